"""Who is there in a channel's interview: the host, those who keep it going, those who leave."""

from contextlib import suppress
from dataclasses import replace

import pytest
from sqlalchemy import Engine, delete

from bot.db.models import GroupDesignRow, MemberRow
from bot.db.people import members
from bot.domain.channel.design import GroupPhase
from bot.domain.channel.interview import EndReason, Summary
from bot.domain.phases.phases import ASSESSING
from bot.domain.refusals import RefusedError
from tests.builders import ADA, GRACE, MONA, NOON, Practice, is_a
from tests.refused import refused
from tests.services.at_once import at_once
from tests.services.channel.grouping import Group, designs_bank


@pytest.fixture
def group(engine: Engine) -> Group:
    return Group(Practice(engine, designs_bank()))


def test_a_name_does_not_outlast_its_member_in_the_reason(group: Group) -> None:
    """Why it ended says who by their part in it."""
    ref = group.begin(GRACE)
    group.do(group.rounds.end, ADA, ref.turn)
    assert group.over(ref).reason == EndReason.BY_HOST
    assert "Ada" not in (group.row(ref).end_reason or "")


def test_a_member_who_was_deleted_leaves_the_card(group: Group) -> None:
    """It is edited at once, not with the next change."""
    ref = group.begin()
    group.note(GRACE, ref)
    group.settle()
    assert group.phase(ref).noted == ("Grace",)
    group.practice.delete(GRACE)
    [edit] = group.edits()
    assert isinstance(edit.view, GroupPhase)
    assert edit.view.noted == ()


@pytest.mark.parametrize("phase", [0, ASSESSING])
def test_who_still_does_something_keeps_it_going(group: Group, phase: int) -> None:
    """Joining before the first phase, assessing after the last: an hour counts from there."""
    ref = group.gather() if phase == 0 else group.assessed(GRACE)
    group.practice.clock.advance(minutes=59)
    if phase == 0:
        group.join(MONA, ref)
    else:
        group.show(GRACE, ref)
    group.practice.clock.advance(minutes=59)
    group.edits()
    assert not isinstance(group.view(ref), Summary)
    group.practice.clock.advance(minutes=2)
    group.edits()
    assert group.over(ref).reason == EndReason.DESERTED


def test_an_edit_that_was_overtaken_is_made_good(group: Group) -> None:
    """The older one landed last, from another process: the card is brought up to date again."""
    ref = group.begin()
    [first] = group.edits()
    group.lead_to(ref, 3)
    [second] = group.edits()
    group.do(group.clock.shown, second)
    group.do(group.clock.shown, first)
    [again] = group.edits()
    assert is_a(GroupPhase, again.view).ref.phase == 3
    group.do(group.clock.shown, again)
    assert group.edits() == []


def test_a_card_without_its_phases_is_answered_in_a_sentence(group: Group) -> None:
    """The record was taken back to an older version, and forth again."""
    ref = group.begin()
    group.note(GRACE, ref)
    group.do(lambda session: session.execute(delete(GroupDesignRow)))
    late = replace(ref, phase=2)
    for step, who, at in (
        (group.answering.show, GRACE, ref),
        (group.notes.add, GRACE, ref),
        (group.notes.share, GRACE, late),
        (group.host.next, ADA, ref),
    ):
        more = ("text",) if step == group.notes.add else ()
        with refused("no longer recorded here"):
            group.do(step, who, at, *more)


def test_a_press_during_ones_own_deletion_is_that_of_a_newcomer(engine: Engine) -> None:
    """Whichever comes first, neither fails for the other."""
    practice = Practice(engine)

    def press() -> None:
        with suppress(RefusedError):
            practice.do(members.remember, GRACE, NOON)

    for _ in range(20):
        at_once(*[press, lambda: practice.delete(GRACE)] * 3)
    practice.delete(GRACE)
    assert practice.do(lambda session: session.get(MemberRow, GRACE.member_id)) is None
