"""Time zones as people name them: whatever is suggested is found, and what is found comes first."""

from datetime import timedelta
from unicodedata import normalize
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.people.countries import (
    _rule,
    cities,
    countries,
    country_of,
    own_names,
    ranks,
)
from bot.domain.people.zone_finder import find_zone, suggest_zones, warm_up
from bot.domain.people.zone_names import everything, spelt
from bot.domain.refusals import RefusedError
from bot.ui.refusals import sentence
from tests.builders import NOON
from tests.domain.people.zone_walks import NAMES
from tests.refused import refused

REGIONAL = [name for name in NAMES if "/" in name]
ALONE = [name for name in NAMES if "/" not in name]
REGIONS = {"EST", "MST", "HST", "CET", "MET", "EET", "WET"}
"""Names of the database that people mean a region by, which changes its clocks or did."""
CITIES = [(city, zone) for zone, held in cities().items() for city in held]
ACCENTS = "\u0300\u0301\u0303\u0308\u0327"
WORDS = st.sampled_from(
    [*REGIONAL, *ALONE, *(city for city, _ in CITIES), *countries(), "PST", "UTC+2", "GMT-3:30"]
)


def offsets(name: str) -> list[timedelta | None]:
    """How a zone's clock goes over a year."""
    days = (NOON + timedelta(days=day) for day in range(0, 365, 7))
    return [day.astimezone(ZoneInfo(name)).utcoffset() for day in days]


@given(name=st.sampled_from(REGIONAL))
def test_a_zone_is_found_by_its_name_in_whatever_case_and_with_spaces(name: str) -> None:
    for text in (name, name.upper(), name.lower()):
        assert find_zone(f" {text.replace('_', ' ')} ") == name


@pytest.mark.parametrize("name", ALONE)
def test_an_old_name_of_one_word_is_the_zone_that_has_its_clock(name: str) -> None:
    found = find_zone(name.lower())
    assert "/" in found or found == "UTC"
    if name not in REGIONS:
        assert offsets(found) == offsets(name)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("berlin", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("New-York", "America/New_York"),
        ("Mumbai", "Asia/Kolkata"),
        ("Beijing", "Asia/Shanghai"),
        ("S\u00e3o Paulo", "America/Sao_Paulo"),
        ("sao paulo", "America/Sao_Paulo"),
        ("Buenos Aires", "America/Argentina/Buenos_Aires"),
        ("Bogot\u00e1", "America/Bogota"),
        ("Z\u00fcrich", "Europe/Zurich"),
        ("St. John's", "America/St_Johns"),
        ("San Francisco", "America/Los_Angeles"),
        ("Paris, France", "Europe/Paris"),
        ("Valencia, Spain", "Europe/Madrid"),
        ("Valencia (Venezuela)", "America/Caracas"),
        ("india", "Asia/Kolkata"),
        ("Germany", "Europe/Berlin"),
        ("uk", "Europe/London"),
        ("South Korea", "Asia/Seoul"),
        ("C\u00f4te d'Ivoire", "Africa/Abidjan"),
        ("EST", "America/New_York"),
        ("CAT", "Africa/Maputo"),
        ("clt", "America/Santiago"),
        ("SST", "Pacific/Pago_Pago"),
        ("est", "America/New_York"),
        ("PST", "America/Los_Angeles"),
        ("CST", "America/Chicago"),
        ("CET", "Europe/Berlin"),
        ("CEST", "Europe/Berlin"),
        ("WEST", "Europe/Lisbon"),
        ("Pacific Time", "America/Los_Angeles"),
        ("Eastern Standard Time", "America/New_York"),
        ("India Standard Time", "Asia/Kolkata"),
        ("utc", "UTC"),
        ("GMT", "UTC"),
        ("Z", "UTC"),
        ("UTC+5:30", "Asia/Kolkata"),
        ("gmt+0545", "Asia/Kathmandu"),
        ("UTC+0", "UTC"),
    ],
)
def test_a_zone_is_found_by_what_people_call_it(said: str, name: str) -> None:
    assert find_zone(said) == name
    assert suggest_zones(said)[0] == name


@pytest.mark.parametrize("prefix", ["UTC", "gmt", ""])
@pytest.mark.parametrize("hours", range(-12, 15))
def test_an_offset_means_that_many_hours_ahead_of_utc(prefix: str, hours: int) -> None:
    for text in (f"{prefix}{hours:+}", f"{prefix} {hours:+03}:00", f"{prefix}{hours:+03}00"):
        name = find_zone(text.replace("-", "\N{MINUS SIGN}"))
        assert name == find_zone(text)
        assert NOON.astimezone(ZoneInfo(name)).utcoffset() == timedelta(hours=hours)
        assert suggest_zones(text)[0] == name


