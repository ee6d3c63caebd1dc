"""Drawings that members make for a discussion, outside of any interview."""

from dataclasses import dataclass
from typing import ClassVar

from bot.drawing.language import Parsed

__all__ = ["DrawingRef", "Drawn"]


@dataclass(frozen=True, slots=True)
class DrawingRef:
    """The numbers of a drawing and of whoever drew it; 0 where there is none yet."""

    word: ClassVar = "drawing"

    drawing: int
    member: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawing as it stands."""

    ref: DrawingRef
    text: str
    """As it was typed."""
    revision: int
    parsed: Parsed
    sharable: bool
    """Whether it may be shown to a channel: in a server that lets its members share."""
