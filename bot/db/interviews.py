"""Interviews and their turns."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.db.models import AttemptRow, InterviewRow, TurnRow
from bot.domain.people import Caller

__all__ = ["attempt_at", "attempts_of", "past", "running", "turn_at", "turns_of"]


def running(session: Session, who: Caller) -> InterviewRow | None:
    """The one interview a member has open in this server."""
    return session.scalar(
        select(InterviewRow).where(
            InterviewRow.guild_id == who.guild_id,
            InterviewRow.member_id == who.member_id,
            InterviewRow.ended_at.is_(None),
        )
    )


def past(session: Session, who: Caller, limit: int) -> Sequence[InterviewRow]:
    """A member's finished interviews in this server, the latest first."""
    return session.scalars(
        select(InterviewRow)
        .where(
            InterviewRow.guild_id == who.guild_id,
            InterviewRow.member_id == who.member_id,
            InterviewRow.ended_at.is_not(None),
        )
        .order_by(InterviewRow.key.desc())
        .limit(limit)
    ).all()


def turn_at(session: Session, interview_key: int, position: int) -> TurnRow | None:
    """One turn of an interview."""
    return session.get(TurnRow, (interview_key, position))


def turns_of(session: Session, interview_key: int) -> Sequence[TurnRow]:
    """Every turn of an interview, in order."""
    return session.scalars(
        select(TurnRow).where(TurnRow.interview_key == interview_key).order_by(TurnRow.position)
    ).all()


def attempt_at(
    session: Session, interview_key: int, position: int, member_id: int
) -> AttemptRow | None:
    """A member's attempt in one turn."""
    return session.scalar(
        select(AttemptRow).where(
            AttemptRow.interview_key == interview_key,
            AttemptRow.position == position,
            AttemptRow.member_id == member_id,
        )
    )


def attempts_of(session: Session, interview_key: int, member_id: int) -> dict[int, AttemptRow]:
    """A member's attempts in an interview, by position."""
    rows = session.scalars(
        select(AttemptRow).where(
            AttemptRow.interview_key == interview_key, AttemptRow.member_id == member_id
        )
    )
    return {row.position: row for row in rows if row.position is not None}
