"""Every card and form of every channel's design interview, at its longest, for Discord."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import TypeAlias

import pytest

from bot.bank import Bank, Phase, Question
from bot.domain.attempts.grading import Grade
from bot.domain.attempts.occasions import GroupRef
from bot.domain.attempts.scoring import Shortfall
from bot.domain.attempts.screens import Attempt, Earned, Graded, Peers, Revealed
from bot.domain.channel.design import Comparing, Gathering, GroupNews, GroupPhase, OwnNotes
from bot.domain.channel.interview import RoundLine, Summary
from bot.domain.channel.sharing import SharedAnswer, ToShare
from bot.domain.channel.steps import OVER
from bot.domain.phases.axes import MOST, Axis
from bot.domain.phases.noting import NoteTaken, Taken
from bot.domain.phases.phases import (
    ASSESSING,
    MOST_NOTES,
    PHASES,
    Assessing,
    Length,
    Scorecard,
    Timer,
    joined,
    no_room,
)
from bot.ui.attempts.cards import revealed_card
from bot.ui.attempts.forms import tick_form
from bot.ui.attempts.pages import further_card
from bot.ui.cards import Card
from bot.ui.channel.cards import round_card, thread_name
from bot.ui.channel.design_cards import news_card, own_notes_card
from bot.ui.channel.host_cards import host_button
from bot.ui.channel.own_cards import own_screen_card
from bot.ui.channel.sharing import preview_card, shared_card
from bot.ui.forms import Form
from bot.ui.phases.cards import assessing_card, notes_card
from bot.ui.phases.forms import axes_form, notes_form
from bot.ui.phases.noted import picked_card, thread_card
from bot.ui.phases.questions import answer_page, questions_card
from bot.ui.phases.scorecard import scorecard_card, steps_card
from sandbox.rules import forms
from sandbox.world.files import Upload
from tests.openapi import DESCRIPTION, component, wrong
from tests.ui.channel.test_every_round_fits import desks
from tests.ui.fitting import BIG, LONGEST, SCRIPTS, components, fits, largest, message, written_in
from tests.ui.private.test_every_design_fits import PICTURE, designs
from tests.ui.test_every_question_fits import NOW

Names: TypeAlias = tuple[str, ...]
CROWD = tuple("*" * 32 for _ in range(200))
GRADES = dict.fromkeys(Grade, 1_000_000)
EARNED = Earned(0, 1_000, 2, NOW, shortfall=Shortfall.REPEATED)
NOTES = tuple(text * (MOST_NOTES // len(text)) for text in LONGEST)
RUNNING, PAUSED = Timer(ends_at=NOW), Timer(left=timedelta(hours=90))


def at(phase: int) -> GroupRef:
    """The longest numbers."""
    return GroupRef(BIG, phase, BIG)


def phase_views(
    question: Question, crowd: Names = CROWD, *, every: bool = False
) -> Iterator[GroupPhase]:
    """Each phase as its card is longest, or every way: up, running, paused; who is there."""
    long = Length.FULL
    for number in range(1, len(PHASES) + 1):
        ref = at(number)
        yield GroupPhase(ref, question, long, RUNNING, True, crowd[0], 200, crowd)
        if every:
            yield GroupPhase(ref, question, long, RUNNING, False, crowd[0], 200, crowd)
            yield GroupPhase(ref, question, long, PAUSED, False, None, 3, crowd[:3], sharing=False)
            alone = GroupPhase(ref, question, Length.SHORT, PAUSED, False, None, 0, ())
            yield from (alone, replace(alone, in_thread=False))


def comparing_views(
    question: Question, crowd: Names = CROWD, *, every: bool = False
) -> Iterator[Comparing]:
    """The self-assessment of a crowd, or of few and of nobody too."""
    ref = at(ASSESSING)
    yield Comparing(ref, question, crowd[0], crowd, GRADES)
    if every:
        yield Comparing(ref, question, None, crowd[:3], GRADES, sharing=False)
        yield Comparing(ref, question, crowd[0], (), {})


def views(
    question: Question, crowd: Names = CROWD, *, every: bool = False
) -> Iterator[GroupPhase | Comparing]:
    """Both."""
    yield from phase_views(question, crowd, every=every)
    yield from comparing_views(question, crowd, every=every)


def shared_cards(
    question: Question, crowd: Names = CROWD, *, every: bool = False
) -> Iterator[Card]:
    """What a channel sees."""
    for who in (crowd, crowd[:1], ()) if every else (crowd,):
        gathering = Gathering(at(0), question, who[0] if who else None, who)
        yield round_card(gathering, OVER)
        yield from desks(gathering)
    for view in views(question, crowd, every=every):
        yield round_card(view, OVER)
        yield from desks(view)
    for number in (0, 3, ASSESSING) if every else (3,):
        line = RoundLine(question, 1_000_000, GRADES, reads=at(number))
        over = Summary(at(number).turn, "*" * 50, 1, crowd, (line,), at(number))
        yield round_card(over, OVER)


def news_cards(question: Question) -> Iterator[Card]:
    """What a thread is told."""
    for view in views(question, every=True):
        place = BIG * 1_000
        yield news_card(GroupNews(view, place, place, place, place))
        yield news_card(GroupNews(view, place, place, None, place))


def own_cards(question: Question, text: str) -> Iterator[Card]:
    """What a member alone sees, where each phase's notes are alike."""
    ref, notes = at(ASSESSING), (text,) * len(PHASES)
    for number in (0, 1, len(PHASES), ASSESSING):
        for added in (None, Phase.API_AND_DATA):
            yield own_notes_card(OwnNotes(at(number), question, notes, added))
            yield own_screen_card(OwnNotes(at(number), question, notes, added))
    for taken in Taken:
        note = NoteTaken(at(1), question, Phase.API_AND_DATA, text, taken)
        yield picked_card(note)
        yield thread_card(CROWD[0], note)
        yield thread_card(CROWD[0], note, host_button(at(1)))
        yield thread_card(CROWD[0], replace(note, refused=no_room(MOST_NOTES + 1)))
    for given in ((), (MOST,) * 3):
        yield assessing_card(Assessing(ref, question, given, notes))
    yield assessing_card(Assessing(at(3), question, (), notes))
    for looks_on in (False, True):
        yield answer_page(ref, question, looks_on=looks_on)
    yield questions_card(ref, question)
    yield further_card(ref, question, ())
    yield notes_card(ref, question, joined(notes), 1)
    yield revealed_card(Revealed(ref, question, Attempt(joined(notes) or "x")))


