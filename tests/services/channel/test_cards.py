"""The cards of a channel's interview: one for each step, and the old ones shrink."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bot.db.models import MemberRow, RoundRow
from bot.domain.attempts.occasions import RoundRef
from bot.domain.attempts.screens import Written
from bot.domain.channel.cards import DueCards, NewCard, OldCard
from bot.domain.channel.interview import (
    AlreadyRunning,
    EndReason,
    Pending,
    RevealedQuestion,
    Summary,
)
from bot.domain.channel.steps import OVER
from bot.services.channel.cards import LEASE
from tests.builders import ADA, GRACE, MONA, Practice, is_a
from tests.refused import refused
from tests.services.channel.hosting import SENT, Table

FIRST = 555
"""The first card's message."""
STRANGER = replace(MONA, member_id=77, manages=False)


@pytest.fixture
def table(engine: Engine) -> Table:
    return Table(Practice(engine))


def due(table: Table, after: timedelta = timedelta()) -> DueCards:
    """What is to be brought to Discord some time later."""
    table.practice.clock.advance(seconds=after.total_seconds())
    return table.do(table.cards.due, 50)


def revealed(table: Table) -> tuple[RoundRef, NewCard]:
    """A question whose answer was shown just now, and the card that shows it."""
    ref = table.start()
    table.do(table.rounds.reveal, ADA, ref)
    [new] = due(table).new
    return ref, new


def row(table: Table, ref: RoundRef) -> RoundRow:
    found: RoundRow = table.do(Session.get_one, RoundRow, ref.round)
    return found


def test_a_reveal_is_a_new_card_at_once_whenever_the_old_one_was_edited(table: Table) -> None:
    ref = table.start()
    table.do(table.answers.join, GRACE, ref)
    table.edits()
    table.do(table.rounds.reveal, ADA, ref)
    now = due(table)
    [new] = now.new
    assert now.edits == ()
    assert (new.step, new.is_new, new.nonce) == (2, True, f"r{ref.round}.2")
    assert isinstance(new.view, RevealedQuestion)
    table.do(table.cards.sent, new, SENT)
    assert is_a(AlreadyRunning, table.begin(GRACE)).message_id == SENT
    [old] = due(table).old
    assert (old.message_id, old.newest_id, old.step) == (FIRST, SENT, 1)
    table.do(table.cards.shrunk, old)
    assert due(table, timedelta(days=1)).old == ()


def test_a_card_that_waits_for_an_edit_is_due_at_once_again(table: Table) -> None:
    """As one that nobody has tried to send, or as the one that may be there already."""
    _, new = revealed(table)
    assert due(table).new == ()
    table.do(table.cards.put_off, new)
    [again] = due(table).new
    assert (again.step, again.is_new) == (2, True)
    [third] = due(table, LEASE).new
    assert not third.is_new
    table.do(table.cards.put_off, third)
    [fourth] = due(table).new
    assert (fourth.step, fourth.is_new, fourth.since) == (2, False, third.since)


def test_a_card_that_is_not_confirmed_is_taken_up_as_the_same(table: Table) -> None:
    """After the lease, by whoever serves then; Discord may know its nonce since the first."""
    _, new = revealed(table)
    assert due(table, LEASE - timedelta(seconds=1)).new == ()
    [again] = due(table, timedelta(seconds=1)).new
    assert (again.nonce, again.since, again.is_new) == (new.nonce, new.since, False)
    assert table.do(table.cards.is_wanted, again)
    table.do(table.cards.sent, again, SENT)
    table.do(table.cards.sent, new, SENT)
    assert len(due(table).old) == 1
    assert not table.do(table.cards.is_wanted, again)


def test_a_clock_that_was_set_back_leaves_no_card_unsent(table: Table) -> None:
    _, new = revealed(table)
    table.practice.clock.set_by(-timedelta(days=1))
    [again] = due(table).new
    assert again.nonce == new.nonce


def test_a_step_further_waits_for_what_may_be_there(table: Table) -> None:
    """What was to be sent before is not wanted any more; whether it is there is settled first."""
    ref, new = revealed(table)
    table.do(table.rounds.next, ADA, ref)
    assert not table.do(table.cards.is_wanted, new)
    assert due(table).new == ()
    [again] = due(table, LEASE).new
    assert again.step == 2
    table.do(table.cards.not_sent, again)
    [following] = due(table).new
    assert (following.step, following.is_new) == (3, True)
    table.do(table.cards.sent, following, SENT)
    [old] = due(table).old
    assert old.message_id == FIRST


def test_what_is_there_after_all_shrinks_too(table: Table) -> None:
    ref, new = revealed(table)
    table.do(table.rounds.next, ADA, ref)
    table.do(table.cards.sent, new, SENT)
    [following] = due(table).new
    table.do(table.cards.sent, following, SENT + 1)
    assert [old.message_id for old in due(table).old] == [SENT]


