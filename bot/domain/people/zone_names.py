"""The names by which people call time zones, and the zones that each can mean."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from zoneinfo import available_timezones

from bot.domain.people.countries import (
    cities,
    countries,
    links,
    one_of_each_clock,
    own_names,
    places,
    ranks,
)

__all__ = [
    "COMMON",
    "UTC_NAME",
    "everything",
    "fold",
    "full_name",
    "named",
    "spelt",
    "within",
    "without_brackets",
]

UTC_NAME = "UTC"
_NO_PLACES = {"Factory", "localtime"}
"""Names in the database that stand for no zone, or for another one on each host."""
_DIRECTIONS = {"North", "South", "East", "West", "General", "Continental"}
"""What stands behind a country in some old names of zones, and means nothing without it."""
_SAID = {
    "America/New_York": "est edt et eastern est5edt nyc ny new_york_city jfk east_coast dc "
    "us_east washington_dc atl philly phl bos mia dtw cambridge",
    "America/Chicago": "cst cdt ct central cst6cdt chi ord dfw nola stl kc msp",
    "America/Denver": "mst mdt mt mountain mst7mdt slc salt_lake_city",
    "America/Los_Angeles": "pst pdt pt pacific pst8pdt la lax california sf sfo bay_area "
    "silicon_valley mountain_view palo_alto vegas pdx west_coast us_west",
    "America/Anchorage": "akst akdt",
    "Pacific/Honolulu": "hst",
    "America/Halifax": "ast adt",
    "America/Sao_Paulo": "brt rio sampa",
    "America/Argentina/Buenos_Aires": "art bsas caba",
    "Europe/London": "bst uk england scotland wales great_britain ldn londres oxford cambridge",
    "Europe/Lisbon": "wet west western_european eu",
    "Europe/Berlin": "cet cest met mest central_european cologne bln fra muc eu",
    "Europe/Athens": "eet eest eastern_european eu",
    "Europe/Kyiv": "ukraine",
    "Europe/Moscow": "msk spb",
    "Asia/Dubai": "uae emirates gst dxb",
    "Asia/Karachi": "pkt khi lhe",
    "Asia/Kolkata": "bharat bombay bangalore madras ist indian blr bom hyd ncr gurgaon noida",
    "Asia/Jerusalem": "ist idt tlv",
    "Europe/Dublin": "ist",
    "Asia/Jakarta": "wib",
    "Asia/Shanghai": "china peking",
    "Asia/Hong_Kong": "hkt hkg",
    "Asia/Singapore": "sgt",
    "Asia/Seoul": "kst korea south_korea",
    "Asia/Tokyo": "jst",
    "Australia/Perth": "awst",
    "Australia/Adelaide": "acst acdt",
    "Australia/Sydney": "aest aedt syd",
    "Pacific/Auckland": "nzst nzdt akl",
    "Africa/Johannesburg": "sast joburg jhb jnb cpt",
    "Africa/Lagos": "wat",
    "Africa/Nairobi": "eat",
    "Africa/Maputo": "cat",
    "America/St_Johns": "nst ndt",
    "America/Bogota": "cot",
    "America/Lima": "pet",
    "America/Santiago": "clt clst",
    "Asia/Manila": "pht",
    "Asia/Bangkok": "ict bkk",
    "Asia/Kathmandu": "npt",
    "Europe/Istanbul": "trt",
    "Pacific/Pago_Pago": "sst",
    "America/Toronto": "gta yyz mtl",
    "America/Vancouver": "yvr",
    "America/Phoenix": "phx",
    "America/Mexico_City": "cdmx",
    "Europe/Amsterdam": "ams holland",
    "Europe/Zurich": "geneva",
    "Europe/Stockholm": "sthlm",
    "Europe/Copenhagen": "cph",
    "Europe/Madrid": "bcn",
    "Asia/Kuala_Lumpur": "kl",
    "Asia/Ho_Chi_Minh": "hcm hcmc sgn",
    "Australia/Melbourne": "mel",
    "Asia/Makassar": "wita bali",
    "Asia/Jayapura": "wit",
    "Asia/Riyadh": "ksa",
    "Asia/Yangon": "burma",
    "Europe/Prague": "czechia",
    "Africa/Abidjan": "ivory_coast",
    "Africa/Kinshasa": "drc",
    "Africa/Lubumbashi": "drc",
    UTC_NAME: "gmt z",
}
"""What people mean by names that the database lacks, or has for something else (`EST` there is
Panama). One that is in use in several places stands with each."""
COMMON = tuple(name for name, said in _SAID.items() if said)
"""What is suggested before anything is typed."""
_UNFOLDED = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "ð": "d",
        "æ": "ae",
        "œ": "oe",
        "\N{ARABIC LETTER TEH MARBUTA}": "\N{ARABIC LETTER HEH}",
        "\N{ARABIC LETTER ALEF MAKSURA}": "\N{ARABIC LETTER YEH}",
        "\N{ARABIC LETTER FARSI YEH}": "\N{ARABIC LETTER YEH}",
        "\N{ARABIC LETTER KEHEH}": "\N{ARABIC LETTER KAF}",
    }
)
"""Letters for which others are typed: keyboards lack them, or they are taken for the same."""
_SPACES = re.compile(r"[\s_]+|(?<=[^\W\d_])[-\N{EN DASH}](?=[^\W\d_])")
_DROPPED = re.compile(r"[.'`\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}]")


def fold(text: str) -> str:
    """A name without case, accents and the ways to write a gap."""
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_UNFOLDED)
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return _SPACES.sub(" ", _DROPPED.sub("", plain)).strip()


def full_name(folded: str) -> str | None:
    """The zone with exactly this name, region and city."""
    return _full_names().get(folded)


def named(folded: str) -> tuple[str, ...]:
    """The zones that a folded name can mean, the likeliest first, one of each clock."""
    return one_of_each_clock(everything().get(folded, ()))


def within(country: str) -> frozenset[str]:
    """Every zone of a country, or of what else is called so."""
    return frozenset((*_in_countries().get(country, ()), *everything().get(country, ())))


@cache
def everything() -> Mapping[str, tuple[str, ...]]:
    """Every name but offsets from UTC, folded, with the zones it can mean."""
    said = _gathered(
        (name.replace("_", " "), zone) for zone, called in _SAID.items() for name in called.split()
    )
    names = sorted(_names())
    regional = [name for name in names if "/" in name and not _etc(name)]
    alone = _gathered((name, _usual(name)) for name in names if "/" not in name)
    placed = _gathered(
        [
            *((name, _usual(name)) for name in regional),
            *((tail, zone) for zone in places() for tail in _tails(zone)),
            *(
                (tail, _usual(link))
                for link in sorted(_names())
                if not _etc(link)
                for tail in _tails(link)
            ),
            *((name, zone) for name, zones in _in_countries().items() for zone in zones),
        ]
    )
    large = _gathered((city, zone) for zone, held in cities().items() for city in held)
    return {**_areas(), **_own(), **large, **placed, **alone, **said}


def _areas() -> Mapping[str, tuple[str, ...]]:
    """What stands before the stroke in zones' names: `America` can mean any of its zones."""
    held = sorted(places(), key=lambda zone: ranks()[zone])
    return _gathered((zone.partition("/")[0], zone) for zone in held)


