"""Standings: totals that are kept in each attempt's transaction, so that boards need no sums."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, bindparam, func, select
from sqlalchemy.orm import Session

from bot.db.models import MembershipRow, StandingRow
from bot.db.upsert import upsert_many
from bot.domain.people.caller import Caller

__all__ = ["Line", "add", "count", "own", "page", "rank"]

_STANDINGS = StandingRow.__table__.c
_MEMBERSHIPS = MembershipRow.__table__.c
_NAMED = StandingRow.__table__.outerjoin(
    MembershipRow.__table__,
    and_(
        _MEMBERSHIPS.guild_id == _STANDINGS.guild_id,
        _MEMBERSHIPS.member_id == _STANDINGS.member_id,
    ),
)
_LINES = select(
    _STANDINGS.member_id,
    _MEMBERSHIPS.name,
    _STANDINGS.points,
    _STANDINGS.attempts,
    _STANDINGS.hidden,
    _MEMBERSHIPS.checked_at,
).select_from(_NAMED)
_PERIOD = (
    _STANDINGS.guild_id == bindparam("guild_id"),
    _STANDINGS.period == bindparam("period"),
)
_BOARD = (*_PERIOD, _STANDINGS.hidden.is_(False))

# Statements of hot paths are made once: making one costs several times what running it does.
_OWN = _LINES.where(*_PERIOD, _STANDINGS.member_id == bindparam("member_id"))
_COUNT = select(func.count()).where(*_BOARD)
_BETTER = select(func.count()).where(*_BOARD, _STANDINGS.points > bindparam("points"))
_PAGE = (
    _LINES.where(*_BOARD)
    .order_by(_STANDINGS.points.desc(), _STANDINGS.member_id.desc())
    .limit(bindparam("limit"))
    .offset(bindparam("offset"))
)


@dataclass(frozen=True, slots=True)
class Line:
    """One member's totals."""

    member_id: int
    name: str | None
    """The display name seen last; None where the member is no longer recorded there."""
    points: int
    attempts: int
    hidden: bool
    """Whether the board leaves them out: by their wish, or because they had left."""
    checked_at: datetime | None
    """When it was last certain that they are in the server."""


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
) -> Sequence[Line]:
    """The best of a board, from an offset on."""
    slice_ = {"guild_id": guild_id, "period": period, "limit": limit, "offset": offset}
    return [Line(*row) for row in session.execute(_PAGE, slice_)]


def own(session: Session, who: Caller, period: str) -> Line | None:
    """A member's own totals."""
    keys = {"guild_id": who.guild_id, "period": period, "member_id": who.member_id}
    row = session.execute(_OWN, keys).one_or_none()
    return None if row is None else Line(*row)


def rank(session: Session, guild_id: int, period: str, points: int) -> int:
    """The rank of so many points: one more than the members who have more."""
    better = {"guild_id": guild_id, "period": period, "points": points}
    return (session.scalar(_BETTER, better) or 0) + 1


def count(session: Session, guild_id: int, period: str) -> int:
    """How many members are on a board."""
    return session.scalar(_COUNT, {"guild_id": guild_id, "period": period}) or 0
