"""Members."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.db.models import MemberRow
from bot.db.upsert import upsert
from bot.domain.people import Caller
from bot.domain.zones import UTC_NAME

__all__ = ["remember", "zone_of"]


def remember(session: Session, who: Caller, now: datetime) -> None:
    """Keep the display name seen last.

    Every change a member makes begins here. On PostgreSQL it locks their row, so that two presses
    of one member, in whatever process, wait for one another.
    """
    upsert(
        session,
        MemberRow,
        {"id": who.member_id},
        insert={"first_seen_at": now},
        update={"name": who.name[:100]},
    )


def zone_of(session: Session, who: Caller) -> str:
    """The zone that decides a member's local day."""
    row = session.get(MemberRow, who.member_id)
    return (row and row.time_zone) or UTC_NAME
