"""The one way in which answers and notes are shown: as they were typed, where that does no harm.

Bold, italics, lists, code in a line and closed fences look as they do in a message of one's own.
All else that Discord would make something of (headings, links, mentions, timestamps, emoji,
spoilers, quotations, small print, what is underlined or struck out, and any marker that is not
closed) is escaped, and reads as it was typed: `__init__` and `~5 ms` are not meant as formatting.

Names, titles and labels have no formatting: they are for `bot.ui.words.escape`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.texts import room, room_of, weight
from bot.ui.typed.lines import (
    Line,
    begins,
    ends,
    fitting,
    line_written,
    lines_of,
    most_that,
    written,
)
from bot.ui.typed.spans import Run

__all__ = ["Typed"]

_QUOTED = "> "
_MORE = "…"
_LEAST = 40
"""Room for less of a text is none for marks."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What a member typed at length, line by line, as Markdown of Discord's."""

    lines: tuple[Line, ...]

    @classmethod
    def read(cls, text: str) -> "Typed":
        """A text as it was typed."""
        return cls(tuple(lines_of(text)))

    @classmethod
    def titled(cls, title: str, text: str) -> "Typed":
        """A text under a title of ours, which is bold."""
        return cls((Line((Run(title, ("**",)),)), *lines_of(text)))

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
        return written(self.lines, _QUOTED if quoted else "")

    def begun(self, most: int, *, lines: int | None = None, quoted: bool = False) -> str:
        """It, or its beginning and an ellipsis, in at most so much room and so many lines.

        What the cut is in is closed.
        """
        kept = self.lines if lines is None else self.lines[:lines]
        shown = written(kept, _QUOTED if quoted else "")
        if len(kept) == len(self.lines) and room(shown) <= most:
            return shown
        left = most - room(f"\n{_QUOTED if quoted else ''}{_MORE}")
        head, _ = _cut(kept, left, quoted=quoted)
        return written(_with_more(head), _QUOTED if quoted else "")

    def ended(self, most: int, *, lines: int, quoted: bool = False) -> str:
        """It, or an ellipsis and its end: what its member wants to go on from."""
        kept = [line for line in self.lines if line.runs][-lines:]
        shown = written(kept, _QUOTED if quoted else "")
        if room(shown) <= most:
            return shown
        return written(_tail(kept, most, quoted=quoted), _QUOTED if quoted else "")

    def pages(self, most: int) -> list[str]:
        """It in pieces of at most so much room, cut between lines or words.

        No piece is blank, whatever the text: Discord takes no empty component.
        """
        pages: list[str] = []
        rest: Sequence[Line] = self.lines
        while rest:
            head, rest = _cut(rest, most, quoted=False)
            pages.append(written(head).strip("\n"))
        return [page for page in pages if page.strip()] or [_MORE]


def _with_more(head: Sequence[Line]) -> list[Line]:
    """Lines with an ellipsis behind their last word; below a fence it has a line of its own."""
    kept = list(head)
    while kept and not kept[-1].text.strip():
        kept.pop()
    more = Run(_MORE)
    if not kept or kept[-1].fence is not None:
        return [*kept, Line((more,))]
    last = kept[-1]
    ended = last.part(0, len(last.text.rstrip()))
    return [*kept[:-1], replace(ended, runs=(*ended.runs, more))]


def _cut(lines: Sequence[Line], most: int, *, quoted: bool) -> tuple[list[Line], list[Line]]:
    """As many lines as have room, the last perhaps in part, and the rest.

    A line is cut where nothing else fits, or where what fits would leave half of it empty.
    """
    page = _Page(most, quoted=quoted)
    fits = 0
    while fits < len(lines) and page.takes(lines[fits]):
        fits += 1
    head, rest = list(lines[:fits]), list(lines[fits:])
    if not rest or page.is_half_full:
        return head, rest
    line = rest[0] if most >= _LEAST else rest[0].plain()
    size = page.room_in(line)
    if not (size or head):
        line = line.plain()
        size = max(1, page.room_in(line))
    if not size:
        return head, rest
    size = _between_words(line.text, size)
    begins = line.size - len(line.text[size:].lstrip())
    head.append(line.part(0, len(line.text[:size].rstrip())))
    return head, [*([line.part(begins, line.size)] if begins < line.size else []), *rest[1:]]


@dataclass(slots=True)
class _Page:
    """How much room lines take together; it grows while they fit."""

    most: int
    quoted: bool
    used: tuple[int, int] = (-1, -1)
    """Units and bytes; the first line has no newline before it."""
    last: Line = field(default_factory=Line)

    @property
    def is_half_full(self) -> bool:
        """Whether it is worth to be a page."""
        return room_of(self.used) >= self.most // 2

    def takes(self, line: Line) -> bool:
        """Add a line, if it has room."""
        used = self._with(line, line_written(line))
        if room_of(used) > self.most:
            return False
        self.used, self.last = used, line
        return True

    def room_in(self, line: Line) -> int:
        """How many characters of another line have room."""
        begun = line.part(0, self.most)  # no character has less room than one
        return fitting(begun, lambda text: room_of(self._with(line, text)) <= self.most)

    def _with(self, line: Line, text: str) -> tuple[int, int]:
        new = [*begins(line), *ends(line)] if line.fence != self.last.fence else []
        units, size = self.used
        for each in (text, *new):
            more_units, more = weight(each)
            around = 1 + (len(_QUOTED) if self.quoted else 0)
            units, size = units + more_units + around, size + more + around
        return units, size


def _tail(lines: Sequence[Line], most: int, *, quoted: bool) -> list[Line]:
    """As much of the end of some lines as has room, after an ellipsis."""
    page = _Page(most - room(f"{_MORE}\n{_QUOTED}"), quoted=quoted)
    fits = 0
    while fits < len(lines) and page.takes(lines[-fits - 1]):
        fits += 1
    kept = list(lines[len(lines) - fits :])
    if not page.is_half_full:
        line = lines[-fits - 1].part(max(0, lines[-fits - 1].size - most), lines[-fits - 1].size)

        def has_room(size: int) -> bool:
            return replace(page).takes(line.part(line.size - size, line.size))

        size = len(line.text[line.size - most_that(line.size, has_room) :].lstrip())
        kept = [line.part(line.size - size, line.size), *kept] if size else kept
    if kept and kept[0].fence is None and not kept[0].marker:
        return [replace(kept[0], runs=(Run(_MORE), *kept[0].runs)), *kept[1:]]
    return [Line((Run(_MORE),)), *kept]


def _between_words(text: str, size: int) -> int:
    """The end of the last word in so many characters, unless that is far away."""
    if size >= len(text):
        return size
    space = max(text.rfind(" ", 0, size + 1), text.rfind("\t", 0, size + 1))
    return space if space >= max(1, size // 2) else size
