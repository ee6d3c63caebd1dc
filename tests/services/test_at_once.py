"""Presses that come at the same moment, in two threads or two processes."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

import pytest
from sqlalchemy import Engine, func, select

from bot.db.models import AttemptRow, InterviewRow, StandingRow, TurnRow
from bot.domain.interview import Asked, Graded, Revealed
from tests.builders import GRACE, Practice
from tests.services.interviewing import Player, as_a

T = TypeVar("T")


@pytest.fixture
def ada(engine: Engine) -> Player:
    return Player(Practice(engine))


def at_once(*presses: Callable[[], T]) -> list[T]:
    """What presses of the same moment answer."""
    together = Barrier(len(presses))

    def press(each: Callable[[], T]) -> T:
        together.wait()
        return each()

    with ThreadPoolExecutor(len(presses)) as threads:
        return list(threads.map(press, presses))


def count(player: Player, table: type[AttemptRow | InterviewRow | TurnRow]) -> int | None:
    return player.practice.do(lambda s: s.scalar(select(func.count()).select_from(table)))


def test_a_double_start_starts_one_interview(ada: Player) -> None:
    screens = at_once(*[ada.type] * 4)
    assert len({as_a(Asked, screen).ref for screen in screens}) == 1
    assert count(ada, InterviewRow) == 1


def test_a_double_submission_is_one_attempt(ada: Player) -> None:
    asked = ada.start()
    screens = at_once(*[lambda: ada.answer(asked.ref)] * 4)
    assert sorted(as_a(Revealed, screen).again for screen in screens) == [False, True, True, True]
    assert count(ada, AttemptRow) == 1


def test_a_double_grade_earns_once(ada: Player) -> None:
    asked = ada.start()
    ada.answer(asked.ref)
    screens = at_once(*[lambda: ada.grade(asked.ref)] * 4)
    assert {as_a(Graded, screen).earned.points for screen in screens} == {3}
    points = ada.practice.do(lambda s: s.scalar(select(StandingRow.points)))
    assert points == 3


def test_a_double_next_asks_one_question(ada: Player) -> None:
    asked = ada.start()
    ada.play(asked.ref)
    screens = at_once(*[lambda: ada.press("next", asked.ref)] * 4)
    assert {as_a(Asked, screen).ref.position for screen in screens} == {2}
    assert count(ada, TurnRow) == 2


def test_two_members_at_once_do_not_wait_in_a_circle(ada: Player) -> None:
    grace = Player(ada.practice, GRACE)
    mine, hers = ada.start().ref, grace.start().ref
    screens = at_once(lambda: ada.play(mine), lambda: grace.play(hers))
    assert [as_a(Graded, screen).earned.points for screen in screens] == [3, 3]
