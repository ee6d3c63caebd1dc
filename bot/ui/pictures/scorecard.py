"""The picture of a scorecard; drawn in a thread, for it holds up whoever waits."""

from collections.abc import Sequence
from io import BytesIO

from bot.domain.phases.axes import MOST, Axis, total
from bot.ui.phases.axes import AXIS_LABELS
from bot.ui.words import spelled

__all__ = ["FILE_NAME", "alt_text", "draw"]

FILE_NAME = "axes.png"
_SIZE = (640, 352)
"""A phone shows it half as wide."""
_LEFT, _TOP, _ROW, _BAR, _GAP = 412, 18, 54, 38, 6
_STEP = 64
"""Pixels of one step."""
_LETTERS = 28
"""Pixels of a letter's height: half of them are still read on a phone."""
_INK, _PAPER, _EMPTY, _FULL = "#1e1f22", "#ffffff", "#dcdee3", "#3c45c4"


def alt_text(steps: Sequence[int]) -> str:
    """The picture in words, for those who do not see it."""
    figures = ", ".join(f"{AXIS_LABELS[axis]} {steps[axis]} of {MOST}" for axis in Axis)
    together = f"Together {total(steps)} of {MOST * len(Axis)}."
    return f"Bars of the {spelled(len(Axis))} axes: {figures}. {together}"


def draw(steps: Sequence[int]) -> bytes:
    """A bar for each axis, with its figure beside it, as PNG.

    Call it in a thread; the library is imported there too, on first use.
    """
    from PIL import Image, ImageDraw, ImageFont  # noqa: PLC0415 - 25 ms that no event loop may wait

    picture = Image.new("RGB", _SIZE, _PAPER)
    pen, font = ImageDraw.Draw(picture), ImageFont.load_default(size=_LETTERS)
    for axis in Axis:
        top = _TOP + axis * _ROW
        pen.text((12, top + 2), AXIS_LABELS[axis], fill=_INK, font=font)
        for step in range(MOST):
            left = _LEFT + step * _STEP
            box = (left, top, left + _STEP - _GAP, top + _BAR)
            pen.rectangle(box, fill=_FULL if step < steps[axis] else _EMPTY)
        pen.text((_LEFT + MOST * _STEP + 6, top + 2), str(steps[axis]), fill=_INK, font=font)
    held = BytesIO()
    picture.save(held, "PNG")
    return held.getvalue()
