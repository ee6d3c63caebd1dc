"""Finds the time zone that a text means, and suggests zones while one is typed."""

import re
from difflib import get_close_matches
from itertools import chain, islice

from bot.domain.people.countries import ranks
from bot.domain.people.zone_names import (
    COMMON,
    UTC_NAME,
    everything,
    fold,
    full_name,
    named,
    within,
    without_brackets,
)
from bot.domain.refusals import Refusal, RefusedError
from bot.texts import storable

__all__ = ["find_zone", "suggest_zones", "warm_up"]

_OFFSET = re.compile(
    r"(?:utc|gmt)? ?([-+\N{MINUS SIGN}\N{EN DASH}]) ?(\d{1,2})(?::?([0-5]\d))?", re.ASCII
)
_FRACTIONS = {
    (-9, 30): "Pacific/Marquesas",
    (3, 30): "Asia/Tehran",
    (4, 30): "Asia/Kabul",
    (5, 30): "Asia/Kolkata",
    (5, 45): "Asia/Kathmandu",
    (6, 30): "Asia/Yangon",
    (8, 45): "Australia/Eucla",
    (9, 30): "Australia/Darwin",
}
"""Zones that keep an offset which is no whole hour all year."""
_NOW = re.compile(r"\(utc[^)]*\)$")
"""What a suggestion says behind a zone's name."""
_PARTS = re.compile(r"[,(]")
"""What stands between a city and its country."""
_TIME = re.compile(r" (?:(?:standard|daylight|summer) )?time$")
_LISTED = 8
"""How many zones a sentence names at most."""


def find_zone(text: str) -> str:
    """The IANA name of the zone that a text means: by its name, city, country, letters or offset.

    Raises:
        RefusedError: It can mean several, or none.
    """
    found = _meant(fold(text))
    if len(found) == 1:
        return found[0]
    typed = storable(text).strip()[:40]
    if found:
        raise RefusedError(Refusal.ZONE_AMBIGUOUS, typed=typed, zones=_first(found))
    near = _first(_alike(fold(text)))
    raise RefusedError(Refusal.ZONE_UNKNOWN, typed=typed, zones=near)


def suggest_zones(text: str, limit: int = 25) -> list[str]:
    """Zones for what was typed so far: first what `find_zone` would take or ask about.

    Then those with a name that begins with the text, with a word that does, that contains it, those
    in which most people live first; where there are none, those that are written alike.
    """
    folded = fold(text)
    if not folded:
        return list(COMMON[:limit])
    found = dict.fromkeys(_meant(folded))
    for zones in _containing(folded):
        found |= dict.fromkeys(sorted(zones, key=_rank))
    return list(islice(found or dict.fromkeys(_alike(folded)), limit))


def warm_up() -> None:
    """Read the tables, so that nobody waits for them."""
    suggest_zones("us")


def _meant(folded: str) -> tuple[str, ...]:
    """The zones that a text can mean, one of each clock."""
    if (exact := full_name(folded)) is not None:
        return (exact,)
    if (offset := _OFFSET.fullmatch(folded)) is not None:
        return _of_offset(offset)
    told = _NOW.sub("", folded)
    if whole := _called(without_brackets(told)):
        return whole
    place, country = (without_brackets(part) for part in (*_PARTS.split(told, 1), "")[:2])
    there = within(country)
    return tuple(zone for zone in _called(place) if zone in there)


def _called(name: str) -> tuple[str, ...]:
    """What a name means as it is, or without the word *time*."""
    if (exact := full_name(name)) is not None:
        return (exact,)
    return named(name) or named(_TIME.sub("", name))


def _of_offset(offset: re.Match[str]) -> tuple[str, ...]:
    """The zone that is always so far from UTC. The database's own `Etc/GMT-2` is ahead of it."""
    ahead = offset[1] == "+"
    hours, minutes = int(offset[2]) * (1 if ahead else -1), int(offset[3] or 0)
    if minutes:
        zone = _FRACTIONS.get((hours, minutes))
        return () if zone is None else (zone,)
    if not hours:
        return (UTC_NAME,)
    return (f"Etc/GMT{-hours:+}",) if -12 <= hours <= 14 else ()


def _containing(folded: str) -> tuple[set[str], set[str], set[str]]:
    begins, has_word, has = set[str](), set[str](), set[str]()
    for name, zones in everything().items():
        if folded in name:
            start = name.find(folded)
            wanted = begins if not start else has_word if name[start - 1] in " /" else has
            wanted.update(zones)
    return begins, has_word, has


def _rank(zone: str) -> int:
    return ranks().get(zone, len(ranks()))


def _alike(folded: str) -> tuple[str, ...]:
    """Zones with a name that is written nearly so, and begins with the same letter."""
    names = [name for name in everything() if name[:1] == folded[:1]] if folded else []
    near = get_close_matches(folded[:40], names, n=3, cutoff=0.75)
    return tuple(dict.fromkeys(chain.from_iterable(named(name)[:1] for name in near)))


def _first(zones: tuple[str, ...]) -> tuple[str | None, ...]:
    """The first of many; None at the end for the others."""
    return zones if len(zones) <= _LISTED else (*zones[:_LISTED], None)
