"""Streaks and local days."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from bot.db.models import DayRow, StreakRow
from bot.db.upsert import upsert
from bot.domain.people.caller import Caller
from bot.domain.people.streaks import Streak

__all__ = ["count_day", "days_of", "freeze", "save", "streak_of"]

_STREAKS = StreakRow.__table__.c
_DAYS = DayRow.__table__.c
_LATEST = (
    select(_DAYS.day)
    .where(
        _DAYS.guild_id == bindparam("guild_id"),
        _DAYS.member_id == bindparam("member_id"),
        _DAYS.attempts > 0,
    )
    .order_by(_DAYS.day.desc())
    .limit(1)
    .scalar_subquery()
)
_STREAK = select(
    *(_STREAKS.length, _STREAKS.longest, _STREAKS.freezes, _STREAKS.last_day, _STREAKS.zone),
    _LATEST,
).where(_STREAKS.guild_id == bindparam("guild_id"), _STREAKS.member_id == bindparam("member_id"))


def streak_of(session: Session, who: Caller) -> tuple[Streak, date | None]:
    """A member's streak in this server as it was kept, and the latest day that was counted."""
    keys = {"guild_id": who.guild_id, "member_id": who.member_id}
    row = session.connection().execute(_STREAK, keys).one_or_none()
    return (Streak(), None) if row is None else (Streak(*row[:-1]), row[-1])


def days_of(session: Session, who: Caller, until: date) -> tuple[set[date], set[date]]:
    """The days of a member in this server up to one: those that counted, and those frozen."""
    rows = session.execute(
        select(DayRow.day, DayRow.attempts, DayRow.frozen).where(
            DayRow.guild_id == who.guild_id, DayRow.member_id == who.member_id, DayRow.day <= until
        )
    ).all()
    counted = {day for day, attempts, _ in rows if attempts}
    return counted, {day for day, _, frozen in rows if frozen}


def save(session: Session, who: Caller, streak: Streak) -> None:
    """Keep a streak."""
    keys = {"guild_id": who.guild_id, "member_id": who.member_id}
    new = {
        "length": streak.length,
        "longest": streak.longest,
        "freezes": streak.freezes,
        "last_day": streak.last_day,
        "zone": streak.zone,
    }
    upsert(session, StreakRow, keys, update=new)


def count_day(session: Session, who: Caller, day: date, points: int) -> None:
    """Add one graded written attempt and its points to a local day."""
    keys = {"guild_id": who.guild_id, "member_id": who.member_id, "day": day}
    upsert(
        session,
        DayRow,
        keys,
        add={"points": points, "attempts": 1},
        update={"frozen": False},
    )


def freeze(session: Session, who: Caller, days: Iterable[date]) -> None:
    """Note the missed days that a freeze was spent on."""
    for day in days:
        keys = {"guild_id": who.guild_id, "member_id": who.member_id, "day": day}
        upsert(session, DayRow, keys, insert={"points": 0, "attempts": 0}, update={"frozen": True})