@pytest.mark.parametrize(
    ("said", "some"),
    [
        ("usa", ("America/New_York", "America/Chicago", "America/Los_Angeles")),
        ("IST", ("Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin")),
        ("Valencia", ("Europe/Madrid", "America/Caracas")),
        ("Russia", ("Europe/Moscow", "or another")),
        ("Samoa", ("Pacific/Pago_Pago", "Pacific/Apia")),
    ],
)
def test_a_name_that_stands_for_several_clocks_asks_which(said: str, some: tuple[str, ...]) -> None:
    """One zone of each clock is named, those where most people live first."""
    with refused(f"^“{said}” can mean several time zones") as told:
        find_zone(said)
    assert all(each in sentence(told.value) for each in some)
    assert suggest_zones(said)[0] == some[0]


@pytest.mark.parametrize(
    ("said", "meant"),
    [("Berlinn", "Europe/Berlin"), ("moscw", "Europe/Moscow"), ("Germny", "Europe/Berlin")],
)
def test_a_wrong_name_is_answered_with_the_nearest(said: str, meant: str) -> None:
    with refused(f"Did you mean {meant}\\?"):
        find_zone(said)
    assert suggest_zones(said) == [meant]


@pytest.mark.parametrize(
    "text",
    ["", " ", "/", ",", "()", "Middle Earth", "../etc/passwd", "x" * 4000, "\0", "+", "UTC+25",
     "UTC-13", "UTC+5:31", "GMT+2:75", "localtime", "Factory", "London, France"],
)  # fmt: skip
def test_a_text_that_names_no_zone_is_answered_with_how_to_write_one(text: str) -> None:
    with refused("such as Europe/Berlin"):
        find_zone(text)
    assert not {"localtime", "Factory"} & set(suggest_zones(text))


@given(st.sampled_from(CITIES), st.data())
def test_a_large_city_is_found_with_and_without_accents(
    city: tuple[str, str], data: st.DataObject
) -> None:
    """Or asks which, where another of its size has the same name."""
    name, zone = city
    decomposed = normalize("NFD", name)
    accents = data.draw(st.lists(st.sampled_from(["", *ACCENTS]), min_size=len(name)))
    dressed = "".join(a + b for a, b in zip(name, accents, strict=False))
    for text in (name, name.upper(), decomposed, dressed):
        assert meaning(text) == meaning(name)
        assert meaning(text) is None or offsets(str(meaning(text))) == offsets(zone)


def meaning(text: str) -> str | None:
    """The zone that is found, or None where there is none or several."""
    try:
        return find_zone(text)
    except RefusedError:
        return None


@pytest.mark.parametrize("country", countries())
def test_every_country_is_found_by_its_name_and_by_its_code(country: str) -> None:
    """Or its zones are asked for; what is suggested first is one of them, or stands for one."""
    zone = meaning(country)
    if len(countries()[country]) == 1 and len(country) > 2:
        assert zone is not None
    assert zone is None or suggest_zones(country)[0] == zone


@given(
    st.one_of(
        WORDS,
        st.builds(lambda word, most: word[:most], WORDS, st.integers(1, 8)),
        st.text(max_size=12),
    )
)
@example("")
@example("e")
def test_whatever_is_suggested_is_found_and_what_is_found_is_suggested_first(text: str) -> None:
    suggested = suggest_zones(text)
    assert len(suggested) == len(set(suggested)) <= 25
    for name in suggested:
        assert find_zone(name) == name
        if country_of(name):
            assert find_zone(f"{name}, {country_of(name)} (UTC+01:00)") == name
    if (found := meaning(text)) is not None:
        assert suggested[0] == found


def test_a_country_suggests_all_its_zones() -> None:
    """Who thinks of their country finds their zone; one of each clock comes first."""
    assert "Europe/Berlin" in suggest_zones("germ")
    found = suggest_zones("united states", 60)
    assert set(found) >= set(countries()["United States"])
    assert found[:3] == ["America/New_York", "America/Chicago", "America/Los_Angeles"]


def test_no_table_is_read_for_a_suggestion() -> None:
    """They are read once the bot serves, not at a keystroke; `make bench` has what one takes."""
    tables = (everything, ranks, spelt, own_names, _rule)
    for table in tables:
        table.cache_clear()
    warm_up()
    read = [table.cache_info().misses for table in tables]
    for text in ("", "a", "e", "us", "berlinn", "\u4e2d", "america", "moldova", "us/eastern"):
        suggest_zones(text)
        meaning(text)
    assert [table.cache_info().misses for table in tables] == read
    assert all(read)
