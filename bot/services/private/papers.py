"""What a member writes on by typing: an answer, one to a follow-up, or a design's notes."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping

from bot.db.models import AttemptRow, DesignRow, OccasionRow
from bot.domain.attempts.follow_ups import MOST_FOLLOW_UP
from bot.domain.attempts.parts import GAP
from bot.domain.phases.phases import ASSESSING, MOST_NOTES, OPENING, PHASES, joined, parted
from bot.domain.private.quick import MOST_CHARACTERS
from bot.domain.private.typed import FORM, Mark, Piece, marks_of, pieces_of, put
from bot.domain.private.typed import joined as text_of
from bot.domain.refusals import Refusal, RefusedError
from bot.services.private.turns import Turn
from bot.texts import said

__all__ = ["ANSWER", "FOLLOW_UP", "DesignPaper", "Paper", "TurnPaper", "note_form"]

ANSWER, FOLLOW_UP = 0, 1
"""The parts of a turn; those of a design interview are its phases."""


def note_form(occasion: OccasionRow, part: int, text: str) -> None:
    """Keep that a form has added to what is typed as well."""
    if occasion.typed:
        occasion.typed = [*occasion.typed, [part, FORM, len(said(text))]]


class Paper(ABC):
    """Texts in pieces, each with the message that says it; `save` writes down what was changed."""

    def __init__(self, occasion: OccasionRow, part: int | None, texts: Mapping[int, str]) -> None:
        """`part`: where what is new belongs; None where nothing waits for it."""
        self.occasion = occasion
        self.part = part
        marks: dict[int, list[Mark]] = {each: [] for each in texts}
        for at, message, length in occasion.typed or ():
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

    def put(self, message: int, text: str) -> RefusedError | None:
        """Keep what a message says now; returns why not, where there is no room for it.

        Of a new one without room it is kept that it was read, so that it can be shortened.
        """
        found = self._at(message)
        part = self.part if found is None else found[0]
        if part is None or (found is not None and found[1].text == text):
            return None
        pieces = put(self._pieces[part], message, text)
        refused = self.too_long(part, len(text_of(pieces)))
        if refused is None or found is None:
            self._pieces[part] = pieces if refused is None else put(self._pieces[part], message, "")
            self._changed.add(part)
        return refused

    def save(self) -> None:
        """Write down what was changed."""
        if not self._changed:
            return
        self.write({part: text_of(self._pieces[part]) for part in self._changed})
        self.occasion.typed = [
            [part, message, length]
            for part, pieces in self._pieces.items()
            for message, length in marks_of(pieces)
        ]
        self._changed.clear()

    @property
    @abstractmethod
    def heard(self) -> int | None:
        """The last message that was read."""

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


class TurnPaper(Paper):
    """A turn: its answer while it is typed and once it is given, and that to the follow-up."""

    def __init__(self, turn: Turn, *, keeps_texts: bool) -> None:
        """`keeps_texts`: whether any text is kept once it is graded, as a follow-up's would be."""
        self.turn, attempt = turn, turn.attempt
        self._keeps_texts = keeps_texts
        runs = turn.interview.ended_at is None and turn.row.position == turn.interview.position
        part = None
        if runs and attempt is None:
            part = ANSWER
        elif runs and attempt is not None and attempt.follow_up is not None:
            part = FOLLOW_UP
        # What was typed stays a draft where "I don't know", say, or a form was the answer instead.
        self._drafted = attempt is None or turn.row.draft is not None
        answer = turn.row.draft if self._drafted else attempt and attempt.text
        follow_up = attempt and attempt.follow_up_answer
        super().__init__(
            turn.row.occasion, part, {ANSWER: answer or "", FOLLOW_UP: follow_up or ""}
        )

    @property
    def heard(self) -> int | None:
        """The turn's."""
        return self.turn.row.heard_message_id

    def too_long(self, part: int, characters: int) -> RefusedError | None:
        """An answer has more room than one to a follow-up."""
        if part == FOLLOW_UP and characters > MOST_FOLLOW_UP:
            return RefusedError(Refusal.FOLLOW_UP_TOO_LONG, most=MOST_FOLLOW_UP)
        if characters > MOST_CHARACTERS:
            return RefusedError(Refusal.PART_TOO_LONG, most=MOST_CHARACTERS)
        return None

    def write(self, texts: Mapping[int, str]) -> None:
        """Whether it counts as written was decided when the answer was given."""
        attempt = self.turn.attempt
        if ANSWER in texts and self._drafted:
            self.turn.row.draft = texts[ANSWER] or None
        elif ANSWER in texts and attempt is not None:
            attempt.text = texts[ANSWER] or None
        if FOLLOW_UP in texts and attempt is not None and self._keeps_texts:
            attempt.follow_up_answer = texts[FOLLOW_UP] or None


class DesignPaper(Paper):
    """The notes of a design interview, also once they are an attempt's text."""

    def __init__(self, row: DesignRow, attempt: AttemptRow | None) -> None:
        self.row, self._attempt = row, attempt
        runs = row.ended_at is None and OPENING < row.phase < ASSESSING
        notes = _notes(row, attempt)
        super().__init__(row.occasion, row.phase if runs else None, dict(enumerate(notes, start=1)))

    @property
    def heard(self) -> int | None:
        """The interview's."""
        return self.row.heard_message_id

    def too_long(self, _part: int, characters: int) -> RefusedError | None:
        """Every phase has as much room as another."""
        return (
            RefusedError(Refusal.NOTES_TOO_LONG, most=MOST_NOTES)
            if characters > MOST_NOTES
            else None
        )

    def write(self, texts: Mapping[int, str]) -> None:
        """All phases are one text once they are an attempt's."""
        notes = _notes(self.row, self._attempt)
        for part, text in texts.items():
            notes[part - 1] = text
        if self._attempt is not None:
            self._attempt.text = joined(notes) or None
        else:
            self.row.notes = notes


def _notes(row: DesignRow, attempt: AttemptRow | None) -> list[str]:
    """The notes of each phase; nothing where they are no longer kept, or cannot be told apart."""
    if attempt is None:
        return list(row.notes or [""] * len(PHASES))
    return parted(attempt.text or "", _lengths(row.occasion.typed or ()))


def _lengths(marks: Iterable[list[int]]) -> list[int]:
    """How long the notes of each phase are, as their marks say."""
    lengths = [0] * len(PHASES)
    for part, _, length in marks:
        if length and OPENING < part < ASSESSING:
            lengths[part - 1] += length + (len(GAP) if lengths[part - 1] else 0)
    return lengths
