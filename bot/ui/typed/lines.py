"""A typed text in lines: which begin an entry of a list, which are of a fence, and how all look."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from bot.ui.typed.spans import Run, spans
from bot.ui.words import with_one_newline

__all__ = ["Line", "is_formatted", "lines_of"]

_FENCE = re.compile(
    r"^ *```(?!`)(?:(?P<language>[\w+.#-]{1,20})\n)?(?P<code>(?:(?!```).)+)(?<!`)```(?!`)[ \t]*$",
    re.MULTILINE | re.DOTALL | re.ASCII,
)
_MARKED = re.compile(r"(?P<indent> {0,12})(?P<marker>[-*]|(?P<number>[1-9]\d{0,2})\.) +(?=\S)")
_TICKS = "```"
_MOST_MARKS = 800
"""Lines and marks of a text that is formatted; one with more is shown as text alone.

Each takes its time, while nobody else is answered, and a text has up to 48,000 characters.
"""


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it was typed."""

    runs: tuple[Run, ...] = ()
    marker: str = ""
    """What makes an entry of a list of it, with the space before and behind."""
    fence: int | None = None
    """Which fence's it is, where it is code."""
    language: str = ""

    @property
    def size(self) -> int:
        """How many characters its runs have."""
        return sum(len(run.text) for run in self.runs)

    @property
    def is_text(self) -> bool:
        """Whether nothing of it is formatted."""
        return not self.runs or (len(self.runs) == 1 and not self.runs[0].style)

    @property
    def text(self) -> str:
        """What its runs say."""
        return "".join(run.text for run in self.runs)

    def part(self, begin: int, end: int) -> "Line":
        """Some of its characters; its marker stays with the first."""
        runs, at = [], 0
        for run in self.runs:
            if at >= end:
                break
            text = run.text[max(begin - at, 0) : end - at]
            if text:
                runs.append(run if len(text) == len(run.text) else Run(text, run.style))
            at += len(run.text)
        return replace(self, runs=tuple(runs), marker="" if begin else self.marker)

    def plain(self) -> "Line":
        """The same as text alone."""
        return Line((Run(self.marker + self.text),))


def is_formatted(text: str) -> bool:
    """Whether a text is looked at line by line, mark by mark."""
    return sum(map(text.count, "*_`\\\r\n")) <= _MOST_MARKS


def lines_of(text: str) -> list[Line]:
    """All lines of a text; the marks of a fence are none, since they are written anew."""
    text, at, lists = with_one_newline(text), 0, _Lists()
    lines: list[Line] = []
    for number, found in enumerate(_FENCE.finditer(text) if _TICKS in text else ()):
        code = found["code"].strip("\n").rstrip()
        if not code:
            continue
        if found.start():
            lines += _plain(text[at : found.start() - 1], lists) if found.start() > at else []
        lists = _Lists()
        language = found["language"] or ""
        lines += [Line((Run(each),), "", number, language) for each in code.split("\n")]
        at = found.end() + 1
    return [*lines, *_plain(text[at:], lists)] if at <= len(text) else lines


def _plain(text: str, lists: "_Lists") -> Iterator[Line]:
    for line in text.split("\n"):
        marker = lists.marker(line)
        rest = line[marker.length :] if marker else line
        yield Line(tuple(spans(rest)), marker.written if marker else "")


@dataclass(frozen=True, slots=True)
class _Marker:
    length: int
    written: str


@dataclass(slots=True)
class _Lists:
    """The lists that a line can go on: from the outermost, how far in, and the number it is at."""

    open: list[tuple[int, int | None]] = field(default_factory=list)

    def marker(self, line: str) -> _Marker | None:
        """What begins an entry: one of which Discord shows what was typed, and its very number.

        Discord counts on from a list's first number, and shows what is of another kind as the list
        is. Such a marker is text.
        """
        found = _MARKED.match(line)
        if found is None:
            if line.strip() and not line.startswith(" "):
                self.open.clear()
            return None
        indent, number = len(found["indent"]), found["number"]
        at = None if number is None else int(number)
        if not self._goes_on(indent, at):
            if not indent:
                self.open.clear()
            return None
        written = "-" if number is None else f"{number}."
        return _Marker(found.end(), f"{found['indent']}{written} ")

    def _goes_on(self, indent: int, number: int | None) -> bool:
        while len(self.open) > 1 and self.open[-1][0] > indent:
            self.open.pop()
        if self.open and indent < self.open[-1][0] + _deeper(self.open[-1][1]):
            before = self.open[-1][1]
            if (before is None) != (number is None):
                return False
            if before is not None and number != before + 1:
                return False
            self.open[-1] = (self.open[-1][0], number)
        else:
            self.open.append((indent, number))
        return True


def _deeper(number: int | None) -> int:
    """How much further in a list within an entry begins."""
    return 2 if number is None else len(f"{number}. ")
