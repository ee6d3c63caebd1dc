"""Streaks and local days."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from bot.db.models import DayRow, StreakRow
from bot.db.upsert import upsert
from bot.domain.people.caller import Caller
from bot.domain.people.streaks import Streak

__all__ = ["count_day", "freeze", "save", "streak_of"]

_STREAKS = StreakRow.__table__.c
_STREAK = select(
    _STREAKS.length, _STREAKS.longest, _STREAKS.freezes, _STREAKS.last_day, _STREAKS.zone
).where(_STREAKS.guild_id == bindparam("guild_id"), _STREAKS.member_id == bindparam("member_id"))


def streak_of(session: Session, who: Caller) -> Streak:
    """A member's streak in this server, as it stood after its last counted day."""
    keys = {"guild_id": who.guild_id, "member_id": who.member_id}
    row = session.execute(_STREAK, keys).one_or_none()
    return Streak() if row is None else Streak(*row)


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