def note_pages(question: Question, text: str) -> Iterator[Card]:
    """All pages of all notes, and the notes as a channel sees them."""
    for page in (1, 2, 39):
        yield notes_card(at(1), question, joined((text,) * len(PHASES)), page)
    for number, phase in enumerate(PHASES, start=1):
        ref, member, what = at(ASSESSING).turn.at(number), BIG * 1_000, f"notes on {phase.value}"
        own = ToShare(question, text or "x", part=number, what=what)
        shared = SharedAnswer(ref, member, CROWD[0], own, BIG, BIG, BIG, BIG, NOW)
        yield shared_card(shared)
        yield preview_card(replace(shared, pressed=at(number)), changed=True)


def scorecards(question: Question) -> Iterator[Card]:
    """Scorecards of every step, since each has its own sentences."""
    for step in range(MOST + 1):
        attempt = Attempt(NOTES[1], grade=Grade.COULD_TEACH, ticked=(0,), note="*" * 300)
        graded = Graded(at(ASSESSING), question, attempt, EARNED, Peers(9_999, 9_999))
        yield scorecard_card(Scorecard(at(ASSESSING), question, (step,) * len(Axis), graded))


def steps_pages(question: Question) -> Iterator[Card]:
    """What was chosen, of every step."""
    for step in range(MOST + 1):
        graded = Graded(at(ASSESSING), question, Attempt("x"), EARNED, Peers(9, 9))
        yield steps_card(Scorecard(at(ASSESSING), question, (step,) * len(Axis), graded))


def every_form(question: Question) -> Iterator[Form]:
    """The forms for notes, for the axes and for ticks."""
    for number in range(1, len(PHASES) + 1):
        yield notes_form(at(number), question)
    for first in (0, 3):
        yield axes_form(at(ASSESSING), first)
    yield tick_form(at(ASSESSING), question)


