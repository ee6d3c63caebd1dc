"""One question, as a member looks it up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.bank.model import Question
from bot.domain.attempts.grading import Grade

__all__ = ["MOST_RELATED", "Choice", "QuestionView", "Waiting"]

MOST_RELATED = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """A question that can be picked."""

    key: int
    question: Question


@dataclass(frozen=True, slots=True)
class Waiting:
    """Where a question waits for this member just now: it is answered there."""

    guild_id: int
    channel_id: int
    message_id: int | None
    daily: bool
    """Whether it is a daily question; else an interview in a channel asks it."""


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question, and what the member who looks it up has to do with it."""

    key: int
    question: Question
    related: Sequence[Choice] = ()
    seen: bool = False
    """Whether it was ever asked of them, in whatever wording."""
    grade: Grade | None = None
    """Their latest."""
    due_at: datetime | None = None
    """When spaced repetition brings it back."""
    waiting: Waiting | None = None

    @property
    def shows_answer(self) -> bool:
        """Whether they may read the model answer: they have tried, and nothing holds it back."""
        return self.grade is not None and self.waiting is None
