"""What is typed in a direct message while a design interview runs there."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine

from bot.domain.attempts.screens import Revealed
from bot.domain.phases.phases import ASSESSING
from bot.domain.private.design import InPhase
from bot.domain.private.quick import Answered, Noted
from tests.builders import Practice, is_a
from tests.services.private.designing import Designer
from tests.services.private.interviewing import Player
from tests.services.private.test_chat import HOME, Typist, characters


@pytest.fixture
def practice(engine: Engine) -> Practice:
    return Practice(engine)


class Noting(Typist):
    """Ada, who notes her design interview by typing."""

    def __init__(self, practice: Practice) -> None:
        super().__init__(practice)
        self.designer = Designer(practice, HOME)
        self.ref = self.designer.start().ref
        practice.do(self.designer.service.placed, HOME, self.ref, 1, 11)


def test_notes_follow_their_messages_in_whichever_phase(practice: Practice) -> None:
    """Also once they are an attempt's text, where its phases stand under their names."""
    ada = Noting(practice)
    ada.types((12, "load"), (13, "users"))
    ada.designer.note(ada.ref, "by form")
    numbers = ada.designer.press("next", ada.ref)
    ada.types((14, "ten a second"))
    assert is_a(InPhase, is_a(Noted, ada.changes(12, "the load")).of).notes[:2] == (
        "the load\n\nusers\n\nby form",
        "ten a second",
    )
    screen = ada.designer.press("end", numbers.ref)
    assert screen.ref.phase == ASSESSING
    assert ada.changes(13) == Noted(Answered())
    ada.designer.assess(screen.ref, 2, 2, 2, 2, 2, 2)
    assert ada.changes(14, "a hundred a second") == Noted(Answered())
    assert ada.changes(12) == Noted(Answered())
    revealed = practice.do(ada.designer.answering.reconsider, HOME, screen.ref)
    text = is_a(Revealed, revealed).attempt.text
    assert text == "Requirements\nby form\n\nNumbers\na hundred a second"


def test_what_a_design_interview_took_in_is_no_part_of_the_question_beside_it(
    practice: Practice,
) -> None:
    """Neither while both run nor when the design is over and what was missed is read again."""
    quick = Typist(practice)
    quick.player.start()
    quick.types((10, "an answer"))
    ada = Noting(practice)
    ada.types((12, "a note"))
    ada.designer.press("end", ada.ref)
    noted = quick.types((10, "an answer"), (12, "a note"), (13, "more"))
    assert characters(noted) == len("an answer\n\nmore")


def test_what_a_question_took_in_is_no_note_of_the_design_interview_beside_it(
    practice: Practice,
) -> None:
    """Also where the bot was killed before it kept where the design interview begins."""
    ada = Typist(practice)
    ada.player.start()
    ada.types((10, "an answer"))
    Designer(practice, HOME).start()
    noted = ada.types((10, "an answer"), (12, "a note"))
    assert is_a(InPhase, is_a(Noted, noted).of).own == "a note"


def test_a_question_that_is_asked_beside_it_takes_no_note_from_it(practice: Practice) -> None:
    """What was typed before the question, and not read by then, is a note all the same."""
    ada = Noting(practice)
    Player(practice, replace(HOME, interaction=20)).start()
    noted = ada.types((12, "a note"), (21, "and another"))
    assert is_a(InPhase, is_a(Noted, noted).of).own == "a note\n\nand another"


def test_what_was_typed_before_a_question_is_no_answer_to_it(practice: Practice) -> None:
    """By Discord's clock, whose time is in the ids of the press and of the message."""
    ada = Typist(practice)
    Player(practice, replace(HOME, interaction=20)).start()
    listening = practice.do(ada.chat.listening, HOME)
    assert listening is not None
    assert listening.after == 20
    assert characters(ada.types((19, "before"), (21, "after"))) == len("after")