def longest(bank: Bank) -> list[Question]:
    """Those with the longest prompt, context, answer, phases, and changed requirement."""
    found = designs(bank)
    measures = (
        lambda each: len(each.prompt),
        lambda each: len(each.context),
        lambda each: len(each.answer) + sum(map(len, each.key_points)),
        lambda each: sum(map(len, each.phases.values())),
        lambda each: max(map(len, each.phase_answers.values())),
        lambda each: len(each.curveball),
    )
    return list({each.id: each for each in (max(found, key=size) for size in measures)}.values())


def ids(told: object) -> Iterator[str]:
    """Every `custom_id` in a card or a form."""
    if isinstance(told, dict):
        if "custom_id" in told:
            yield told["custom_id"]
        told = list(told.values())
    for each in told if isinstance(told, list) else ():
        yield from ids(each)


def check(shown: Card, *files: Upload) -> None:
    """What Discord takes: its limits, and ids with room for any numbers."""
    fits(shown, *files)
    found = list(ids(components(shown)))
    assert len(set(found)) == len(found)
    assert all(len(each) <= 100 for each in found)


async def test_every_card_of_every_design_is_taken_by_discord(bank: Bank) -> None:
    """Neither a crowd, nor long names, nor the longest question or notes make one too long."""
    for question in largest(designs(bank)):
        for shown in (*shared_cards(question), *own_cards(question, "*" * 1_000)):
            check(shown)
        for shown in scorecards(question):
            check(shown, *PICTURE)
        for shown in steps_pages(question):
            check(shown)
        for view in views(question):
            assert 0 < len(thread_name(view)) <= 100


async def test_notes_of_every_sort_are_taken_by_discord(bank: Bank) -> None:
    """None, short ones, and long ones of every sort: on cards, on pages, and shared."""
    question = max(designs(bank), key=lambda each: len(each.prompt))
    for text in (*NOTES, "x", ""):
        for shown in (*own_cards(question, text), *note_pages(question, text)):
            check(shown)


@pytest.mark.parametrize("unit", SCRIPTS.values(), ids=SCRIPTS)
async def test_a_group_of_any_script_fits_every_card(bank: Bank, unit: str) -> None:
    """Names, notes and the questions themselves, in every state of a card."""
    crowd, notes = ((unit * 32)[:32],) * 200, (unit * MOST_NOTES)[:MOST_NOTES]
    for question in (written_in(unit, each) for each in longest(bank)):
        for shown in (*shared_cards(question, crowd, every=True), *own_cards(question, notes)):
            fits(shown)
        for shown in (*news_cards(question), *note_pages(question, notes)):
            fits(shown)
        for shown in scorecards(question):
            fits(shown, *PICTURE)
        for form in every_form(question):
            forms.check(form.to_dict())


async def test_every_state_of_a_card_and_what_a_thread_is_told_is_taken_by_discord(
    bank: Bank,
) -> None:
    for question in longest(bank):
        for shown in (*shared_cards(question, every=True), *news_cards(question)):
            check(shown)


async def test_every_form_of_every_design_is_taken_by_discord(bank: Bank) -> None:
    """The form for notes repeats the prompt and what the phase asks for."""
    for question in largest(designs(bank)):
        for form in every_form(question):
            told = form.to_dict()
            forms.check(told)
            assert all(len(each) <= 100 for each in ids(told))


@pytest.mark.skipif(not DESCRIPTION.exists(), reason="Discord's OpenAPI description is not at hand")
async def test_cards_and_forms_fit_discords_own_description(bank: Bank) -> None:
    """The longest designs in every card and form, by the schemas that Discord publishes."""
    create, modal = (
        component("MessageCreateRequest"),
        component("ModalInteractionCallbackRequestData"),
    )
    faults: list[str] = []
    for question in longest(bank):
        shown = [*shared_cards(question, every=True), *own_cards(question, "x" * 1_000)]
        for each in (*shown, *scorecards(question), *news_cards(question)):
            faults += wrong(create, message(each))
        for form in every_form(question):
            faults += wrong(modal, form.to_dict())
    assert not faults, "\n".join(faults)
