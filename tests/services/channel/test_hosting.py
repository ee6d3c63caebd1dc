"""Interviews in channels, on both databases."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot.db.models import AttemptRow, RoundRow, RoundTurnRow, SharedRow
from bot.domain.attempts.grading import Grade, Marks
from bot.domain.attempts.occasions import RoundRef
from bot.domain.attempts.screens import Graded, Revealed
from bot.domain.channel.interview import (
    QUESTION_TIME,
    Asking,
    Elsewhere,
    Open,
    Over,
    Pending,
    Place,
    Started,
)
from bot.domain.choosing.request import Request
from bot.domain.people.caller import Caller
from bot.errors import WhiteboardError
from bot.services.choosing.quick import NoQuestionsError
from tests.builders import ADA, CLUB, GRACE, MONA, WRITTEN, Practice, make_bank, make_question
from tests.services.at_once import at_once
from tests.services.channel.hosting import HERE, Table


@pytest.fixture
def table(engine: Engine) -> Table:
    return Table(Practice(engine))


def test_an_answer_is_secret_and_may_be_changed_until_the_reveal(table: Table) -> None:
    ref = table.start()
    assert isinstance(table.answer(GRACE, ref, "First."), Pending)
    changed = table.answer(GRACE, ref, WRITTEN)
    assert isinstance(changed, Pending)
    assert changed.changed
    view = table.view()
    assert isinstance(view, Asking)
    assert (view.answered, view.joined) == (("Grace",), 2)
    table.do(table.rounds.reveal, ADA, ref)
    late = table.answer(GRACE, ref, "Something else.")
    assert isinstance(late, Revealed)
    assert late.again
    assert late.attempt.text == WRITTEN
    assert table.practice.count(AttemptRow) == 1


@pytest.mark.parametrize(("first", "last", "points"), [("A.", WRITTEN, 3), (WRITTEN, "A.", 0)])
def test_an_answer_that_was_changed_earns_what_the_last_one_is_worth(
    table: Table, first: str, last: str, points: int
) -> None:
    """And its text is kept for as long as one that was typed then."""
    ref = table.start()
    table.answer(GRACE, ref, first)
    table.practice.clock.advance(minutes=4)
    changed_at = table.practice.clock.now
    table.answer(GRACE, ref, last)
    table.do(table.rounds.reveal, ADA, ref)
    graded = table.do(table.answers.grade, GRACE, ref, Marks(Grade.SOLID))
    assert isinstance(graded, Graded)
    assert graded.earned.points == points
    assert table.do(Session.scalar, select(AttemptRow.answered_at)) == changed_at


def test_a_grade_waits_for_the_reveal_and_earns_what_any_interview_does(table: Table) -> None:
    ref = table.start()
    table.answer(GRACE, ref)
    early = table.do(table.answers.grade, GRACE, ref, Marks(Grade.SOLID))
    assert isinstance(early, Pending)
    table.do(table.rounds.reveal, ADA, ref)
    graded = table.do(table.answers.grade, GRACE, ref, Marks(Grade.SOLID))
    assert isinstance(graded, Graded)
    assert graded.earned.points == 3
    view = table.view()
    assert isinstance(view, Open)
    assert view.grades == {Grade.SOLID: 1}


def test_what_was_not_graded_in_time_is_graded_when_it_is_over(table: Table) -> None:
    """*Grade mine* leads to each answer without a grade, then back to the last."""
    first = table.start()
    table.answer(GRACE, first, WRITTEN)
    table.do(table.rounds.reveal, ADA, first)
    table.do(table.rounds.next, ADA, first)
    view = table.view()
    assert isinstance(view, Asking)
    table.answer(GRACE, view.ref, WRITTEN)
    table.do(table.rounds.end, ADA, view.ref)
    for position in (1, 2):
        shown = table.do(table.answers.to_grade, GRACE, view.ref)
        assert isinstance(shown, Revealed)
        assert isinstance(shown.ref, RoundRef)
        assert shown.ref.position == position
        table.do(table.answers.grade, GRACE, shown.ref, Marks(Grade.SOLID))
    again = table.do(table.answers.to_grade, GRACE, view.ref)
    assert isinstance(again, Graded)
    assert isinstance(again.ref, RoundRef)
    assert again.ref.position == 2
    with pytest.raises(WhiteboardError, match="You have not answered"):
        table.do(table.answers.to_grade, MONA, view.ref)


def test_it_is_revealed_when_all_who_joined_have_answered(table: Table) -> None:
    """One who is alone waits: others may yet join."""
    ref = table.start()
    assert isinstance(table.answer(ADA, ref), Pending)
    table.do(table.answers.join, GRACE, ref)
    assert isinstance(table.view(), Asking)
    assert isinstance(table.answer(GRACE, ref), Revealed)
    assert isinstance(table.view(), Open)


def test_the_clock_reveals_also_what_was_due_while_the_bot_was_away(table: Table) -> None:
    table.start()
    table.practice.clock.advance(minutes=40)
    assert isinstance(table.view(), Open)
    table.practice.clock.advance(minutes=61)
    over = table.view()
    assert isinstance(over, Over)
    assert over.reason == "Nobody went on for an hour."
    assert isinstance(table.begin(), Started)


def test_a_pause_stops_the_time_and_more_time_is_given_once(table: Table) -> None:
    ref = table.start()
    table.do(table.rounds.pause, ADA, ref)
    table.practice.clock.advance(minutes=30)
    paused = table.view()
    assert isinstance(paused, Asking)
    assert paused.left is not None
    table.do(table.rounds.resume, ADA, ref)
    running = table.view()
    assert isinstance(running, Asking)
    assert running.due_at is not None
    deadline = int(running.due_at.timestamp())
    for _ in range(2):
        table.do(table.rounds.extend, ADA, ref, deadline)
    extended = table.view()
    assert isinstance(extended, Asking)
    assert extended.due_at is not None
    assert int(extended.due_at.timestamp()) == deadline + 300


def test_a_pause_keeps_what_was_left_whatever_is_pressed_twice(table: Table) -> None:
    """Pause, more time with the deadline that stands in the record, and resume."""
    ref = table.start()
    table.practice.clock.advance(minutes=2)
    for _ in range(2):
        table.do(table.rounds.pause, ADA, ref)
        table.practice.clock.advance(minutes=1)
    due_at = table.do(Session.get_one, RoundRow, ref.round).due_at
    assert due_at is not None
    table.do(table.rounds.extend, ADA, ref, int(due_at.timestamp()))
    paused = table.view()
    assert isinstance(paused, Asking)
    assert paused.left == timedelta(minutes=3)
    deadline = table.practice.clock.now + timedelta(minutes=3)
    for _ in range(2):
        table.do(table.rounds.resume, ADA, ref)
        table.practice.clock.advance(minutes=1)
    running = table.view()
    assert isinstance(running, Asking)
    assert (running.left, running.due_at) == (None, deadline)


def test_a_pause_that_nobody_ends_ends_the_interview_and_reveals_nothing(table: Table) -> None:
    ref = table.start()
    table.do(table.rounds.pause, ADA, ref)
    table.practice.clock.advance(minutes=61)
    over = table.view()
    assert isinstance(over, Over)
    assert over.reason == "Nobody went on for an hour."


def test_more_time_that_is_asked_for_too_late_counts_from_then(table: Table) -> None:
    """The clock has not come round to the reveal yet."""
    ref = table.start()
    deadline = int((table.practice.clock.now + QUESTION_TIME).timestamp())
    table.practice.clock.advance(minutes=9)
    table.do(table.rounds.extend, ADA, ref, deadline)
    until = table.practice.clock.now + timedelta(minutes=5)
    running = table.view()
    assert isinstance(running, Asking)
    assert running.due_at == until


def test_the_questions_differ_and_after_the_last_it_is_over(table: Table) -> None:
    ref = table.start()
    table.do(table.rounds.skip, ADA, ref)
    second = table.view()
    assert isinstance(second, Asking)
    assert second.ref.question != ref.question
    table.do(table.rounds.reveal, ADA, second.ref)
    table.do(table.rounds.next, ADA, second.ref)
    over = table.view()
    assert isinstance(over, Over)
    assert [line.skipped for line in over.lines] == [True, False]


def test_who_answers_late_joins_while_it_runs_and_not_once_it_is_over(table: Table) -> None:
    """A form that was open at the reveal, or at the end, is kept all the same."""
    ref = table.start()
    table.do(table.rounds.reveal, ADA, ref)
    assert isinstance(table.answer(GRACE, ref), Revealed)
    table.do(table.rounds.end, ADA, ref)
    assert isinstance(table.answer(MONA, ref), Revealed)
    over = table.view()
    assert isinstance(over, Over)
    assert over.joined == ("Ada", "Grace")
    assert over.lines[0].answered == 2


def test_a_channel_that_had_a_question_in_other_words_has_had_it(engine: Engine) -> None:
    bank = [
        make_question("caching/a"),
        make_question("queues/a", alias_of="caching/a"),
        *(make_question(f"storage/{n}") for n in range(3)),
    ]
    table = Table(Practice(engine, make_bank(bank)))
    table.do(table.rounds.start, ADA, HERE, (), Request(topic="queues"))
    table.practice.clock.advance(minutes=3)
    table.edits()  # its card was never posted
    topics = []
    for _ in range(3):
        ref = table.start(questions=1)
        topics.append(table.practice.library.question(ref.question).topic.slug)
        table.do(table.rounds.end, ADA, ref)
    assert topics == ["storage"] * 3


def test_two_presses_of_one_moment_are_one_step(table: Table) -> None:
    ref = table.start()
    at_once(*[lambda: table.answer(GRACE, ref)] * 3)
    assert table.practice.count(AttemptRow) == 1
    at_once(
        lambda: table.do(table.rounds.reveal, ADA, ref),
        lambda: table.do(table.rounds.reveal, ADA, ref),
        lambda: table.answer(MONA, ref) and None,
    )
    assert table.practice.count(AttemptRow) == 2
    at_once(*[lambda: table.do(table.rounds.next, ADA, ref)] * 3)
    assert table.practice.count(RoundTurnRow) == 2


def test_two_starts_of_one_moment_are_one_interview(table: Table) -> None:
    at_once(lambda: table.begin(ADA), lambda: table.begin(GRACE), lambda: table.begin(MONA))
    assert table.practice.count(RoundRow) == 1
    assert isinstance(table.begin(place=Place(10)), Started)


def test_a_card_is_edited_once_in_five_seconds_and_the_latest_wins(table: Table) -> None:
    ref = table.start()
    table.do(table.answers.join, GRACE, ref)
    assert table.do(table.clock.tick, 50) == []
    [first] = table.edits()
    table.do(table.answers.join, MONA, ref)
    table.do(table.clock.shown, first)
    assert table.do(table.clock.tick, 50) == []
    [second] = table.edits()
    assert isinstance(second.view, Asking)
    assert second.view.joined == 3
    table.do(table.clock.shown, second)
    assert table.edits() == []


def test_an_edit_that_never_came_is_made_again(table: Table) -> None:
    """A crash between claiming and showing loses nothing."""
    table.do(table.answers.join, GRACE, table.start())
    assert len(table.edits()) == 1
    assert len(table.edits()) == 1


def test_a_card_that_is_gone_ends_it_with_its_reason(table: Table) -> None:
    ref = table.start()
    table.do(table.answers.join, GRACE, ref)
    [edit] = table.edits()
    table.do(table.clock.gone, edit, "Its card was deleted.")
    row = table.do(Session.get_one, RoundRow, ref.round)
    assert row.end_reason == "Its card was deleted."
    assert table.edits() == []
    assert isinstance(table.begin(), Started)


def test_who_asks_for_another_finds_out_whether_the_card_is_still_there(table: Table) -> None:
    """The card of the one that runs is edited: were it gone, that would end the interview."""
    table.start()
    assert table.edits() == []
    elsewhere = table.begin(GRACE)
    assert isinstance(elsewhere, Elsewhere)
    assert elsewhere.message_id == 555
    assert len(table.edits()) == 1


def test_a_card_that_was_never_confirmed_ends_it(table: Table) -> None:
    table.begin()
    table.practice.clock.advance(minutes=3)
    table.do(table.clock.tick, 50)
    assert isinstance(table.begin(), Started)


def test_an_answer_is_shared_once_after_the_reveal_and_where_the_server_lets_it(
    table: Table,
) -> None:
    ref = table.start()
    table.answer(GRACE, ref)
    with pytest.raises(WhiteboardError, match="secret until"):
        table.do(table.answers.share, GRACE, ref)
    table.do(table.rounds.reveal, ADA, ref)
    table.do(table.rules.share, MONA, allowed=False)
    with pytest.raises(WhiteboardError, match="switched sharing off"):
        table.do(table.answers.share, GRACE, ref)
    table.do(table.rules.share, MONA, allowed=True)
    assert table.do(table.answers.share, GRACE, ref).text == WRITTEN
    with pytest.raises(WhiteboardError, match="already"):
        table.do(table.answers.share, GRACE, ref)
    table.do(table.answers.unshare, ref.round, ref.position, GRACE.member_id)
    assert table.do(lambda s: s.scalar(select(SharedRow.member_id))) is None


def test_an_answer_that_is_shared_again_is_another_message(table: Table) -> None:
    """Discord takes a nonce it knows for the message it had, even one that was removed since."""
    ref = table.start()
    table.answer(GRACE, ref)
    table.do(table.rounds.reveal, ADA, ref)
    first = table.do(table.answers.share, GRACE, ref)
    table.do(table.answers.unshare, ref.round, ref.position, GRACE.member_id)
    table.practice.clock.advance(seconds=20)
    again = table.do(table.answers.share, GRACE, ref)
    assert len({first.nonce, replace(first).nonce, again.nonce}) == 2
    assert len(first.nonce) <= 25


def test_options_that_leave_nothing_are_one_sentence(table: Table) -> None:
    with pytest.raises(NoQuestionsError):
        table.do(table.rounds.start, ADA, HERE, (), Request(topic="no-such"))


def test_another_server_cannot_press_here(table: Table) -> None:
    ref = table.start()
    stranger = Caller(4, "Eve", CLUB + 1)
    with pytest.raises(WhiteboardError, match="no longer recorded here"):
        table.answer(stranger, ref)
