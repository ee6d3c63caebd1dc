"""Everything stored about one member, for them to have."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import Table, func, select
from sqlalchemy.orm import Session

from bot.db.models import (
    Base,
    DesignRow,
    DrawingRow,
    InterviewRow,
    MemberRow,
    RoundRow,
    RoundTurnRow,
    SharedRow,
    TurnRow,
)
from bot.domain.people.caller import DIRECT
from bot.domain.people.staying import Staying, What

__all__ = ["count", "everything", "staying"]


def everything(session: Session, member_id: int) -> dict[str, list[dict[str, Any]]]:
    """Every row that is about a member, by table, as JSON can hold it."""
    found: dict[str, list[dict[str, Any]]] = {}
    for table, condition in _about(member_id):
        rows = session.execute(select(table).where(condition)).mappings()
        found[table.name] = [{name: _plain(value) for name, value in row.items()} for row in rows]
    return found


def count(session: Session, member_id: int) -> dict[str, int]:
    """How many rows are about a member, by table."""
    return {
        table.name: session.scalar(select(func.count()).select_from(table).where(condition)) or 0
        for table, condition in _about(member_id)
    }


def staying(session: Session, member_id: int) -> list[Staying]:
    """What a member has shared in channels, and the threads of their design interviews."""
    place = func.coalesce(SharedRow.channel_id, RoundRow.thread_id, RoundRow.channel_id)
    shared = session.execute(
        select(SharedRow.part, RoundRow.guild_id, place, SharedRow.message_id)
        .join(RoundTurnRow, RoundTurnRow.occasion_key == SharedRow.occasion_key)
        .join(RoundRow, RoundRow.key == RoundTurnRow.round_key)
        .where(SharedRow.member_id == member_id)
        .order_by(SharedRow.shared_at)
    )
    threads = session.execute(
        select(DesignRow.guild_id, DesignRow.channel_id)
        .where(DesignRow.member_id == member_id, DesignRow.guild_id != DIRECT)
        .order_by(DesignRow.key)
    )
    told = [
        Staying(What.NOTES if part else What.ANSWER, guild_id, channel_id, message_id)
        for part, guild_id, channel_id, message_id in shared
    ]
    drawings = session.scalars(
        select(DrawingRow.guild_id)
        .where(DrawingRow.member_id == member_id, DrawingRow.shared)
        .order_by(DrawingRow.key)
    )
    told += [
        Staying(What.THREAD, guild_id, channel_id)
        for guild_id, channel_id in threads
        if channel_id is not None
    ]
    return told + [Staying(What.DRAWING, guild_id, None) for guild_id in drawings]


def _about(member_id: int) -> Iterator[tuple[Table, Any]]:
    """Each table that speaks of members, and the condition that picks this one's rows.

    A new table with a `member_id` is found by itself, so that nothing stored is ever forgotten.
    """
    for table in Base.metadata.sorted_tables:
        if table.name == MemberRow.__tablename__:
            yield table, table.c.id == member_id
        elif "member_id" in table.c:
            yield table, table.c.member_id == member_id
        elif table.name == TurnRow.__tablename__:
            own = select(InterviewRow.key).where(InterviewRow.member_id == member_id)
            yield table, table.c.interview_key.in_(own)


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a column holds
    return value.isoformat() if isinstance(value, date | datetime) else value
