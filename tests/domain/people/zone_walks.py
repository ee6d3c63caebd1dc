"""Slow and obviously right ways to find instants in a zone, to compare the quick ones with."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

__all__ = ["NAMES", "first_instant", "transitions"]

NAMES = sorted(available_timezones() - {"Factory", "localtime"})
"""Every zone of the database; two names in it stand for no place."""


@cache
def transitions(name: str, first_year: int, last_year: int) -> tuple[datetime, ...]:
    """The instants at which a zone's offset changes in some years, to the second."""
    zone, step = ZoneInfo(name), timedelta(days=7)
    found: list[datetime] = []
    at, end = datetime(first_year, 1, 1, tzinfo=UTC), datetime(last_year + 1, 1, 1, tzinfo=UTC)
    while at < end:
        if at.astimezone(zone).utcoffset() != (at + step).astimezone(zone).utcoffset():
            found.append(_halve(zone, at, at + step))
        at += step
    return tuple(found)


def _halve(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    old = before.astimezone(zone).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = (before + (after - before) / 2).replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == old:
            before = middle
        else:
            after = middle
    return after


def first_instant(day: date, wall: time, name: str, step: timedelta) -> datetime | None:
    """The first instant, walking by a step, that has a local date and is at a time or past it."""
    zone = ZoneInfo(name)
    at = datetime.combine(day, time(0), UTC) - timedelta(hours=15)
    end = at + timedelta(hours=54)
    while at < end:
        local = at.astimezone(zone)
        if local.date() == day and local.time() >= wall:
            return at
        at += step
    return None