def test_where_no_card_can_come_the_one_that_stands_there_is_edited(table: Table) -> None:
    ref, new = revealed(table)
    table.do(table.cards.refused, new)
    [edit] = due(table, timedelta(seconds=6)).edits
    assert (edit.message_id, edit.step) == (FIRST, 2)
    assert isinstance(edit.view, RevealedQuestion)
    table.do(table.cards.sent, new, SENT)  # it came there after all
    assert [old.message_id for old in old_ones(table, ref)] == [SENT]
    table.do(table.rounds.next, ADA, ref)
    [following] = due(table).new
    assert following.step == 3


def test_the_end_is_a_card_and_a_lost_interview_has_none(table: Table) -> None:
    ref = table.start()
    table.do(table.rounds.end, ADA, ref)
    [new] = due(table).new
    assert new.step == OVER
    assert isinstance(new.view, Summary)
    table.do(table.cards.sent, new, SENT)
    ref = table.start()
    table.do(table.clock.gone_from, row(table, ref).channel_id, EndReason.CHANNEL_DELETED)
    assert due(table, timedelta(hours=2)).new == ()


def old_ones(table: Table, ref: RoundRef) -> list[OldCard]:
    """The cards that are to shrink."""
    return [old for old in due(table).old if old.round == ref.round]


def test_a_press_tells_of_a_card_that_nobody_noted(table: Table) -> None:
    """It came after the newest: that shrinks. One from before shrinks itself, once more."""
    ref, _ = revealed(table)
    channel = row(table, ref).channel_id
    table.do(table.cards.met, ref.round, channel, SENT)
    assert (row(table, ref).message_id, row(table, ref).card_step) == (SENT, 2)
    [old] = old_ones(table, ref)
    table.do(table.cards.shrunk, old)
    table.do(table.cards.met, ref.round, channel + 1, SENT + 1)
    assert row(table, ref).message_id == SENT
    table.do(table.cards.met, ref.round, channel, FIRST, 1)
    [old] = old_ones(table, ref)
    assert (old.message_id, old.step, old.question is None) == (FIRST, 1, False)


def test_an_old_card_that_cannot_be_edited_is_tried_ever_later(table: Table) -> None:
    """In the end it is left as it is."""
    ref, new = revealed(table)
    table.do(table.cards.sent, new, SENT)
    for pause in (10 * 2**tried for tried in range(12)):
        assert len(old_ones(table, ref)) == 1
        table.practice.clock.advance(seconds=pause - 1)
        assert old_ones(table, ref) == []
        table.practice.clock.advance(seconds=1)
    assert old_ones(table, ref) == []


def test_the_controls_are_for_those_who_may_lead_or_end_it(table: Table) -> None:
    ref, desks = table.start(), table.practice.services.channel.desks
    assert table.do(desks.open, ADA, ref).leads
    with refused("Only the host"):
        table.do(desks.open, STRANGER, ref)
    manager = table.do(desks.open, replace(STRANGER, manages=True), ref)
    assert (manager.leads, manager.manages) == (False, True)


def test_what_is_brought_up_to_date_is_no_sign_of_its_member(table: Table) -> None:
    """Neither is a host there by that, nor does one who had themselves deleted come back."""
    ref, desks = table.start(), table.practice.services.channel.desks
    table.answer(GRACE, ref)
    before = row(table, ref).host_seen_at
    table.practice.clock.advance(minutes=2)
    table.do(desks.stands, replace(ADA, is_here=False), ref)
    assert row(table, ref).host_seen_at == before
    absent = replace(GRACE, is_here=False)
    assert isinstance(table.do(table.answering.show, absent, ref), Pending)
    table.practice.delete(GRACE)
    with refused("No answer of yours"):
        table.do(table.answering.show, absent, ref)
    assert table.do(lambda session: session.get(MemberRow, GRACE.member_id)) is None


def test_a_question_that_is_over_is_answered_no_more_from_an_old_card(table: Table) -> None:
    """A form that was open before counts; whoever has answered sees how theirs stands."""
    ref = table.start()
    table.answer(GRACE, ref)
    assert table.do(table.answers.to_answer, MONA, ref) is None
    table.do(table.rounds.reveal, ADA, ref)
    with refused("This question is over"):
        table.do(table.answers.to_answer, MONA, ref)
    assert not isinstance(table.do(table.answers.to_answer, GRACE, ref), Written | None)
    table.answer(MONA, ref)


def test_a_second_join_is_told_apart(table: Table) -> None:
    ref = table.start()
    first, again = (table.do(table.answers.join, GRACE, ref) for _ in range(2))
    assert (first.again, again.again, again.answered) == (False, True, False)
    table.answer(GRACE, ref)
    assert table.do(table.answers.join, GRACE, ref).answered
