"""Zones: their names, and where a local day ends."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.people.countries import country_of
from bot.domain.people.zones import (
    ZoneError,
    day_end,
    find_zone,
    local_date,
    offset_text,
    suggest_zones,
    zone,
)
from tests.builders import NOON
from tests.domain.people.zone_walks import NAMES, transitions

SECOND = timedelta(seconds=1)


@given(name=st.sampled_from(NAMES))
def test_a_zone_is_found_by_its_name_in_whatever_case_and_with_spaces(name: str) -> None:
    for text in (name, name.upper(), name.lower()):
        assert find_zone(f" {text.replace('_', ' ')} ") == name


def test_a_zone_is_found_by_its_city() -> None:
    assert find_zone("berlin") == "Europe/Berlin"
    assert find_zone("new york") == "America/New_York"


def test_a_place_that_several_zones_name_is_none_of_them() -> None:
    """Eastern is in the US, in Canada and in other places: which is meant is not guessed."""
    ends = Counter(name.rpartition("/")[2] for name in NAMES if "/" in name)
    ambiguous = {end for end, number in ends.items() if number > 1} - set(NAMES)
    assert ambiguous >= {"Eastern", "Mountain", "West"}
    for end in ambiguous:
        with pytest.raises(ZoneError):
            find_zone(end)


@pytest.mark.parametrize("text", ["", " ", "/", "Middle Earth", "../etc/passwd", "x" * 4000, "\0"])
def test_a_text_that_names_no_zone_is_answered_with_how_to_write_one(text: str) -> None:
    with pytest.raises(ZoneError, match="such as Europe/Berlin"):
        find_zone(text)


@pytest.mark.parametrize("name", ["localtime", "Factory"])
def test_a_name_that_means_another_zone_on_each_host_is_no_zone(name: str) -> None:
    with pytest.raises(ZoneError):
        find_zone(name)
    assert name not in suggest_zones(name, NOON)


@given(text=st.text(max_size=12))
def test_at_most_25_suggestions_fit_the_text_and_go_from_west_to_east(text: str) -> None:
    found = suggest_zones(text, NOON)
    assert len(found) <= 25
    folded = text.strip().replace(" ", "_").casefold()
    places = [f"{name}/{country_of(name)}".replace(" ", "_").casefold() for name in found]
    assert all(folded in place for place in places)
    offsets = [NOON.astimezone(zone(name)).utcoffset() or timedelta(0) for name in found]
    assert offsets == sorted(offsets)


def test_an_offset_is_that_of_the_instant() -> None:
    assert offset_text(NOON, "Europe/Berlin") == "UTC+01:00"
    assert offset_text(datetime(2026, 7, 1, tzinfo=UTC), "Europe/Berlin") == "UTC+02:00"
    assert offset_text(NOON, "America/St_Johns") == "UTC-03:30"
    assert offset_text(NOON, "Asia/Kathmandu") == "UTC+05:45"


def test_a_zone_that_the_database_has_lost_is_read_as_utc() -> None:
    assert zone("Europe/Atlantis").key == "UTC"


def test_a_local_day_ends_where_the_next_begins_in_every_zone_at_every_change_of_offset() -> None:
    """Also where midnight does not exist or exists twice."""
    for name in NAMES:
        for change in transitions(name, 2025, 2030):
            for hours in (-25, -3, -0.01, 0, 0.6, 3, 25):
                now = change + timedelta(hours=hours)
                end = day_end(now, name)
                assert end > now, (name, now)
                assert local_date(end - SECOND, name) == local_date(now, name), (name, now)
                assert local_date(end, name) > local_date(now, name), (name, now)


def test_the_day_before_a_date_that_a_zone_left_out_ends_where_the_one_after_begins() -> None:
    end = datetime(2011, 12, 30, 10, tzinfo=UTC)
    assert day_end(end - SECOND, "Pacific/Apia") == end
    assert local_date(end, "Pacific/Apia").day == 31


@given(name=st.sampled_from(NAMES), now=st.datetimes(datetime(2012, 1, 1), datetime(2090, 1, 1)))  # noqa: DTZ001 - hypothesis takes bounds without a zone
def test_a_local_day_ends_within_25_hours(name: str, now: datetime) -> None:
    at = now.replace(tzinfo=UTC)
    assert timedelta(0) < day_end(at, name) - at <= timedelta(hours=25)


def test_a_zone_is_found_by_its_country() -> None:
    """Who thinks of their country finds their zone; a zone without one is found by its name."""
    assert "Europe/Berlin" in suggest_zones("germ", NOON)
    assert {"America/New_York", "America/Los_Angeles"} <= set(
        suggest_zones("united states", NOON, 60)
    )
    assert country_of("Asia/Kolkata") == "India"
    assert country_of("Etc/UTC") == ""
