"""Points reward practice, and have an end each day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.attempts.scoring import DAILY_CAP, MIN_WRITTEN, is_written, points_for


def test_a_written_attempt_earns_three_points_and_on_its_day_two_more() -> None:
    assert points_for(written=True, repeated_today=False, earned_today=0) == 3
    assert points_for(written=True, repeated_today=False, on_its_day=True, earned_today=0) == 5


@given(on_its_day=st.booleans(), earned=st.integers(0, 40))
def test_a_repeated_or_unwritten_attempt_earns_nothing(*, on_its_day: bool, earned: int) -> None:
    for written, repeated in ((False, False), (False, True), (True, True)):
        points = points_for(
            written=written, repeated_today=repeated, on_its_day=on_its_day, earned_today=earned
        )
        assert points == 0


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.booleans()), max_size=40))
def test_a_day_never_earns_more_than_its_cap_nor_less_than_it_may(
    attempts: list[tuple[bool, bool, bool]],
) -> None:
    earned = worth = 0
    for written, repeated, on_its_day in attempts:
        earned += points_for(
            written=written, repeated_today=repeated, on_its_day=on_its_day, earned_today=earned
        )
        worth += (5 if on_its_day else 3) if written and not repeated else 0
        assert earned == min(worth, DAILY_CAP)


@pytest.mark.parametrize("left", range(7))
def test_the_last_attempt_of_a_day_earns_what_is_left_of_the_cap_bonus_included(left: int) -> None:
    earned = DAILY_CAP - left
    daily = points_for(written=True, repeated_today=False, on_its_day=True, earned_today=earned)
    plain = points_for(written=True, repeated_today=False, earned_today=earned)
    assert (daily, plain) == (min(left, 5), min(left, 3))


@given(earned=st.integers(DAILY_CAP, 1000))
def test_nothing_is_taken_back_from_a_day_above_the_cap(earned: int) -> None:
    assert points_for(written=True, repeated_today=False, earned_today=earned) == 0


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
