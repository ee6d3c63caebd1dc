"""Attempts: the unit of record."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import and_, bindparam, func, or_, select, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from bot.db.models import AttemptRow
from bot.domain.attempts.grading import Grade
from bot.domain.attempts.screens import Peers

__all__ = ["graded_since", "keep_grade", "last_graded", "mark", "peers", "repeats"]

_ATTEMPTS = AttemptRow.__table__.c
_OF_GRADE = (
    "grade",
    "graded_at",
    "local_date",
    "points",
    "card_before",
    "ticked",
    "ticked_of",
    "note",
    "follow_up",
    "follow_up_asked",
)
"""What a grade changes of an attempt."""
_KEEP_GRADE = (
    update(AttemptRow.__table__)  # type: ignore[arg-type]  # a mapped table is a Table
    .where(_ATTEMPTS.key == bindparam("attempt_key"))
    .values({name: bindparam(name) for name in _OF_GRADE})
)
_LATEST_GRADES = (
    select(func.max(_ATTEMPTS.key))
    .where(
        _ATTEMPTS.guild_id == bindparam("guild_id"),
        _ATTEMPTS.question_key == bindparam("question_key"),
        _ATTEMPTS.grade.is_not(None),
    )
    .group_by(_ATTEMPTS.member_id)
    .scalar_subquery()
)
_PEERS = (
    select(_ATTEMPTS.grade, func.count())
    .where(_ATTEMPTS.key.in_(_LATEST_GRADES))
    .group_by(_ATTEMPTS.grade)
)


def mark(attempt: AttemptRow, **values: Any) -> None:  # noqa: ANN401 - whatever the columns hold
    """Change what a grade changes of an attempt, until `keep_grade` writes all of it at once.

    Were it left to the session to find out what has changed, that would take a twentieth of a
    grade's time.
    """
    for name, value in values.items():
        assert name in _OF_GRADE  # noqa: S101 - or it would not be written
        set_committed_value(attempt, name, value)


def keep_grade(session: Session, attempt: AttemptRow) -> None:
    """Write what `mark` has changed."""
    values = {name: getattr(attempt, name) for name in _OF_GRADE}
    session.connection().execute(_KEEP_GRADE, {"attempt_key": attempt.key, **values})


def graded_since(session: Session, attempt: AttemptRow) -> Sequence[AttemptRow]:
    """The same member's attempts at the same question that were first graded later, in order."""
    return session.scalars(
        select(AttemptRow)
        .where(
            AttemptRow.member_id == attempt.member_id,
            AttemptRow.question_key == attempt.question_key,
            AttemptRow.graded_at > attempt.graded_at,
        )
        .order_by(AttemptRow.graded_at)
    ).all()


def repeats(session: Session, attempt: AttemptRow) -> bool:
    """Whether the same question had a graded written attempt there on that day before this one."""
    before = or_(
        AttemptRow.graded_at < attempt.graded_at,
        and_(AttemptRow.graded_at == attempt.graded_at, AttemptRow.key < attempt.key),
    )
    found = select(AttemptRow.key).where(
        AttemptRow.member_id == attempt.member_id,
        AttemptRow.guild_id == attempt.guild_id,
        AttemptRow.question_key == attempt.question_key,
        AttemptRow.local_date == attempt.local_date,
        AttemptRow.written,
        before,
    )
    return session.scalar(found.limit(1)) is not None


def peers(session: Session, guild_id: int, question_key: int, grade: Grade) -> Peers:
    """How a server's members graded a question, by each one's latest grade."""
    keys = {"guild_id": guild_id, "question_key": question_key}
    counts = session.connection().execute(_PEERS, keys)
    by_grade: dict[int, int] = {given: number for given, number in counts if given is not None}
    return Peers(sum(by_grade.values()), by_grade.get(grade, 0))


def last_graded(session: Session, member_id: int) -> AttemptRow | None:
    """The answer that a member graded last, in whatever server; "I don't know" is none."""
    return session.scalar(
        select(AttemptRow)
        .where(
            AttemptRow.member_id == member_id,
            AttemptRow.graded_at.is_not(None),
            AttemptRow.gave_up.is_(False),
        )
        .order_by(AttemptRow.graded_at.desc(), AttemptRow.key.desc())
        .limit(1)
    )
