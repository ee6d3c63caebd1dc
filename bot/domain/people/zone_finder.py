"""Finds the time zone that a text means, and suggests zones while one is typed."""

import re
from collections.abc import Iterable
from itertools import chain, islice

from rapidfuzz.distance import OSA

from bot.domain.people.countries import one_of_each_clock, places, ranks
from bot.domain.people.zone_names import (
    COMMON,
    UTC_NAME,
    everything,
    fold,
    full_name,
    named,
    spelt,
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
_WRONG = 3
"""How many letters may be wrong at most, however long a text is."""
_LONG = 80
"""How many letters of a text are looked at for names in it: none is so long."""
_NOW = re.compile(r"\(utc[^)]*\)$")
"""What a suggestion says behind a zone's name."""
_PARTS = re.compile(r"[,(]")
"""What stands between a city and its country."""
_TIME = re.compile(r" (?:(?:standard|daylight|summer) )?time$")
_LISTED = 8
"""How many zones a sentence names at most, where all of them can be meant."""
_NEAREST = 3
"""The same, where they are only near."""
_SHORT = 4
"""Letters from which on a text is also looked for inside words, and among names written alike:
fewer stand in, or beside, many a name that nobody means by them."""


def find_zone(text: str) -> str:
    """The IANA name of the zone that a text means: by its name, city, country, letters or offset.

    Raises:
        RefusedError: It can mean several, or none.
    """
    folded = fold(text)
    found = _meant(folded)
    if len(found) == 1:
        return found[0]
    typed = storable(text).strip()[:40]
    if found:
        raise RefusedError(Refusal.ZONE_AMBIGUOUS, typed=typed, zones=_first(found))
    near = dict.fromkeys((*_begun(folded), *_nearly(folded))) if len(folded) > 2 else ()
    raise RefusedError(Refusal.ZONE_UNKNOWN, typed=typed, zones=tuple(near)[:_NEAREST])


def suggest_zones(text: str, limit: int = 25) -> list[str]:
    """Zones for what was typed so far: first what `find_zone` would take or ask about.

    Then what it would call near, then those with a name that contains the text, also in a word.
    """
    folded = fold(text)
    if not folded:
        return list(COMMON[:limit])
    near = () if (meant := _meant(folded)) else _nearly(folded)
    found = dict.fromkeys((*meant, *_begun(folded), *near, *_containing(folded)))
    return list(islice(found, limit))


def warm_up() -> None:
    """Read the tables, and each zone's own, so that nobody waits for them."""
    suggest_zones("us")
    one_of_each_clock(places())


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
    if (exact := full_name(name) or full_name(name.replace(" ", "/", 1))) is not None:
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


def _begun(folded: str) -> tuple[str, ...]:
    """The zones with a name that begins with a text, then those with a word that does."""
    holding = _holding(folded)
    begin = _of(name for name in holding if name.startswith(folded))
    words = _of(name for name in holding if f" {folded}" in name or f"/{folded}" in name)
    return tuple(dict.fromkeys((*begin, *words)))


def _nearly(folded: str) -> tuple[str, ...]:
    """The zones with a name that is some of a text's words, or else is written much like it."""
    if len(folded) < _SHORT:
        return ()
    if parts := _parts(folded):
        return tuple(dict.fromkeys(chain.from_iterable(named(part) for part in parts)))
    alike = _alike(folded)
    each_clock = {zone for name in alike for zone in named(name)}
    return tuple(zone for zone in _of(alike) if zone in each_clock)


def _containing(folded: str) -> tuple[str, ...]:
    """The zones with a name that contains a text, also inside a word."""
    return _of(_holding(folded)) if len(folded) >= _SHORT else ()


def _holding(folded: str) -> list[str]:
    return [name for name in everything() if folded in name]


def _of(names: Iterable[str]) -> tuple[str, ...]:
    """The zones that names can mean: those called so themselves, then those with most people."""
    pairs = [(name, zone) for name in names for zone in everything()[name]]
    own = {zone for name, zone in pairs if spelt().get(zone, "").endswith(name)}
    found = dict.fromkeys(zone for _, zone in pairs)
    return tuple(sorted(found, key=lambda zone: (zone not in own, _rank(zone))))


def _rank(zone: str) -> int:
    return ranks().get(zone, len(ranks()))


def _parts(folded: str) -> list[str]:
    """The names that a text begins or ends with: of `london uk` London; the plainest first."""
    words = folded[:_LONG].replace(",", " ").split()
    cuts = range(1, len(words))
    parts = {" ".join(part) for cut in cuts for part in (words[:cut], words[cut:])}
    found = (part for part in parts if len(part) >= _SHORT and part in everything())
    return sorted(found, key=lambda part: (len(named(part)), -len(part), part))


def _alike(folded: str) -> list[str]:
    """The names that are written most nearly so: fewer than one letter in four is wrong."""
    wrong = {}
    for name in everything():
        if name[0] != folded[0] or len(name) < _SHORT:
            continue
        most = min((max(len(name), len(folded)) - 1) // _SHORT, _WRONG)
        if (off := OSA.distance(folded, name, score_cutoff=most)) <= most:
            wrong[name] = off
    least = min(wrong.values(), default=0)
    return [name for name, off in wrong.items() if off == least]


def _first(zones: tuple[str, ...]) -> tuple[str | None, ...]:
    """The first of many; None at the end for the others."""
    return zones if len(zones) <= _LISTED else (*zones[:_LISTED], None)
