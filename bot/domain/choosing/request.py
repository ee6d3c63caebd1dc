"""What was asked for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain.choosing.scope import ANYTHING, Scope

__all__ = ["DEFAULT_QUESTIONS", "MOST_QUESTIONS", "Request", "Review"]

DEFAULT_QUESTIONS = 3
MOST_QUESTIONS = 20
_WITHOUT_QUESTION = 5
"""How many words ids had before one question could be picked."""
_DIGITS = 18
"""More than a key in the record can have."""


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

    @property
    def words(self) -> tuple[str, ...]:
        """The options as an id keeps them; an empty word is an option that was not given."""
        rest = (self.questions, self.practises, self.review, self.scope.question)
        return tuple("" if each is None else str(each) for each in (*self.scope.words, *rest))

    @classmethod
    def of_words(cls, words: Sequence[str]) -> "Request":
        """The options that such words stand for.

        Raises:
            ValueError: They are none of these.
        """
        if len(words) == _WITHOUT_QUESTION:  # of an older version
            words = (*words, "")
        *scope, questions, practises, review, question = words
        numbers = (questions, practises, question)
        if len(scope) != len(ANYTHING.words) or max(map(len, numbers)) > _DIGITS:
            raise ValueError(words)
        if questions and not 0 < int(questions) <= MOST_QUESTIONS:
            raise ValueError(words)
        kept = Scope.kept(*scope)
        return cls(
            scope=replace(kept, question=int(question)) if question else kept,
            questions=int(questions) if questions else None,
            practises=int(practises) if practises else None,
            review=Review(review) if review else None,
        )

    @property
    def usual(self) -> int:
        """How many questions are asked where none says so."""
        return DEFAULT_QUESTIONS if self.scope.question is None else 1

    def differs_from(self, running: "Request") -> bool:
        """Whether any option that was given is not that of a running interview."""
        pairs = (
            (self.scope.topic, running.scope.topic),
            (self.scope.level, running.scope.level),
            (self.scope.question, running.scope.question),
            (self.questions, running.questions),
            (self.practises, running.practises),
            (self.review, running.review),
        )
        return any(mine is not None and mine != theirs for mine, theirs in pairs)
