"""Typed lines as Markdown of Discord's, and how much of one has room."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from bot.texts import weight
from bot.ui.typed.lines import Line
from bot.ui.typed.spans import CODE, Run
from bot.ui.words import escape_begun

__all__ = [
    "begins",
    "ends",
    "fitting",
    "fitting_end",
    "line_written",
    "most_that",
    "written",
]

_CALLING = re.compile(r"@(?=everyone|here)|<(?=[@#])")
"""What would call somebody, were it not code."""
_NOTHING = "\u200b"
_TICKS = "```"


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
    if line.is_text:
        return line.marker + "".join(escape_begun(run.text) for run in line.runs)
    return "".join((line.marker, *(before + text for before, text, _ in _parts(line.runs))))


def fitting(line: Line, fits: Callable[[tuple[int, int]], bool]) -> int:
    """How many characters of a line have room, given the weight of it once it is cut behind them.

    Each run is weighed once: a line can have thousands.
    """
    if line.fence is not None:
        return most_that(line.size, lambda size: fits(weight(_calling_nobody(line.text[:size]))))
    done, size = weight(line.marker), 0
    for run, (before, text, after) in zip(line.runs, _parts(line.runs), strict=True):
        begun = _added(done, before)
        if fits(_added(_added(begun, text), after)):
            done, size = _added(begun, text), size + len(run.text)
            continue

        def has_room(count: int, run: Run = run, begun: tuple[int, int] = begun) -> bool:
            cut = _text(replace(run, text=run.text[:count]))
            return fits(_added(begun, cut + _closing(run)))

        return size + most_that(len(run.text), has_room)
    return size


def fitting_end(line: Line, fits: Callable[[tuple[int, int]], bool]) -> int:
    """The same of its last characters."""
    if line.fence is not None:
        text = line.text
        return most_that(
            line.size, lambda size: fits(weight(_calling_nobody(text[line.size - size :])))
        )
    behind, size = (0, 0), 0
    for run, (before, text, _) in reversed([*zip(line.runs, _parts(line.runs), strict=True)]):
        opened = "".join(run.around)
        if fits(_added(behind, opened + text)):
            behind, size = _added(behind, before + text), size + len(run.text)
            continue
        after = _closing(run) if run is line.runs[-1] else ""

        around = _added(behind, opened + after)

        def has_room(count: int, run: Run = run, around: tuple[int, int] = around) -> bool:
            cut = _text(replace(run, text=run.text[len(run.text) - count :]))
            return fits(_added(around, cut))

        return size + most_that(len(run.text), has_room)
    return size


def _added(weighed: tuple[int, int], text: str) -> tuple[int, int]:
    units, size = weight(text)
    return weighed[0] + units, weighed[1] + size


def most_that(upto: int, fits: Callable[[int], bool]) -> int:
    """The largest number of which that can be said; of each smaller one it can as well."""
    low, high = 0, upto
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


def _parts(runs: Sequence[Run]) -> Iterator[tuple[str, str, str]]:
    """The runs of a line, with the marks before each, and those that would close the line there."""
    opened: tuple[str, ...] = ()
    last = len(runs) - 1
    for place, run in enumerate(runs):
        style = run.around
        before = _between(opened, style) if opened or style else ""
        closing = "".join(reversed(style)) if style else ""
        text = _text(run)
        yield (before, text + closing, "") if place == last else (before, text, closing)
        opened = style


def _between(opened: tuple[str, ...], style: tuple[str, ...]) -> str:
    """What closes one style and opens another."""
    same = 0
    while same < min(len(style), len(opened)) and style[same] == opened[same]:
        same += 1
    return "".join((*reversed(opened[same:]), *style[same:]))


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
