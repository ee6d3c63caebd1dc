"""Design interviews."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import CursorResult, select, update
from sqlalchemy.orm import Session

from bot.db.models import AttemptRow, DesignRow
from bot.domain.people import Caller

__all__ = ["attempt_of", "keep_seen", "own", "remove_notes", "running", "ticking", "up_untold"]


def running(session: Session, who: Caller) -> DesignRow | None:
    """The one design interview a member has open in this server."""
    return session.scalar(
        select(DesignRow)
        .where(
            DesignRow.guild_id == who.guild_id,
            DesignRow.member_id == who.member_id,
            DesignRow.ended_at.is_(None),
        )
        .execution_options(populate_existing=True)
        .with_for_update()
    )


def own(session: Session, member_id: int, key: int) -> DesignRow | None:
    """A design interview of a member's, held until the transaction ends."""
    row = session.get(DesignRow, key, populate_existing=True, with_for_update=True)
    return row if row is not None and row.member_id == member_id else None


def attempt_of(session: Session, row: DesignRow) -> AttemptRow | None:
    """The attempt that a finished design interview became."""
    return session.scalar(
        select(AttemptRow).where(
            AttemptRow.design_key == row.key, AttemptRow.member_id == row.member_id
        )
    )


def ticking(session: Session, seen_before: datetime) -> Sequence[DesignRow]:
    """Those whose time ran when the bot was last seen up, before an instant."""
    return session.scalars(
        select(DesignRow)
        .where(
            DesignRow.ended_at.is_(None),
            DesignRow.ends_at > DesignRow.seen_at,
            DesignRow.seen_at < seen_before,
        )
        .with_for_update(skip_locked=True)
    ).all()


def keep_seen(session: Session, up_since: datetime, now: datetime) -> None:
    """Note, for every timer that runs, that the bot is up now, as it has been since an instant."""
    session.execute(
        update(DesignRow)
        .where(
            DesignRow.ended_at.is_(None),
            DesignRow.ends_at > DesignRow.seen_at,
            DesignRow.seen_at >= up_since,
        )
        .values(seen_at=now)
    )


def up_untold(session: Session, now: datetime, limit: int) -> Sequence[DesignRow]:
    """Those whose phase is over, and whose thread was not told so."""
    return session.scalars(
        select(DesignRow)
        .where(
            DesignRow.ended_at.is_(None),
            DesignRow.ends_at <= now,
            DesignRow.channel_id.is_not(None),
            DesignRow.told.is_(False),
        )
        .order_by(DesignRow.ends_at)
        .limit(limit)
    ).all()


def remove_notes(session: Session, started_before: datetime) -> int:
    """Forget the notes of interviews that were never finished and began before an instant."""
    result = session.execute(
        update(DesignRow)
        .where(DesignRow.started_at < started_before, DesignRow.notes.is_not(None))
        .values(notes=None)
    )
    assert isinstance(result, CursorResult)  # noqa: S101 - what an UPDATE returns; mypy cannot know
    return result.rowcount