def _own() -> Mapping[str, tuple[str, ...]]:
    """What cities and countries are called where they are."""
    return _gathered(
        (name, zone)
        for key, names in own_names().items()
        for zone in countries().get(key, (key,))
        for name in names
    )


@cache
def _in_countries() -> Mapping[str, tuple[str, ...]]:
    held = countries().items()
    return _gathered(
        (name, zone) for each, zones in held for zone in zones for name in _country(each)
    )


def _gathered(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for name, zone in pairs:
        found.setdefault(fold(name), {})[zone] = None
    return {name: tuple(zones) for name, zones in found.items()}


@cache
def _names() -> frozenset[str]:
    return frozenset(available_timezones() - _NO_PLACES)


@cache
def spelt() -> Mapping[str, str]:
    """The names of zones, folded, by the zones."""
    return {name: fold(name) for name in _names() if "/" in name or name == UTC_NAME}


@cache
def _full_names() -> Mapping[str, str]:
    return {folded: name for name, folded in spelt().items()}


def _etc(name: str) -> bool:
    return name.startswith("Etc/")


def _usual(name: str) -> str:
    """The name of a zone that is in use for it today."""
    target = name if name in places() else links().get(name, name)
    return UTC_NAME if target in ("Etc/UTC", "Etc/GMT") else target


def _tails(name: str) -> list[str]:
    """`argentina/buenos aires` and `buenos aires`."""
    parts = name.split("/")
    tails = ("/".join(parts[start:]) for start in range(1, len(parts)))
    return [tail for tail in tails if tail not in _DIRECTIONS]


def _country(name: str) -> list[str]:
    """A country's name, also as people write `Korea (South)`."""
    short, _, more = name.removesuffix(")").partition(" (")
    turned = [short, f"{more} {short}"] if name.endswith(")") else []
    return [without_brackets(name), *turned, *(["usa"] if name == "United States" else [])]


def without_brackets(text: str) -> str:
    """A text with the words in its brackets beside the others."""
    return " ".join(text.replace("(", " ").replace(")", " ").split())
