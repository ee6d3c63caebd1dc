"""A host's clock that is set, and members: what has not come yet takes nothing from them."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from bot.domain.choosing.request import Request, Review
from bot.domain.private.quick import Asked, Report
from tests.builders import ADA, NOON, Practice, is_a, make_bank, make_question
from tests.services.private.interviewing import Player

MANY = make_bank(make_question(f"caching/q{n:02}") for n in range(40))


@pytest.fixture
def ada(engine: Engine) -> Player:
    return Player(Practice(engine, MANY))


def practise(ada: Player) -> tuple[int, int]:
    """Answer and grade one question; the streak and the freezes that its card tells."""
    asked = ada.start(questions=1)
    earned = ada.play(asked.ref).earned
    report = ada.press("next", asked.ref)
    assert isinstance(report, Report)
    assert report.streak == earned.streak
    return earned.streak, earned.freezes


def through(ada: Player, days: int) -> tuple[int, int]:
    """Practise on so many days in a row, the last of them today."""
    told = (0, 0)
    for day in range(days):
        ada.practice.clock.advance(days=1 if day else 0)
        told = practise(ada)
    return told


@pytest.mark.parametrize("ahead", [timedelta(days=n) for n in (2, 9, 365)])
def test_days_counted_by_a_clock_that_was_ahead_are_not_held_against_a_streak(
    ada: Player, ahead: timedelta
) -> None:
    """Nor is it stopped: it goes on with the day that it is, with its freezes."""
    assert through(ada, 9) == (9, 1)
    ada.practice.clock.advance(days=1)
    ada.practice.clock.set_by(ahead)
    practise(ada)
    ada.practice.clock.set_by(-ahead)
    assert practise(ada) == (10, 1)
    assert practise(ada) == (10, 1)
    ada.practice.clock.advance(days=1)
    assert practise(ada) == (11, 1)


@pytest.mark.parametrize("back", [timedelta(days=n) for n in (2, 365)])
def test_a_clock_that_was_set_back_forgets_nothing(ada: Player, back: timedelta) -> None:
    """By it the days are yet to come; once it is right they have been, whatever was done then."""
    assert through(ada, 9) == (9, 1)
    ada.practice.clock.set_by(-back)
    practise(ada)
    ada.practice.clock.set_by(back)
    assert practise(ada) == (9, 1)
    ada.practice.clock.advance(days=1)
    assert practise(ada) == (10, 1)
    assert ada.practice.clock() == NOON + timedelta(days=9)


@pytest.mark.parametrize("ahead", [timedelta(hours=3), timedelta(days=365)])
def test_what_was_graded_by_a_clock_that_was_ahead_comes_back(
    ada: Player, ahead: timedelta
) -> None:
    """Not a year later: it is due now, and once graded again it is due as usual."""
    reviews, start = ada.practice.services.reviews, ada.practice.services.interviews.start
    ada.practice.clock.set_by(ahead)
    asked = ada.start(questions=1)
    ada.play(asked.ref)
    ada.press("next", asked.ref)
    ada.practice.clock.set_by(-ahead)
    overview = ada.practice.do(reviews.overview, ADA)
    assert (overview.due, overview.this_week, overview.next_at) == (1, 1, None)
    again = is_a(Asked, ada.practice.do(start, ADA, Request(review=Review.DUE)))
    assert again.question == asked.question
    ada.play(again.ref)
    overview = ada.practice.do(reviews.overview, ADA)
    assert (overview.due, overview.this_week) == (0, 1)
    assert overview.next_at is not None
    assert overview.next_at < NOON + timedelta(days=7)
