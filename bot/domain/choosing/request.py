"""What was asked for."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.choosing.scope import ANYTHING, Scope

__all__ = ["DEFAULT_QUESTIONS", "MOST_QUESTIONS", "Request", "Review"]

DEFAULT_QUESTIONS = 3
MOST_QUESTIONS = 20


class Review(StrEnum):
    """Which questions a review asks."""

    DUE = "due"
    MISSED = "missed"
    """Of those that are due, the ones graded below Solid."""


@dataclass(frozen=True, slots=True)
class Request:
    """The options of `/interview`; None is an option that was not given."""

    scope: Scope = ANYTHING
    questions: int | None = None
    practises: int | None = None
    """The interview whose missed questions are to be asked again."""
    review: Review | None = None
    """What spaced repetition brings back, instead of a scope."""

    def differs_from(self, running: "Request") -> bool:
        """Whether any option that was given is not that of a running interview."""
        pairs = (
            (self.scope.topic, running.scope.topic),
            (self.scope.level, running.scope.level),
            (self.questions, running.questions),
            (self.practises, running.practises),
            (self.review, running.review),
        )
        return any(mine is not None and mine != theirs for mine, theirs in pairs)
