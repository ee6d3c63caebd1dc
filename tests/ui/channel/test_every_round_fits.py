"""Every card of an interview in a channel, at its longest, within Discord's limits."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from bot.bank import Bank, Question
from bot.domain.attempts.grading import Grade
from bot.domain.attempts.occasions import RoundRef
from bot.domain.attempts.scoring import Shortfall
from bot.domain.attempts.screens import Attempt, Earned, Graded, Peers, Revealed
from bot.domain.channel.cards import OldCard
from bot.domain.channel.interview import (
    AlreadyRunning,
    Asking,
    CardPlace,
    Heirs,
    HostDesk,
    Joined,
    Pending,
    RevealedQuestion,
    RoundLine,
    RoundView,
    Starters,
    Summary,
)
from bot.domain.channel.settings import ChannelSettings
from bot.domain.channel.sharing import SharedAnswer, ToShare
from bot.domain.channel.steps import OVER
from bot.ui.attempts.forms import answer_form, tick_form
from bot.ui.attempts.hints import hint_card
from bot.ui.cards import Card
from bot.ui.channel.cards import elsewhere_card, round_card
from bot.ui.channel.host_cards import handing_card, host_card
from bot.ui.channel.old_cards import replaced_card
from bot.ui.channel.own_cards import joined_card, own_card
from bot.ui.channel.settings_card import round_settings_card
from bot.ui.channel.sharing import preview_card, shared_card
from bot.ui.people.text import named
from sandbox.rules import forms
from tests.openapi import DESCRIPTION, component, wrong
from tests.ui.fitting import BIG, LONGEST, SCRIPTS, fits, largest, message, written_in

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
ROUND = RoundRef(BIG, 20, BIG)
CROWD = tuple("*" * 32 for _ in range(200))
GRADES = dict.fromkeys(Grade, 1_000_000)
EARNED = Earned(0, 1_000, 2, NOW, shortfall=Shortfall.REPEATED)


def cards(
    question: Question,
    crowd: tuple[str, ...] = CROWD,
    texts: tuple[str, ...] = (LONGEST[1], LONGEST[3]),
) -> Iterator[Card]:
    """Every card that shows a question."""
    yield round_card(Asking(ROUND, question, 20, crowd[0], crowd, 200, NOW, None, 20), OVER)
    yield round_card(Asking(ROUND, question, 20, None, (), 1, None, timedelta(hours=9), 20), OVER)
    yield round_card(RevealedQuestion(ROUND, question, 20, crowd[0], crowd, GRADES), OVER)
    few = RevealedQuestion(ROUND, question, 30, None, crowd[:3], {}, sharing=False)
    yield round_card(few, OVER)
    for view in (
        Asking(ROUND, question, 20, crowd[0], crowd, 200, NOW, None, 20),
        Asking(ROUND, question, 20, None, (), 1, None, timedelta(hours=9), 20),
        RevealedQuestion(ROUND, question, 20, crowd[0], crowd, GRADES),
        RevealedQuestion(ROUND, question, 30, None, (), {}),
    ):
        yield from desks(view)
    old = OldCard(BIG, OVER, BIG, BIG, BIG, BIG, 20, question, is_design=False)
    yield replaced_card(old)
    yield replaced_card(replace(old, reads=ROUND))
    yield hint_card(ROUND, question, len(question.hints))
    for text in texts:
        yield own_card(Pending(ROUND, question, text, NOW, changed=True))
        own = ToShare(question, text, Grade.COULD_TEACH)
        shared = SharedAnswer(ROUND, BIG * 1_000, crowd[0], own, BIG, BIG, BIG, BIG, NOW)
        yield shared_card(shared)
        yield preview_card(replace(shared, pressed=ROUND), changed=True)
    yield own_card(Revealed(ROUND, question, Attempt(texts[0]), 20, again=True))
    attempt = Attempt(texts[0], grade=Grade.COULD_TEACH, ticked=(0,), note="*" * 300)
    graded = Graded(ROUND, question, attempt, EARNED, Peers(9_999, 9_999), 20, again=True)
    yield own_card(replace(graded, shares=True))


def desks(view: RoundView) -> Iterator[Card]:
    """What leads an interview, for each who may see it."""
    for leads, manages in product((False, True), repeat=2):
        yield host_card(HostDesk(view, leads, manages))


def lines_of(questions: Sequence[Question]) -> tuple[RoundLine, ...]:
    """Questions of an interview that is over, each at its longest."""
    return tuple(
        RoundLine(each, 1_000_000, GRADES, skipped=True, reads=ROUND.at(position))
        for position, each in enumerate(questions, start=1)
    )


def other_cards(bank: Bank) -> Iterator[Card]:
    """Those that belong to no one question."""
    longest = sorted(bank.questions.values(), key=lambda each: -len(each.prompt))[:20]
    lines = lines_of(longest)
    for said in (lines, lines[:1], lines[:2]):
        yield round_card(Summary(ROUND, "*" * 50, 20, CROWD, said), OVER)
    yield round_card(Summary(ROUND, "Its card was deleted.", 20, (), ()), OVER)
    yield from desks(Summary(ROUND, "*" * 50, 20, CROWD, lines))
    for again, answered, asking, design in product((False, True), repeat=4):
        at = CardPlace(BIG, BIG, BIG)
        yield joined_card(Joined(again, answered, asking, design, at), None)
        yield joined_card(Joined(again, answered, asking, design, at), BIG)
    for step, in_phases in product((0, 1), (False, True)):
        yield replaced_card(OldCard(BIG, step, BIG, BIG, BIG, BIG, 1, None, in_phases))
    yield elsewhere_card(AlreadyRunning(BIG, BIG, BIG))
    yield handing_card(Heirs(BIG, tuple((number, "x" * 100) for number in range(40))))
    for starters in Starters:
        channels = tuple(BIG * 1_000 + number for number in range(25))
        rules = ChannelSettings(starters, BIG, channels, sharing=True)
        lacking = dict.fromkeys(channels, ("send_messages", "send_messages_in_threads"))
        yield round_settings_card(rules, lacking, lost=True)


async def test_every_card_is_taken_by_discord(bank: Bank) -> None:
    """Neither a crowd, nor long names, nor the longest question makes a card too long."""
    shown = list(other_cards(bank))
    for question in largest(bank.questions.values()):
        shown += cards(question)
    for each in shown:
        fits(each)


@pytest.mark.parametrize("unit", SCRIPTS.values(), ids=SCRIPTS)
async def test_a_channel_of_any_script_fits_every_card(bank: Bank, unit: str) -> None:
    """Names, answers and the questions themselves."""
    crowd, text = ((unit * 32)[:32],) * 200, (unit * 4_000)[:4_000]
    longest = sorted(bank.questions.values(), key=lambda each: -len(each.prompt))[:20]
    told = [written_in(unit, question) for question in longest]
    for question in told[:3]:
        for shown in cards(question, crowd, (text,)):
            fits(shown)
    lines = lines_of(told)
    fits(round_card(Summary(ROUND, unit * 50, 20, crowd, lines), OVER))
    fits(handing_card(Heirs(BIG, tuple(enumerate(crowd)))))


async def test_every_form_is_taken_by_discord(bank: Bank) -> None:
    """The ids of its forms have room for any numbers."""
    for question in largest(bank.questions.values()):
        forms.check(answer_form(ROUND, question, 36_500).to_dict())
        if question.key_points:
            forms.check(tick_form(ROUND, question).to_dict())


@pytest.mark.skipif(not DESCRIPTION.exists(), reason="Discord's OpenAPI description is not at hand")
async def test_cards_fit_discords_own_description(bank: Bank) -> None:
    """By the schema that Discord publishes."""
    create = component("MessageCreateRequest")
    question = max(bank.questions.values(), key=lambda each: len(each.answer))
    faults: list[str] = []
    for shown in (*cards(question), *other_cards(bank)):
        faults += wrong(create, message(shown))
    assert not faults, "\n".join(faults)


def test_a_crowd_is_told_by_some_names_and_a_number() -> None:
    assert named(("Ada", "Grace")) == "Ada and Grace"
    assert named(("Ada", "Grace", "Mona"), most=13) == "Ada, Grace and 1 more"
    assert named(("@everyone",)) == "@\u200beveryone"
    assert len(named(CROWD)) <= 420
