"""What interviews in channels do by the clock, and what becomes of their cards."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bot.db.models import RoundRow
from bot.domain.channel.cards import LostCard
from bot.domain.channel.interview import (
    QUESTION_TIME,
    AlreadyRunning,
    Asking,
    EndReason,
    RevealedQuestion,
    Started,
    Summary,
)
from tests.builders import ADA, CLUB, GRACE, MONA, Practice, is_a
from tests.services.channel.hosting import Table


@pytest.fixture
def table(engine: Engine) -> Table:
    return Table(Practice(engine))


def test_the_clock_reveals_also_what_was_due_while_the_bot_was_away(table: Table) -> None:
    table.start()
    table.practice.clock.advance(minutes=40)
    assert isinstance(table.view(), RevealedQuestion)
    table.practice.clock.advance(minutes=61)
    over = is_a(Summary, table.view())
    assert over.reason == EndReason.DESERTED
    assert isinstance(table.begin(), Started)


def test_a_pause_stops_the_time_and_more_time_is_given_once(table: Table) -> None:
    ref = table.start()
    table.do(table.rounds.pause, ADA, ref)
    table.practice.clock.advance(minutes=30)
    paused = is_a(Asking, table.view())
    assert paused.left is not None
    table.do(table.rounds.resume, ADA, ref)
    running = is_a(Asking, table.view())
    assert running.due_at is not None
    deadline = int(running.due_at.timestamp())
    for _ in range(2):
        table.do(table.rounds.extend, ADA, ref, deadline)
    extended = is_a(Asking, table.view())
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
    assert table.do(Session.get_one, RoundRow, ref.round).due_at == due_at
    paused = is_a(Asking, table.view())
    assert paused.left == timedelta(minutes=3)
    deadline = table.practice.clock.now + timedelta(minutes=3)
    for _ in range(2):
        table.do(table.rounds.resume, ADA, ref)
        table.practice.clock.advance(minutes=1)
    running = is_a(Asking, table.view())
    assert (running.left, running.due_at) == (None, deadline)


def test_a_pause_that_nobody_ends_ends_the_interview_and_reveals_nothing(table: Table) -> None:
    ref = table.start()
    table.do(table.rounds.pause, ADA, ref)
    table.practice.clock.advance(minutes=61)
    over = is_a(Summary, table.view())
    assert over.reason == EndReason.DESERTED


def test_more_time_that_is_asked_for_too_late_counts_from_then(table: Table) -> None:
    """The clock has not come round to the reveal yet."""
    ref = table.start()
    deadline = int((table.practice.clock.now + QUESTION_TIME).timestamp())
    table.practice.clock.advance(minutes=9)
    table.do(table.rounds.extend, ADA, ref, deadline)
    until = table.practice.clock.now + timedelta(minutes=5)
    running = is_a(Asking, table.view())
    assert running.due_at == until


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
    table.do(table.clock.gone, edit, EndReason.CARD_DELETED)
    row = table.do(Session.get_one, RoundRow, ref.round)
    assert row.end_reason == EndReason.CARD_DELETED
    assert table.edits() == []
    assert isinstance(table.begin(), Started)


def test_who_asks_for_another_finds_out_whether_the_card_is_still_there(table: Table) -> None:
    """The card of the one that runs is edited: were it gone, that would end the interview."""
    table.start()
    assert table.edits() == []
    elsewhere = is_a(AlreadyRunning, table.begin(GRACE))
    assert elsewhere.message_id == 555
    assert len(table.edits()) == 1


def lost(table: Table) -> list[LostCard]:
    """The cards to be looked for, two minutes later."""
    table.practice.clock.advance(minutes=2)
    return table.do(table.clock.unconfirmed, 50)


def test_a_card_that_was_not_confirmed_is_looked_for(table: Table) -> None:
    """A kill came before its id was noted: it may well be there, so nothing ends yet."""
    started = is_a(Started, table.begin())
    assert table.do(table.clock.unconfirmed, 50) == []
    began = table.practice.clock.now
    assert lost(table) == [LostCard(started.round, CLUB, 9, began, started.view)]
    assert table.do(table.clock.unconfirmed, 50) == []
    table.do(table.clock.found, started.round, 555)
    assert lost(table) == []
    [edit] = table.edits()
    assert edit.message_id == 555
    assert isinstance(edit.view, Asking)
    assert is_a(AlreadyRunning, table.begin(GRACE)).message_id == 555


def test_a_card_that_is_not_there_ends_it(table: Table) -> None:
    started = is_a(Started, table.begin())
    table.do(table.clock.never_posted, started.round, EndReason.NEVER_POSTED)
    row = table.do(Session.get_one, RoundRow, started.round)
    assert row.end_reason == EndReason.NEVER_POSTED
    assert isinstance(table.begin(), Started)


def test_a_card_that_was_pressed_while_it_was_looked_for_ends_nothing(table: Table) -> None:
    ref = table.start()
    table.do(table.clock.never_posted, ref.round, EndReason.NEVER_POSTED)
    table.do(table.clock.unsure, ref.round)
    assert isinstance(table.begin(), AlreadyRunning)


def test_where_nobody_can_tell_a_press_does_and_another_may_be_started(table: Table) -> None:
    """The bot may not read what is in the channel."""
    first = is_a(Started, table.begin())
    assert len(lost(table)) == 1
    table.do(table.clock.unsure, first.round)
    assert lost(table) == []
    second = is_a(Started, table.begin(GRACE))
    assert second.round != first.round
    table.do(table.clock.unsure, second.round)
    table.do(table.clock.found, second.round, 556)
    assert is_a(AlreadyRunning, table.begin(ADA)).message_id == 556
    assert [edit.round for edit in table.edits()] == [second.round]
    table.do(table.clock.found, first.round, 555)
    [edit] = [edit for edit in table.edits() if edit.round == first.round]
    assert isinstance(edit.view, Summary)


def test_an_interview_outlives_an_edit_that_is_refused_for_a_moment(table: Table) -> None:
    ref = table.start()
    for wait in (50, 0):
        table.do(table.answers.join, GRACE, ref)
        table.do(table.rounds.extend, ADA, ref, 0)
        [edit] = table.edits()
        table.do(table.clock.refused, edit, EndReason.UNSEEN)
        table.practice.clock.advance(seconds=wait)
        [edit] = table.edits()
        table.do(table.clock.refused, edit, EndReason.UNSEEN)
        [edit] = table.edits()
        assert isinstance(edit.view, Asking)
        table.do(table.clock.shown, edit)
        table.do(table.answers.join, MONA, ref)


def test_an_interview_ends_with_edits_that_are_refused_for_a_minute(table: Table) -> None:
    """A clock that is set meanwhile makes it neither longer nor shorter."""
    ref = table.start()
    table.do(table.answers.join, GRACE, ref)
    for step in (timedelta(hours=1), -timedelta(hours=1)):
        [edit] = table.edits()
        table.do(table.clock.refused, edit, EndReason.UNSEEN)
        table.practice.clock.set_by(step)
        table.edits()
    table.practice.clock.advance(minutes=1)
    [edit] = table.edits()
    table.do(table.clock.refused, edit, EndReason.UNSEEN)
    row = table.do(Session.get_one, RoundRow, ref.round)
    assert row.end_reason == EndReason.UNSEEN
    assert table.edits() == []


def test_a_second_card_is_not_taken_for_the_first(table: Table) -> None:
    """Whatever posted twice, one card is edited and linked to: the first that was confirmed."""
    ref = table.start()
    table.do(table.clock.posted, ref.round, 556)
    assert is_a(AlreadyRunning, table.begin(GRACE)).message_id == 555
