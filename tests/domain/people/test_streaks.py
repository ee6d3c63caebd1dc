"""Streaks, against a model that walks from day to day."""

from copy import copy
from datetime import UTC, date, datetime, timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.domain.people.streaks import Advance, Streak, advance, as_of, replayed
from bot.domain.people.zones import local_date
from tests.domain.people.slow_streak import SlowStreak

BERLIN, APIA, AUCKLAND, LOS_ANGELES = (
    "Europe/Berlin",
    "Pacific/Apia",
    "Pacific/Auckland",
    "America/Los_Angeles",
)
ZONES = ("UTC", BERLIN, AUCKLAND, LOS_ANGELES, "Pacific/Kiritimati", "Pacific/Pago_Pago", APIA)
START = datetime(2026, 2, 20, 12, tzinfo=UTC)

gaps = st.lists(
    st.one_of(st.integers(12, 30), st.integers(1, 90), st.just(24)).map(
        lambda hours: timedelta(hours=hours)
    ),
    max_size=60,
)


def practise(*days: int, zone: str = "UTC", start: datetime = START) -> Advance:
    """Practise on days counted from a start; the last advance."""
    step = Advance(Streak(), counted=False)
    for day in days:
        step = advance(step.streak, start + timedelta(days=day), zone)
    return step


def compare(streak: Streak, slow: SlowStreak, now: datetime, zone: str) -> None:
    walked = copy(slow)
    walked.walk_to(now, zone)
    seen = as_of(streak, now, zone).streak
    assert (seen.length, seen.freezes) == (walked.length, walked.freezes)
    assert (streak.longest, streak.last_day) == (slow.longest, slow.last)


@settings(max_examples=200)
@given(zone=st.sampled_from(ZONES), gaps=gaps, winter=st.booleans())
def test_a_streak_is_what_a_walk_from_day_to_day_finds(
    *, zone: str, gaps: list[timedelta], winter: bool
) -> None:
    """Over weeks that hold a change to daylight saving or back."""
    now = START if winter else datetime(2026, 9, 20, 12, tzinfo=UTC)
    streak, slow = Streak(), SlowStreak()
    for gap in gaps:
        compare(streak, slow, now + gap / 2, zone)
        now += gap
        streak = advance(streak, now, zone).streak
        slow.practise(now, zone)
        compare(streak, slow, now, zone)


@settings(max_examples=200)
@given(steps=st.lists(st.tuples(st.sampled_from(ZONES), st.integers(1, 60)), max_size=40))
def test_a_streak_is_what_the_walk_finds_also_for_a_member_who_travels(
    steps: list[tuple[str, int]],
) -> None:
    now, streak, slow = START, Streak(), SlowStreak()
    for zone, hours in steps:
        now += timedelta(hours=hours)
        compare(streak, slow, now, zone)
        streak = advance(streak, now, zone).streak
        slow.practise(now, zone)


@settings(max_examples=200)
@given(steps=st.lists(st.tuples(st.sampled_from(ZONES), st.integers(1, 23)), min_size=1))
@example(steps=[("UTC", 13), (LOS_ANGELES, 23), ("UTC", 23)])
def test_no_change_of_zone_breaks_the_streak_of_who_practises_every_23_hours(
    steps: list[tuple[str, int]],
) -> None:
    now, streak = START, Streak()
    for zone, hours in steps:
        now += timedelta(hours=hours)
        assert as_of(streak, now, zone).streak == streak
        streak = advance(streak, now, zone).streak
    assert streak.length >= 1


@given(gaps=gaps, zone=st.sampled_from(ZONES))
def test_freezes_are_zero_to_two_and_the_longest_run_never_shrinks(
    gaps: list[timedelta], zone: str
) -> None:
    now, streak = START, Streak()
    for gap in gaps:
        now += gap
        before, streak = streak, advance(streak, now, zone).streak
        assert 0 <= streak.freezes <= 2
        assert 1 <= streak.length <= streak.longest
        assert streak.longest >= before.longest


