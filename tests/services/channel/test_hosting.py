"""Interviews in channels, on both databases."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot.db.models import AttemptRow, RoundRow, RoundTurnRow, SharedRow
from bot.domain.attempts.grading import Grade, Marks
from bot.domain.attempts.occasions import RoundRef
from bot.domain.attempts.screens import Graded, Revealed
from bot.domain.channel.interview import (
    Asking,
    Pending,
    Place,
    RevealedQuestion,
    Started,
    Summary,
)
from bot.domain.choosing.request import Request
from bot.domain.choosing.scope import Scope
from bot.domain.people.caller import Caller
from bot.domain.refusals import RefusedError
from tests.builders import ADA, CLUB, GRACE, MONA, WRITTEN, Practice, is_a, make_bank, make_question
from tests.refused import refused
from tests.services.at_once import at_once
from tests.services.channel.hosting import HERE, Table, agreed


@pytest.fixture
def table(engine: Engine) -> Table:
    return Table(Practice(engine))


def test_an_answer_is_secret_and_may_be_changed_until_the_reveal(table: Table) -> None:
    ref = table.start()
    assert isinstance(table.answer(GRACE, ref, "First."), Pending)
    changed = is_a(Pending, table.answer(GRACE, ref, WRITTEN))
    assert changed.changed
    view = is_a(Asking, table.view())
    assert (view.answered, view.joined) == (("Grace",), 2)
    table.do(table.rounds.reveal, ADA, ref)
    late = is_a(Revealed, table.answer(GRACE, ref, "Something else."))
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
    graded = is_a(Graded, table.do(table.answering.grade, GRACE, ref, Marks(Grade.SOLID)))
    assert graded.earned.points == points
    assert table.do(Session.scalar, select(AttemptRow.answered_at)) == changed_at


def test_a_grade_waits_for_the_reveal_and_earns_what_any_interview_does(table: Table) -> None:
    ref = table.start()
    table.answer(GRACE, ref)
    for early in (
        table.do(table.answering.grade, GRACE, ref, Marks(Grade.SOLID)),
        table.do(table.answering.reconsider, GRACE, ref),
    ):
        is_a(Pending, early)
    table.do(table.rounds.reveal, ADA, ref)
    graded = is_a(Graded, table.do(table.answering.grade, GRACE, ref, Marks(Grade.SOLID)))
    assert graded.earned.points == 3
    view = is_a(RevealedQuestion, table.view())
    assert view.grades == {Grade.SOLID: 1}


def test_what_was_not_graded_in_time_is_graded_when_it_is_over(table: Table) -> None:
    """*Grade mine* leads to each answer without a grade, then back to the last."""
    first = table.start()
    table.answer(GRACE, first, WRITTEN)
    table.do(table.rounds.reveal, ADA, first)
    table.do(table.rounds.next, ADA, first)
    view = is_a(Asking, table.view())
    table.answer(GRACE, view.ref, WRITTEN)
    table.do(table.rounds.end, ADA, view.ref)
    for position in (1, 2):
        shown = table.do(table.answers.to_grade, GRACE, view.ref)
        assert isinstance(shown, Revealed)
        assert isinstance(shown.ref, RoundRef)
        assert shown.ref.position == position
        table.do(table.answering.grade, GRACE, shown.ref, Marks(Grade.SOLID))
    again = is_a(Graded, table.do(table.answers.to_grade, GRACE, view.ref))
    assert isinstance(again.ref, RoundRef)
    assert again.ref.position == 2
    with refused("No answer of yours"):
        table.do(table.answers.to_grade, MONA, view.ref)


def test_it_is_revealed_when_all_who_joined_have_answered(table: Table) -> None:
    """One who is alone waits: others may yet join."""
    ref = table.start()
    assert isinstance(table.answer(ADA, ref), Pending)
    table.do(table.answers.join, GRACE, ref)
    assert isinstance(table.view(), Asking)
    assert isinstance(table.answer(GRACE, ref), Revealed)
    assert isinstance(table.view(), RevealedQuestion)


def test_next_before_the_reveal_leaves_the_question(table: Table) -> None:
    """Only a card that shows the answer has it: the press comes from elsewhere."""
    ref = table.start()
    table.do(table.rounds.next, ADA, ref)
    assert table.edits() == []
    assert table.practice.count(RoundTurnRow) == 1


def test_the_questions_differ_and_after_the_last_it_is_over(table: Table) -> None:
    ref = table.start()
    table.do(table.rounds.skip, ADA, ref)
    second = is_a(Asking, table.view())
    assert second.ref.question != ref.question
    table.do(table.rounds.reveal, ADA, second.ref)
    table.do(table.rounds.next, ADA, second.ref)
    over = is_a(Summary, table.view())
    assert [line.skipped for line in over.lines] == [True, False]


def test_who_answers_late_joins_while_it_runs_and_not_once_it_is_over(table: Table) -> None:
    """A form that was open at the reveal, or at the end, is kept all the same."""
    ref = table.start()
    table.do(table.rounds.reveal, ADA, ref)
    assert isinstance(table.answer(GRACE, ref), Revealed)
    table.do(table.rounds.end, ADA, ref)
    assert isinstance(table.answer(MONA, ref), Revealed)
    over = is_a(Summary, table.view())
    assert over.joined == ("Ada", "Grace")
    assert over.lines[0].answered == 2


def test_a_channel_that_had_a_question_in_other_words_has_had_it(engine: Engine) -> None:
    bank = [
        make_question("caching/a"),
        make_question("queues/a", alias_of="caching/a"),
        *(make_question(f"storage/{n}") for n in range(3)),
    ]
    table = Table(Practice(engine, make_bank(bank)))
    table.do(table.rounds.start, ADA, HERE, (), Request(Scope("queues")))
    table.practice.clock.advance(minutes=3)
    table.lose()
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


def test_an_answer_is_shared_once_after_the_reveal_and_where_the_server_lets_it(
    table: Table,
) -> None:
    ref = table.start()
    table.answer(GRACE, ref)
    with refused("secret until"):
        table.do(agreed(table.answers.share), GRACE, ref)
    table.do(table.rounds.reveal, ADA, ref)
    table.do(table.rules.share, MONA, allowed=False)
    with refused("switched sharing off"):
        table.do(agreed(table.answers.share), GRACE, ref)
    table.do(table.rules.share, MONA, allowed=True)
    assert table.do(agreed(table.answers.share), GRACE, ref).of.text == WRITTEN
    at = (ref.round, ref.position, GRACE.member_id)
    table.do(table.answers.stands, *at, 9, 77)
    with refused(f"shared this already: https://discord.com/channels/{CLUB}/9/77 Remove it there"):
        table.do(agreed(table.answers.share), GRACE, ref)
    table.do(table.answers.unshare, *at)
    assert table.do(lambda s: s.scalar(select(SharedRow.member_id))) is None


def test_an_answer_whose_text_is_no_longer_kept_cannot_be_shared(table: Table) -> None:
    ref = table.start()
    table.answer(GRACE, ref)
    table.do(table.rounds.reveal, ADA, ref)
    table.practice.clock.advance(days=181)
    table.do(table.practice.services.members.forget_texts)
    with refused("no longer kept"):
        table.do(agreed(table.answers.share), GRACE, ref)


def test_an_answer_that_nobody_has_seen_where_it_was_to_be_shared_may_be_there(
    table: Table,
) -> None:
    """It is the same message, from the same instant on; where, its places say."""
    ref = table.start()
    table.answer(GRACE, ref)
    table.do(table.rounds.reveal, ADA, ref)
    first = table.do(agreed(table.answers.share), GRACE, ref)
    assert first.is_new
    table.practice.clock.advance(hours=1)
    again = table.do(agreed(table.answers.share), GRACE, ref)
    assert again == replace(first, is_new=False)
    assert replace(again, card_id=5).places == (5, 9)
    assert replace(again, card_id=5, thread_id=6).places == (6, 9)
    assert replace(again, thread_id=9).places == (9,)


def test_an_answer_that_is_shared_again_is_another_message(table: Table) -> None:
    """Discord takes a nonce it knows for the message it had, even one that was removed since."""
    ref = table.start()
    table.answer(GRACE, ref)
    table.do(table.rounds.reveal, ADA, ref)
    first = table.do(agreed(table.answers.share), GRACE, ref)
    table.do(table.answers.unshare, ref.round, ref.position, GRACE.member_id)
    table.practice.clock.advance(seconds=20)
    again = table.do(agreed(table.answers.share), GRACE, ref)
    assert len({first.nonce, replace(first).nonce, again.nonce}) == 2
    assert len(first.nonce) <= 25


def test_options_that_leave_nothing_are_one_sentence(table: Table) -> None:
    with pytest.raises(RefusedError):
        table.do(table.rounds.start, ADA, HERE, (), Request(Scope("no-such")))


def test_another_server_cannot_press_here(table: Table) -> None:
    ref = table.start()
    stranger = Caller(4, "Eve", CLUB + 1)
    with refused("no longer recorded here"):
        table.answer(stranger, ref)
