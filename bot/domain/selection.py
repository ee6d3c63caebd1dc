"""Which question comes next: unseen, then due, then weakest; spread over kinds and topics."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from bot.bank.model import Level, Question
from bot.domain.grading import Grade

__all__ = ["Familiarity", "History", "pick"]


@dataclass(frozen=True, slots=True)
class Familiarity:
    """What a member has had to do with a question so far."""

    seen_at: datetime
    due_at: datetime | None = None
    """When spaced repetition wants it back; None while it was never graded."""
    grade: Grade | None = None
    """The last grade."""


@dataclass(frozen=True, slots=True)
class History:
    """What a member has met, and what this interview has asked; all by canonical id."""

    known: Mapping[str, Familiarity] = field(default_factory=dict)
    asked: Sequence[Question] = ()
    """The questions of this interview so far."""


def pick(
    pool: Sequence[Question],
    history: History,
    *,
    now: datetime,
    random: Random,
    well_known: frozenset[str] = frozenset(),
) -> Question | None:
    """Choose the next question from a pool, or None when every one was asked in this interview.

    Args:
        pool: What the interview's options allow.
        history: What the member knows, and what was asked in this interview.
        now: The instant that decides what is due.
        random: The source of chance.
        well_known: Canonical ids to prefer for the very first question of a member's life.
    """
    asked = {question.canonical_id for question in history.asked}
    left = [question for question in pool if question.canonical_id not in asked]
    if not left:
        return None
    if not history.known:
        left = _easy_first(left, well_known)
    unseen = [question for question in left if question.canonical_id not in history.known]
    if unseen:
        return random.choice(_least_asked(unseen, history.asked))
    due = [question for question in left if _is_due(history.known[question.canonical_id], now)]
    if due:
        return min(due, key=lambda question: _due_key(history.known[question.canonical_id]))
    return _weakest(left, history, random)


def _easy_first(left: list[Question], well_known: frozenset[str]) -> list[Question]:
    """For a newcomer: what everyone has heard of, else anything that is not for seniors."""
    known = [question for question in left if question.canonical_id in well_known]
    gentle = [question for question in left if question.level is not Level.SENIOR]
    return known or gentle or left


def _least_asked(left: list[Question], asked: Sequence[Question]) -> list[Question]:
    """Those whose topic, then whose kind, this interview has asked least."""
    topics = Counter(question.topic.slug for question in asked)
    kinds = Counter(question.kind for question in asked)

    def weight(question: Question) -> tuple[int, int]:
        return topics[question.topic.slug], kinds[question.kind]

    least = min(map(weight, left))
    return [question for question in left if weight(question) == least]


def _is_due(known: Familiarity, now: datetime) -> bool:
    return known.due_at is not None and known.due_at <= now


def _due_key(known: Familiarity) -> datetime:
    return known.due_at or known.seen_at


def _weakest(left: list[Question], history: History, random: Random) -> Question:
    """From the topics with the lowest grades; a question that was only skipped counts as missed."""
    totals: dict[str, list[int]] = {}
    for question in left:
        grade = history.known[question.canonical_id].grade or Grade.MISSED
        totals.setdefault(question.topic.slug, []).append(grade)
    means = {slug: sum(grades) / len(grades) for slug, grades in totals.items()}
    weakest = min(means.values())
    return random.choice([question for question in left if means[question.topic.slug] == weakest])
