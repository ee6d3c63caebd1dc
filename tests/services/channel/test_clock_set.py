"""A host's clock that is set, and an interview in a channel: what was said to last lasts."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from bot.domain.channel.interview import AlreadyRunning, Asking, RevealedQuestion, Started, Summary
from tests.builders import ADA, GRACE, Practice
from tests.refused import refused
from tests.services.channel.hosting import Table

SETS = [timedelta(days=n) for n in (-400, -1, 1, 400)]


@pytest.fixture
def table(engine: Engine) -> Table:
    return Table(Practice(engine))


def shown(table: Table) -> list[object]:
    """What the cards show that are to be edited; they show it from now on."""
    edits = table.edits()
    for edit in edits:
        table.do(table.clock.shown, edit)
    return [edit.view for edit in edits]


@pytest.mark.parametrize("step", SETS)
def test_a_question_has_its_five_minutes(table: Table, step: timedelta) -> None:
    """And its card shows the new deadline within seconds."""
    table.start()
    shown(table)
    table.practice.clock.set_by(step)
    [view] = shown(table)
    assert isinstance(view, Asking)
    assert view.due_at is not None
    assert view.due_at - table.practice.clock() == timedelta(minutes=5, seconds=-12)
    table.practice.clock.advance(minutes=4, seconds=30)
    assert shown(table) == []
    table.practice.clock.advance(seconds=12)
    [view] = shown(table)
    assert isinstance(view, RevealedQuestion)


@pytest.mark.parametrize("step", SETS)
def test_a_pause_is_waited_for_an_hour(table: Table, step: timedelta) -> None:
    ref = table.start()
    table.do(table.rounds.pause, ADA, ref)
    shown(table)
    table.practice.clock.set_by(step)
    shown(table)
    table.practice.clock.advance(minutes=59)
    assert shown(table) == []
    table.practice.clock.advance(minutes=1)
    [view] = shown(table)
    assert isinstance(view, Summary)


@pytest.mark.parametrize("step", SETS)
def test_a_host_is_missed_after_ten_minutes(table: Table, step: timedelta) -> None:
    ref = table.start()
    table.answer(GRACE, ref)
    shown(table)
    table.practice.clock.set_by(step)
    shown(table)
    with refused("Only the host"):
        table.do(table.rounds.next, GRACE, ref)
    table.practice.clock.advance(minutes=10)
    table.do(table.rounds.next, GRACE, ref)


@pytest.mark.parametrize("step", SETS)
def test_a_card_that_is_just_being_posted_is_not_lost(table: Table, step: timedelta) -> None:
    """One of which nobody knows two minutes later is looked for, and lost if it is not there."""
    started = table.begin()
    assert isinstance(started, Started)
    table.practice.clock.set_by(step)
    assert table.edits() == []
    assert isinstance(table.begin(), AlreadyRunning)
    assert table.do(table.clock.unconfirmed, 50) == []
    table.practice.clock.advance(minutes=2)
    assert table.edits() == []
    table.lose()
    assert isinstance(table.begin(), Started)


def test_a_clock_that_was_set_back_while_the_bot_was_down_keeps_no_channel_waiting(
    table: Table,
) -> None:
    """A host who was seen in the future was seen by another clock: it counts from now."""
    ref = table.start()
    table.answer(GRACE, ref)
    shown(table)
    table.practice.clock.set_by(-timedelta(days=1))
    after = Table(table.practice.after_restart(table.practice.bank))
    [view] = shown(after)
    assert isinstance(view, Asking)
    after.practice.clock.advance(minutes=10)
    [view] = shown(after)
    assert isinstance(view, RevealedQuestion)
    after.do(after.rounds.next, GRACE, ref)
