"""Standings: totals that are kept in each attempt's transaction, so that boards need no sums."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from bot.db.models import StandingRow
from bot.db.upsert import upsert_many
from bot.domain.people import Caller

__all__ = ["add", "count", "own", "page", "rank"]


def add(
    session: Session, who: Caller, periods: Iterable[str], points: int, *, hidden: bool
) -> None:
    """Add one graded written attempt to a member's totals."""
    keys = [
        {"guild_id": who.guild_id, "period": period, "member_id": who.member_id}
        for period in periods
    ]
    gained = {"points": points, "attempts": 1}
    upsert_many(session, StandingRow, keys, add=gained, update={"hidden": hidden})


def page(
    session: Session, guild_id: int, period: str, *, limit: int, offset: int
) -> Sequence[StandingRow]:
    """The best of a board, from an offset on."""
    return session.scalars(
        select(StandingRow)
        .where(*_board(guild_id, period))
        .order_by(StandingRow.points.desc(), StandingRow.member_id.desc())
        .limit(limit)
        .offset(offset)
    ).all()


def own(session: Session, who: Caller, period: str) -> StandingRow | None:
    """A member's own totals."""
    return session.get(StandingRow, (who.guild_id, period, who.member_id), populate_existing=True)


def rank(session: Session, guild_id: int, period: str, points: int) -> int:
    """The rank of so many points: one more than the members who have more."""
    better = select(func.count()).where(*_board(guild_id, period), StandingRow.points > points)
    return (session.scalar(better) or 0) + 1


def count(session: Session, guild_id: int, period: str) -> int:
    """How many members are on a board."""
    return session.scalar(select(func.count()).where(*_board(guild_id, period))) or 0


def _board(guild_id: int, period: str) -> tuple[ColumnElement[bool], ...]:
    return (
        StandingRow.guild_id == guild_id,
        StandingRow.period == period,
        StandingRow.hidden.is_(False),
    )
