"""A channel's design interviews."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.db.models import GroupDesignRow, GroupNotesRow, RoundRow
from bot.db.phases.timers import missed
from bot.domain.phases.uptime import Uptime

__all__ = ["noted", "phases_of", "ticking", "who_noted"]


def phases_of(session: Session, round_key: int) -> GroupDesignRow | None:
    """How far a channel's interview is, where it is a design in phases."""
    return session.get(GroupDesignRow, round_key, populate_existing=True)


def noted(session: Session, round_key: int, member_id: int) -> GroupNotesRow | None:
    """What a member noted in a channel's design interview."""
    return session.get(GroupNotesRow, (round_key, member_id), populate_existing=True)


def who_noted(session: Session, round_key: int, phase: int) -> Sequence[int]:
    """Who noted something in a phase of a channel's design interview, the first one first."""
    return session.scalars(
        select(GroupNotesRow.member_id)
        .where(
            GroupNotesRow.round_key == round_key,
            GroupNotesRow.notes[phase - 1].as_string() != "",
        )
        .order_by(GroupNotesRow.started_at, GroupNotesRow.member_id)
    ).all()


def ticking(session: Session, up: Uptime) -> Sequence[tuple[RoundRow, GroupDesignRow]]:
    """Those with a gap since their time was seen, each with its interview, held as by a press."""
    rows = session.execute(
        select(RoundRow, GroupDesignRow)
        .join(GroupDesignRow, GroupDesignRow.round_key == RoundRow.key)
        .where(missed(GroupDesignRow, up))
        .with_for_update(of=(RoundRow, GroupDesignRow), skip_locked=True)
    )
    return [(round_, design) for round_, design in rows]
