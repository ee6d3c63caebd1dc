"""A change of grade changes the grade, and of ticks and note what the form says of them."""

import pytest
from sqlalchemy import Engine

from bot.domain.attempts.grading import Grade, Marks
from bot.domain.attempts.screens import Graded
from tests.builders import ADA, Practice, is_a
from tests.refused import refused
from tests.services.private.interviewing import Player

NOTED = Marks(Grade.PARTLY, (0, 2), "Cost!")


@pytest.fixture
def ada(engine: Engine) -> Player:
    return Player(Practice(engine))


def after(ada: Player, *changes: Marks) -> tuple[tuple[int, ...] | None, str | None]:
    """Ticks and note once an answer has been given these grades."""
    ref = ada.start(anew=True).ref
    ada.answer(ref)
    grade = ada.practice.services.answers.turns.grade
    for marks in changes:
        graded = is_a(Graded, ada.practice.do(grade, ADA, ref, marks))
    assert graded.attempt.grade is changes[-1].grade
    return graded.attempt.ticked, graded.attempt.note


def test_a_plain_grade_keeps_ticks_and_note(ada: Player) -> None:
    assert after(ada, NOTED, Marks(Grade.SOLID)) == ((0, 2), "Cost!")


def test_none_of_the_key_points_is_kept_too(ada: Player) -> None:
    assert after(ada, Marks(Grade.MISSED, ()), Marks(Grade.SOLID)) == ((), None)


def test_a_form_that_was_empty_erases_nothing(ada: Player) -> None:
    """It is of an older version, or was opened before there was a grade."""
    assert after(ada, NOTED, Marks(Grade.SOLID, ())) == ((0, 2), "Cost!")
    assert after(ada, NOTED, Marks(Grade.SOLID, (1,), "Load!")) == ((1,), "Load!")


def test_what_is_emptied_in_a_filled_form_is_erased(ada: Player) -> None:
    assert after(ada, NOTED, Marks(Grade.SOLID, (), None, filled=True)) == ((), None)


def test_a_form_shows_what_stands_there(ada: Player) -> None:
    ref = ada.start().ref
    standing = ada.practice.services.answers.turns.standing
    with refused("No answer of yours"):
        ada.practice.do(standing, ADA, ref)
    ada.answer(ref)
    graded = ada.grade(ref, Grade.PARTLY, (0, 2), "Cost!")
    assert ada.practice.do(standing, ADA, ref) == graded.attempt
