"""Servers that the bot is or was in."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.db.models import GuildRow, ScheduleRow
from bot.db.upsert import upsert
from bot.domain.daily.posts import PauseReason

__all__ = [
    "by_id",
    "joined",
    "known",
    "left",
    "left_before",
    "lets_share",
    "locked",
    "stopped_schedules",
]


def locked(session: Session, guild_id: int) -> GuildRow:
    """A server's row, held until the transaction ends: two changes wait for one another."""
    upsert(session, GuildRow, {"id": guild_id})
    return session.scalars(select(GuildRow).where(GuildRow.id == guild_id).with_for_update()).one()


def by_id(session: Session, guild_id: int) -> GuildRow | None:
    """A server's row."""
    return session.get(GuildRow, guild_id)


def lets_share(session: Session, guild_id: int) -> bool:
    """Whether a server lets members share their answers in its channels."""
    row = by_id(session, guild_id)
    return row is None or row.sharing


def known(session: Session) -> Sequence[int]:
    """The servers the bot is believed to be in."""
    return session.scalars(select(GuildRow.id).where(GuildRow.left_at.is_(None))).all()


def joined(session: Session, guild_id: int) -> bool:
    """Note that the bot is in a server; returns whether it was not known to be."""
    row = session.get(GuildRow, guild_id, populate_existing=True)
    if row is not None and row.left_at is None:
        return False
    upsert(session, GuildRow, {"id": guild_id}, update={"left_at": None})
    return True


def left(session: Session, guild_id: int, now: datetime) -> None:
    """Note that a server removed the bot, and stop those of its schedules that run."""
    upsert(session, GuildRow, {"id": guild_id}, update={"left_at": now})
    session.execute(
        update(ScheduleRow)
        .where(ScheduleRow.guild_id == guild_id, ScheduleRow.next_due_at.is_not(None))
        .values(next_due_at=None, paused_because=PauseReason.BOT_REMOVED)
    )


def stopped_schedules(session: Session) -> Sequence[ScheduleRow]:
    """The schedules that stand still only because a server removed the bot."""
    return session.scalars(
        select(ScheduleRow).where(ScheduleRow.paused_because == PauseReason.BOT_REMOVED)
    ).all()


def left_before(session: Session, instant: datetime) -> Sequence[int]:
    """The servers that removed the bot before an instant, and whose record is still there."""
    return session.scalars(
        select(GuildRow.id).where(GuildRow.left_at < instant, GuildRow.erased_at.is_(None))
    ).all()
