"""Drawings that members make: for a discussion, and to what they are asked."""

from dataclasses import dataclass
from typing import ClassVar

from bot.bank.model import Question
from bot.domain.attempts.occasions import Ref
from bot.domain.refusals import Refusal, RefusedError
from bot.drawing.language import Parsed, parse
from bot.drawing.language.comparing import Comparison

__all__ = ["Beside", "DrawingRef", "Drawn", "Sketched", "drawable"]


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


@dataclass(frozen=True, slots=True)
class Sketched:
    """What a member drew to what they were asked."""

    text: str
    """As it was typed."""
    revision: int
    parsed: Parsed


@dataclass(frozen=True, slots=True)
class Beside:
    """A member's drawing, and beside it that of one good answer."""

    ref: Ref
    question: Question
    own: Sketched | None
    good: Parsed | None
    """None until the answer may be read, and where the bank has no drawing of it."""
    compared: Comparison | None
    """What of it was recognised in one's own, where there are both."""


def drawable(text: str) -> Parsed:
    """What can be drawn of a text.

    Raises:
        RefusedError: Nothing of it.
    """
    parsed = parse(text)
    if not parsed.sketch.parts:
        raise RefusedError(Refusal.NOTHING_DRAWN, first=next(iter(parsed.refused), None))
    return parsed
