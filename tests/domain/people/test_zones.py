"""Zones: their names, and where a local day ends."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.people.zones import day_end, local_date, offset_text, zone, zone_text
from tests.builders import NOON
from tests.domain.people.zone_walks import NAMES, transitions

SECOND = timedelta(seconds=1)


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


def test_a_zone_of_one_offset_is_called_as_people_call_it() -> None:
    """The database counts the other way round."""
    now = NOON.astimezone(zone("Etc/GMT-2"))
    assert now.utcoffset() == timedelta(hours=2)
    assert zone_text("Etc/GMT-2") == "UTC+2"
    assert zone_text("Etc/GMT+5") == "UTC-5"
    assert zone_text("Europe/Berlin") == "Europe/Berlin"
