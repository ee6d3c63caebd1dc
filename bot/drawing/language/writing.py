"""Writes a sketch down in the language it was typed in."""

import re
from collections.abc import Iterator

from bot.drawing.language.lines import SETTINGS
from bot.drawing.language.shapes import shape_of
from bot.drawing.language.sketch import Shape, Sketch

__all__ = ["canonical"]

_PLAIN = re.compile(r"[^\W_]+(?:[ _'/-][^\W_]+)*")
"""What needs no quotes, wherever it stands."""


def canonical(sketch: Sketch) -> str:
    """Text that parses to the same sketch: its parts, then its groups, then its arrows.

    Where one line had spoken of several arrows it is longer than what was typed, so it is read with
    no limit on its length.
    """
    return "\n".join([*_parts(sketch), *_groups(sketch, None, ""), *_arrows(sketch)])


def _quoted(text: str) -> str:
    return text if _PLAIN.fullmatch(text) and text not in SETTINGS else f'"{text}"'


def _path(sketch: Sketch, place: int) -> str:
    """A part's name with those of the groups round it."""
    part = sketch.parts[place]
    names, group = [part.name], part.group
    while group is not None:
        names.append(sketch.groups[group].name)
        group = sketch.groups[group].within
    return ".".join(map(_quoted, reversed(names)))


def _parts(sketch: Sketch) -> Iterator[str]:
    for place, part in enumerate(sketch.parts):
        line = _path(sketch, place)
        if part.label != part.name:
            line += f": {_quoted(part.label)}"
        if part.shape is not (shape_of(part.name) or shape_of(part.label) or Shape.RECTANGLE):
            line += f" {{ shape: {part.shape} }}"
        yield f"{line}  # also: {', '.join(part.also)}" if part.also else line


def _groups(sketch: Sketch, within: int | None, margin: str) -> Iterator[str]:
    for place, group in enumerate(sketch.groups):
        if group.within != within:
            continue
        yield f"{margin}{_quoted(group.name)} {{"
        yield from (
            f"{margin}  {_quoted(part.name)}" for part in sketch.parts if part.group == place
        )
        yield from _groups(sketch, place, f"{margin}  ")
        yield f"{margin}}}"


def _arrows(sketch: Sketch) -> Iterator[str]:
    for arrow in sketch.arrows:
        line = f"{_path(sketch, arrow.start)} {arrow.heads} {_path(sketch, arrow.end)}"
        yield f"{line}: {_quoted(arrow.label)}" if arrow.label else line
