"""A member's streak in a server, whatever a host's clock did meanwhile."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.db.people import members, streaks
from bot.domain.people.caller import Caller
from bot.domain.people.streaks import Streak, as_of, latest_date, replayed
from bot.domain.people.zones import local_date

__all__ = ["streak_at", "streak_now"]


def streak_now(session: Session, who: Caller, now: datetime) -> Streak:
    """A member's streak as it stands today: what was missed since has broken it."""
    return as_of(streak_at(session, who, now), now, members.zone_of(session, who)).streak


def streak_at(session: Session, who: Caller, now: datetime) -> Streak:
    """A member's streak as it stood after its last counted day.

    Where that was counted by a clock that was ahead, the streak is reckoned again from the days
    that have come; nothing is removed, since it may be this clock that is wrong.
    """
    kept, latest = streaks.streak_of(session, who)
    if latest is None or (latest == kept.last_day and latest <= latest_date(now)):
        return kept
    days, frozen = streaks.days_of(session, who, local_date(now, kept.zone))
    return replayed(days, frozen, kept.zone)
