"""A typed text in lines: which begin an entry of a list, which are of a fence, and how all look."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from bot.ui.typed.spans import CODE, Run, spans
from bot.ui.words import escape_begun, with_one_newline

__all__ = ["Line", "begins", "ends", "fitting", "line_written", "lines_of", "most_that", "written"]

_FENCE = re.compile(
    r"^ *```(?!`)(?:(?P<language>[\w+.#-]{1,20})\n)?(?P<code>(?:(?!```).)+)(?<!`)```(?!`)[ \t]*$",
    re.MULTILINE | re.DOTALL | re.ASCII,
)
_MARKED = re.compile(r"(?P<indent> {0,12})(?P<marker>[-*]|(?P<number>[1-9]\d{0,2})\.) +(?=\S)")
_CALLING = re.compile(r"@(?=everyone|here)|<(?=[@#])")
"""What would call somebody, were it not code."""
_NOTHING = "\u200b"
_TICKS = "```"
_MOST_MARKS = 2_000
"""Nobody reads a text with more of them: it is shown as text alone, and holds nobody up."""


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
    def text(self) -> str:
        """What its runs say."""
        return "".join(run.text for run in self.runs)

    def part(self, begin: int, end: int) -> "Line":
        """Some of its characters; its marker stays with the first."""
        runs, at = [], 0
        for run in self.runs:
            text = run.text[max(begin - at, 0) : max(end - at, 0)]
            if text:
                runs.append(replace(run, text=text))
            at += len(run.text)
        return replace(self, runs=tuple(runs), marker="" if begin else self.marker)

    def plain(self) -> "Line":
        """The same as text alone."""
        return Line((Run(self.marker + self.text),))


def lines_of(text: str) -> list[Line]:
    """All lines of a text; the marks of a fence are none, since they are written anew."""
    text, at, lists = with_one_newline(text), 0, _Lists()
    lines: list[Line] = []
    if sum(map(text.count, "*_`")) > _MOST_MARKS:
        return [Line((Run(line),) if line else ()) for line in text.split("\n")]
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


def written(lines: Iterable[Line], before: str = "") -> str:
    """Lines as Markdown that shows them as they were typed, each after a quotation's mark, say."""
    return "\n".join(f"{before}{line}" for line in _written(lines))


def _written(lines: Iterable[Line]) -> Iterator[str]:
    last = Line()
    for line in lines:
        if line.fence != last.fence:
            yield from ends(last)
            yield from begins(line)
        yield line_written(line)
        last = line
    yield from ends(last)


def begins(line: Line) -> list[str]:
    """What stands above a line with which a fence begins."""
    return [] if line.fence is None else [f"{_TICKS}{line.language}"]


def ends(line: Line) -> list[str]:
    """What stands below a line with which a fence ends."""
    return [] if line.fence is None else [_TICKS]


def line_written(line: Line) -> str:
    """A line, without what stands above and below it."""
    if line.fence is not None:
        return _calling_nobody(line.text)
    return "".join((line.marker, *(before + text for before, text, _ in _parts(line.runs))))


def fitting(line: Line, fits: Callable[[str], bool]) -> int:
    """How many characters of a line have room, given what it is once it is cut behind them."""
    if line.fence is not None:
        return most_that(line.size, lambda size: fits(_calling_nobody(line.text[:size])))
    done, size = line.marker, 0
    for run, (before, text, after) in zip(line.runs, _parts(line.runs), strict=True):
        if fits(done + before + text + after):
            done, size = done + before + text, size + len(run.text)
            continue

        def has_room(count: int, run: Run = run, begun: str = done + before) -> bool:
            return fits(begun + _text(replace(run, text=run.text[:count])) + _closing(run))

        return size + most_that(len(run.text), has_room)
    return size


def most_that(upto: int, fits: Callable[[int], bool]) -> int:
    """The largest number of which that can be said; of each smaller one it can as well."""
    low, high = 0, upto
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


def _parts(runs: Sequence[Run]) -> Iterator[tuple[str, str, str]]:
    """The runs of a line, with the marks before each, and those that would close the line there."""
    style: tuple[str, ...] = ()
    for place, run in enumerate(runs):
        opened = style
        style = run.around
        same = 0
        while same < min(len(style), len(opened)) and style[same] == opened[same]:
            same += 1
        before = "".join((*reversed(opened[same:]), *style[same:]))
        last = place + 1 == len(runs)
        yield before, _text(run) + (_closing(run) if last else ""), "" if last else _closing(run)


def _closing(run: Run) -> str:
    return "".join(reversed(run.around))


def _text(run: Run) -> str:
    """What a run says; escaped as if a line began with it: after its own marks one does."""
    return _code(run.text) if run.is_code else escape_begun(run.text)


def _code(text: str) -> str:
    """Code in a line: in as many ticks as it needs, and in none where nothing of it is seen."""
    code = _calling_nobody(text)
    if not code.strip():
        return code
    if CODE not in code:
        return f"`{code}`"
    first, last = (" " if code[place] == CODE else "" for place in (0, -1))
    return f"``{first}{code}{last}``"


def _calling_nobody(code: str) -> str:
    return _CALLING.sub(lambda found: found[0] + _NOTHING, code)
