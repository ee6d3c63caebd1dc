"""When a schedule posts next: what is announced and what is done are reckoned here, and alike."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from bot.db.daily import posts
from bot.db.models import ScheduleRow
from bot.domain.daily.schedule import (
    EVERY_DAY,
    WallClock,
    instant_of,
    late_post,
    next_due,
    parse_days,
    upcoming,
)
from bot.domain.people.zones import day_end

__all__ = ["coming", "end_of", "reckon", "taken_dates", "wall_clock"]

_A_DATE = timedelta(days=2)
"""No zone's date is further from that of another."""


def wall_clock(row: ScheduleRow) -> WallClock:
    """When a schedule posts."""
    return WallClock(row.time, row.zone, parse_days(row.days))


def taken_dates(
    session: Session, rows: Sequence[ScheduleRow], now: datetime
) -> Mapping[int, Collection[date]]:
    """The dates from today on whose post is written, by the schedules' keys."""
    return posts.dates_since(session, [row.key for row in rows], (now - _A_DATE).date())


def coming(session: Session, row: ScheduleRow, now: datetime, count: int) -> tuple[datetime, ...]:
    """The instants of a schedule's next posts; none while it is paused.

    The first has passed where it came due and is not claimed yet.
    """
    if row.next_due_at is None:
        return ()
    wall, taken = wall_clock(row), taken_dates(session, [row], now)[row.key]
    late = late_post(wall, now, taken) if row.next_due_at <= now else None
    later = upcoming(wall, now, count, taken)
    return later if late is None else (late, *later[:-1])


def reckon(session: Session, row: ScheduleRow, now: datetime) -> None:
    """Let a schedule run: it is due at the next of its times whose date has no post yet."""
    row.next_due_at = next_due(wall_clock(row), now, taken_dates(session, [row], now)[row.key])


def end_of(day: date, zone: str) -> datetime:
    """The instant at which a local date ends."""
    noon = instant_of(day, WallClock(time(12), zone, EVERY_DAY))
    assert noon is not None  # noqa: S101 - the date is that of an instant, so the zone has it
    return day_end(noon, zone)
