"""What members of many countries type for their zone, and what they are told where it is wrong."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.people.countries import countries, own_names
from bot.domain.people.zone_finder import find_zone, suggest_zones
from bot.domain.people.zone_names import everything, fold
from bot.domain.refusals import RefusedError
from tests.refused import refused

FOUND = {
    "America/New_York": "NYC; NY; New York City; Washington, D.C.; Philly; ATL; Nueva York",
    "America/Los_Angeles": "SF; sfo; LA; Bay Area; Silicon Valley; Vegas; Seattle; US/Pacific Time",
    "America/Chicago": "CHI; NOLA; Austin; Central Time",
    "America/Toronto": "GTA; Montr\u00e9al; Qu\u00e9bec",
    "America/Mexico_City": "CDMX; Ciudad de M\u00e9xico; Guadalajara",
    "America/Sao_Paulo": "Rio; S\u00e3o Paulo; Bras\u00edlia",
    "America/Argentina/Buenos_Aires": "Buenos Aires; CABA",
    "Europe/London": "LDN; Londres; Edinburgh; Scotland",
    "Europe/Lisbon": "Lisboa; Porto",
    "Europe/Berlin": "M\u00fcnchen; Muenchen; K\u00f6ln; Frankfurt; Deutschland",
    "Europe/Vienna": "Wien; \u00d6sterreich",
    "Europe/Zurich": "Z\u00fcrich; Gen\u00e8ve; Geneva; Schweiz; Suisse",
    "Europe/Rome": "Roma; Milano; Firenze; Italia",
    "Europe/Brussels": "Bruxelles; Brussel",
    "Europe/Copenhagen": "K\u00f8benhavn; Kobenhavn; CPH",
    "Europe/Prague": "Praha; Czechia",
    "Europe/Warsaw": "Warszawa; \u0141\u00f3d\u017a; Polska",
    "Europe/Istanbul": "\u0130stanbul; Izmir; T\u00fcrkiye",
    "Europe/Athens": "\u0391\u03b8\u03ae\u03bd\u03b1; Athina",
    "Europe/Kyiv": "Kiev; \u041a\u0438\u0457\u0432; \u0423\u043a\u0440\u0430\u0457\u043d\u0430",
    "Europe/Moscow": "\u041c\u043e\u0441\u043a\u0432\u0430; Moskva; "
    "\u0421\u0430\u043d\u043a\u0442-\u041f\u0435\u0442\u0435\u0440\u0431\u0443\u0440\u0433",
    "Africa/Cairo": "\u0627\u0644\u0642\u0627\u0647\u0631\u0629; "
    "\u0627\u0644\u0642\u0627\u0647\u0631\u0647; \u0645\u0635\u0631",
    "Africa/Casablanca": "\u0627\u0644\u0631\u0628\u0627\u0637; Tanger",
    "Africa/Johannesburg": "Joburg; Cape Town",
    "Asia/Dubai": "DXB; \u062f\u0628\u064a",
    "Asia/Jerusalem": "TLV; \u05ea\u05dc \u05d0\u05d1\u05d9\u05d1",
    "Asia/Tehran": "\u062a\u0647\u0631\u0627\u0646",
    "Asia/Kolkata": "BLR; Bengaluru; Gurgaon; Indian Standard Time; "
    "\u0926\u093f\u0932\u094d\u0932\u0940",
    "Asia/Bangkok": "BKK; \u0e01\u0e23\u0e38\u0e07\u0e40\u0e17\u0e1e; H\u00e0 N\u1ed9i",
    "Asia/Ho_Chi_Minh": "HCMC; Saigon; S\u00e0i G\u00f2n",
    "Asia/Kuala_Lumpur": "KL",
    "Asia/Shanghai": "\u5317\u4eac; \u4e0a\u6d77; \u4e2d\u56fd; Peking",
    "Asia/Taipei": "\u53f0\u5317; \u81fa\u5317",
    "Asia/Tokyo": "\u6771\u4eac; \u4e1c\u4eac; \u5927\u962a; \u65e5\u672c",
    "Asia/Seoul": "\uc11c\uc6b8; \ubd80\uc0b0; \ud55c\uad6d",
}
"""By zone what means it and nothing else."""
NEAR = {
    "Europe/Berlin": "Berlin-ish; Berlin Germany; Hambourg; Duesseldorf; Europe/Berln",
    "Europe/London": "Londn; lond; London UK; GMT London",
    "Europe/Istanbul": "Istambul",
    "Europe/Vienna": "Viena",
    "Europe/Stockholm": "Stokholm",
    "America/New_York": "NewYork; New Yrok; America/NewYork",
    "America/Los_Angeles": "SanFrancisco; Los Angelos; Portland, OR",
    "America/Chicago": "Chcago; Austin, TX",
    "America/Sao_Paulo": "Sao Paolo",
    "America/Argentina/Buenos_Aires": "Buenos Aries",
    "Africa/Johannesburg": "Capetown",
    "Africa/Addis_Ababa": "Addis; Addis Abeba",
    "Asia/Tehran": "Teheran",
    "Asia/Tokyo": "Tokio",
    "Asia/Seoul": "Seul",
    "Asia/Singapore": "Singapur",
    "Asia/Karachi": "Pakstan",
    "Australia/Melbourne": "Melborne",
    "Pacific/Auckland": "Aukland",
}
"""By zone what is nothing's name, and is answered with it first."""
FAR = "TX; RJ; foo; asdf; qwerty; none; home; Middle East; Frisco; \u706b\u661f; x"
"""What is near to no name, though many have it inside a word, or begin with its letter."""


