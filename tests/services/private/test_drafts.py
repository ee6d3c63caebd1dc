"""Answers in parts, and follow-ups."""

import pytest
from sqlalchemy import Engine

from bot.domain.attempts.grading import Grade
from bot.domain.attempts.screens import Revealed
from bot.domain.private.quick import MOST_CHARACTERS, Asked
from tests.builders import ADA, WRITTEN, Practice, is_a, make_bank, make_question
from tests.refused import refused
from tests.services.private.interviewing import Player


@pytest.fixture
def practice(engine: Engine) -> Practice:
    return Practice(engine)


def test_parts_become_one_answer(practice: Practice) -> None:
    """Parts are joined in their order by *Done*, and count as one written attempt."""
    ada = Player(practice)
    ref = ada.start().ref
    parts = practice.services.drafts
    for text in ("First the load.", " Then the cache, and what it costs. "):
        asked = is_a(Asked, practice.do(parts.add, ADA, ref, text))
    assert asked.draft == "First the load.\n\nThen the cache, and what it costs."
    revealed = is_a(Revealed, practice.do(parts.done, ADA, ref))
    assert revealed.attempt.text == asked.draft
    assert ada.grade(ref).earned.points == 3


def test_done_with_nothing_written_is_refused_and_loses_nothing(practice: Practice) -> None:
    """An empty answer is one sentence, and the question still waits."""
    ada = Player(practice)
    ref = ada.start().ref
    with refused("empty"):
        practice.do(practice.services.drafts.done, ADA, ref)
    assert isinstance(ada.press("show", ref), Asked)


def test_parts_hold_twenty_thousand_characters(practice: Practice) -> None:
    """The part that is too much is refused; what was written before is kept."""
    ref = Player(practice).start().ref
    parts = practice.services.drafts
    practice.do(parts.add, ADA, ref, "x" * MOST_CHARACTERS)
    with refused("20,000"):
        practice.do(parts.add, ADA, ref, "y")
    revealed = is_a(Revealed, practice.do(parts.done, ADA, ref))
    assert len(revealed.attempt.text or "") == MOST_CHARACTERS


def test_a_part_after_the_answer_does_not_change_it(practice: Practice) -> None:
    """A form that was open when the answer was given adds nothing to it."""
    ada = Player(practice)
    ref = ada.start().ref
    ada.answer(ref)
    shown = is_a(Revealed, practice.do(practice.services.drafts.add, ADA, ref, "late"))
    assert shown.again
    assert shown.attempt.text == WRITTEN


def test_one_follow_up_is_chosen_and_stays(engine: Engine) -> None:
    questions = [make_question("caching/q", follow_ups=("And then?", "What if not?"))]
    ada = Player(Practice(engine, make_bank(questions)))
    ref = ada.start(questions=1).ref
    chosen = ada.play(ref, Grade.SOLID).attempt.follow_up
    assert chosen in (0, 1)
    assert ada.grade(ref, Grade.COULD_TEACH).attempt.follow_up == chosen
