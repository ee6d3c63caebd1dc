"""What members and hosts do in a channel is done once, however often it is pressed or sent."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from bot.domain.channel.design import OwnNotes
from tests.builders import ADA, GRACE, Practice, is_a
from tests.refused import refused
from tests.services.channel.grouping import Group, designs_bank
from tests.services.channel.hosting import Table


@pytest.fixture
def group(engine: Engine) -> Group:
    return Group(Practice(engine, designs_bank()))


@pytest.fixture
def table(engine: Engine) -> Table:
    return Table(Practice(engine))


def test_notes_that_are_sent_again_are_stored_once(group: Group) -> None:
    """From the channel's card, which knows no length, and from a member's own."""
    ref = group.begin(GRACE)
    add = group.notes.add
    for since, note in ((None, "Load."), (None, "Load."), (5, "Cost."), (5, "Cost.")):
        screen = is_a(OwnNotes, group.do(add, GRACE, ref, note, since))
    assert screen.notes[0] == "Load.\n\nCost."
    assert is_a(OwnNotes, group.do(add, GRACE, ref, "Load.", 12)).notes[0].endswith("Load.")


def test_five_minutes_more_are_named_as_older_cards_named_them(group: Group) -> None:
    """By the second of the deadline: such a button works, and twice it gives them once."""
    ref = group.begin()
    ends_at = group.phase(ref).timer.ends_at
    assert ends_at is not None
    assert group.phase(ref).timer.mark == int(ends_at.timestamp())
    for _ in range(2):
        group.do(group.host.extend, ADA, ref, int(ends_at.timestamp()))
        assert group.phase(ref).timer.ends_at == ends_at + timedelta(minutes=5)


def test_a_host_picked_twice_is_the_host_once(table: Table) -> None:
    """Whoever handed over no longer leads, and the second of two presses tells the same."""
    ref = table.start()
    table.do(table.answers.join, GRACE, ref)
    names = [table.do(table.rounds.hand_over, ADA, ref.round, GRACE.member_id) for _ in range(2)]
    assert names == ["Grace", "Grace"]
    with refused("Only the host"):
        table.do(table.rounds.hand_over, ADA, ref.round, ADA.member_id)
