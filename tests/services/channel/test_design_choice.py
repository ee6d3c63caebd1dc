"""What a channel's design interview asks, and what its card says."""

import pytest
from sqlalchemy import Engine

from bot.bank import Kind
from bot.db.models import RoundRow
from bot.domain.attempts.occasions import GroupRef
from bot.domain.channel.interview import AlreadyRunning, EndReason, Place, Started
from tests.builders import ADA, CLUB, GRACE, MONA, Practice, make_bank, make_question
from tests.services.at_once import at_once
from tests.services.channel.grouping import HERE, Group, designs_bank


@pytest.fixture
def group(engine: Engine) -> Group:
    return Group(Practice(engine, designs_bank()))


def deadline(group: Group, ref: GroupRef) -> int:
    """When the phase's time is up, as a button carries it."""
    ends_at = group.phase(ref).timer.ends_at
    assert ends_at is not None
    return int(ends_at.timestamp())


def test_one_a_channel_whatever_its_format(group: Group) -> None:
    """Two of one moment too; another channel has its own."""
    started = at_once(*[lambda: group.type(ADA), lambda: group.type(GRACE)] * 2)
    assert sorted(isinstance(each, Started) for each in started) == [False, False, False, True]
    [first] = [each for each in started if isinstance(each, Started)]
    group.do(group.clock.posted, first.round, 77)
    assert group.type(MONA) == AlreadyRunning(CLUB, HERE.channel_id, 77)
    assert isinstance(group.type(place=Place(10)), Started)
    assert group.practice.count(RoundRow) == 2


def test_a_channel_gets_what_it_has_not_had(group: Group) -> None:
    """Until each was had; then one again, rather than none. Other channels start anew."""
    had = []
    for _ in range(3):
        ref = group.gather()
        had.append(ref.question)
        group.do(group.rounds.end, ADA, ref.turn)
    assert len(set(had)) == 3
    assert group.gather().question in had
    assert group.gather(place=Place(10)).question in had


def test_one_whose_question_left_the_bank_ends(group: Group) -> None:
    """At whatever step is next, in a sentence; the channel is free then."""
    ref = group.begin()
    after = group.after_restart(make_bank([make_question("caching/new", kind=Kind.DESIGN)]))
    assert after.next(ref) is None
    over = after.over(ref)
    assert over.reason == EndReason.QUESTION_LOST
    assert over.lines == ()
    assert isinstance(after.type(), Started)


def test_a_paused_card_says_so_and_each_change_is_shown(group: Group) -> None:
    """Whatever changes what the card shows, changes its version."""
    ref = group.begin()
    group.settle()
    steps = (
        lambda: group.do(group.host.pause, ADA, ref),
        lambda: group.do(group.host.resume, ADA, ref),
        lambda: group.do(group.host.extend, ADA, ref, deadline(group, ref)),
        lambda: group.note(GRACE, ref),
        lambda: group.next(ref),
    )
    for step in steps:
        assert group.edits() == []
        step()
        [edit] = group.edits()
        assert edit.view == group.view(ref)
        group.do(group.clock.shown, edit)
