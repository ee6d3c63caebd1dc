"""Times and days as people write them."""

from collections.abc import Collection
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.daily.schedule import (
    EVERY_DAY,
    WEEKDAYS,
    days_text,
    parse_days,
    parse_time,
)
from bot.domain.refusals import RefusedError
from bot.ui.refusals import sentence
from tests.refused import refused


@given(st.times().map(lambda at: at.replace(second=0, microsecond=0, fold=0)))
def test_a_time_is_read_as_it_is_written(at: time) -> None:
    assert parse_time(f" {at:%H:%M} ") == at


@given(st.times().map(lambda at: at.replace(second=0, microsecond=0, fold=0)))
def test_a_time_is_read_in_halves_of_the_day_too(at: time) -> None:
    for text in (
        f"{at:%I:%M %p}",
        f"{at:%I.%M%p}".lower(),
        f"{at:%I:%M} {at:%p}".replace("M", ".M."),
    ):
        assert parse_time(text) == at


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("9", "09:00"),
        ("09.00", "09:00"),
        ("9am", "09:00"),
        ("9:30 pm", "21:30"),
        ("9 p.m.", "21:00"),
        ("12am", "00:00"),
        ("12 PM", "12:00"),
        ("21h", "21:00"),
        ("21h30", "21:30"),
        ("0930", "09:30"),
        ("930", "09:30"),
        ("9 o'clock", "09:00"),
        ("21 Uhr", "21:00"),
        ("noon", "12:00"),
        ("midnight", "00:00"),
        ("\N{FULLWIDTH DIGIT NINE}\N{FULLWIDTH COLON}30", "09:30"),
    ],
)
def test_a_time_is_read_in_the_ways_people_write_it(text: str, at: str) -> None:
    assert parse_time(text) == time.fromisoformat(at)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24:00",
        "25",
        "09:60",
        "9:5",
        "09:00:00",
        "-1:00",
        "13pm",
        "0am",
        "9am EST",
        "soon",
        "99999",
    ],
)
def test_what_is_no_time_is_answered_with_how_to_write_one(text: str) -> None:
    with refused("HH:MM"):
        parse_time(text)


@given(st.text(max_size=12))
def test_a_time_is_read_or_answered_with_how_to_write_one(text: str) -> None:
    try:
        assert parse_time(text).second == 0
    except RefusedError as error:
        assert "HH:MM" in sentence(error)  # noqa: PT017 - either outcome is right


@given(st.frozensets(st.integers(0, 6), min_size=1))
def test_days_are_read_as_they_are_written(days: frozenset[int]) -> None:
    assert parse_days(days_text(days)) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Every Day", EVERY_DAY),
        ("daily", EVERY_DAY),
        (" WEEKDAYS ", WEEKDAYS),
        ("every weekday", WEEKDAYS),
        ("weekends", {5, 6}),
        ("weekend", {5, 6}),
        ("mon-fri", WEEKDAYS),
        ("Mon \N{EN DASH} Fri", WEEKDAYS),
        ("monday through friday", WEEKDAYS),
        ("fri to mon", {4, 5, 6, 0}),
        ("mon-wed, fri", {0, 1, 2, 4}),
        ("weekends and wed", {2, 5, 6}),
        ("weekdays, sat", {0, 1, 2, 3, 4, 5}),
        ("Monday, wed  friday", {0, 2, 4}),
        ("mo,we,fr", {0, 2, 4}),
        ("tues & thurs", {1, 3}),
        ("mon/wed/fri", {0, 2, 4}),
        ("Weds.", {2}),
        ("every monday", {0}),
        ("sat,sun", {5, 6}),
    ],
)
def test_days_are_read_in_the_ways_people_write_them(text: str, days: Collection[int]) -> None:
    assert parse_days(text) == set(days)


@given(st.integers(0, 6), st.integers(0, 6))
def test_a_range_of_days_goes_on_from_its_first_to_its_last(first: int, last: int) -> None:
    names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    expected = {first}
    while (first := first if last in expected else (first + 1) % 7) not in expected:
        expected.add(first)
    assert (
        parse_days(f"{names[min(expected, key=lambda d: (d - last - 1) % 7)]}-{names[last]}")
        == expected
    )


@given(st.text(max_size=20))
def test_days_are_read_or_answered_with_how_to_write_them(text: str) -> None:
    try:
        assert parse_days(text) <= EVERY_DAY
    except RefusedError as error:
        assert "mon,wed,fri" in sentence(error)  # noqa: PT017 - either outcome is right


@pytest.mark.parametrize(
    "text",
    [
        "",
        ",",
        "m",
        "monkey",
        "frigate",
        "mon-",
        "-",
        "mon-wed-fri",
        "not mon",
        "5",
        "every other day",
    ],
)
def test_words_that_are_no_days_are_refused(text: str) -> None:
    with pytest.raises(RefusedError):
        parse_days(text)
