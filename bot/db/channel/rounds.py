"""Interviews in channels."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from bot.db.models import (
    AttemptRow,
    MembershipRow,
    RoundMemberRow,
    RoundRow,
    RoundTurnRow,
)
from bot.domain.attempts.grading import Grade

__all__ = [
    "answered",
    "asked_in_channel",
    "attempt_at",
    "attempts_of",
    "due",
    "grades",
    "host_of",
    "joined",
    "lost",
    "of_channel",
    "outdated",
    "round_by_key",
    "turn_at",
    "turns_of",
]


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
        select(RoundTurnRow.question_key, func.max(RoundTurnRow.asked_at))
        .join(RoundRow, RoundRow.key == RoundTurnRow.round_key)
        .where(RoundRow.channel_id == channel_id)
        .group_by(RoundTurnRow.question_key)
    )
    return {row[0]: row[1] for row in rows}


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


def attempt_at(session: Session, key: int, position: int, member_id: int) -> AttemptRow | None:
    """A member's attempt at one question."""
    return session.scalar(
        select(AttemptRow).where(
            AttemptRow.round_key == key,
            AttemptRow.position == position,
            AttemptRow.member_id == member_id,
        )
    )


def attempts_of(session: Session, key: int, member_id: int) -> Sequence[AttemptRow]:
    """A member's attempts in an interview, in the order of its questions."""
    return session.scalars(
        select(AttemptRow)
        .where(AttemptRow.round_key == key, AttemptRow.member_id == member_id)
        .order_by(AttemptRow.position)
    ).all()


def answered(session: Session, key: int, position: int) -> Sequence[int]:
    """Who has answered one question, the first one first."""
    return session.scalars(
        select(AttemptRow.member_id)
        .where(AttemptRow.round_key == key, AttemptRow.position == position)
        .order_by(AttemptRow.key)
    ).all()


def grades(session: Session, key: int, position: int) -> Mapping[Grade, int]:
    """How the grades of one question fell."""
    rows = session.execute(
        select(AttemptRow.grade, func.count())
        .where(
            AttemptRow.round_key == key,
            AttemptRow.position == position,
            AttemptRow.grade.is_not(None),
        )
        .group_by(AttemptRow.grade)
    )
    return {Grade(grade): number for grade, number in rows if grade is not None}


def due(session: Session, now: datetime, limit: int) -> Sequence[RoundRow]:
    """Interviews in which the clock has something to do."""
    return session.scalars(
        select(RoundRow)
        .where(RoundRow.ended_at.is_(None), RoundRow.due_at <= now)
        .order_by(RoundRow.due_at)
        .limit(limit)
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
            or_(RoundRow.edit_after <= now, RoundRow.edit_after > now + pause),
        )
        .order_by(RoundRow.edit_after)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()


def lost(session: Session, before: datetime, limit: int) -> Sequence[RoundRow]:
    """Interviews started before an instant whose card nobody has seen yet."""
    return session.scalars(
        select(RoundRow)
        .where(
            RoundRow.ended_at.is_(None),
            RoundRow.message_id.is_(None),
            RoundRow.started_at <= before,
        )
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()
