"""Every card and form of every design interview, at its longest, within Discord's limits."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image

from bot.bank import Bank, Kind, Question
from bot.domain.attempts.grading import Grade
from bot.domain.attempts.occasions import DesignRef
from bot.domain.attempts.screens import Attempt, Graded, Peers, Revealed
from bot.domain.phases.axes import MOST, Axis
from bot.domain.phases.phases import (
    ASSESSING,
    DRAWN_FROM,
    PHASES,
    Assessing,
    Length,
    Scorecard,
    Timer,
)
from bot.domain.private.design import InPhase, Opening, Unrecorded
from bot.ui.attempts.cards import revealed_card
from bot.ui.cards import Card
from bot.ui.drawings.beside import OWN
from bot.ui.drawings.cards import IN_A_MOMENT, NO_PICTURE
from bot.ui.phases.axes import AXIS_LABELS
from bot.ui.phases.cards import assessing_card, notes_card, thread_name
from bot.ui.phases.forms import axes_form, notes_form
from bot.ui.phases.questions import answer_page, questions_card
from bot.ui.phases.scorecard import scorecard_card, steps_card
from bot.ui.pictures.scorecard import FILE_NAME, alt_text, draw
from bot.ui.private.design_cards import (
    Venue,
    elsewhere_card,
    noted_card,
    opening_card,
    phase_card,
    unrecorded_card,
)
from sandbox.rules import forms
from sandbox.world.files import Upload
from tests.ui.fitting import BIG, LONGEST, SCRIPTS, fits, largest, written_in
from tests.ui.sketched import sketches
from tests.ui.test_every_question_fits import EARNED, NOW

PICTURE = [Upload(0, FILE_NAME, b"")]
DRAWN = [Upload(1, OWN, b"")]


def designs(bank: Bank) -> list[Question]:
    """The prompts that a design interview can be about."""
    found = [q for q in bank.questions.values() if q.kind is Kind.DESIGN and q.phases]
    assert len(found) > 400
    return found


def at(phase: int) -> DesignRef:
    """The longest numbers."""
    return DesignRef(BIG, phase, BIG * 1_000, BIG)


def phases(question: Question, note: str, *, every: bool = False) -> Iterator[Card]:
    """Each phase as its card is longest, or every way: running, up, and paused in a thread."""
    notes = (note,) * len(PHASES)
    running, paused = Timer(ends_at=NOW), Timer(left=timedelta(hours=90))
    ways = ((running, False, None), (running, True, None), (paused, False, BIG * 1_000))

    for number in range(1, len(PHASES) + 1):
        for timer, up, channel in ways if every else ways[:1]:
            screen = InPhase(at(number), question, Length.FULL, timer, up, notes, channel)
            yield phase_card(screen)
            for sketch in sketches() if every and number == DRAWN_FROM and not up else ():
                for why in (None, IN_A_MOMENT, NO_PICTURE):
                    yield phase_card(replace(screen, sketch=sketch), why)


def others(question: Question) -> Iterator[Card]:
    """Every card but those of phases and the scorecard."""
    ref, notes = at(ASSESSING), ("x",) * len(PHASES)
    for place in Venue:
        yield opening_card(Opening(at(0), question), place)
    for given in ((), (MOST,) * 3):
        yield assessing_card(Assessing(ref, question, given, notes))
    yield answer_page(ref, question)
    yield questions_card(ref, question)
    yield unrecorded_card(Unrecorded(ref, question))
    yield revealed_card(Revealed(ref, question, Attempt(LONGEST[1] * 6)))
    running = InPhase(at(1), question, Length.FULL, Timer(ends_at=NOW), False, notes, BIG * 1_000)
    yield elsewhere_card(running)
    yield noted_card(running)


def scorecards(question: Question) -> Iterator[Card]:
    """Scorecards of every step, since each has its own sentences."""
    for step in range(MOST + 1):
        attempt = Attempt(LONGEST[1], grade=Grade.COULD_TEACH)
        graded = Graded(at(ASSESSING), question, attempt, EARNED, Peers(9_999, 9_999))
        yield scorecard_card(Scorecard(at(ASSESSING), question, (step,) * len(Axis), graded))


def steps_pages(question: Question) -> Iterator[Card]:
    """What was chosen, of every step."""
    for step in range(MOST + 1):
        graded = Graded(at(ASSESSING), question, Attempt("x"), EARNED, Peers(9, 9))
        yield steps_card(Scorecard(at(ASSESSING), question, (step,) * len(Axis), graded))


async def test_every_card_of_every_design_is_taken_by_discord(bank: Bank) -> None:
    for question in largest(designs(bank)):
        for shown in (*phases(question, "*" * 1_000), *others(question), *steps_pages(question)):
            fits(shown)
        for shown in scorecards(question):
            fits(shown, *PICTURE)
        assert len(thread_name(question)) <= 100


async def test_notes_of_every_sort_are_taken_by_discord(bank: Bank) -> None:
    """None, short ones, and long ones of every sort, on cards and on pages."""
    question = max(designs(bank), key=lambda each: sum(map(len, each.phases.values())))
    for note in (*LONGEST, "x", ""):
        for shown in phases(question, note, every=True):
            fits(shown, *DRAWN)
        for page in range(1, 30):
            fits(notes_card(at(7), question, note * 6, page))


@pytest.mark.parametrize("unit", SCRIPTS.values(), ids=SCRIPTS)
async def test_a_design_of_any_script_fits_every_card(bank: Bank, unit: str) -> None:
    """The questions with the longest parts, and notes as long as they may be."""
    notes = (unit * 20_000)[:20_000]
    found = sorted(designs(bank), key=lambda each: -sum(map(len, each.phase_answers.values())))
    for question in (written_in(unit, each) for each in found[:5]):
        for shown in (*phases(question, notes, every=True), *others(question)):
            fits(shown, *DRAWN)
        for shown in scorecards(question):
            fits(shown, *PICTURE)
        for page in (1, 2, 39):
            fits(notes_card(at(7), question, notes, page))


async def test_every_form_of_every_design_is_taken_by_discord(bank: Bank) -> None:
    for question in largest(designs(bank)):
        for number in range(1, len(PHASES) + 1):
            forms.check(notes_form(at(number), question).to_dict())
    for first in (0, 3):
        forms.check(axes_form(at(ASSESSING), first).to_dict())


def test_the_picture_shows_what_its_words_say() -> None:
    """Each step fills one part of its axis' bar; the words have the same figures."""
    steps = (0, 1, 2, 3, 0, 3)
    picture = Image.open(BytesIO(draw(steps)))
    filled = [
        sum(
            picture.getpixel((440 + 64 * part, 36 + 54 * axis)) == (60, 69, 196)
            for part in range(3)
        )
        for axis in Axis
    ]
    assert tuple(filled) == steps
    for axis in Axis:
        assert f"{AXIS_LABELS[axis]} {steps[axis]} of 3" in alt_text(steps)
    assert "Together 9 of 18" in alt_text(steps)
    assert len(alt_text((3,) * 6)) <= 1024
