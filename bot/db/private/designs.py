"""Design interviews, of one member and of a channel."""

from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from bot.db.models import DesignRow
from bot.db.phases.timers import in_a_phase, missed
from bot.domain.people.caller import DIRECT, Caller
from bot.domain.phases.uptime import Uptime

__all__ = ["held", "in_phases_at", "in_threads", "own", "past", "running", "ticking", "unheld"]

_IN_PHASES = (DesignRow.ended_at.is_(None), in_a_phase(DesignRow))


def running(session: Session, who: Caller) -> DesignRow | None:
    """The one design interview a member has open in this server, held as `held` does."""
    found = _running(who).execution_options(populate_existing=True).with_for_update()
    return session.scalar(found)


def unheld(session: Session, who: Caller) -> DesignRow | None:
    """The same, for who has not made sure of its member yet: their row is to be locked first."""
    return session.scalar(_running(who))


def _running(who: Caller) -> Select[DesignRow]:
    return select(DesignRow).where(
        DesignRow.guild_id == who.guild_id,
        DesignRow.member_id == who.member_id,
        DesignRow.ended_at.is_(None),
    )


def held_at(session: Session, guild_id: int, place_id: int) -> DesignRow | None:
    """The latest that a thread was opened for."""
    here = (DesignRow.guild_id == guild_id, DesignRow.channel_id == place_id)
    latest = select(DesignRow).where(*here).order_by(DesignRow.key.desc()).limit(1)
    return session.scalar(latest)


def in_phases_at(session: Session, guild_id: int, place_id: int) -> DesignRow | None:
    """The one whose phases run in a thread."""
    here = (DesignRow.guild_id == guild_id, DesignRow.channel_id == place_id)
    return session.scalar(select(DesignRow).where(*here, *_IN_PHASES).with_for_update())


def in_threads(session: Session) -> Sequence[DesignRow]:
    """Those whose phases run in threads of servers."""
    there = (DesignRow.guild_id != DIRECT, DesignRow.channel_id.is_not(None))
    return session.scalars(select(DesignRow).where(*there, *_IN_PHASES)).all()


def held(session: Session, key: int) -> DesignRow | None:
    """A design interview as it is now, held until the transaction ends."""
    return session.get(DesignRow, key, populate_existing=True, with_for_update=True)


def own(session: Session, member_id: int, key: int) -> DesignRow | None:
    """The same, if it is this member's."""
    row = held(session, key)
    return row if row is not None and row.member_id == member_id else None


def past(session: Session, who: Caller, limit: int) -> Sequence[DesignRow]:
    """A member's finished design interviews in this server, the latest first."""
    return session.scalars(
        select(DesignRow)
        .where(
            DesignRow.member_id == who.member_id,
            DesignRow.guild_id == who.guild_id,
            DesignRow.ended_at.is_not(None),
        )
        .order_by(DesignRow.key.desc())
        .limit(limit)
    ).all()


def ticking(session: Session, up: Uptime) -> Sequence[DesignRow]:
    """Those of members with a gap since their time was seen."""
    return session.scalars(
        select(DesignRow).where(missed(DesignRow, up)).with_for_update(skip_locked=True)
    ).all()
