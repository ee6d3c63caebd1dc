"""Grades an attempt: the grade, its points, the memory and the streak change together."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from bot.db import attempts, familiarity, members, streaks
from bot.db.models import AttemptRow
from bot.domain.grading import Grade
from bot.domain.interview import Earned
from bot.domain.memory import review
from bot.domain.people import Caller
from bot.domain.scoring import points_for
from bot.domain.streaks import Advance, advance, as_of
from bot.domain.zones import day_end, local_date

__all__ = ["Marks", "Recorder"]


@dataclass(frozen=True, slots=True)
class Marks:
    """What a member says of their own attempt."""

    grade: Grade
    ticked: tuple[int, ...] | None = None
    """Indexes of the key points covered, from 0; None where they were not asked."""
    note: str | None = None


class Recorder:
    """Writes grades into the record, inside a service's transaction."""

    def __init__(self, *, keep_texts: bool) -> None:
        self._keep_texts = keep_texts

    def grade(
        self, session: Session, who: Caller, attempt: AttemptRow, marks: Marks, now: datetime
    ) -> Earned:
        """Give or change an attempt's grade, and say what the attempt earned.

        A change of grade replaces the grade, the ticks and the memory; points and streak reward
        the attempt, whatever its grade, and stay.
        """
        if attempt.grade is None:
            step = self._count(session, who, attempt, now)
        else:
            step = Advance(streaks.streak_of(session, who), counted=False)
        self._learn(session, attempt, marks.grade, now)
        attempt.grade = int(marks.grade)
        attempt.graded_at = now
        attempt.ticked = None if marks.ticked is None else list(marks.ticked)
        attempt.note = marks.note if self._keep_texts else None
        if not self._keep_texts:
            attempt.text = None
        return self._earned(session, who, attempt.points, step, now)

    def earned(self, session: Session, who: Caller, attempt: AttemptRow, now: datetime) -> Earned:
        """What a graded attempt earned, and the streak as it stands now."""
        step = Advance(streaks.streak_of(session, who), counted=False)
        return self._earned(session, who, attempt.points, step, now)

    @staticmethod
    def _count(session: Session, who: Caller, attempt: AttemptRow, now: datetime) -> Advance:
        """Points and streak of a first grade."""
        zone = members.zone_of(session, who)
        today: date = local_date(now, zone)
        before = streaks.streak_of(session, who)
        repeated = attempts.graded_today(session, who, attempt.question_key, today)
        attempt.local_date = today
        attempt.points = points_for(
            written=attempt.written,
            repeated_today=repeated,
            earned_today=streaks.points_on(session, who, today),
        )
        if not attempt.written:
            return Advance(before, counted=False)
        step = advance(before, now, zone)
        if step.counted:
            streaks.save(session, who, step.streak)
            streaks.freeze(session, who, step.frozen)
        streaks.count_day(session, who, today, attempt.points)
        return step

    @staticmethod
    def _learn(session: Session, attempt: AttemptRow, grade: Grade, now: datetime) -> None:
        """The memory after this grade; a change of grade starts from the card as it was before."""
        key = attempt.question_key
        if attempt.grade is None:
            attempt.card_before = familiarity.card_of(session, attempt.member_id, key)
        memory = review(attempt.card_before, grade, attempt.graded_at or now)
        familiarity.learn(session, attempt.member_id, key, grade, memory, now)

    @staticmethod
    def _earned(session: Session, who: Caller, points: int, step: Advance, now: datetime) -> Earned:
        zone = members.zone_of(session, who)
        kept = as_of(step.streak, now, zone).streak
        return Earned(
            points=points,
            streak=kept.length,
            freezes=kept.freezes,
            day_ends_at=day_end(now, zone),
            frozen=step.frozen,
            earned_freeze=step.earned_freeze,
        )
