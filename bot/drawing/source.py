"""A sketch as D2 reads it. What a member typed never reaches D2's syntax.

Parts are called p0, p1 … and groups g0, g1 …; words stand only between double quotes, with what has
a meaning there escaped. D2 could import files and fetch icons by its syntax.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.drawing.face import width, wrapped
from bot.drawing.language import Arrow, Part, Shape, Sketch

__all__ = ["LOOKS", "Engine", "Look", "Order", "source"]

NAME, LABEL = 24, 20
"""The sizes of letters: of names, and of what flows."""
_INK, _PAPER, _GROUP, _RIM = "#23252B", "#FBF9F4", "#F1EEE6", "#8A8577"
_FILLS = {
    Shape.CYLINDER: "#CFE8D8",
    Shape.QUEUE: "#FFE0B8",
    Shape.PERSON: "#CFE0FA",
    Shape.CLOUD: "#E6DDF5",
    Shape.HEXAGON: "#F9D5D3",
}
"""Grounds on which the ink has at least 11:1; the others are white."""
_SIDE, _ABOVE = 22, 16
"""What a box is wider and higher than its words."""
_LINE = 1.25
"""From one line of a label to the next, in letters' sizes."""
_MORE = {
    Shape.CYLINDER: (0, 54),
    Shape.QUEUE: (60, 0),
    Shape.PERSON: (10, 74),
    Shape.CLOUD: (50, 40),
    Shape.HEXAGON: (50, 0),
    Shape.PAGE: (0, 20),
    Shape.STORED_DATA: (40, 0),
}
"""What a shape needs beside its label: wider, higher."""
_D2 = {Shape.PERSON: "c4-person"}
"""D2's own name for a shape, where it differs: this person has room for words."""


class Engine(StrEnum):
    """Which of D2's layouts places the parts."""

    ELK = "elk"
    DAGRE = "dagre"


class Order(StrEnum):
    """In which order D2 hears of arrows: it places what it hears of first."""

    TYPED = "as typed"
    BACKWARDS = "from the last to the first"
    BY_END = "by the parts they lead to"


@dataclass(frozen=True, slots=True)
class Look:
    """One way to lay a drawing out."""

    layers: int
    """Units between two layers of parts."""
    beside: int
    """Units between a line and a part; between two parts of a layer where the engine is dagre."""
    name: int
    """Letters of a name's line."""
    label: int
    """The same of what flows."""
    order: Order = Order.TYPED
    last_first: bool = False
    """Whether parts are told from the last to the first."""
    title: str = "top-left"
    """Where a group's name stands."""
    engine: Engine = Engine.ELK


LOOKS = (
    Look(60, 60, 12, 10, Order.BY_END),
    Look(70, 40, 14, 14, Order.BACKWARDS),
    Look(60, 60, 12, 10, last_first=True),
    Look(70, 30, 20, 24),
    Look(90, 50, 10, 14, title="top-right"),
    Look(90, 50, 10, 14, last_first=True, title="bottom-left"),
    Look(60, 60, 12, 10, Order.BACKWARDS, last_first=True, title="bottom-right"),
    Look(40, 20, 12, 12, engine=Engine.DAGRE),
)
"""What is tried, in this order. Of fifty designs of the bank the first draws 28 without a fault,
the second 8 of the others, all together 45."""


def source(sketch: Sketch, look: Look) -> str:
    """D2's text for a sketch; always downwards, since a phone is narrow."""
    return "\n".join([*_head(), *_within(sketch, look, None), *_arrows(sketch, look)])


def _head() -> Iterator[str]:
    yield "direction: down"
    yield f'style: {{fill: "{_PAPER}"}}'


def _within(sketch: Sketch, look: Look, group: int | None) -> Iterator[str]:
    parts = list(enumerate(sketch.parts))
    for place, part in reversed(parts) if look.last_first else parts:
        if part.group == group:
            yield _part(place, part, look)
    for place, inner in enumerate(sketch.groups):
        if inner.within == group:
            title = _quoted(wrapped(inner.name, 24))
            style = f'style: {{fill: "{_GROUP}"; stroke: "{_RIM}"; font-size: {NAME}; bold: true'
            style += f'; font-color: "{_INK}"; stroke-width: 2}}'
            yield f"g{place}: {title} {{label.near: {look.title}; {style}"
            yield from _within(sketch, look, place)
            yield "}"


def _part(place: int, part: Part, look: Look) -> str:
    wide, high = _box(part, look)
    style = f'fill: "{_FILLS.get(part.shape, "#FFFFFF")}"; stroke: "{_INK}"; stroke-width: 3'
    style += f'; font-size: {NAME}; font-color: "{_INK}"; bold: true'
    shape = _D2.get(part.shape, part.shape)
    label = _quoted(wrapped(part.label, look.name))
    settings = f"shape: {shape}; width: {wide}; height: {high}; style: {{{style}}}"
    return f"p{place}: {label} {{{settings}}}"


def _box(part: Part, look: Look) -> tuple[int, int]:
    lines = wrapped(part.label, look.name)
    wider, higher = _MORE.get(part.shape, (0, 0))
    wide = max(width(line, NAME) for line in lines) + _SIDE + wider
    return wide, round(len(lines) * NAME * _LINE) + _ABOVE + higher


def _arrows(sketch: Sketch, look: Look) -> Iterator[str]:
    style = f'style: {{stroke: "{_INK}"; stroke-width: 3; font-size: {LABEL}'
    style += f'; font-color: "{_INK}"; bold: true}}'
    for arrow in _ordered(sketch.arrows, look.order):
        ends = f"{_path(sketch, arrow.start)} {arrow.heads} {_path(sketch, arrow.end)}"
        label = f" {_quoted(wrapped(arrow.label, look.label))}" if arrow.label else ""
        yield f"{ends}:{label} {{{style}}}"


def _ordered(arrows: Sequence[Arrow], order: Order) -> Sequence[Arrow]:
    if order is Order.BACKWARDS:
        return arrows[::-1]
    return sorted(arrows, key=lambda arrow: arrow.end) if order is Order.BY_END else arrows


def _path(sketch: Sketch, place: int) -> str:
    names, group = [f"p{place}"], sketch.parts[place].group
    while group is not None:
        names.append(f"g{group}")
        group = sketch.groups[group].within
    return ".".join(reversed(names))


_ESCAPED = str.maketrans({"\\": "\\\\", '"': '\\"', "$": "\\$"})
_SPELLED = str.maketrans({"→": "->", "←": "<-", "↔": "<->", "⇄": "<->", "⇒": "=>", "⟶": "->"})
"""The face has no arrows."""


def _quoted(lines: list[str]) -> str:
    """Words between double quotes: single ones are not safe in D2."""
    return '"' + "\\n".join(line.translate(_SPELLED).translate(_ESCAPED) for line in lines) + '"'
