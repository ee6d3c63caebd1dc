"""A channel's design interviews."""

from collections.abc import Sequence

from sqlalchemy import Text, cast, or_, select
from sqlalchemy.orm import Session

from bot.db.models import GroupDesignRow, GroupNotesRow, RoundMemberRow, RoundRow
from bot.db.phases.timers import in_a_phase, missed
from bot.domain.people.caller import Caller
from bot.domain.phases.uptime import Uptime

__all__ = [
    "every_note",
    "in_phases",
    "noted",
    "noted_in",
    "open_to",
    "phases_of",
    "ticking",
    "who_noted",
]


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


def every_note(session: Session, round_key: int) -> Sequence[GroupNotesRow]:
    """What each member noted in a channel's design interview."""
    return session.scalars(select(GroupNotesRow).where(GroupNotesRow.round_key == round_key)).all()


def noted_in(session: Session, round_key: int, message_id: int) -> Sequence[GroupNotesRow]:
    """The notes of an interview that may have taken a message in."""
    named = cast(GroupNotesRow.typed, Text).contains(str(message_id))
    found = select(GroupNotesRow).where(GroupNotesRow.round_key == round_key, named)
    return session.scalars(found.with_for_update()).all()


def in_phases(session: Session) -> Sequence[tuple[RoundRow, GroupDesignRow]]:
    """Every design interview of a channel in which a phase is open."""
    rows = session.execute(
        select(RoundRow, GroupDesignRow)
        .join(GroupDesignRow, GroupDesignRow.round_key == RoundRow.key)
        .where(
            RoundRow.ended_at.is_(None),
            in_a_phase(GroupDesignRow),
        )
    )
    return [(round_, design) for round_, design in rows]


def open_to(
    session: Session, who: Caller, place_id: int
) -> Sequence[tuple[RoundRow, GroupDesignRow]]:
    """Those of a server that run, and that are held in a place or that a member joined.

    The one that was started last comes first.
    """
    joined = select(RoundMemberRow.round_key).where(RoundMemberRow.member_id == who.member_id)
    rows = session.execute(
        select(RoundRow, GroupDesignRow)
        .join(GroupDesignRow, GroupDesignRow.round_key == RoundRow.key)
        .where(
            RoundRow.guild_id == who.guild_id,
            RoundRow.ended_at.is_(None),
            or_(
                RoundRow.thread_id == place_id,
                RoundRow.channel_id == place_id,
                RoundRow.key.in_(joined),
            ),
        )
        .order_by(RoundRow.key.desc())
    )
    return [(round_, design) for round_, design in rows]
