"""Looks at what D2 laid out: whether words stand on lines or boxes, and lines cross boxes.

D2's SVG names each part and arrow by a class that is its path in base64, and cuts each label of an
arrow out of the lines by a black box in a mask. Lines are drawn by hand, so a few units do not
count.
"""

import re
from base64 import b64decode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import combinations, pairwise

__all__ = ["Layout", "read"]

_SIZE = re.compile(r'viewBox="0 0 (\d+) (\d+)"')
_GROUP = re.compile(r'<g class="(?!shape")([\w+/=]+)"[^>]*>')
_SHAPE = re.compile(r'<path d="([^"]+)"(?: transform="translate\(([-\d.]+) ([-\d.]+)\)")?')
_POINT = re.compile(r"(-?[\d.]+)[ ,](-?[\d.]+)")
_CUT = re.compile(
    r'<rect x="(-?[\d.]+)" y="(-?[\d.]+)" width="([\d.]+)" height="([\d.]+)" fill="black"'
)
_PART = re.compile(r"(?:g\d+\.)*p(\d+)")
_SLACK = 6.0
"""How far hand-drawn lines stray."""
_STEPS = 4
"""Into how many pieces a curve is cut."""


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "_Box") -> bool:
        """Whether two lie over one another by more than the slack."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide > _SLACK and high > _SLACK


@dataclass(frozen=True, slots=True)
class Layout:
    """What was laid out, in its units."""

    width: int
    height: int
    faults: int
    """How many labels stand on a line, a box or a label, and how many lines go through a box."""


def read(svg: str) -> Layout:
    """Measure an SVG of D2's.

    Raises:
        ValueError: It is none.
    """
    size = _SIZE.search(svg)
    if size is None:
        raise ValueError("This is no SVG of D2's.")
    parts, lines = _things(svg)
    labels = [_box(float(x), float(y), float(w), float(h)) for x, y, w, h in _CUT.findall(svg)]
    return Layout(int(size[1]), int(size[2]), sum(_faults(parts, lines, labels)))


def _box(left: float, top: float, width: float, height: float) -> _Box:
    return _Box(left, top, left + width, top + height)


_Lines = list[tuple[frozenset[str], list[_Box]]]


def _things(svg: str) -> tuple[dict[str, _Box], _Lines]:
    """Where each part stands, and each line's pieces, with the parts at its ends."""
    parts: dict[str, _Box] = {}
    lines: _Lines = []
    _, *things = _GROUP.split(svg.partition("<mask ")[0])
    for name, drawn in zip(things[::2], things[1::2], strict=True):
        path = _decoded(name)
        shape = _SHAPE.search(drawn)
        if shape is None:
            continue
        if _PART.fullmatch(path):
            parts[path.rpartition(".")[2]] = _around(drawn)
        elif "(" in path:
            lines.append((frozenset(re.findall(r"p\d+", path)), _pieces(shape[1])))
    return parts, lines


def _decoded(name: str) -> str:
    try:
        return unescape(b64decode(name, validate=True).decode())
    except ValueError:
        return ""


def _around(drawn: str) -> _Box:
    """The box round a shape: its body, which is drawn first, and a person's head."""
    xs, ys = [], []
    for shape in _SHAPE.finditer(drawn):
        right, down = float(shape[2] or 0), float(shape[3] or 0)
        for x, y in _POINT.findall(shape[1]):
            xs.append(float(x) + right)
            ys.append(float(y) + down)
    return _Box(min(xs), min(ys), max(xs), max(ys))


def _pieces(path: str) -> list[_Box]:
    """A line's pieces as thin boxes."""
    pieces = []
    for stroke in path.split("M")[1:]:
        points = [complex(float(x), float(y)) for x, y in _POINT.findall(stroke)]
        curves = zip(points[::3], points[1::3], points[2::3], points[3::3], strict=False)
        for one, other in pairwise(at for curve in curves for at in _along(*curve)):
            xs, ys = sorted((one.real, other.real)), sorted((one.imag, other.imag))
            pieces.append(_Box(xs[0], ys[0], xs[1], ys[1]))
    return pieces


def _along(start: complex, one: complex, other: complex, end: complex) -> Iterator[complex]:
    """Points along a cubic Bézier curve (de Casteljau)."""
    for step in range(_STEPS + 1):
        to = step / _STEPS
        left = 1 - to
        yield left**3 * start + 3 * left * to * (left * one + to * other) + to**3 * end


def _faults(parts: dict[str, _Box], lines: _Lines, labels: Sequence[_Box]) -> Iterator[bool]:
    for one, other in combinations(labels, 2):
        yield one.meets(other)
    for label in labels:
        for box in parts.values():
            yield label.meets(box)
        yield sum(_crosses(pieces, label, inner=2) for _, pieces in lines) > 1
    for ends, pieces in lines:
        for name, box in parts.items():
            yield name not in ends and _crosses(pieces, box, inner=_SLACK)


def _crosses(pieces: Sequence[_Box], box: _Box, *, inner: float) -> bool:
    """Whether a line goes through a box, and not only along its edge."""
    return any(
        piece.left < box.right - inner
        and piece.right > box.left + inner
        and piece.top < box.bottom - inner
        and piece.bottom > box.top + inner
        for piece in pieces
    )
