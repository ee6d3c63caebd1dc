"""Interviews in channels."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Row, and_, func, or_, select
from sqlalchemy.orm import Session

from bot.db.models import (
    AttemptRow,
    MembershipRow,
    OccasionRow,
    RoundMemberRow,
    RoundRow,
    RoundTurnRow,
)
from bot.domain.people.caller import Caller

__all__ = [
    "asked_in_channel",
    "asking",
    "attempts_of",
    "due",
    "held_at",
    "host_of",
    "joined",
    "lost",
    "of_channel",
    "outdated",
    "past",
    "round_by_key",
    "running",
    "seen_after",
    "turn_at",
    "turns_of",
]

_TRIM = timedelta(seconds=1)
"""Clocks of two processes that are trimmed differ by less."""


def round_by_key(session: Session, key: int) -> RoundRow | None:
    """An interview, held until the transaction ends: two presses wait for one another."""
    return session.scalar(
        select(RoundRow)
        .where(RoundRow.key == key)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def of_channel(session: Session, channel_id: int) -> RoundRow | None:
    """The one interview that runs in a channel."""
    return session.scalar(
        select(RoundRow).where(RoundRow.channel_id == channel_id, RoundRow.ended_at.is_(None))
    )


def held_at(session: Session, guild_id: int, place_id: int) -> RoundRow | None:
    """The latest interview whose thread a place is, or which is held right there without one."""
    return session.scalar(
        select(RoundRow)
        .where(
            RoundRow.guild_id == guild_id,
            or_(
                RoundRow.thread_id == place_id,
                and_(RoundRow.channel_id == place_id, RoundRow.thread_id.is_(None)),
            ),
        )
        .order_by(RoundRow.key.desc())
        .limit(1)
    )


def turn_at(session: Session, key: int, position: int) -> RoundTurnRow | None:
    """One question of an interview."""
    return session.get(RoundTurnRow, (key, position), populate_existing=True)


def turns_of(session: Session, key: int) -> Sequence[RoundTurnRow]:
    """Every question of an interview, in order."""
    return session.scalars(
        select(RoundTurnRow).where(RoundTurnRow.round_key == key).order_by(RoundTurnRow.position)
    ).all()


def asked_in_channel(session: Session, channel_id: int) -> Mapping[int, datetime]:
    """When each question was last asked in a channel."""
    rows = session.execute(
        select(OccasionRow.question_key, func.max(OccasionRow.asked_at))
        .join(RoundTurnRow, RoundTurnRow.occasion_key == OccasionRow.key)
        .join(RoundRow, RoundRow.key == RoundTurnRow.round_key)
        .where(RoundRow.channel_id == channel_id)
        .group_by(OccasionRow.question_key)
    )
    return {row[0]: row[1] for row in rows}


def asking(session: Session, who: Caller) -> Sequence[Row[RoundRow, int]]:
    """What this server's interviews that a member has joined ask and have not revealed yet."""
    return session.execute(
        select(RoundRow, OccasionRow.question_key)
        .join(RoundMemberRow, RoundMemberRow.round_key == RoundRow.key)
        .join(RoundTurnRow, RoundTurnRow.round_key == RoundRow.key)
        .join(OccasionRow, OccasionRow.key == RoundTurnRow.occasion_key)
        .where(
            RoundMemberRow.member_id == who.member_id,
            RoundRow.guild_id == who.guild_id,
            RoundRow.ended_at.is_(None),
            RoundTurnRow.position == RoundRow.position,
            RoundTurnRow.revealed_at.is_(None),
            RoundTurnRow.skipped.is_(False),
        )
    ).all()


def joined(session: Session, round_: RoundRow) -> list[tuple[int, str]]:
    """Who joined, by id and name, in the order they came."""
    rows = session.execute(
        select(RoundMemberRow.member_id, MembershipRow.name)
        .join(MembershipRow, MembershipRow.member_id == RoundMemberRow.member_id)
        .where(RoundMemberRow.round_key == round_.key, MembershipRow.guild_id == round_.guild_id)
        .order_by(RoundMemberRow.joined_at, RoundMemberRow.member_id)
    )
    return [(member_id, name) for member_id, name in rows]


def host_of(session: Session, key: int) -> int | None:
    """Who hosts an interview; None once that member had themselves deleted."""
    return session.scalar(
        select(RoundMemberRow.member_id).where(
            RoundMemberRow.round_key == key, RoundMemberRow.is_host
        )
    )


def attempts_of(session: Session, key: int, member_id: int) -> Sequence[tuple[int, AttemptRow]]:
    """A member's attempts in an interview, each with its question's place, in their order."""
    rows = session.execute(
        select(RoundTurnRow.position, AttemptRow)
        .join(AttemptRow, AttemptRow.occasion_key == RoundTurnRow.occasion_key)
        .where(RoundTurnRow.round_key == key, AttemptRow.member_id == member_id)
        .order_by(RoundTurnRow.position)
    )
    return [(position, attempt) for position, attempt in rows]


def past(session: Session, who: Caller, limit: int) -> Sequence[RoundRow]:
    """Finished interviews of this server's channels that a member answered in, the latest first."""
    answered = (
        select(AttemptRow.key)
        .join(RoundTurnRow, RoundTurnRow.occasion_key == AttemptRow.occasion_key)
        .where(RoundTurnRow.round_key == RoundRow.key, AttemptRow.member_id == who.member_id)
    )
    return session.scalars(
        select(RoundRow)
        .join(RoundMemberRow, RoundMemberRow.round_key == RoundRow.key)
        .where(
            RoundMemberRow.member_id == who.member_id,
            RoundRow.guild_id == who.guild_id,
            RoundRow.ended_at.is_not(None),
            answered.exists(),
        )
        .order_by(RoundRow.key.desc())
        .limit(limit)
    ).all()


def due(session: Session, now: datetime, limit: int) -> Sequence[RoundRow]:
    """Interviews in which the clock has something to do."""
    return session.scalars(
        select(RoundRow)
        .where(RoundRow.ended_at.is_(None), RoundRow.due_at <= now)
        .order_by(RoundRow.due_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()


def running(session: Session) -> Sequence[RoundRow]:
    """Every interview that is not over."""
    return session.scalars(
        select(RoundRow).where(RoundRow.ended_at.is_(None)).with_for_update()
    ).all()


def seen_after(session: Session, now: datetime) -> Sequence[RoundRow]:
    """Those whose host was seen, by another clock, after an instant that is now."""
    return session.scalars(
        select(RoundRow)
        .where(RoundRow.ended_at.is_(None), RoundRow.host_seen_at > now + _TRIM)
        .with_for_update(skip_locked=True)
    ).all()


def outdated(session: Session, now: datetime, pause: timedelta, limit: int) -> Sequence[RoundRow]:
    """Interviews whose card shows an older version, and may be edited now.

    One that waits for longer than the pause between two edits was edited by another clock.
    """
    return session.scalars(
        select(RoundRow)
        .where(
            RoundRow.shown_version < RoundRow.version,
            RoundRow.message_id.is_not(None),
            RoundRow.card_step == RoundRow.step,
            or_(RoundRow.edit_after <= now, RoundRow.edit_after > now + pause),
        )
        .order_by(RoundRow.edit_after)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()


def lost(session: Session, before: datetime, limit: int) -> Sequence[RoundRow]:
    """Interviews whose card was to be posted before an instant, and nobody has seen it yet."""
    return session.scalars(
        select(RoundRow)
        .where(
            RoundRow.ended_at.is_(None),
            RoundRow.message_id.is_(None),
            RoundRow.edit_after <= before,
        )
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()
