"""Presses on the cards of an interview, in whatever order they come."""

from dataclasses import replace
from typing import get_args

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot.db.models import AttemptRow, StandingRow, TurnRow
from bot.domain.attempts.grading import Grade
from bot.domain.attempts.screens import Graded, Revealed
from bot.domain.private.quick import Asked, Ending, Report
from bot.services.private.turns import NotYoursError
from tests.builders import ADA, CLUB, GRACE, WRITTEN, Practice, is_a
from tests.refused import refused
from tests.services.private.interviewing import Player, Verb


@pytest.fixture
def ada(engine: Engine) -> Player:
    return Player(Practice(engine))


def servers(session: Session, table: type[AttemptRow | StandingRow]) -> set[int]:
    return set(session.scalars(select(table.guild_id)))


def test_hints_are_shown_one_by_one_and_end(ada: Player) -> None:
    asked = ada.start()
    assert [is_a(Asked, ada.press("hint", asked.ref)).hints for _ in range(3)] == [1, 2, 2]
    ada.answer(asked.ref)
    assert isinstance(ada.press("hint", asked.ref), Revealed)


def test_a_second_answer_by_whatever_path_never_makes_a_second_attempt(ada: Player) -> None:
    asked = ada.start()
    ada.answer(asked.ref)
    again = ada.answer(asked.ref, "Something else entirely, and long enough to be written.")
    assert (again.again, again.attempt.text) == (True, WRITTEN)
    ada.grade(asked.ref)
    third = ada.practice.do(ada.practice.services.answers.turns.answer, ADA, asked.ref, "third")
    assert is_a(Graded, third).again
    assert ada.practice.count(AttemptRow) == 1


def test_i_do_not_know_after_an_answer_does_not_replace_it(ada: Player) -> None:
    asked = ada.start()
    ada.answer(asked.ref)
    shown = is_a(Revealed, ada.press("give_up", asked.ref))
    assert (shown.attempt.gave_up, shown.attempt.text) == (False, WRITTEN)


def test_what_is_answered_from_a_form_that_was_open_when_it_was_skipped_is_not_skipped(
    ada: Player,
) -> None:
    asked = ada.start(questions=2)
    ada.press("skip", asked.ref)
    ada.answer(asked.ref)
    turns = ada.practice.do(lambda s: s.scalars(select(TurnRow.skipped)).all())
    assert list(turns) == [False, False]


def test_skip_after_an_answer_does_not_lose_it(ada: Player) -> None:
    asked = ada.start()
    ada.answer(asked.ref)
    assert isinstance(ada.press("skip", asked.ref), Revealed)


def test_next_from_an_unfinished_card_goes_nowhere(ada: Player) -> None:
    asked = ada.start()
    assert ada.press("next", asked.ref) == asked
    revealed = ada.answer(asked.ref)
    assert ada.press("next", asked.ref) == revealed


def test_next_pressed_twice_asks_one_question(ada: Player) -> None:
    first = ada.start()
    ada.play(first.ref)
    second = ada.next(first.ref)
    assert ada.press("next", first.ref) == second
    assert ada.press("skip", first.ref) == second
    assert ada.practice.count(TurnRow) == 2


def test_what_was_typed_while_the_interview_went_on_or_ended_still_counts(ada: Player) -> None:
    first = ada.start()
    second = is_a(Asked, ada.press("skip", first.ref))
    assert ada.play(first.ref).earned.points == 3
    is_a(Report, ada.press("end", second.ref))
    assert ada.play(second.ref).earned.points == 3
    assert isinstance(ada.press("next", second.ref), Report)


def test_an_end_with_questions_left_asks_once(ada: Player) -> None:
    """How many there are, the one that waits for its answer included; nothing ends by that."""
    first = ada.start()
    assert is_a(Ending, ada.end(first.ref)).left == 3
    ada.play(first.ref)
    assert is_a(Ending, ada.end(first.ref)).left == 2
    second = ada.next(first.ref)
    ending = is_a(Ending, ada.end(first.ref))
    assert (ending.ref, ending.left) == (second.ref, 2)
    third = is_a(Asked, ada.press("skip", second.ref))
    ada.answer(third.ref)
    assert is_a(Ending, ada.end(third.ref)).left == 1
    ada.grade(third.ref)
    early = is_a(Report, ada.end(third.ref))
    assert is_a(Report, ada.end(third.ref)) == early


