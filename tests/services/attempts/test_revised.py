"""What was ticked and answered outlives the rewording of its question."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import Engine

from bot.bank import Question
from bot.domain.attempts.grading import Grade, Marks
from bot.domain.attempts.key_points import FormerTicks, digest
from bot.domain.attempts.occasions import TurnRef
from bot.domain.attempts.screens import Graded
from bot.ui.attempts.cards import graded_card
from tests.builders import Practice, is_a, make_bank, make_question
from tests.services.private.interviewing import Player
from tests.ui.fitting import message

ASKED = ("What if the cache restarts?", "What if the lock expires?")
OLD = make_question("caching/a", follow_ups=ASKED)
NEW = replace(OLD, key_points=(*OLD.key_points, "It has an owner."), follow_ups=("And then?",))
NOW, FORMERLY = digest(NEW.key_points), digest(OLD.key_points)


def shown(screen: Graded) -> str:
    """Everything that its card says, buttons included."""
    return json.dumps(message(graded_card(screen)), ensure_ascii=False)


def answered(engine: Engine, question: Question) -> tuple[Player, TurnRef]:
    """An answer that waits for its grade."""
    ada = Player(Practice(engine, make_bank([question])))
    ref = ada.start(questions=1).ref
    ada.answer(ref)
    return ada, ref


def with_bank(ada: Player, question: Question) -> Player:
    """The same member once the bot has started with another bank."""
    return Player(ada.practice.after_restart(make_bank([question])))


def grade(ada: Player, ref: TurnRef, marks: Marks) -> Graded:
    """Submit a form of ticks."""
    answers = ada.practice.services.answers.turns
    return is_a(Graded, ada.practice.do(answers.grade, ada.who, ref, marks))


def test_ticks_of_revised_key_points_are_a_count(engine: Engine) -> None:
    ada, ref = answered(engine, OLD)
    before = grade(ada, ref, Marks(Grade.SOLID, (0, 2), of=FORMERLY))
    assert before.attempt.ticked == (0, 2)
    assert "Key points: 2 of 3 covered" in shown(before)
    after = is_a(Graded, with_bank(ada, NEW).press("show", ref))
    assert after.attempt.ticked is None
    assert after.attempt.formerly == FormerTicks(2, 3)
    told = shown(after)
    assert "You ticked 2 of 3, before this question was revised." in told
    assert "look again" not in told
    assert is_a(Graded, with_bank(ada, OLD).press("show", ref)).attempt.ticked == (0, 2)


def test_a_form_that_was_open_while_the_key_points_changed_ticks_the_old_ones(
    engine: Engine,
) -> None:
    ada, ref = answered(engine, OLD)
    after = grade(with_bank(ada, NEW), ref, Marks(Grade.SOLID, (1, 2, 7), of=FORMERLY))
    assert after.attempt.ticked is None
    assert after.attempt.formerly == FormerTicks(2, 3)
    again = grade(with_bank(ada, NEW), ref, Marks(Grade.SOLID, (3,), of=NOW))
    assert again.attempt.ticked == (3,)
    assert again.attempt.formerly is None


@pytest.mark.parametrize("of", [None, NOW])
def test_a_form_of_before_digests_ticks_what_stands_there(engine: Engine, of: int | None) -> None:
    ada, ref = answered(engine, NEW)
    assert grade(ada, ref, Marks(Grade.SOLID, (3, 9), of=of)).attempt.ticked == (3,)


def test_a_forged_digest_ticks_no_more_than_a_form_can(engine: Engine) -> None:
    ada, ref = answered(engine, NEW)
    forged = grade(ada, ref, Marks(Grade.SOLID, tuple(range(40)), of=31 << 40))
    assert forged.attempt.formerly == FormerTicks(10, 31)


def test_a_follow_up_stays_as_it_was_asked(engine: Engine) -> None:
    ada, ref = answered(engine, OLD)
    asked = grade(ada, ref, Marks(Grade.SOLID)).attempt.follow_up_asked
    assert asked in ASKED
    after = is_a(Graded, with_bank(ada, NEW).press("show", ref))
    assert after.attempt.follow_up_asked == asked
    assert asked in shown(after)
    assert "Answer the follow-up" not in shown(after)
