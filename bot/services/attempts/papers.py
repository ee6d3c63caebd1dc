"""Texts in pieces that messages say: what of a text is changed with the message it came from."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import TypeAlias

from bot.db.models import GroupNotesRow, OccasionRow
from bot.domain.attempts.typed import FORM, Mark, Piece, joined, marks_of, pieces_of, put
from bot.domain.refusals import RefusedError
from bot.texts import said

__all__ = ["Paper", "Typed", "note_form"]


Typed: TypeAlias = OccasionRow | GroupNotesRow
"""What knows which messages its texts came in: numbers and lengths, no words."""


def note_form(typed: Typed, part: int, text: str) -> None:
    """Keep that a form has added to what is typed as well."""
    if typed.typed:
        typed.typed = [*typed.typed, [part, FORM, len(said(text))]]


class Paper(ABC):
    """Texts in pieces, each with the message that says it; `save` writes down what was changed."""

    def __init__(self, typed: Typed, part: int | None, texts: Mapping[int, str]) -> None:
        """`part`: where what is new belongs; None where nothing waits for it."""
        self._typed = typed
        self.part = part
        marks: dict[int, list[Mark]] = {each: [] for each in texts}
        for at, message, length in typed.typed or ():
            marks[at].append((message, length))
        self._pieces = {each: pieces_of(text, marks[each]) for each, text in texts.items()}
        self._changed: set[int] = set()

    @property
    def known(self) -> frozenset[int]:
        """The messages that were taken in."""
        every = (piece.message for pieces in self._pieces.values() for piece in pieces)
        return frozenset(every) - {FORM}

    def says(self, message: int) -> str | None:
        """What is kept of a message; None where it was never taken in."""
        found = self._at(message)
        return found and found[1].text

    def part_of(self, message: int) -> int | None:
        """The part in which a message was taken in; None where it never was."""
        found = self._at(message)
        return found and found[0]

    def text(self, part: int) -> str:
        """What a part says by now."""
        return joined(self._pieces[part])

    def put(self, message: int, text: str) -> RefusedError | None:
        """Keep what a message says now; returns why not, where there is no room for it.

        Of a new one without room it is kept that it was read, so that it can be shortened.
        """
        found = self._at(message)
        part = self.part if found is None else found[0]
        if part is None or (found is not None and found[1].text == text):
            return None
        pieces = put(self._pieces[part], message, text)
        refused = self.too_long(part, len(joined(pieces)))
        if refused is None or found is None:
            self._pieces[part] = pieces if refused is None else put(self._pieces[part], message, "")
            self._changed.add(part)
        return refused

    def save(self) -> None:
        """Write down what was changed."""
        if not self._changed:
            return
        self.write({part: joined(self._pieces[part]) for part in self._changed})
        self._typed.typed = [
            [part, message, length]
            for part, pieces in self._pieces.items()
            for message, length in marks_of(pieces)
        ]
        self._changed.clear()

    @abstractmethod
    def too_long(self, part: int, characters: int) -> RefusedError | None:
        """What is said where a part has no room for so much."""

    @abstractmethod
    def write(self, texts: Mapping[int, str]) -> None:
        """Put these parts in the place of those before."""

    def _at(self, message: int) -> tuple[int, Piece] | None:
        for part, pieces in self._pieces.items():
            for piece in pieces:
                if piece.message == message != FORM:
                    return part, piece
        return None