def test_an_interview_that_was_ended_stays_ended(ada: Player) -> None:
    first = ada.start()
    early = is_a(Report, ada.press("end", first.ref))
    assert (len(early.lines), early.points, early.total) == (1, 0, 3)
    assert ada.press("end", first.ref) == early
    assert ada.press("hint", first.ref) == early
    assert ada.press("skip", first.ref) == early
    assert ada.start().ref.interview != first.ref.interview


def test_a_change_of_grade_replaces_it_and_earns_nothing_more(ada: Player) -> None:
    asked = ada.start()
    ada.play(asked.ref, Grade.MISSED)
    shown = is_a(Revealed, ada.press("reconsider", asked.ref))
    assert shown.attempt.grade is Grade.MISSED
    changed = ada.grade(asked.ref, Grade.COULD_TEACH)
    assert (changed.attempt.grade, changed.earned.points) == (Grade.COULD_TEACH, 3)
    assert (changed.peers.members, changed.peers.percent) == (1, 100)


def test_i_do_not_know_is_missed_it_and_no_other_grade(ada: Player) -> None:
    """By whatever button or form; the report counts it as missed."""
    asked = ada.start(questions=1)
    ada.press("give_up", asked.ref)
    shown = is_a(Graded, ada.press("reconsider", asked.ref))
    assert shown.attempt.gave_up
    for grade in set(Grade) - {Grade.MISSED}:
        with refused("that is Missed it"):
            ada.grade(asked.ref, grade)
    assert ada.grade(asked.ref, Grade.MISSED).earned.points == 0
    report = is_a(Report, ada.press("next", asked.ref))
    assert len(report.missed) == 1
    assert ada.practice.do(ada.practice.services.reviews.overview, ADA).last is None


def test_a_grade_for_what_was_not_answered_leads_back_to_the_question(ada: Player) -> None:
    asked = ada.start()
    assert ada.press("reconsider", asked.ref) == asked
    with pytest.raises(AssertionError):
        ada.grade(asked.ref)
    assert ada.practice.count(AttemptRow) == 0


def test_an_interview_belongs_to_one_member(ada: Player) -> None:
    asked = ada.start()
    grace = Player(ada.practice, GRACE)
    for verb in get_args(Verb):
        with refused("not yours"):
            grace.press(verb, asked.ref)
    with pytest.raises(NotYoursError):
        grace.answer(asked.ref)
    with pytest.raises(NotYoursError):
        ada.answer(replace(asked.ref, position=9))
    with pytest.raises(NotYoursError):
        ada.answer(replace(asked.ref, interview=999))
    assert ada.type() == asked


def test_what_is_pressed_from_elsewhere_counts_in_the_server_of_its_interview(ada: Player) -> None:
    """/review offers the last grade in every server, and in direct messages."""
    asked = ada.start()
    abroad = Player(ada.practice, replace(ADA, guild_id=701))
    abroad.play(asked.ref)
    assert ada.practice.do(servers, AttemptRow) == ada.practice.do(servers, StandingRow) == {CLUB}
    assert abroad.grade(asked.ref, Grade.PARTLY).earned.streak == 1


def test_what_was_missed_can_be_practised_and_is_asked_in_the_same_words(ada: Player) -> None:
    report = ada.play_through(Grade.MISSED, topic="queues", questions=2)
    missed = {line.question.id for line in report.missed}
    again = ada.play_through(practises=report.interview)
    assert {line.question.id for line in again.lines} == missed
    assert again.points == 0


def test_a_member_practises_only_what_they_missed_themselves(ada: Player) -> None:
    report = ada.play_through(Grade.MISSED)
    with refused("not yours"):
        Player(ada.practice, GRACE).type(practises=report.interview)


def test_what_is_solid_by_now_needs_no_more_practice(ada: Player) -> None:
    """A grade changed meanwhile leaves nothing to practise: the interview ends, and says so."""
    first = ada.start(questions=2)
    ada.play(first.ref, Grade.MISSED)
    second = ada.next(first.ref)
    ada.play(second.ref, Grade.MISSED)
    report = is_a(Report, ada.press("next", second.ref))
    practised = ada.start(practises=report.interview)
    ada.play(practised.ref)
    ada.grade(first.ref, Grade.SOLID)
    ada.grade(second.ref, Grade.SOLID)
    assert isinstance(ada.press("next", practised.ref), Report)
