"""The steps of an interview in a channel: each has a message of its own, so that it is seen.

A chat moves on, and nobody sees an edit of what stands far above: so each question, each reveal and
the end come anew. They are numbers that grow as an interview goes on.
"""

from bot.domain.phases.phases import ASSESSING

__all__ = ["OVER", "asked", "at_phase", "number_of", "question_of", "revealed", "shows_answer"]


OVER = 99
"""It is over, after whatever step."""


def asked(position: int) -> int:
    """A question is asked; positions count from 1."""
    return 2 * position - 1


def revealed(position: int) -> int:
    """Its answer is shown."""
    return 2 * position


def at_phase(phase: int) -> int:
    """A design is at a phase, 0 before the first, or after the last at the self-assessment."""
    return phase + 1


def shows_answer(step: int, *, in_phases: bool) -> bool:
    """Whether the card of a step has the model answer, which its line then leads to."""
    return step == at_phase(ASSESSING) if in_phases else step > 0 and step == 2 * question_of(step)


def question_of(step: int) -> int:
    """At which question a step is."""
    return (step + 1) // 2


def number_of(key: int, step: int) -> int:
    """By which the card of an interview's step is known again in its channel."""
    return key * (OVER + 1) + step
