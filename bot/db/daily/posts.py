"""Daily posts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.orm import Session

from bot.db.models import OccasionRow, PostRow
from bot.domain.attempts.occasions import OccasionKind

__all__ = [
    "NONE_USED",
    "Used",
    "add_answer",
    "closable",
    "closed_early",
    "dates_since",
    "expired",
    "has_any",
    "of_another_clock",
    "of_date",
    "open_in",
    "outdated",
    "used_questions",
]


def of_date(session: Session, schedule_key: int, day: date) -> PostRow | None:
    """The post of a schedule on one local date."""
    return session.scalar(
        select(PostRow).where(PostRow.schedule_key == schedule_key, PostRow.local_date == day)
    )


def dates_since(
    session: Session, schedule_keys: Iterable[int], first: date
) -> Mapping[int, set[date]]:
    """The local dates, from one on, for which each schedule has a post, by their keys."""
    dates: dict[int, set[date]] = {key: set() for key in schedule_keys}
    rows = session.execute(
        select(PostRow.schedule_key, PostRow.local_date).where(
            PostRow.schedule_key.in_(list(dates)), PostRow.local_date >= first
        )
    )
    for schedule, day in rows:
        if schedule is not None:
            dates[schedule].add(day)
    return dates


@dataclass(frozen=True, slots=True)
class Used:
    """What a schedule has asked so far, by the questions' keys."""

    times: Mapping[int, int]
    """How often each of them."""
    last: int | None = None
    """The one of its latest date."""


NONE_USED = Used({})


def has_any(session: Session, schedule_key: int) -> bool:
    """Whether a schedule ever posted."""
    found = select(PostRow.key).where(PostRow.schedule_key == schedule_key).limit(1)
    return session.scalar(found) is not None


def used_questions(session: Session, schedule_keys: Iterable[int]) -> Mapping[int, Used]:
    """What each schedule has asked, by its key; those that have asked nothing are left out."""
    day = func.max(PostRow.local_date)
    rows = session.execute(
        select(PostRow.schedule_key, OccasionRow.question_key, func.count(), day)
        .join(OccasionRow, OccasionRow.key == PostRow.occasion_key)
        .where(PostRow.schedule_key.in_(list(schedule_keys)))
        .group_by(PostRow.schedule_key, OccasionRow.question_key)
        .order_by(day)
    )
    used: dict[int, dict[int, int]] = {}
    last: dict[int, int] = {}
    for schedule, question, times, _ in rows:
        if schedule is not None:
            used.setdefault(schedule, {})[question] = times
            last[schedule] = question
    return {schedule: Used(times, last[schedule]) for schedule, times in used.items()}


def expired(session: Session, now: datetime, lease: timedelta, limit: int) -> Sequence[PostRow]:
    """Posts that were claimed, and whose sender neither confirmed them nor gave up in time."""
    return session.scalars(
        select(PostRow)
        .where(PostRow.state == "claimed", _free(now, lease))
        .order_by(PostRow.lease_until)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()


def closable(session: Session, now: datetime, lease: timedelta, limit: int) -> Sequence[PostRow]:
    """Sent posts whose day is over and whose answer nobody is showing just now."""
    return session.scalars(
        select(PostRow)
        .where(PostRow.state == "sent", PostRow.closes_at <= now, _free(now, lease))
        .order_by(PostRow.closes_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()


def open_in(session: Session, guild_id: int, now: datetime) -> Sequence[PostRow]:
    """A server's posts that stand in a channel and whose day is not over."""
    return session.scalars(
        select(PostRow)
        .join(OccasionRow, OccasionRow.key == PostRow.occasion_key)
        .where(
            OccasionRow.guild_id == guild_id,
            OccasionRow.kind == OccasionKind.POST,
            PostRow.state == "sent",
            PostRow.closes_at > now,
        )
        .order_by(PostRow.key)
    ).all()


def outdated(session: Session, now: datetime, lease: timedelta, limit: int) -> Sequence[PostRow]:
    """Open posts whose message shows another number of answers than there are."""
    return session.scalars(
        select(PostRow)
        .where(
            PostRow.state == "sent",
            PostRow.closes_at > now,
            _free(now, lease),
            PostRow.answers != PostRow.shown_answers,
        )
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()


def _free(now: datetime, lease: timedelta) -> ColumnElement[bool]:
    """Whether nobody owns a post; a lease that ends later than any could is of another clock."""
    return or_(PostRow.lease_until <= now, PostRow.lease_until > now + lease)


def of_another_clock(session: Session, now: datetime) -> Sequence[PostRow]:
    """Open posts that were claimed later than now."""
    return session.scalars(
        select(PostRow)
        .join(OccasionRow, OccasionRow.key == PostRow.occasion_key)
        .where(PostRow.state == "sent", OccasionRow.asked_at > now)
    ).all()


def closed_early(session: Session, now: datetime, lease: timedelta) -> Sequence[PostRow]:
    """Posts of a day that is not over, which were closed by a clock that was ahead.

    Their lease shows it: it ends later than one that begins now.
    """
    return session.scalars(
        select(PostRow)
        .join(OccasionRow, OccasionRow.key == PostRow.occasion_key)
        .where(
            PostRow.state == "closed",
            PostRow.lease_until > now + lease,
            PostRow.closes_at > now,
            PostRow.message_id.is_not(None),
            OccasionRow.asked_at <= now,
        )
    ).all()


def add_answer(session: Session, post_key: int) -> None:
    """Count one member more who has answered."""
    session.execute(
        update(PostRow).where(PostRow.key == post_key).values(answers=PostRow.answers + 1)
    )
