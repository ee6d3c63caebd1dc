"""What tables say of the zones of the IANA database: their countries, cities and other names."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

__all__ = [
    "cities",
    "countries",
    "country_of",
    "links",
    "one_of_each_clock",
    "own_names",
    "places",
    "ranks",
]


def country_of(zone_name: str) -> str:
    """The country in English, or an empty text where a zone belongs to none."""
    return _names().get(_codes().get(zone_name, ""), "")


def places() -> tuple[str, ...]:
    """The zones that are named after places."""
    return tuple(_codes())


@cache
def ranks() -> Mapping[str, int]:
    """Zones by how many people live in their cities, from 0: which one is likely to be meant."""
    return {zone_name: rank for rank, zone_name in enumerate(dict.fromkeys((*cities(), *_codes())))}


@cache
def countries() -> Mapping[str, tuple[str, ...]]:
    """Zones by country, for its name in English and its code, those with most people first."""
    zones: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for name, code in _codes().items():
        zones[code] += (name,)
    for code, held in zones.items():
        zones[code] = tuple(sorted(held, key=lambda name: ranks()[name]))
    return zones | {country: zones[code] for code, country in _names().items() if code in zones}


@cache
def links() -> Mapping[str, str]:
    """Zones by other names of theirs, such as `Asia/Tokyo` by `Japan`."""
    told = (line.split() for line in _lines("tzdata.zi") if line.startswith("L "))
    return {name: target for _, target, name in told}


@cache
def cities() -> Mapping[str, tuple[str, ...]]:
    """The large cities by zone that no zone is named after; the zone with most people first."""
    return _named("cities.txt")


@cache
def own_names() -> Mapping[str, tuple[str, ...]]:
    """What is called otherwise by those who live there: cities by zone, countries by code."""
    return _named("own_names.txt")


def _named(table: str) -> Mapping[str, tuple[str, ...]]:
    rows = (line.partition("\t") for line in _rows(resources.files(__package__) / table))
    return {key: tuple(filter(None, names.split("|"))) for key, _, names in rows}


def one_of_each_clock(zones: tuple[str, ...]) -> tuple[str, ...]:
    """The zones less those whose clocks go, from now on, like an earlier one's."""
    if len(zones) < 2:
        return zones
    first: dict[str, str] = {}
    for name in zones:
        first.setdefault(_rule(name), name)
    return tuple(first.values())


@cache
def _rule(zone_name: str) -> str:
    """How a zone's clock goes in the years ahead: the last line of its file (RFC 9636, 3.3)."""
    file = resources.files("tzdata").joinpath("zoneinfo", *zone_name.split("/"))
    try:
        return file.read_bytes().rstrip(b"\n").rpartition(b"\n")[2].decode("ascii")
    except OSError:
        return zone_name  # the host's database has it and ours does not


@cache
def _codes() -> Mapping[str, str]:
    """A country's code by zone."""
    rows = (line.split("\t") for line in _lines("zone.tab"))
    return {row[2]: row[0] for row in rows}


@cache
def _names() -> Mapping[str, str]:
    """Countries by their codes."""
    rows = (line.split("\t") for line in _lines("iso3166.tab"))
    return {row[0]: row[1] for row in rows}


def _lines(table: str) -> list[str]:
    return _rows(resources.files("tzdata") / "zoneinfo" / table)


def _rows(table: Traversable) -> list[str]:
    lines = table.read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
