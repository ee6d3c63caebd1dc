"""Occasions, and who has answered them how."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Text, cast, func, select
from sqlalchemy.orm import Session

from bot.db.models import AttemptRow, OccasionRow, OfOccasion
from bot.db.rows import write
from bot.domain.attempts.grading import Grade
from bot.domain.attempts.occasions import OccasionKind

__all__ = ["answered", "asked_by", "attempt_at", "by_key", "found", "grades", "new", "typed_in"]

A = TypeVar("A", bound=OfOccasion)


def new(
    session: Session,
    kind: OccasionKind,
    guild_id: int,
    question_key: int,
    now: datetime,
    *,
    member_id: int | None = None,
) -> OccasionRow:
    """Write an occasion that begins now, of one member or of a channel, for what asks."""
    row = OccasionRow(
        kind=kind, guild_id=guild_id, member_id=member_id, question_key=question_key, asked_at=now
    )
    return write(session, row)


def by_key(session: Session, key: int) -> OccasionRow:
    """The occasion of an attempt."""
    return session.get_one(OccasionRow, key)


def found(session: Session, key: int) -> OccasionRow | None:
    """An occasion, if it is still recorded."""
    return session.get(OccasionRow, key)


def asked_by(session: Session, kind: type[A], occasion: OccasionRow) -> A | None:
    """The row that asked, of the table where those of this kind stand."""
    return session.scalar(select(kind).where(kind.occasion_key == occasion.key))


def attempt_at(session: Session, key: int, member_id: int) -> AttemptRow | None:
    """A member's attempt."""
    return session.scalar(
        select(AttemptRow).where(AttemptRow.occasion_key == key, AttemptRow.member_id == member_id)
    )


def typed_in(session: Session, member_id: int, message_id: int) -> Sequence[OccasionRow]:
    """Those of a member's occasions that may have taken a message in, the latest first."""
    named = cast(OccasionRow.typed, Text).contains(str(message_id))
    return session.scalars(
        select(OccasionRow)
        .where(OccasionRow.member_id == member_id, OccasionRow.typed.is_not(None), named)
        .order_by(OccasionRow.key.desc())
    ).all()


def answered(session: Session, key: int) -> Sequence[int]:
    """Who has answered, the first one first."""
    return session.scalars(
        select(AttemptRow.member_id).where(AttemptRow.occasion_key == key).order_by(AttemptRow.key)
    ).all()


def grades(session: Session, key: int) -> Mapping[Grade, int]:
    """How the grades fell."""
    rows = session.execute(
        select(AttemptRow.grade, func.count())
        .where(AttemptRow.occasion_key == key, AttemptRow.grade.is_not(None))
        .group_by(AttemptRow.grade)
    )
    return {Grade(grade): number for grade, number in rows if grade is not None}
