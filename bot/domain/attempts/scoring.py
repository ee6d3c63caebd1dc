"""Points: they reward practice, not self-praise, so that nobody gains by a kinder grade."""

from enum import Enum, auto

from bot.domain.attempts.spoken import typed_of
from bot.texts import seen

__all__ = [
    "DAILY_BONUS",
    "DAILY_CAP",
    "DESIGN_PHASES",
    "DESIGN_POINTS",
    "MIN_WRITTEN",
    "POINTS",
    "Shortfall",
    "Worth",
    "is_written",
    "missing_of",
    "points_for",
    "shortfall",
]

MIN_WRITTEN = 40
"""Typed characters, as they can be seen, that make an attempt a written one."""
POINTS = 3
"""What a graded written attempt earns, whatever its grade."""
DAILY_BONUS = 2
"""What the channel's daily question earns more, on its day."""
DESIGN_POINTS = 12
"""What a design interview earns, once a day, with notes in enough of its phases."""
DESIGN_PHASES = 4
"""So many of its six."""
DAILY_CAP = 40
"""The most a member can earn in one server on one local day."""


class Worth(Enum):
    """What a graded written attempt earns, by what it is an attempt at."""

    USUAL = POINTS
    DAILY = POINTS + DAILY_BONUS
    """A channel's daily question, on that question's day."""
    DESIGN = DESIGN_POINTS
    """The day's first design interview with notes in enough phases."""


_WHOLE = frozenset(worth.value for worth in Worth)
"""What is earned where a day leaves room for it: any other sum was cut by the day's most."""


class Shortfall(Enum):
    """Why an attempt earned less than a graded written one earns."""

    GAVE_UP = auto()
    TOO_SHORT = auto()
    REPEATED = auto()
    """The same question had earned on that day."""
    CAP = auto()


def is_written(text: str) -> bool:
    """Whether a text is long enough to count as a written attempt."""
    return not missing_of(text)


def missing_of(text: str) -> int:
    """How many typed characters a text lacks to count as a written attempt."""
    return max(0, MIN_WRITTEN - seen(typed_of(text)))


def points_for(worth: Worth, *, written: bool, repeated_today: bool, earned_today: int) -> int:
    """The points that one graded attempt earns.

    Args:
        worth: What it is an attempt at.
        written: Whether the attempt is a written one.
        repeated_today: Whether the member already graded a written attempt at this question, or at
            an alias of it, on this local day in this server.
        earned_today: What the member has earned in this server on this local day so far.
    """
    if not written or repeated_today:
        return 0
    return max(0, min(worth.value, DAILY_CAP - earned_today))


def shortfall(
    points: int, *, gave_up: bool, written: bool, repeated_today: bool
) -> Shortfall | None:
    """Why a graded attempt earned so few points; None where it earned what one such does."""
    if points in _WHOLE:
        return None
    if gave_up:
        return Shortfall.GAVE_UP
    if not written:
        return Shortfall.TOO_SHORT
    return Shortfall.REPEATED if repeated_today else Shortfall.CAP
