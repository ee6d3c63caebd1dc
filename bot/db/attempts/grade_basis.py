"""What a first grade builds on, read in one statement: it is the bot's busiest transaction."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, exists, select
from sqlalchemy.orm import Session

from bot.db.models import AttemptRow, DayRow, FamiliarityRow
from bot.domain.attempts.scoring import Worth
from bot.domain.people.caller import Caller

__all__ = ["GradeBasis", "grade_basis"]

_ATTEMPTS = AttemptRow.__table__.c
_DAYS = DayRow.__table__.c
_MET = FamiliarityRow.__table__.c
_REPEATED = exists().where(
    _ATTEMPTS.member_id == bindparam("member_id"),
    _ATTEMPTS.guild_id == bindparam("guild_id"),
    _ATTEMPTS.local_date == bindparam("today"),
    _ATTEMPTS.question_key == bindparam("question_key"),
    _ATTEMPTS.written,
)
_DESIGN = exists().where(
    _ATTEMPTS.member_id == bindparam("member_id"),
    _ATTEMPTS.guild_id == bindparam("guild_id"),
    _ATTEMPTS.local_date == bindparam("today"),
    _ATTEMPTS.points > Worth.DAILY.value,
)
"""One that earned less had reached the most of a day, and so has the day."""
_POINTS = select(_DAYS.points).where(
    _DAYS.guild_id == bindparam("guild_id"),
    _DAYS.member_id == bindparam("member_id"),
    _DAYS.day == bindparam("today"),
)
_CARD = select(_MET.card).where(
    _MET.member_id == bindparam("member_id"), _MET.question_key == bindparam("question_key")
)
_BEFORE = select(_REPEATED, _DESIGN, _POINTS.scalar_subquery(), _CARD.scalar_subquery())


@dataclass(frozen=True, slots=True)
class GradeBasis:
    """A member's day and memory, before one more attempt counts."""

    repeated: bool
    """Whether they graded a written attempt at this question on this day in this server."""
    designed: bool
    """Whether a design interview earned what a whole one does, on this day in this server."""
    points: int
    """What they earned on this day in this server."""
    card: str | None
    """The memory's card of this question."""


def grade_basis(session: Session, who: Caller, question_key: int, today: date) -> GradeBasis:
    """What a member's first grade of an attempt builds on; `today` is their local date."""
    keys = {"member_id": who.member_id, "guild_id": who.guild_id, "question_key": question_key}
    found = session.connection().execute(_BEFORE, {**keys, "today": today})
    repeated, designed, points, card = found.one()
    return GradeBasis(bool(repeated), bool(designed), points or 0, card)