def zones_of(error: RefusedError) -> list[str]:
    """The zones that its sentence names."""
    zones = error.facts["zones"]
    assert isinstance(zones, tuple)
    return [zone or "another" for zone in zones]


def each(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(typed, zone) for zone, all_typed in table.items() for typed in all_typed.split("; ")]


@pytest.mark.parametrize(("typed", "zone"), each(FOUND))
def test_a_place_is_found_by_what_people_there_call_it(typed: str, zone: str) -> None:
    """With accents and without, shortened, and in their own script."""
    assert find_zone(typed) == zone
    assert suggest_zones(typed)[0] == zone


@pytest.mark.parametrize(("typed", "zone"), each(NEAR))
def test_what_is_misspelt_is_answered_with_what_is_nearest(typed: str, zone: str) -> None:
    with refused(f"^I know no time zone “{typed}”. Did you mean {zone}"):
        find_zone(typed)
    assert suggest_zones(typed)[0] == zone


@pytest.mark.parametrize("typed", FAR.split("; "))
def test_where_nothing_is_near_it_is_said_so_and_how_to_write_one(typed: str) -> None:
    with refused(f"“{typed}”, and none that is written nearly so. Write a large city or a country"):
        find_zone(typed)


@pytest.mark.parametrize(
    ("typed", "some"),
    [
        ("America", ("America/New_York", "America/Sao_Paulo", "America/Mexico_City")),
        ("europe", ("Europe/Berlin", "Europe/London", "Europe/Moscow", "another")),
        ("Asia", ("Asia/Shanghai", "Asia/Kolkata", "Asia/Tokyo")),
        ("Africa", ("Africa/Lagos", "Africa/Johannesburg", "Africa/Cairo")),
        ("EU", ("Europe/Lisbon", "Europe/Berlin", "Europe/Athens")),
        ("Espa\u00f1a", ("Europe/Madrid", "Atlantic/Canary")),
        ("Cambridge", ("Europe/London", "America/New_York")),
    ],
)
def test_what_stands_for_many_places_asks_which(typed: str, some: tuple[str, ...]) -> None:
    with refused(f"^“{typed}” can mean several time zones") as told:
        find_zone(typed)
    assert {*some} <= {*zones_of(told.value)}
    assert {*zones_of(told.value)} <= {*suggest_zones(typed), "another"}


@pytest.mark.parametrize("key", own_names())
def test_every_name_of_the_table_leads_to_its_place(key: str) -> None:
    for name in own_names()[key]:
        meant = set(everything()[fold(name)])
        assert meant & {*countries().get(key, (key,))}, name


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=3))
@example("sf")
def test_a_short_text_is_not_looked_for_inside_words(typed: str) -> None:
    """Nor among the names that are written nearly so: three letters are near to anything."""
    called = {
        zone
        for name, zones in everything().items()
        if name.startswith(typed) or f" {typed}" in name or f"/{typed}" in name
        for zone in zones
    }
    assert set(suggest_zones(typed)) <= called


@given(st.sampled_from([*(typed for typed, _ in each(NEAR)), *FAR.split("; "), "amer", "sea"]))
def test_what_is_told_to_be_near_is_what_is_suggested_first(typed: str) -> None:
    with pytest.raises(RefusedError) as told:
        find_zone(typed)
    zones = zones_of(told.value)
    assert zones == suggest_zones(typed)[: len(zones)]


def test_a_direction_alone_is_no_place() -> None:
    """The database has `Brazil/East` and `Australia/North`, which people elsewhere do not mean."""
    for typed in ("East", "North", "South"):
        with refused(f"^I know no time zone “{typed}”"):
            find_zone(typed)