@given(gaps=gaps, zone=st.sampled_from(ZONES))
def test_a_second_attempt_on_a_counted_day_changes_nothing(
    gaps: list[timedelta], zone: str
) -> None:
    now, streak = START, Streak()
    for gap in gaps:
        now += gap
        streak = advance(streak, now, zone).streak
        assert advance(streak, now, zone) == Advance(streak, counted=False)


def test_today_not_yet_done_is_no_break() -> None:
    streak = practise(0, 1, 2).streak
    assert as_of(streak, START + timedelta(days=3, hours=11), "UTC").streak.length == 3
    assert as_of(streak, START + timedelta(days=3, hours=12), "UTC").streak.length == 0


def test_the_seventh_day_earns_a_freeze_and_a_member_holds_two_at_most() -> None:
    assert not practise(*range(6)).earned_freeze
    assert practise(*range(7)).earned_freeze
    assert practise(*range(14)).streak.freezes == 2
    third = practise(*range(21))
    assert (third.streak.freezes, third.earned_freeze) == (2, False)


def test_a_freeze_keeps_the_streak_over_a_missed_day_without_adding_to_it() -> None:
    after = practise(*range(7), 8)
    assert after.streak.length == 8
    assert after.streak.freezes == 0
    assert after.frozen == (date(2026, 2, 27),)


def test_a_frozen_day_does_not_count_towards_the_next_freeze() -> None:
    days = [*range(7), 8, 9, 10, 11, 12, 13]
    assert practise(*days).streak.freezes == 0
    assert practise(*days, 14).earned_freeze


def test_freezes_that_could_not_save_a_streak_are_used_up() -> None:
    """They were shown as used while there was hope; they do not come back when it is gone."""
    streak = practise(*range(14)).streak
    hopeful, lost = (as_of(streak, START + timedelta(days=n), "UTC").streak for n in (16, 17))
    assert (hopeful.length, hopeful.freezes) == (14, 0)
    assert (lost.length, lost.freezes) == (0, 0)
    again = practise(*range(14), 17).streak
    assert (again.length, again.freezes, again.longest) == (1, 0, 14)


def test_a_day_has_its_edge_at_the_members_midnight() -> None:
    before = datetime(2026, 6, 1, 21, 59, tzinfo=UTC)  # 23:59 in Berlin
    streak = advance(Streak(), before, BERLIN).streak
    assert not advance(streak, before + timedelta(seconds=59), BERLIN).counted
    assert advance(streak, before + timedelta(seconds=60), BERLIN).streak.length == 2


def test_a_date_that_a_move_eastward_skips_is_not_missed() -> None:
    evening = datetime(2026, 11, 24, 3, tzinfo=UTC)  # still the 23rd in Los Angeles
    streak = advance(Streak(), evening, LOS_ANGELES).streak
    landed = advance(streak, evening + timedelta(hours=33), AUCKLAND)  # the 26th there
    assert (landed.streak.length, landed.frozen) == (1, ())
    landed = advance(streak, evening + timedelta(hours=24), AUCKLAND)  # the 25th
    assert (landed.streak.length, landed.frozen) == (2, ())


def test_a_date_that_a_move_westward_repeats_counts_once() -> None:
    morning = datetime(2026, 11, 23, 20, tzinfo=UTC)  # the 24th in Auckland
    streak = advance(Streak(), morning, AUCKLAND).streak
    back = advance(streak, morning + timedelta(hours=24), LOS_ANGELES)  # the 24th there
    assert (back.counted, back.streak.length) == (False, 1)
    assert advance(streak, morning + timedelta(hours=48), LOS_ANGELES).streak.length == 2


@given(zone=st.sampled_from(ZONES), gaps=gaps)
def test_a_streaks_days_and_freezes_tell_it_again(zone: str, gaps: list[timedelta]) -> None:
    """So a clock that was ahead, and counted days that never came, takes nothing for good."""
    now, streak = START, Streak(zone=zone)
    days, frozen = set(), set[date]()
    for gap in gaps:
        now += gap
        step = advance(streak, now, zone)
        streak = step.streak
        days.add(local_date(now, zone))
        frozen.update(step.frozen)
        assert replayed(days, frozen - days, zone) == streak
