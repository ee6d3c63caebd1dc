"""When a daily question is due, through every zone's changes of offset."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.daily.schedule import (
    EVERY_DAY,
    WallClock,
    instant_of,
    late_post,
    next_due,
    parse_time,
    upcoming,
)
from bot.domain.people.zones import local_date
from tests.domain.people.zone_walks import NAMES, first_instant, transitions

MINUTE = timedelta(minutes=1)
walls = st.builds(
    WallClock,
    time=st.times().map(lambda at: at.replace(second=0, microsecond=0, fold=0)),
    zone=st.sampled_from(NAMES),
    days=st.frozensets(st.integers(0, 6), min_size=1),
)
instants = st.datetimes(datetime(2012, 1, 1), datetime(2037, 1, 1)).map(  # noqa: DTZ001 - hypothesis takes bounds without a zone
    lambda at: at.replace(tzinfo=UTC)
)


def daily(at: str, zone: str) -> WallClock:
    return WallClock(parse_time(at), zone, EVERY_DAY)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_a_time_that_does_not_exist_moves_to_the_first_instant_that_does() -> None:
    due = instant_of(date(2026, 3, 29), daily("02:30", "Europe/Berlin"))
    assert due == utc("2026-03-29T01:00")  # 03:00 in Berlin


def test_a_time_that_exists_twice_is_its_first() -> None:
    due = instant_of(date(2026, 10, 25), daily("02:30", "Europe/Berlin"))
    assert due == utc("2026-10-25T00:30")


def test_half_an_hour_of_daylight_saving_is_kept_too() -> None:
    wall = daily("02:10", "Australia/Lord_Howe")
    assert instant_of(date(2026, 10, 4), wall) == utc("2026-10-03T15:30")  # 02:30 there


def test_a_date_that_a_zone_skipped_has_no_post_and_the_next_one_has() -> None:
    wall = daily("09:00", "Pacific/Apia")
    assert instant_of(date(2011, 12, 30), wall) is None
    after = instant_of(date(2011, 12, 29), wall)
    assert after is not None
    assert local_date(next_due(wall, after), wall.zone) == date(2011, 12, 31)


def test_a_time_from_which_a_zone_jumps_into_the_next_date_is_left_out_that_day() -> None:
    """Greenland jumps from 23:00 to 00:00: that Saturday has no 23:30, nor anything after it."""
    wall = daily("23:30", "America/Nuuk")
    assert instant_of(date(2026, 3, 28), wall) is None
    days = [local_date(due, wall.zone).day for due in upcoming(wall, utc("2026-03-27T12:00"), 3)]
    assert days == [27, 29, 30]


def test_every_zone_of_the_database_agrees_with_a_slow_walk_around_each_change() -> None:
    for name in NAMES:
        for change in transitions(name, 2026, 2027):
            day = local_date(change, name)
            for minutes in (-45, -15, 0, 30):
                there = (change + timedelta(minutes=minutes)).astimezone(ZoneInfo(name))
                wall = WallClock(there.time().replace(fold=0), name, EVERY_DAY)
                expected = first_instant(day, wall.time, name, timedelta(minutes=15))
                assert instant_of(day, wall) == expected, (name, day, wall.time)


@settings(max_examples=60)
@given(wall=walls, at=instants, data=st.data())
def test_an_instant_agrees_with_a_slow_walk_on_any_date(
    wall: WallClock, at: datetime, data: st.DataObject
) -> None:
    changes = transitions(wall.zone, at.year, at.year)
    day = data.draw(st.sampled_from([at, *changes])).astimezone(ZoneInfo(wall.zone)).date()
    assert instant_of(day, wall) == first_instant(day, wall.time, wall.zone, MINUTE)


@given(wall=walls, after=instants)
def test_the_next_time_is_the_first_one_after_on_a_chosen_weekday(
    wall: WallClock, after: datetime
) -> None:
    due = next_due(wall, after)
    last = local_date(due, wall.zone)
    assert due > after
    assert last.weekday() in wall.days
    day = local_date(after, wall.zone) - timedelta(days=1)
    while day < last:
        earlier = instant_of(day, wall) if day.weekday() in wall.days else None
        assert earlier is None or earlier <= after
        day += timedelta(days=1)


@given(wall=walls, after=instants)
def test_upcoming_times_strictly_increase_and_have_a_date_each(
    wall: WallClock, after: datetime
) -> None:
    found = upcoming(wall, after, 9)
    dates = [local_date(due, wall.zone) for due in found]
    assert list(found) == sorted(set(found))
    assert len(set(dates)) == 9


@given(wall=walls, now=instants)
def test_a_schedule_was_due_today_once_its_instant_has_come(wall: WallClock, now: datetime) -> None:
    today = local_date(now, wall.zone)
    first = first_instant(today, wall.time, wall.zone, MINUTE)
    chosen = today.weekday() in wall.days
    come = chosen and first is not None and first <= now
    assert late_post(wall, now) == (instant_of(today, wall) if come else None)
    assert late_post(wall, now, {today}) is None


@given(wall=walls, after=instants)
def test_a_schedule_was_due_the_moment_it_is(wall: WallClock, after: datetime) -> None:
    due = next_due(wall, after)
    assert late_post(wall, due) == due
    if local_date(due - MINUTE, wall.zone) == local_date(due, wall.zone):
        assert late_post(wall, due - MINUTE) is None


@given(wall=walls, after=instants, which=st.sets(st.integers(0, 5)))
def test_a_date_that_has_its_post_brings_no_other(
    wall: WallClock, after: datetime, which: set[int]
) -> None:
    """What comes next is what would come anyway, without the dates that are taken."""
    usual = upcoming(wall, after, 9)
    taken = {local_date(usual[number], wall.zone) for number in which}
    free = [each for each in usual if local_date(each, wall.zone) not in taken]
    assert upcoming(wall, after, 3, taken) == tuple(free[:3])
