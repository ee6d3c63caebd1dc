"""Which question comes next: often asked and unseen, unseen, due, then weakest; well spread."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from bot.bank.model import Kind, Level, Question
from bot.domain.attempts.grading import Grade

__all__ = ["Familiarity", "History", "difficulty", "how_many", "pick"]

_DEMANDS = {
    Kind.CONCEPT: 0,
    Kind.COMPARISON: 0,
    Kind.HOW_TO: 1,
    Kind.TRADE_OFF: 1,
    Kind.LOW_LEVEL_DESIGN: 2,
    Kind.DESIGN: 2,
}
"""What a kind of question demands within its level: to know, to weigh, to build."""
_STEPS = {Grade.MISSED: -2, Grade.PARTLY: -1, Grade.SOLID: 1, Grade.COULD_TEACH: 2}
"""How much harder the next question is to be after a grade."""


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
    last_grade: Grade | None = None
    """The grade of the last of them; None where it was skipped, and at the beginning."""


def pick(
    pool: Sequence[Question],
    history: History,
    *,
    now: datetime,
    random: Random,
    often: frozenset[str] = frozenset(),
) -> Question | None:
    """Choose the next question from a pool, or None when every one was asked in this interview.

    Args:
        pool: What the interview's options allow.
        history: What the member knows, and what was asked in this interview.
        now: The instant that decides what is due.
        random: The source of chance.
        often: Canonical ids of what candidates meet most: they come before other unseen ones.
    """
    asked = {question.canonical_id for question in history.asked}
    left = [q for q in pool if q.canonical_id not in asked] if asked else list(pool)
    if not left:
        return None
    if not history.known:
        left = _gentle(left, often)
    known = history.known
    unseen = [q for q in left if q.canonical_id not in known] if known else left
    if unseen:
        met_often = [q for q in unseen if q.canonical_id in often]
        return random.choice(_fitting(met_often or unseen, history))
    due = [question for question in left if _is_due(history.known[question.canonical_id], now)]
    if due:
        return min(due, key=lambda question: _due_key(history.known[question.canonical_id]))
    return _weakest(left, history, random)


def _gentle(left: list[Question], often: frozenset[str]) -> list[Question]:
    """For a newcomer: nothing for seniors, unless there is nothing else."""
    known = [q for q in left if q.level is not Level.SENIOR and q.canonical_id in often]
    return known or [q for q in left if q.level is not Level.SENIOR] or left


def how_many(pool: Iterable[Question], wanted: int) -> int:
    """How many different questions a pool has, but no more than are wanted."""
    different: set[str] = set()
    for question in pool:
        if len(different) == wanted:
            break
        different.add(question.canonical_id)
    return len(different)


def difficulty(question: Question) -> int:
    """How hard a question is, from 0: by its level, and within a level by what it asks for."""
    return 3 * list(Level).index(question.level) + _DEMANDS[question.kind]


def _fitting(left: list[Question], history: History) -> list[Question]:
    """Those whose topic this interview has asked least, of these the best in difficulty and kind.

    After a grade the next question is about as much harder or easier; where nothing was graded yet,
    any difficulty will do.
    """
    if not history.asked:
        return left
    topics = Counter(question.topic.slug for question in history.asked)
    kinds = Counter(question.kind for question in history.asked)
    wanted: int | None = None
    if history.last_grade is not None:
        wanted = difficulty(history.asked[-1]) + _STEPS[history.last_grade]

    def weight(question: Question) -> tuple[int, int, int]:
        off = 0 if wanted is None else abs(difficulty(question) - wanted)
        return topics[question.topic.slug], off, kinds[question.kind]

    weights = [weight(question) for question in left]
    least = min(weights)
    return [question for question, own in zip(left, weights, strict=True) if own == least]


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
