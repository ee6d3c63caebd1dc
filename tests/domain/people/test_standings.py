"""The periods of a leaderboard."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.people.standings import Period, keys_of

days = st.dates(date(2000, 1, 1), date(2199, 12, 30))


@given(days)
def test_a_week_turns_on_mondays_a_month_on_its_first_and_all_time_never(day: date) -> None:
    week, month, everything = keys_of(day)
    next_week, next_month, still_everything = keys_of(day + timedelta(days=1))
    assert (week != next_week) == (day.weekday() == 6)
    assert (month != next_month) == ((day + timedelta(days=1)).day == 1)
    assert everything == still_everything


@given(days)
def test_the_names_of_periods_fit_their_column_and_never_meet(day: date) -> None:
    keys = keys_of(day)
    assert len(set(keys)) == 3
    assert max(map(len, keys)) <= 8


@given(days, days)
def test_weeks_and_months_of_different_years_never_share_a_name(one: date, other: date) -> None:
    for period in (Period.WEEK, Period.MONTH):
        if period.key(one) == period.key(other):
            assert abs((one - other).days) < 31


@pytest.mark.parametrize(
    ("day", "week"),
    [("2027-01-01", "2026-W53"), ("2027-01-04", "2027-W01"), ("2024-12-30", "2025-W01")],
)
def test_a_week_belongs_to_the_year_of_its_thursday(day: str, week: str) -> None:
    assert Period.WEEK.key(date.fromisoformat(day)) == week
