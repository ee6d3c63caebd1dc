"""Who may start an interview in a channel, who leads it, and who leads it on."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine

from bot.domain.channel.interview import (
    Asking,
    EndReason,
    Place,
    RevealedQuestion,
    Started,
    Starters,
    Summary,
)
from bot.domain.choosing.request import Request
from bot.domain.refusals import RefusedError
from tests.builders import ADA, CLUB, GRACE, MONA, Practice, is_a
from tests.refused import refused
from tests.services.channel.hosting import Table


@pytest.fixture
def table(engine: Engine) -> Table:
    return Table(Practice(engine))


def test_the_host_alone_leads_until_gone_for_ten_minutes(table: Table) -> None:
    ref = table.start()
    table.do(table.answers.join, GRACE, ref)
    for step in ("reveal", "skip", "next", "pause", "resume", "end", "heirs"):
        with refused("Only the host"):
            table.do(getattr(table.rounds, step), GRACE, ref)
    with refused("Only the host"):
        table.do(table.rounds.hand_over, GRACE, ref.round, GRACE.member_id)
    table.practice.clock.advance(minutes=10)
    with refused("Only the host"):
        table.do(table.rounds.end, replace(MONA, manages=False), ref)
    table.do(table.rounds.end, GRACE, ref)
    view = is_a(Summary, table.view())
    assert view.reason == EndReason.BY_MEMBER


def test_those_who_manage_the_server_end_it_and_do_nothing_else_of_the_hosts(table: Table) -> None:
    """At once, and without having joined: a channel is theirs to keep in order."""
    ref = table.start()
    for step in ("reveal", "skip", "next", "pause", "resume", "heirs"):
        with refused("Only the host"):
            table.do(getattr(table.rounds, step), MONA, ref)
    table.do(table.rounds.end, MONA, ref)
    assert is_a(Summary, table.view()).reason == EndReason.BY_MANAGER


def test_a_manager_who_hosts_ends_it_as_its_host(table: Table) -> None:
    started = is_a(Started, table.begin(MONA))
    table.do(table.clock.posted, started.round, 555)
    table.do(table.rounds.end, MONA, is_a(Asking, started.view).ref)
    assert is_a(Summary, table.view()).reason == EndReason.BY_HOST


def test_a_hand_over_shows_on_the_card_and_ends_what_the_former_host_may(table: Table) -> None:
    ref = table.start()
    table.do(table.answers.join, GRACE, ref)
    table.settle()
    assert table.do(table.rounds.hand_over, ADA, ref.round, GRACE.member_id) == "Grace"
    view = is_a(Asking, table.view())
    assert view.host == "Grace"
    with refused("Only the host"):
        table.do(table.rounds.reveal, ADA, ref)
    table.do(table.rounds.reveal, GRACE, ref)


def test_only_one_who_joined_an_interview_that_runs_here_can_be_its_host(table: Table) -> None:
    ref, hand_over = table.start(), table.rounds.hand_over
    with refused("someone who has joined"):
        table.do(hand_over, ADA, ref.round, GRACE.member_id)
    table.do(table.answers.join, GRACE, ref)
    abroad = replace(ADA, guild_id=CLUB + 1)
    with refused("is over"):
        table.do(hand_over, abroad, ref.round, GRACE.member_id)
    table.do(table.rounds.end, ADA, ref)
    with refused("is over"):
        table.do(hand_over, ADA, ref.round, GRACE.member_id)


def test_a_host_who_was_deleted_is_not_waited_for(table: Table) -> None:
    ref = table.start()
    table.do(table.answers.join, GRACE, ref)
    table.practice.delete(ADA)
    table.do(table.rounds.reveal, GRACE, ref)
    view = is_a(RevealedQuestion, table.view())
    assert view.host is None


def test_the_server_says_who_starts_one_and_where(table: Table) -> None:
    table.do(table.rules.let, MONA, Starters.MANAGERS)
    with refused("only those who manage"):
        table.begin()
    table.do(table.rules.let, MONA, Starters.ROLE, 77)
    with refused("<@&77>"):
        table.begin()
    table.do(table.rules.hold_in, MONA, [8])
    with refused("<#8>"):
        table.begin(roles=[77])
    assert isinstance(table.begin(place=Place(5, parent_id=8), roles=[77]), Started)
    with refused("manage this server"):
        table.do(table.rules.show, ADA)


def test_a_role_or_channel_that_was_deleted_restricts_nobody(table: Table) -> None:
    """What is left of the channels does; where nobody knows what there is, all that was chosen."""
    everywhere = Place(5)

    def begins(*there: int) -> bool:
        try:
            started = table.do(
                table.rounds.start, GRACE, everywhere, [6], Request(), there=there or None
            )
        except RefusedError:
            return False
        table.do(table.rounds.end, GRACE, is_a(Asking, is_a(Started, started).view).ref)
        return True

    table.do(table.rules.let, MONA, Starters.ROLE, 77)
    assert [begins(), begins(5, 77), begins(5)] == [False, False, True]
    table.do(table.rules.let, MONA, Starters.EVERYONE)
    table.do(table.rules.hold_in, MONA, [8, 9])
    assert [begins(), begins(5, 9), begins(5)] == [False, False, True]


def test_while_the_server_is_out_no_role_is_blamed(table: Table) -> None:
    """Who has which cannot be known then; who may start one without a role still does."""
    table.do(table.rules.let, MONA, Starters.ROLE, 77)
    with refused("This server is out"):
        table.do(table.rounds.start, GRACE, Place(9), None, Request())
    table.do(table.rules.let, MONA, Starters.EVERYONE)
    is_a(Started, table.do(table.rounds.start, GRACE, Place(9), None, Request()))


def test_those_who_manage_the_server_start_one_whatever_is_set(table: Table) -> None:
    """They could set it otherwise."""
    table.do(table.rules.let, MONA, Starters.ROLE, 77)
    table.do(table.rules.hold_in, MONA, [8])
    assert isinstance(table.begin(MONA), Started)


def test_who_may_not_lead_is_told_who_does(table: Table) -> None:
    """By the name that the host has by now, as it was typed, calling nobody."""
    ref = table.start()
    table.do(table.answers.join, replace(ADA, name="*Ada* <@1> @everyone"), ref)
    desk = table.practice.services.channel.desks.open
    for step in (table.rounds.reveal, desk):
        with refused(r"Only the host, \\\*Ada\\\* \\<@\u200b1> @\u200beveryone, can do this\. If"):
            table.do(step, replace(MONA, manages=False), ref)
    table.practice.delete(ADA)
    with refused(r"Only the host can do this\."):
        table.do(table.rounds.reveal, replace(MONA, manages=False), ref)
