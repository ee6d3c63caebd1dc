"""What members have had to do with questions.

What was seen later than now was seen by a clock that was ahead, and was to come back by that clock:
it is due now. Its row stays, since it may be the present clock that is wrong.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.orm import Session

from bot.db.models import FamiliarityRow
from bot.db.upsert import upsert
from bot.domain.attempts.grading import Grade
from bot.domain.attempts.spaced_repetition import Memory
from bot.domain.choosing.selection import Familiarity

__all__ = ["due_dates", "known_to", "learn", "next_due", "see", "soon"]

_MET = FamiliarityRow.__table__.c
_OF_MEMBER = _MET.member_id == bindparam("member_id")
_KNOWN = select(_MET.question_key, _MET.seen_at, _MET.due_at, _MET.grade).where(_OF_MEMBER)


def known_to(session: Session, member_id: int, now: datetime) -> Mapping[int, Familiarity]:
    """Everything a member has met, by question key."""
    rows = session.execute(_KNOWN, {"member_id": member_id})
    return {
        key: Familiarity(
            min(seen_at, now),
            due_at if due_at is None or seen_at <= now else min(due_at, now),
            None if grade is None else Grade(grade),
        )
        for key, seen_at, due_at, grade in rows
    }


def due_dates(
    session: Session, member_id: int, question_keys: Iterable[int]
) -> Mapping[int, datetime]:
    """When each of these questions comes back to a member."""
    rows = session.execute(
        select(FamiliarityRow.question_key, FamiliarityRow.due_at).where(
            FamiliarityRow.member_id == member_id,
            FamiliarityRow.question_key.in_(list(question_keys)),
        )
    )
    return {key: due_at for key, due_at in rows if due_at is not None}


def soon(
    session: Session, member_id: int, until: datetime, now: datetime
) -> Mapping[int, tuple[datetime, Grade]]:
    """What comes back to a member until an instant, the longest due first, with the last grade."""
    rows = session.execute(
        select(
            FamiliarityRow.question_key,
            FamiliarityRow.due_at,
            FamiliarityRow.grade,
            FamiliarityRow.seen_at,
        )
        .where(
            FamiliarityRow.member_id == member_id,
            or_(FamiliarityRow.due_at <= until, FamiliarityRow.seen_at > now),
        )
        .order_by(FamiliarityRow.due_at)
    )
    return {
        key: (due if seen_at <= now else min(due, now), Grade(grade))
        for key, due, grade, seen_at in rows
        if due is not None and grade
    }


def next_due(session: Session, member_id: int, after: datetime) -> datetime | None:
    """When the next question comes back to a member after an instant."""
    return session.scalar(
        select(func.min(FamiliarityRow.due_at)).where(
            FamiliarityRow.member_id == member_id,
            FamiliarityRow.due_at > after,
            FamiliarityRow.seen_at <= after,
        )
    )


def see(session: Session, member_id: int, question_key: int, now: datetime) -> None:
    """Note that a member was shown a question."""
    keys = {"member_id": member_id, "question_key": question_key}
    upsert(session, FamiliarityRow, keys, update={"seen_at": now})


def learn(
    session: Session,
    member_id: int,
    question_key: int,
    grade: Grade,
    memory: Memory,
    now: datetime,
) -> None:
    """Keep a grade and the memory after it."""
    keys = {"member_id": member_id, "question_key": question_key}
    new = {"grade": int(grade), "due_at": memory.due_at, "card": memory.card}
    upsert(session, FamiliarityRow, keys, insert={"seen_at": now}, update=new)
