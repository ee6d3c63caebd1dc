"""Time zones and local days."""

from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

__all__ = ["UTC_NAME", "day_end", "is_zone", "local_date", "zone"]

UTC_NAME = "UTC"


@cache
def _names() -> frozenset[str]:
    return frozenset(available_timezones())


def is_zone(name: str) -> bool:
    """Whether the IANA database has a zone of this name."""
    return name in _names()


@cache
def zone(name: str) -> ZoneInfo:
    """The zone of this name, or UTC where the database has lost it since it was stored."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(UTC_NAME)


def local_date(now: datetime, zone_name: str) -> date:
    """The calendar date at an instant in a zone."""
    return now.astimezone(zone(zone_name)).date()


def day_end(now: datetime, zone_name: str) -> datetime:
    """The instant at which the local day of `now` ends, in UTC.

    It is the next local midnight, or where a zone skips midnight, the first instant after it.
    """
    tomorrow = local_date(now, zone_name) + timedelta(days=1)
    midnight = datetime(tomorrow.year, tomorrow.month, tomorrow.day, tzinfo=zone(zone_name))
    return midnight.astimezone(ZoneInfo(UTC_NAME))
