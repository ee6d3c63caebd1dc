"""Interviews and their turns."""

from collections.abc import Sequence

from sqlalchemy import BindParameter, and_, bindparam, select
from sqlalchemy.orm import Session

from bot.db.models import AttemptRow, InterviewRow, TurnRow
from bot.domain.people.caller import Caller

__all__ = ["attempts_of", "own_turn", "past", "running", "turn_at", "turns_of"]

# Statements of hot paths are made once: making one costs several times what running it does.
_MEMBER: BindParameter[int] = bindparam("member_id")
_INTERVIEW: BindParameter[int] = bindparam("interview_key")
_POSITION: BindParameter[int] = bindparam("position")
_RUNNING = select(InterviewRow).where(
    InterviewRow.guild_id == bindparam("guild_id"),
    InterviewRow.member_id == _MEMBER,
    InterviewRow.ended_at.is_(None),
)
_OWN_TURN = (
    select(InterviewRow, TurnRow, AttemptRow)
    .join(TurnRow, TurnRow.interview_key == InterviewRow.key)
    .outerjoin(
        AttemptRow,
        and_(
            AttemptRow.occasion_key == TurnRow.occasion_key,
            AttemptRow.member_id == InterviewRow.member_id,
        ),
    )
    .where(
        InterviewRow.key == _INTERVIEW,
        InterviewRow.member_id == _MEMBER,
        TurnRow.position == _POSITION,
    )
)


def running(session: Session, who: Caller) -> InterviewRow | None:
    """The one interview a member has open in this server."""
    return session.scalar(_RUNNING, {"guild_id": who.guild_id, "member_id": who.member_id})


def own_turn(
    session: Session, member_id: int, interview_key: int, position: int
) -> tuple[InterviewRow, TurnRow, AttemptRow | None] | None:
    """A turn of a member's own interview, with the interview and their attempt."""
    keys = {"member_id": member_id, "interview_key": interview_key, "position": position}
    found = session.execute(_OWN_TURN, keys).one_or_none()
    return None if found is None else (found[0], found[1], found[2])


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


def attempts_of(session: Session, interview_key: int, member_id: int) -> dict[int, AttemptRow]:
    """A member's attempts in an interview, by position."""
    rows = session.execute(
        select(TurnRow.position, AttemptRow)
        .join(AttemptRow, AttemptRow.occasion_key == TurnRow.occasion_key)
        .where(TurnRow.interview_key == interview_key, AttemptRow.member_id == member_id)
    )
    return {row[0]: row[1] for row in rows}
