"""Streaks: consecutive local days with a graded written attempt, and the freezes that save them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.domain.people.zones import UTC_NAME, local_date

__all__ = [
    "DAYS_PER_FREEZE",
    "MOST_FREEZES",
    "Advance",
    "Streak",
    "advance",
    "as_of",
    "latest_date",
    "replayed",
]

DAYS_PER_FREEZE = 7
"""Counted days in a row that earn one freeze."""
MOST_FREEZES = 2
"""How many freezes a member can hold."""
_FURTHEST = timedelta(hours=14)
"""How far ahead of UTC the calendar is on Kiritimati, and nowhere more."""


@dataclass(frozen=True, slots=True)
class Streak:
    """A member's streak in one server, as it stood after its last counted day."""

    length: int = 0
    """Counted days in a row; frozen days between them do not add to it."""
    longest: int = 0
    freezes: int = 0
    last_day: date | None = None
    """The last counted day, as the date it was for the member."""
    zone: str = UTC_NAME
    """The member's zone at the last attempt."""


@dataclass(frozen=True, slots=True)
class Advance:
    """What one counted attempt did to a streak."""

    streak: Streak
    counted: bool
    """Whether the day was new; a second attempt on a counted day changes at most the zone."""
    frozen: tuple[date, ...] = ()
    """The missed days that freezes were spent on."""
    earned_freeze: bool = False


def advance(streak: Streak, now: datetime, zone_name: str) -> Advance:
    """Count the local day of `now`, spending a freeze on each day that was missed before it."""
    today = local_date(now, zone_name)
    if streak.last_day is not None and today <= streak.last_day:
        return Advance(replace(streak, zone=zone_name), counted=False)
    kept = as_of(streak, now, zone_name)
    counted = _counted(kept.streak, today, zone_name)
    earned = counted.freezes > kept.streak.freezes
    return Advance(counted, counted=True, frozen=kept.frozen, earned_freeze=earned)


def as_of(streak: Streak, now: datetime, zone_name: str) -> Advance:
    """The streak as it stands at an instant: kept by freezes, or broken (length 0).

    The day of `now` itself is not missed: it can still be done. A freeze that a missed day would
    use is shown as used, also when there are not enough of them.
    """
    missed = _missed(streak, now, zone_name)
    if len(missed) > streak.freezes:
        return Advance(replace(streak, length=0, freezes=0), counted=False)
    kept = replace(streak, freezes=streak.freezes - len(missed))
    return Advance(kept, counted=False, frozen=missed)


def _missed(streak: Streak, now: datetime, zone_name: str) -> tuple[date, ...]:
    """The days between the last counted one and today that went by without an attempt.

    After a change of zone the calendar may have jumped over a date that the member never had. A
    date is missed only if it is over in the zone of their last attempt as well, so the jump is
    never held against them, and needs no record of when they moved.
    """
    if streak.last_day is None or streak.length == 0:
        return ()
    today = min(local_date(now, zone_name), local_date(now, streak.zone))
    days = (today - streak.last_day).days - 1
    return tuple(streak.last_day + timedelta(days=n) for n in range(1, days + 1))


def latest_date(now: datetime) -> date:
    """The latest date that it is anywhere: a later one was counted by a clock that was ahead."""
    return (now + _FURTHEST).date()


def replayed(days: Iterable[date], frozen: Collection[date], zone_name: str) -> Streak:
    """A streak as its days tell it, where what was kept of it came from a clock that was set.

    A date between two days that no freeze kept has broken it. One that a change of zone skipped
    looks the same, which nothing on record tells apart.

    Args:
        days: The counted days.
        frozen: Those that freezes were spent on.
        zone_name: The member's zone at the last attempt.
    """
    streak = Streak(zone=zone_name)
    for day in sorted(days):
        between = 0 if streak.last_day is None else (day - streak.last_day).days - 1
        kept = sum(1 for n in range(1, between + 1) if day - timedelta(days=n) in frozen)
        if between == kept <= streak.freezes:
            streak = replace(streak, freezes=streak.freezes - kept)
        else:
            streak = replace(streak, length=0, freezes=0)
        streak = _counted(streak, day, zone_name)
    return streak


def _counted(streak: Streak, day: date, zone_name: str) -> Streak:
    """A streak with one day more, what was missed before it being settled."""
    length = streak.length + 1
    earns = length % DAYS_PER_FREEZE == 0 and streak.freezes < MOST_FREEZES
    return replace(
        streak,
        length=length,
        longest=max(length, streak.longest),
        freezes=streak.freezes + earns,
        last_day=day,
        zone=zone_name,
    )
