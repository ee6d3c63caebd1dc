"""Points reward practice, and have an end each day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.attempts.scoring import (
    DAILY_CAP,
    MIN_WRITTEN,
    Worth,
    is_written,
    missing_of,
    points_for,
)


def test_a_written_attempt_earns_by_what_it_is_at() -> None:
    earned = [
        points_for(each, written=True, repeated_today=False, earned_today=0) for each in Worth
    ]
    assert earned == [3, 5, 12]


@given(worth=st.sampled_from(Worth), earned=st.integers(0, 40))
def test_a_repeated_or_unwritten_attempt_earns_nothing(worth: Worth, earned: int) -> None:
    for written, repeated in ((False, False), (False, True), (True, True)):
        points = points_for(worth, written=written, repeated_today=repeated, earned_today=earned)
        assert points == 0


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.sampled_from(Worth)), max_size=40))
def test_a_day_never_earns_more_than_its_cap_nor_less_than_it_may(
    attempts: list[tuple[bool, bool, Worth]],
) -> None:
    earned = worth = 0
    for written, repeated, each in attempts:
        earned += points_for(each, written=written, repeated_today=repeated, earned_today=earned)
        worth += each.value if written and not repeated else 0
        assert earned == min(worth, DAILY_CAP)


@pytest.mark.parametrize("left", range(14))
def test_the_last_attempt_of_a_day_earns_what_is_left_of_the_cap(left: int) -> None:
    so_far = DAILY_CAP - left
    earned = [
        points_for(each, written=True, repeated_today=False, earned_today=so_far) for each in Worth
    ]
    assert earned == [min(left, 3), min(left, 5), min(left, 12)]


@given(earned=st.integers(DAILY_CAP, 1000))
def test_nothing_is_taken_back_from_a_day_above_the_cap(earned: int) -> None:
    for each in Worth:
        assert points_for(each, written=True, repeated_today=False, earned_today=earned) == 0


@given(st.text(max_size=80), st.text(alphabet=" \t\n", max_size=60))
def test_blanks_around_a_text_do_not_make_it_a_written_one(text: str, blank: str) -> None:
    assert is_written(blank + text + blank) == is_written(text)


@pytest.mark.parametrize(
    "unit",
    ["\u200b", "\u3164", "\u2800", "\u0301", "\u200d", "\0", "x\u200b", "e\u0301\u0323\u0330"],
)
def test_what_cannot_be_seen_does_not_make_an_attempt_a_written_one(unit: str) -> None:
    assert not is_written((unit * MIN_WRITTEN)[:MIN_WRITTEN])


def test_an_attempt_of_forty_characters_is_a_written_one() -> None:
    assert is_written("x" * 40)
    assert not is_written("x" * 39)
    assert missing_of("x" * 25 + "\u200b" * 30) == 15
    assert missing_of("x" * 41) == 0
