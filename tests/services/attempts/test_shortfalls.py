"""Why an attempt earned nothing, or less than others: told with the points, whenever shown."""

from dataclasses import replace
from math import ceil

import pytest
from sqlalchemy import Engine

from bot.domain.attempts.grading import Grade
from bot.domain.attempts.scoring import DAILY_CAP, POINTS, Shortfall
from bot.domain.attempts.screens import Graded
from bot.ui.attempts.text import earned_line
from tests.builders import Practice, is_a, make_bank, make_question
from tests.services.private.interviewing import Player

MANY = make_bank(make_question(f"caching/q{n:02}") for n in range(15))
TWO_WORDINGS = make_bank(
    [make_question("caching/a"), make_question("queues/b", alias_of="caching/a")]
)


@pytest.fixture
def ada(engine: Engine) -> Player:
    return Player(Practice(engine, MANY))


def told(screen: Graded) -> str:
    """The line that says what was earned."""
    return earned_line(screen.attempt, screen.earned, screen.peers)


def test_what_earns_its_points_says_no_more(ada: Player) -> None:
    graded = ada.play(ada.start().ref)
    assert graded.earned.shortfall is None
    assert told(graded) == "**Solid** · +3 points · streak 1 day"


def test_i_do_not_know_earns_none(ada: Player) -> None:
    graded = is_a(Graded, ada.press("give_up", ada.start().ref))
    assert graded.earned.shortfall is Shortfall.GAVE_UP
    assert told(graded) == "**Missed it** · +0 points: “I don't know” earns none"


def test_a_short_answer_says_how_long_it_must_be(ada: Player) -> None:
    graded = ada.play(ada.start().ref, text="A cache.")
    assert graded.earned.shortfall is Shortfall.TOO_SHORT
    assert "+0 points: 32 characters short of the 40 that earn" in told(graded)


def test_a_short_answer_that_was_made_longer_since_lacks_nothing_more(ada: Player) -> None:
    """What it earned was decided when it was graded."""
    graded = ada.play(ada.start().ref, text="A cache.")
    longer = replace(graded.attempt, text=40 * "x")
    line = earned_line(longer, graded.earned, graded.peers)
    assert "+0 points: under 40 characters earn none" in line


def test_the_same_question_on_the_same_day_says_so_and_the_first_does_not(engine: Engine) -> None:
    ada = Player(Practice(engine, TWO_WORDINGS))
    first = ada.start(topic="caching", questions=1, anew=True).ref
    assert ada.play(first).earned.shortfall is None
    graded = ada.play(ada.start(topic="queues", questions=1, anew=True).ref)
    assert graded.earned.shortfall is Shortfall.REPEATED
    assert "+0 points: this question earned today" in told(graded)
    assert ada.grade(first, Grade.PARTLY).earned.shortfall is None


def test_beyond_the_days_most_says_so_and_again_after_a_change_of_grade(ada: Player) -> None:
    asked = ada.start(questions=15)
    for _ in range(ceil(DAILY_CAP / POINTS)):
        ada.play(asked.ref)
        asked = ada.next(asked.ref)
    ada.answer(asked.ref)
    for grade in (Grade.SOLID, Grade.PARTLY):
        graded = ada.grade(asked.ref, grade)
        assert graded.earned.shortfall is Shortfall.CAP
        assert f"+0 points: {DAILY_CAP} a day is the most" in told(graded)
