"""Time zones and local days."""

from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from bot.domain.people.countries import country_of
from bot.errors import WhiteboardError

__all__ = [
    "UTC_NAME",
    "ZoneError",
    "day_end",
    "find_zone",
    "local_date",
    "offset_text",
    "suggest_zones",
    "zone",
]

UTC_NAME = "UTC"
_NO_PLACES = {"Factory", "localtime"}
"""Names in the database that stand for no zone, or for another one on each host."""


class ZoneError(WhiteboardError):
    """A text that names no time zone."""


@cache
def _names() -> frozenset[str]:
    return frozenset(available_timezones() - _NO_PLACES)


def find_zone(text: str) -> str:
    """The IANA name that a text means, in whatever case.

    Raises:
        ZoneError: No zone has this name.
    """
    folded = text.strip().replace(" ", "_").casefold()
    for name in _names():
        if name.casefold() == folded:
            return name
    cities = [name for name in _names() if name.casefold().endswith("/" + folded)]
    if len(cities) == 1:
        return cities[0]
    raise ZoneError(
        f"I know no time zone “{text.strip()[:40]}”. Write it as region and city, such as "
        "Europe/Berlin or America/New_York."
    )


def suggest_zones(text: str, now: datetime, limit: int = 25) -> list[str]:
    """Zones whose region, city or country begins with a text, else contains it; west to east."""
    folded = text.strip().replace(" ", "_").casefold()
    named = [name for name in _names() if "/" in name and not name.startswith("Etc/")]
    starts = [name for name in named if _begins(_told(name), folded)]
    found = starts or [name for name in named if folded in _told(name)]
    return sorted(found, key=lambda name: (_offset(now, name), name))[:limit]


def offset_text(now: datetime, name: str) -> str:
    """A zone's offset from UTC as it is at an instant: `UTC+01:00`."""
    minutes = int(_offset(now, name).total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def _told(name: str) -> str:
    """What a zone is looked for by: `europe/berlin/germany`."""
    country = country_of(name).replace(" ", "_")
    return f"{name}/{country}".casefold() if country else name.casefold()


def _begins(told: str, text: str) -> bool:
    return any(part.startswith(text) for part in (told, *told.split("/")))


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
