"""The six axes of a design interview: what each step claims, and what to practise."""

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

    @property
    def label(self) -> str:
        """Its name."""
        return _LABELS[self]

    @property
    def steps(self) -> tuple[str, str, str, str]:
        """What could be observed at each step, from 0 to 3; each stands alone on a scorecard."""
        return _STEPS[self]

    @property
    def advice(self) -> str:
        """What to practise where this axis is weak."""
        return _ADVICE[self]


_LABELS = {
    Axis.SCOPE: "Scope",
    Axis.NUMBERS: "Numbers",
    Axis.API_AND_DATA: "API and data",
    Axis.HIGH_LEVEL: "High-level",
    Axis.DEPTH: "Depth",
    Axis.TRADE_OFFS: "Trade-offs and communication",
}
_STEPS = {
    Axis.SCOPE: (
        "I began to design before I had asked a single question.",
        "I asked what to build, but not for whom, how much or how reliably.",
        "I wrote down functions and qualities, and what is left out.",
        "I ranked the requirements, and every later decision went back to them.",
    ),
    Axis.NUMBERS: (
        "I named no figure at all.",
        "I named figures, but derived none of them.",
        "I derived load, storage and traffic from stated assumptions.",
        "I derived the load, and a figure decided between two designs.",
    ),
    Axis.API_AND_DATA: (
        "I named neither a call nor a table.",
        "I named calls or tables, but not what they hold.",
        "I wrote calls with parameters, and tables with keys.",
        "I chose keys and calls by how they are read, and for retries.",
    ),
    Axis.HIGH_LEVEL: (
        "I had no picture in which a request gets from end to end.",
        "I had the main parts, but a requirement found no place in them.",
        "I led a read and a write through every part, for each requirement.",
        "I gave each part of the whole picture one reason, and named what fails first.",
    ),
    Axis.DEPTH: (
        "I stayed with boxes and arrows.",
        "I named the hard part, but not how it works inside.",
        "I explained the hard part down to data structures and failures.",
        "I explained the hard part in full, and fitted the changed requirement in.",
    ),
    Axis.TRADE_OFFS: (
        "I named one way, and no other.",
        "I named another way, but not why I left it.",
        "I weighed two ways for each large decision, and said which wins.",
        "I weighed each choice, said when I would decide otherwise, and kept the time.",
    ),
}
_ADVICE = {
    Axis.SCOPE: (
        "Take three prompts and write only requirements, five minutes each: who, how much, how "
        "reliable, what is left out."
    ),
    Axis.NUMBERS: (
        "For three prompts derive requests per second, storage per year and bandwidth, and say "
        "what each figure rules out."
    ),
    Axis.API_AND_DATA: (
        "For three prompts write the five most used calls and the tables behind them, each with "
        "its key and the query that it serves."
    ),
    Axis.HIGH_LEVEL: (
        "Draw one design from memory, then follow one read and one write through every part, aloud."
    ),
    Axis.DEPTH: (
        "Take one part of a design and explain it for ten minutes: its data structure, its "
        "failures, its limits at ten times the load."
    ),
    Axis.TRADE_OFFS: (
        "After each decision say two sentences: what I gave up, and what would make me decide "
        "otherwise."
    ),
}


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
