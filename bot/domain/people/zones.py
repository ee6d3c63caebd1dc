"""Time zones and local days."""

from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.domain.people.zone_names import UTC_NAME

__all__ = ["UTC_NAME", "day_end", "local_date", "offset_text", "zone", "zone_text"]

_BEHIND = "Etc/GMT+"
_AHEAD = "Etc/GMT-"


def offset_text(now: datetime, name: str) -> str:
    """A zone's offset from UTC as it is at an instant: `UTC+01:00`."""
    minutes = int(_offset(now, name).total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def zone_text(name: str) -> str:
    """A zone as people call it: the database's `Etc/GMT-2` is `UTC+2`."""
    return name.replace(_AHEAD, "UTC+").replace(_BEHIND, "UTC-")


def _offset(now: datetime, name: str) -> timedelta:
    return now.astimezone(zone(name)).utcoffset() or timedelta(0)


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
