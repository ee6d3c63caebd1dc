"""Daily schedules."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.db.models import ScheduleRow

__all__ = ["by_key", "count_in", "due", "following", "in_guild", "running"]


def by_key(session: Session, guild_id: int, key: int, *, lock: bool = False) -> ScheduleRow | None:
    """A schedule of one server; with `lock`, nobody else claims its posts meanwhile."""
    row = session.get(ScheduleRow, key, with_for_update=lock or None)
    return row if row is not None and row.guild_id == guild_id else None


def in_guild(session: Session, guild_id: int) -> Sequence[ScheduleRow]:
    """Every schedule of a server, in the order they were made."""
    return session.scalars(
        select(ScheduleRow).where(ScheduleRow.guild_id == guild_id).order_by(ScheduleRow.key)
    ).all()


def following(session: Session, guild_id: int) -> Sequence[ScheduleRow]:
    """The schedules of a server that go by its zone."""
    return session.scalars(
        select(ScheduleRow).where(ScheduleRow.guild_id == guild_id, ScheduleRow.follows)
    ).all()


def count_in(session: Session, guild_id: int) -> int:
    """How many schedules a server has."""
    return (
        session.scalar(
            select(func.count()).select_from(ScheduleRow).where(ScheduleRow.guild_id == guild_id)
        )
        or 0
    )


def due(session: Session, now: datetime, limit: int) -> Sequence[ScheduleRow]:
    """Schedules whose time has come, the longest waiting first; other processes skip them."""
    return session.scalars(
        select(ScheduleRow)
        .where(ScheduleRow.next_due_at <= now)
        .order_by(ScheduleRow.next_due_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()


def running(session: Session, after: int, limit: int) -> Sequence[ScheduleRow]:
    """So many of the schedules that run, in the order they were made, from one on."""
    return session.scalars(
        select(ScheduleRow)
        .where(ScheduleRow.key > after, ScheduleRow.next_due_at.is_not(None))
        .order_by(ScheduleRow.key)
        .limit(limit)
        .with_for_update()
    ).all()
