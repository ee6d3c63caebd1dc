"""Who may read a model answer that a channel was shown, on both databases."""

import pytest
from sqlalchemy import Engine

from bot.domain.attempts.occasions import RoundRef
from bot.domain.attempts.screens import Onlooking, Revealed
from bot.domain.channel.interview import Asking, CardPlace, Pending, Summary
from bot.domain.channel.steps import revealed
from tests.builders import ADA, GRACE, MONA, Practice, is_a
from tests.refused import refused
from tests.services.channel.grouping import Group, designs_bank
from tests.services.channel.hosting import HERE, SENT, Table

THREAD = 77


@pytest.fixture
def table(engine: Engine) -> Table:
    return Table(Practice(engine))


def read(table: Table, ref: RoundRef, place: int = HERE.channel_id) -> object:
    return table.do(table.answering.read, MONA, ref, place)


def test_before_the_reveal_nobody_reads_it(table: Table) -> None:
    ref = table.start()
    table.answer(GRACE, ref)
    is_a(Pending, table.do(table.answering.read, GRACE, ref, HERE.channel_id))
    with refused("No answer of yours"):
        read(table, ref)


def test_after_it_all_may_where_they_were_shown_it(table: Table) -> None:
    """Also once the next question is asked, and once it is over."""
    ref = table.start()
    table.do(table.clock.opened_thread, ref.round, THREAD)
    table.answer(GRACE, ref)
    table.do(table.rounds.reveal, ADA, ref)
    for lead in (table.rounds.next, table.rounds.end):
        table.do(lead, ADA, ref)
        for place in (HERE.channel_id, THREAD):
            seen = is_a(Onlooking, read(table, ref, place))
            assert seen.ref == ref
            assert seen.question.answer
        with refused("No answer of yours"):
            read(table, ref, 12_345)
        is_a(Revealed, table.do(table.answering.read, GRACE, ref, 12_345))


def test_a_skipped_question_was_shown_to_nobody(table: Table) -> None:
    ref = table.start()
    table.do(table.rounds.skip, ADA, ref)
    with refused("No answer of yours"):
        read(table, ref)


def test_the_end_and_the_old_cards_say_where_it_is_read(table: Table) -> None:
    ref = table.start()
    table.do(table.rounds.skip, ADA, ref)
    second = is_a(Asking, table.view()).ref
    table.do(table.rounds.reveal, ADA, second)
    table.settle()
    table.do(table.rounds.next, ADA, second)
    assert [line.reads for line in is_a(Summary, table.view()).lines] == [None, second]
    table.practice.clock.advance(minutes=1)
    old = table.do(table.cards.due, 50).old
    assert {each.reads for each in old if each.step < 4} == {None}
    assert {each.reads for each in old if each.step == 4} == {second}


def test_a_line_that_is_made_again_leads_there_too(table: Table) -> None:
    """A phone shows a card for a while that has shrunk, and what is pressed on it shrinks again."""
    ref = table.start()
    table.do(table.rounds.reveal, ADA, ref)
    table.settle()
    table.do(table.rounds.next, ADA, ref)
    table.settle()
    for each in table.do(table.cards.due, 50).old:
        table.do(table.cards.shrunk, each)
    shown = CardPlace(ADA.guild_id, HERE.channel_id, SENT + revealed(1), revealed(1))
    table.do(table.practice.services.channel.presses.seen, ADA, shown, ref)
    [again] = table.do(table.cards.due, 50).old
    assert again.reads == ref


def test_of_a_design_too_by_who_has_nothing_to_assess(engine: Engine) -> None:
    group = Group(Practice(engine, designs_bank()))
    ref = group.begin()
    group.note(GRACE, ref)
    answering = group.answering
    end = group.lead_to(ref, 7)
    seen = is_a(Onlooking, group.do(answering.read, MONA, end, HERE.channel_id))
    assert seen.question.answer
    assert group.do(answering.read, GRACE, end, HERE.channel_id) == group.show(GRACE, end)
    with refused("No notes of yours"):
        group.do(answering.read, MONA, end, 12_345)
