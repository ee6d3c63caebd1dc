"""The one way in which answers and notes are shown: as they were typed, where that does no harm.

Bold, italics, lists, code in a line and closed fences look as they do in a message of one's own.
All else that Discord would make something of (headings, links, mentions, timestamps, emoji,
spoilers, quotations, small print, what is underlined or struck out, and any marker that is not
closed) is escaped, and reads as it was typed: `__init__` and `~5 ms` are not meant as formatting.

Names, titles and labels have no formatting: they are for `bot.ui.words.escape`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.texts import beginning, room
from bot.ui.typed.lines import Line, is_formatted, lines_of
from bot.ui.typed.pages import MORE, QUOTED, cut, tail, with_more
from bot.ui.typed.spans import BOLD, Run
from bot.ui.typed.writing import most_that, written
from bot.ui.words import chunks, escape, quote, unbroken, with_one_newline

__all__ = ["Typed"]


@dataclass(frozen=True, slots=True)
class Typed:
    """What a member typed at length, line by line, as Markdown of Discord's."""

    lines: tuple[Line, ...]

    @classmethod
    def read(cls, text: str) -> "Typed":
        """A text as it was typed."""
        return (
            cls(tuple(lines_of(text))) if is_formatted(text) else AsText((), with_one_newline(text))
        )

    @classmethod
    def titled(cls, title: str, text: str) -> "Typed":
        """A text under a title of ours, which is bold."""
        return cls((Line((Run(title, (BOLD,)),)), *lines_of(text)))

    def then(self, other: "Typed") -> "Typed":
        """This, an empty line, and another."""
        far = 1 + max((line.fence for line in self.lines if line.fence is not None), default=-1)
        moved = (
            line if line.fence is None else replace(line, fence=line.fence + far)
            for line in other.lines
        )
        return Typed((*self.lines, Line(), *moved))

    @property
    def is_plain_line(self) -> bool:
        """Whether it may stand behind other words, in the same line."""
        first, *more = self.lines
        return not (more or first.marker or first.fence is not None)

    def whole(self, *, quoted: bool = False) -> str:
        """All of it."""
        return written(self.lines, QUOTED if quoted else "")

    def begun(self, most: int, *, lines: int | None = None, quoted: bool = False) -> str:
        """It, or its beginning and an ellipsis, in at most so much room and so many lines.

        What the cut is in is closed.
        """
        kept = self.lines if lines is None else self.lines[:lines]
        shown = written(kept, QUOTED if quoted else "")
        if len(kept) == len(self.lines) and room(shown) <= most:
            return shown
        left = most - room(f"\n{QUOTED if quoted else ''}{MORE}")
        head, _ = cut(kept, left, quoted=quoted)
        return written(with_more(head), QUOTED if quoted else "")

    def ended(self, most: int, *, lines: int, quoted: bool = False) -> str:
        """It, or an ellipsis and its end: what its member wants to go on from."""
        kept = [line for line in self.lines if line.runs][-lines:]
        shown = written(kept, QUOTED if quoted else "")
        if room(shown) <= most:
            return shown
        return written(tail(kept, most, quoted=quoted), QUOTED if quoted else "")

    def pages(self, most: int) -> list[str]:
        """It in pieces of at most so much room, cut between lines or words.

        No piece is blank, whatever the text: Discord takes no empty component.
        """
        pages: list[str] = []
        rest: Sequence[Line] = self.lines
        while rest:
            head, rest = cut(rest, most, quoted=False)
            pages.append(written(head).strip("\n"))
        return [page for page in pages if page.strip()] or [MORE]


@dataclass(frozen=True, slots=True)
class AsText(Typed):
    """One with so many lines and marks that it is shown as text alone: it holds nobody up."""

    text: str

    @property
    def is_plain_line(self) -> bool:
        """It is none."""
        return False

    def whole(self, *, quoted: bool = False) -> str:
        """All of it."""
        return _escaped(self.text, quoted=quoted)

    def begun(self, most: int, *, lines: int | None = None, quoted: bool = False) -> str:
        """Its beginning and an ellipsis, if there is more."""
        kept = self.text if lines is None else "\n".join(self.text.split("\n", lines)[:lines])
        shown = _escaped(kept[:most], quoted=quoted)
        if len(kept[:most]) == len(self.text) and room(shown) <= most:
            return shown
        left = most - room(f"\n{QUOTED}{MORE}")
        return unbroken(beginning(shown, left)).rstrip("> \n") + MORE

    def ended(self, most: int, *, lines: int, quoted: bool = False) -> str:
        """Its end, after an ellipsis if a line is cut."""
        every = "\n".join([line for line in self.text.split("\n") if line][-lines:])
        kept = every[-most:]
        shown = _escaped(kept, quoted=quoted)
        if len(kept) == len(every) and room(shown) <= most:
            return shown

        def has_room(size: int) -> bool:
            return room(_escaped(MORE + kept[len(kept) - size :], quoted=quoted)) <= most

        size = most_that(len(kept), has_room)
        return _escaped(MORE + kept[len(kept) - size :].lstrip(), quoted=quoted)

    def pages(self, most: int) -> list[str]:
        """It in pieces, cut between lines or words."""
        return chunks(_escaped(self.text, quoted=False), most)


def _escaped(text: str, *, quoted: bool) -> str:
    return quote(escape(text)) if quoted else escape(text)
