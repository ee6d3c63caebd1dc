"""When a daily question is due: wall-clock time, zone and weekdays, through daylight saving."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.domain.people.zones import local_date, zone
from bot.errors import WhiteboardError

__all__ = [
    "EVERY_DAY",
    "WEEKDAYS",
    "ScheduleError",
    "WallClock",
    "days_text",
    "instant_of",
    "next_due",
    "parse_days",
    "parse_time",
    "upcoming",
    "was_due",
]

EVERY_DAY = frozenset(range(7))
WEEKDAYS = frozenset(range(5))
_NAMES = ("mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays")
_TIME = re.compile(r"(\d{1,2}):(\d{2})")


class ScheduleError(WhiteboardError):
    """A time or a list of days that cannot be read."""


@dataclass(frozen=True, slots=True)
class WallClock:
    """When a schedule posts, as people say it."""

    time: time
    zone: str
    """An IANA name."""
    days: frozenset[int]
    """Weekdays, Monday 0 to Sunday 6; never empty."""


def parse_time(text: str) -> time:
    """Read `HH:MM`.

    Raises:
        ScheduleError: The text is no such time.
    """
    found = _TIME.fullmatch(text.strip())
    if found and int(found[1]) < 24 and int(found[2]) < 60:
        return time(int(found[1]), int(found[2]))
    raise ScheduleError("The time must be written HH:MM in 24 hours, such as 09:00 or 17:30.")


def parse_days(text: str) -> frozenset[int]:
    """Read `every day`, `weekdays`, or a list such as `mon,wed,fri`.

    Raises:
        ScheduleError: The text is none of these.
    """
    folded = text.strip().casefold()
    if folded in ("every day", "everyday", "daily"):
        return EVERY_DAY
    if folded == "weekdays":
        return WEEKDAYS
    days = [_day(word) for word in re.split(r"[,\s]+", folded) if word]
    known = frozenset(day for day in days if day is not None)
    if known and None not in days:
        return known
    raise ScheduleError("The days must be “every day”, “weekdays”, or a list such as mon,wed,fri.")


def days_text(days: frozenset[int]) -> str:
    """The days as `parse_days` reads them."""
    if days == EVERY_DAY:
        return "every day"
    if days == WEEKDAYS:
        return "weekdays"
    return ",".join(_NAMES[day][:3] for day in sorted(days))


def _day(word: str) -> int | None:
    """The weekday that a word of three letters or more begins to spell; None for any other."""
    spelt = (day for day, name in enumerate(_NAMES) if len(word) >= 3 and name.startswith(word))
    return next(spelt, None)


def next_due(wall: WallClock, after: datetime) -> datetime:
    """The first instant after another at which a schedule is due, in UTC."""
    day = local_date(after, wall.zone)
    while True:
        if day.weekday() in wall.days:
            instant = instant_of(day, wall)
            if instant is not None and instant > after:
                return instant
        day += timedelta(days=1)


def was_due(wall: WallClock, now: datetime) -> bool:
    """Whether a schedule has come due on the local date of an instant, by that instant."""
    today = local_date(now, wall.zone)
    instant = instant_of(today, wall) if today.weekday() in wall.days else None
    return instant is not None and instant <= now


def upcoming(wall: WallClock, after: datetime, count: int) -> tuple[datetime, ...]:
    """The next instants at which a schedule is due."""
    instants: list[datetime] = []
    for _ in range(count):
        after = next_due(wall, after)
        instants.append(after)
    return tuple(instants)


def instant_of(day: date, wall: WallClock) -> datetime | None:
    """The instant of the wall-clock time on one local date, in UTC.

    A time that does not exist that day (daylight saving begins) moves to the first instant that
    does; one that exists twice (it ends) is its first. None where nothing of the date is left: its
    zone skipped the whole of it, or jumps over the time into the next date.
    """
    local = datetime.combine(day, wall.time, tzinfo=zone(wall.zone))
    first = local.astimezone(UTC)
    if first.astimezone(zone(wall.zone)).replace(tzinfo=None) == local.replace(tzinfo=None):
        return first
    instant = _end_of_gap(local)
    return instant if local_date(instant, wall.zone) == day else None


def _end_of_gap(missing: datetime) -> datetime:
    """The instant at which a zone jumped over a wall-clock time.

    PEP 495: in a gap, fold 0 reads with the offset before it and lands behind, fold 1 with the
    offset after it and lands ahead; the jump is between the two, and is found by halving.
    """
    before = missing.replace(fold=1).astimezone(UTC)
    after = missing.replace(fold=0).astimezone(UTC)
    offset_after = after.astimezone(missing.tzinfo).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) / 2
        if middle.astimezone(missing.tzinfo).utcoffset() == offset_after:
            after = middle
        else:
            before = middle
    return after.replace(microsecond=0)
