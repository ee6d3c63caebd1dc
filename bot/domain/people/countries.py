"""The country of each time zone, from the tables that come with the IANA database."""

from collections.abc import Mapping
from functools import cache
from importlib import resources

__all__ = ["country_of"]


def country_of(zone_name: str) -> str:
    """The country in English, or an empty text where a zone belongs to none."""
    return _countries().get(zone_name, "")


@cache
def _countries() -> Mapping[str, str]:
    """By zone: `zone.tab` has a code for each zone, `iso3166.tab` a name for each code."""
    named = {row[0]: row[1] for row in _rows("iso3166.tab")}
    return {row[2]: named.get(row[0], "") for row in _rows("zone.tab")}


def _rows(table: str) -> list[list[str]]:
    text = (resources.files("tzdata") / "zoneinfo" / table).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
