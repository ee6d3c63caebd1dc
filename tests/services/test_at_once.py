"""Presses that come at the same moment, in two threads or two processes."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TypeVar

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot.db.models import AttemptRow, FamiliarityRow, InterviewRow, StandingRow, TurnRow
from bot.domain.attempts.grading import Grade, Marks
from bot.domain.attempts.screens import Graded, Revealed
from bot.domain.attempts.spaced_repetition import review
from bot.domain.private.quick import Asked
from tests.builders import ADA, GRACE, NOON, WRITTEN, Practice, is_a, make_bank, make_question
from tests.services.at_once import at_once
from tests.services.private.interviewing import Player

T = TypeVar("T")


@pytest.fixture
def ada(engine: Engine) -> Player:
    return Player(Practice(engine))


def test_a_double_start_starts_one_interview(ada: Player) -> None:
    screens = at_once(*[ada.type] * 4)
    assert len({is_a(Asked, screen).ref for screen in screens}) == 1
    assert ada.practice.count(InterviewRow) == 1


def test_a_double_submission_is_one_attempt(ada: Player) -> None:
    """What is submitted again is no second answer; another text is told that the first counts."""
    asked = ada.start()
    screens = at_once(*[lambda: ada.answer(asked.ref)] * 4)
    assert not any(is_a(Revealed, screen).again for screen in screens)
    assert ada.practice.count(AttemptRow) == 1
    other = WRITTEN + " And then I would measure again."
    assert is_a(Revealed, ada.answer(asked.ref, other)).again
    assert ada.practice.count(AttemptRow) == 1


def test_a_double_grade_earns_once(ada: Player) -> None:
    asked = ada.start()
    ada.answer(asked.ref)
    screens = at_once(*[lambda: ada.grade(asked.ref)] * 4)
    assert {is_a(Graded, screen).earned.points for screen in screens} == {3}
    points = ada.practice.do(lambda s: s.scalar(select(StandingRow.points)))
    assert points == 3


def test_a_double_next_asks_one_question(ada: Player) -> None:
    asked = ada.start()
    ada.play(asked.ref)
    screens = at_once(*[lambda: ada.press("next", asked.ref)] * 4)
    assert {is_a(Asked, screen).ref.position for screen in screens} == {2}
    assert ada.practice.count(TurnRow) == 2


def test_two_members_at_once_do_not_wait_in_a_circle(ada: Player) -> None:
    grace = Player(ada.practice, GRACE)
    mine, hers = ada.start().ref, grace.start().ref
    screens = at_once(lambda: ada.play(mine), lambda: grace.play(hers))
    assert [is_a(Graded, screen).earned.points for screen in screens] == [3, 3]


def test_one_member_in_two_servers_learns_from_both_grades(postgresql: Engine) -> None:
    """What is known of a question is the member's, so their steps wait for one another anywhere."""
    practice = Practice(postgresql, make_bank([make_question("caching/a")]))
    here, there = Player(practice, ADA), Player(practice, replace(ADA, guild_id=701))
    mine, other = here.start().ref, there.start().ref
    here.answer(mine)
    there.answer(other)
    grade = practice.services.answers.turns.grade
    with ThreadPoolExecutor(1) as threads:
        with Session(postgresql) as first, first.begin():
            grade(first, ADA, mine, Marks(Grade.PARTLY))
            second = threads.submit(there.grade, other, Grade.SOLID)
            with pytest.raises(TimeoutError):
                second.result(timeout=0.2)
        second.result(timeout=30)
    both = review(review(None, Grade.PARTLY, NOON).card, Grade.SOLID, NOON)
    assert practice.do(lambda s: s.scalar(select(FamiliarityRow.card))) == both.card
