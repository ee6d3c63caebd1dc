"""Answers in parts, follow-ups, and what is typed in a direct message."""

import pytest
from sqlalchemy import Engine

from bot.domain.attempts.grading import Grade
from bot.domain.attempts.screens import Graded, Revealed
from bot.domain.people.caller import DIRECT, Caller
from bot.domain.private.design import InPhase
from bot.domain.private.quick import Asked, Listening
from bot.services.private.drafts import MOST_CHARACTERS
from tests.builders import ADA, NOON, WRITTEN, Practice, is_a, make_bank, make_question
from tests.refused import refused
from tests.services.private.designing import Designer
from tests.services.private.interviewing import Player

HOME = Caller(ADA.member_id, ADA.name, DIRECT)
"""Ada in a direct message with the bot."""


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


def test_what_is_typed_in_a_direct_message_is_noted_once(practice: Practice) -> None:
    """A message that Discord tells twice is part of the answer once."""
    ada = Player(practice, HOME)
    ref = ada.start().ref
    parts = practice.services.drafts
    practice.do(parts.hear, HOME, [(10, "one")])
    heard = practice.do(parts.hear, HOME, [(10, "one"), (11, ""), (12, "two")])
    assert heard is not None
    assert (heard.ref, heard.characters) == (ref, len("one\n\ntwo"))
    assert practice.do(parts.listening, HOME) == Listening(NOON, 12)
    practice.do(parts.noted, HOME, ref, 99)
    heard = practice.do(parts.hear, HOME, [(13, "three")])
    assert heard is not None
    assert heard.note_message_id == 99


def test_of_several_messages_those_without_room_are_left_out(practice: Practice) -> None:
    """One alone is refused in words; of those typed while the bot was away the rest counts."""
    Player(practice, HOME).start()
    hear = practice.services.drafts.hear
    heard = practice.do(hear, HOME, [(10, "x" * MOST_CHARACTERS), (11, "too much"), (12, "!")])
    assert heard is not None
    assert heard.characters == MOST_CHARACTERS
    with refused("20,000"):
        practice.do(hear, HOME, [(13, "too much")])
    assert practice.do(practice.services.drafts.listening, HOME) == Listening(NOON, 12)


def test_nothing_is_heard_where_no_question_waits(practice: Practice) -> None:
    """Without an interview, after the answer, and in a server, typing is no answer."""
    parts = practice.services.drafts
    assert practice.do(parts.hear, HOME, [(1, "hello")]) is None
    ada = Player(practice, HOME)
    ada.answer(ada.start().ref)
    assert practice.do(parts.hear, HOME, [(2, "hello")]) is None
    Player(practice).start()
    assert practice.do(parts.hear, ADA, [(3, "hello")]) is None


def test_a_good_grade_brings_one_follow_up_that_stays(engine: Engine) -> None:
    """Solid or better is followed up, a weaker grade is not; the choice stays, ungraded."""
    questions = [make_question("caching/q", follow_ups=("And then?", "What if not?"))]
    practice = Practice(engine, make_bank(questions))
    ada = Player(practice)
    ref = ada.start(questions=1).ref
    assert ada.play(ref, Grade.PARTLY).attempt.follow_up is None
    chosen = ada.grade(ref, Grade.SOLID).attempt.follow_up
    assert chosen in (0, 1)
    assert ada.grade(ref, Grade.COULD_TEACH).attempt.follow_up == chosen
    keep = practice.services.interviews.follow_up
    told = is_a(Graded, practice.do(keep, ADA, ref, " I would retry. "))
    assert told.attempt.follow_up_answer == "I would retry."
    assert told.earned.points == 3


def test_what_a_design_interview_took_in_is_no_part_of_the_question_beside_it(
    practice: Practice,
) -> None:
    """Neither while both run nor when the design is over and what was missed is read again."""
    Player(practice, HOME).start()
    parts, design = practice.services.drafts, Designer(practice, HOME)
    practice.do(parts.hear, HOME, [(10, "an answer")])
    ref = design.start().ref
    practice.do(design.service.placed, HOME, ref, 1, 11)
    practice.do(design.service.hear, HOME, [(12, "a note")])
    design.press("end", ref)
    typed = [(10, "an answer"), (12, "a note"), (13, "more")]
    heard = practice.do(parts.hear, HOME, typed)
    assert heard is not None
    assert heard.characters == len("an answer\n\nmore")


def test_what_a_question_took_in_is_no_note_of_the_design_interview_beside_it(
    practice: Practice,
) -> None:
    """Also where the bot was killed before it kept where the design interview begins."""
    Player(practice, HOME).start()
    practice.do(practice.services.drafts.hear, HOME, [(10, "an answer")])
    design = Designer(practice, HOME)
    design.start()
    screen = practice.do(design.service.hear, HOME, [(10, "an answer"), (12, "a note")])
    assert is_a(InPhase, screen).own == "a note"
