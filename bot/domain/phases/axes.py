"""The six axes of a design interview, each with the steps 0 to 3."""

from collections.abc import Sequence
from enum import IntEnum

from bot.domain.attempts.grading import Grade

__all__ = ["BOUNDS", "MOST", "Axis", "grade_for", "total", "weakest"]

MOST = 3
"""The highest step of an axis."""
BOUNDS = ((4, Grade.MISSED), (9, Grade.PARTLY), (14, Grade.SOLID))
"""The highest sum that still earns a grade; above all of them stands Could teach it."""


class Axis(IntEnum):
    """What an interviewer looks at, in the order in which it is looked at."""

    SCOPE = 0
    NUMBERS = 1
    API_AND_DATA = 2
    HIGH_LEVEL = 3
    DEPTH = 4
    TRADE_OFFS = 5


def total(steps: Sequence[int]) -> int:
    """The sum over the axes, 0 to 18."""
    return sum(steps)


def grade_for(steps: Sequence[int]) -> Grade:
    """The grade that follows from the sum; the member may choose another."""
    reached = total(steps)
    fitting = (grade for most, grade in BOUNDS if reached <= most)
    return next(fitting, Grade.COULD_TEACH)


def weakest(steps: Sequence[int], number: int = 2) -> tuple[Axis, ...]:
    """The axes with the lowest steps, the earlier first; those at the top need no practice."""
    below = [axis for axis in Axis if steps[axis] < MOST]
    return tuple(sorted(below, key=lambda axis: steps[axis])[:number])
