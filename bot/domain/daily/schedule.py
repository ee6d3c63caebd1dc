"""When a daily question is due: wall-clock time, zone and weekdays, through daylight saving."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.domain.people.zones import local_date, zone
from bot.domain.refusals import Refusal, RefusedError

__all__ = [
    "EVERY_DAY",
    "WEEKDAYS",
    "WallClock",
    "days_text",
    "instant_of",
    "late_post",
    "next_due",
    "parse_days",
    "parse_time",
    "upcoming",
]

EVERY_DAY = frozenset(range(7))
WEEKDAYS = frozenset(range(5))
_NAMES = ("mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays")
_WEEKEND = EVERY_DAY - WEEKDAYS
_GROUPS = {
    **dict.fromkeys(("everyday", "daily", "all", "always"), EVERY_DAY),
    **dict.fromkeys(("weekdays", "weekday", "workdays", "workday"), WEEKDAYS),
    **dict.fromkeys(("weekends", "weekend"), _WEEKEND),
}
_FILLERS = re.compile(r"\b(?:and|each|every|on|the)\b|[&+/]")
_TO = re.compile(r"\s*(?:\b(?:to|till|until|through|thru)\b|[-\N{EN DASH}\N{EM DASH}])\s*")
_TIME = re.compile(
    r"(?P<hour>\d{1,2})(?:\s*[:.h]\s*(?P<minute>\d{2})|\s*h|(?P<run>\d{2}))?"
    r"\s*(?:(?P<half>[ap])\.?\s?m\.?)?(?:\s*(?:o'?clock|uhr|hrs?|hours?))?",
    re.IGNORECASE,
)
_NAMED = {"noon": time(12), "midday": time(12), "midnight": time(0)}


@dataclass(frozen=True, slots=True)
class WallClock:
    """When a schedule posts, as people say it."""

    time: time
    zone: str
    """An IANA name."""
    days: frozenset[int]
    """Weekdays, Monday 0 to Sunday 6; never empty."""


def parse_time(text: str) -> time:
    """Read a time of day: `09:00`, `9`, `9.30`, `9am`, `9:30 p.m.`, `21h`, `0900`, `noon`.

    Raises:
        RefusedError: The text is no such time.
    """
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    if plain in _NAMED:
        return _NAMED[plain]
    found = _TIME.fullmatch(plain)
    hour = _hour(int(found["hour"]), found["half"]) if found else None
    minute = int(found["minute"] or found["run"] or 0) if found else 0
    if hour is not None and hour < 24 and minute < 60:
        return time(hour, minute)
    raise RefusedError(Refusal.TIME_UNREADABLE)


def _hour(told: int, half: str | None) -> int | None:
    """The hour of the day; of 12 hours each, 12 is the first."""
    if half is None:
        return told
    return told % 12 + (12 if half == "p" else 0) if 1 <= told <= 12 else None


def parse_days(text: str) -> frozenset[int]:
    """Read `every day`, `weekdays`, `weekends`, `mon-fri`, and lists of days and of these.

    Raises:
        RefusedError: The text is none of these.
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    plain = plain.replace("every day", "everyday")
    ranged = _TO.sub("-", _FILLERS.sub(" ", plain))
    days = [day for part in re.split(r"[,;\s]+", ranged) if part for day in _days(part)]
    known = frozenset(day for day in days if day is not None)
    if known and None not in days:
        return known
    raise RefusedError(Refusal.DAYS_UNREADABLE)


def days_text(days: frozenset[int]) -> str:
    """The days as `parse_days` reads them."""
    if days == EVERY_DAY:
        return "every day"
    if days == WEEKDAYS:
        return "weekdays"
    return ",".join(_NAMES[day][:3] for day in sorted(days))


def _days(part: str) -> Iterator[int | None]:
    """The weekdays of one word or range; None for what is neither."""
    if part in _GROUPS:
        yield from _GROUPS[part]
        return
    first, *rest = (_day(word) for word in part.split("-"))
    last = rest[-1] if rest else first
    if first is None or last is None or len(rest) > 1:
        yield None
    else:  # a range may go over the end of the week
        yield from ((first + step) % 7 for step in range((last - first) % 7 + 1))


def _day(word: str) -> int | None:
    """The weekday that a word of two letters or more begins to spell; None for any other."""
    word = word.removesuffix(".").replace("weds", "wed")
    spelt = (day for day, name in enumerate(_NAMES) if len(word) >= 2 and name.startswith(word))
    return next(spelt, None)


def next_due(wall: WallClock, after: datetime, taken: Collection[date] = ()) -> datetime:
    """The first instant after another at which a schedule is due, in UTC.

    `taken`: dates whose post is written already, so that they bring no other.
    """
    day = local_date(after, wall.zone)
    while True:
        if day.weekday() in wall.days and day not in taken:
            instant = instant_of(day, wall)
            if instant is not None and instant > after:
                return instant
        day += timedelta(days=1)


def late_post(wall: WallClock, now: datetime, taken: Collection[date] = ()) -> datetime | None:
    """When a schedule came due on the local date of an instant, if its post is yet to be written.

    None where it is not due that day, or not yet, or the date is taken.
    """
    today = local_date(now, wall.zone)
    if today.weekday() not in wall.days or today in taken:
        return None
    instant = instant_of(today, wall)
    return instant if instant is not None and instant <= now else None


def upcoming(
    wall: WallClock, after: datetime, count: int, taken: Collection[date] = ()
) -> tuple[datetime, ...]:
    """The next instants at which a schedule is due."""
    instants: list[datetime] = []
    for _ in range(count):
        after = next_due(wall, after, taken)
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
