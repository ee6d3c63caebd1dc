"""Lines in the room of a page: as many as it takes, the last of them perhaps in part."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.texts import room, room_of, weight
from bot.ui.typed.lines import Line
from bot.ui.typed.spans import Run
from bot.ui.typed.writing import begins, ends, fitting, fitting_end, line_written

__all__ = ["MORE", "QUOTED", "cut", "tail", "with_more"]

QUOTED = "> "
MORE = "…"
_LEAST = 40
"""Room for less of a text is none for marks."""


def with_more(head: Sequence[Line]) -> list[Line]:
    """Lines with an ellipsis behind their last word; below a fence it has a line of its own."""
    kept = list(head)
    while kept and not kept[-1].text.strip():
        kept.pop()
    more = Run(MORE)
    if not kept or kept[-1].fence is not None:
        return [*kept, Line((more,))]
    last = kept[-1]
    ended = last.part(0, len(last.text.rstrip()))
    return [*kept[:-1], replace(ended, runs=(*ended.runs, more))]


def cut(lines: Sequence[Line], most: int, *, quoted: bool) -> tuple[list[Line], list[Line]]:
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
        if line.size > self.most:
            return False  # written, it is no shorter
        used = self._with(line, weight(line_written(line)))
        if room_of(used) > self.most:
            return False
        self.used, self.last = used, line
        return True

    def room_in(self, line: Line) -> int:
        """How many characters of another line have room."""
        begun = line.part(0, self.most)  # no character has less room than one
        return fitting(begun, lambda weighed: room_of(self._with(line, weighed)) <= self.most)

    def room_at_end_in(self, line: Line) -> int:
        """How many of its last characters have room."""
        return fitting_end(line, lambda weighed: room_of(self._with(line, weighed)) <= self.most)

    def _with(self, line: Line, weighed: tuple[int, int]) -> tuple[int, int]:
        new = [*begins(line), *ends(line)] if line.fence != self.last.fence else []
        around = 1 + (len(QUOTED) if self.quoted else 0)
        units, size = self.used
        for more_units, more in (weighed, *map(weight, new)):
            units, size = units + more_units + around, size + more + around
        return units, size


def tail(lines: Sequence[Line], most: int, *, quoted: bool) -> list[Line]:
    """As much of the end of some lines as has room, after an ellipsis."""
    page = _Page(most - room(f"{MORE}\n{QUOTED}"), quoted=quoted)
    fits = 0
    while fits < len(lines) and page.takes(lines[-fits - 1]):
        fits += 1
    kept = list(lines[len(lines) - fits :])
    if not page.is_half_full:
        line = lines[-fits - 1].part(max(0, lines[-fits - 1].size - most), lines[-fits - 1].size)
        size = len(line.text[line.size - page.room_at_end_in(line) :].lstrip())
        kept = [line.part(line.size - size, line.size), *kept] if size else kept
    if kept and kept[0].fence is None and not kept[0].marker:
        return [replace(kept[0], runs=(Run(MORE), *kept[0].runs)), *kept[1:]]
    return [Line((Run(MORE),)), *kept]


def _between_words(text: str, size: int) -> int:
    """The end of the last word in so many characters, unless that is far away."""
    if size >= len(text):
        return size
    space = max(text.rfind(" ", 0, size + 1), text.rfind("\t", 0, size + 1))
    return space if space >= max(1, size // 2) else size
