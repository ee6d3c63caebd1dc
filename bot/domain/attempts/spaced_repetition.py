"""Spaced repetition by FSRS: when a graded question should come back.

The scheduler has no learning steps (a question comes back after days, not minutes) and no fuzzing
(the library's random source is global). A card is stored as the library serialises it, so that
newer versions of the library can read it.
"""

from dataclasses import dataclass
from datetime import datetime

from fsrs import Card, Rating, Scheduler

from bot.domain.attempts.grading import Grade

__all__ = ["Memory", "last_review", "review"]

_SCHEDULER = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)


@dataclass(frozen=True, slots=True)
class Memory:
    """What spaced repetition keeps of one member and one question."""

    card: str
    """The card as the library serialises it, JSON."""
    due_at: datetime


def review(before: str | None, grade: Grade, at: datetime) -> Memory:
    """The memory after a grade given at an instant; `before` is the card then, or None at first."""
    card = Card.from_json(before) if before else Card(card_id=0, due=at)
    after, _ = _SCHEDULER.review_card(card, Rating(grade), review_datetime=at)
    return Memory(after.to_json(), after.due)


def last_review(card: str | None) -> datetime | None:
    """When a card was reviewed last, or None where it never was."""
    return Card.from_json(card).last_review if card else None
