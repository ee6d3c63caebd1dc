"""Mistakes that members reported."""

from datetime import datetime

from sqlalchemy import Select, func, select, update
from sqlalchemy.orm import Session

from bot.db.models import MistakeRow, QuestionRow

__all__ = ["by_key", "number_since", "same", "settle", "unsettled", "untold"]


def by_key(session: Session, key: int) -> MistakeRow | None:
    """One, if it is still recorded."""
    return session.get(MistakeRow, key, populate_existing=True)


def same(session: Session, member_id: int, question_key: int, text: str) -> bool:
    """Whether a member has reported exactly that before, and it is not settled yet."""
    mine = select(MistakeRow.text).where(
        MistakeRow.member_id == member_id,
        MistakeRow.question_key == question_key,
        MistakeRow.done_at.is_(None),
    )
    return text in session.scalars(mine).all()


def number_since(session: Session, member_id: int, since: datetime, now: datetime) -> int:
    """How many a member has reported; those of a clock that was ahead do not count."""
    mine = select(func.count()).where(
        MistakeRow.member_id == member_id,
        MistakeRow.written_at > since,
        MistakeRow.written_at <= now,
    )
    return session.scalar(mine) or 0


def untold(session: Session, limit: int) -> list[tuple[MistakeRow, str]]:
    """The first of those that are still to be told, each with the id of its question."""
    waiting = _named().where(MistakeRow.untold_since.is_not(None)).limit(limit)
    return [(row, identity) for row, identity in session.execute(waiting)]


def unsettled(session: Session) -> list[tuple[MistakeRow, str]]:
    """Those that are not settled, the newest last, each with the id of its question."""
    still_open = _named().where(MistakeRow.done_at.is_(None))
    return [(row, identity) for row, identity in session.execute(still_open)]


def settle(session: Session, key: int, now: datetime) -> bool:
    """Note that one is settled; returns whether there was such a one."""
    there = (MistakeRow.key == key, MistakeRow.done_at.is_(None))
    done = session.scalar(select(MistakeRow.key).where(*there)) is not None
    session.execute(update(MistakeRow).where(*there).values(done_at=now))
    return done


def _named() -> Select[MistakeRow, str]:
    return (
        select(MistakeRow, QuestionRow.ref)
        .join(QuestionRow, QuestionRow.key == MistakeRow.question_key)
        .order_by(MistakeRow.key)
    )
