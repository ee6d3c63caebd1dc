"""Follow-ups: asked once an answer is graded, answered, and held against the bank's own."""

from collections.abc import Callable
from datetime import time
from typing import Any

import pytest
from sqlalchemy import Engine

from bot.bank import Kind
from bot.domain.attempts.grading import Grade, Marks
from bot.domain.attempts.occasions import Ref
from bot.domain.attempts.screens import Graded
from bot.domain.channel.interview import Pending
from bot.domain.choosing.scope import Scope
from bot.domain.phases.phases import Scorecard
from bot.domain.private.quick import Report
from bot.services.attempts.answering import Answering
from bot.services.daily.schedules import ScheduleOptions
from bot.services.private.turns import NotYoursError
from tests.builders import ADA, GRACE, WRITTEN, Practice, is_a, make_bank, make_question
from tests.services.channel.hosting import Table
from tests.services.daily.channel import Channel
from tests.services.private.designing import Designer
from tests.services.private.interviewing import Player

BANK = make_bank([make_question(f"caching/q{n}", follow_ups=("And then?",)) for n in range(2)])


class Asked:
    """One question, asked in one of the ways there are; Ada answers it."""

    def __init__(
        self,
        practice: Practice,
        answering: Answering[Any, Any],
        ref: Ref,
        reveal: Callable[[], object] = lambda: None,
    ) -> None:
        self.practice, self.answering, self.ref, self.reveal = practice, answering, ref, reveal

    def do(self, step: str, *arguments: object) -> object:
        """One step of hers."""
        return self.practice.do(getattr(self.answering, step), ADA, self.ref, *arguments)

    def graded(self, step: str, *arguments: object) -> Graded:
        """A step that shows the graded card."""
        return is_a(Graded, self.do(step, *arguments))

    def answered(self, grade: Grade = Grade.SOLID) -> Graded:
        """The card once she has answered, and graded herself."""
        self.do("answer", WRITTEN)
        self.reveal()
        return self.graded("grade", Marks(grade))


def in_private(engine: Engine) -> Asked:
    practice = Practice(engine, BANK)
    return Asked(practice, practice.services.answers.turns, Player(practice).start().ref)


def daily(engine: Engine) -> Asked:
    options = ScheduleOptions(at=time(13), channel_id=9, scope=Scope("caching"))
    channel = Channel(engine, options, BANK)
    return Asked(channel.practice, channel.practice.services.answers.posts, channel.sent().post.ref)


def in_a_channel(engine: Engine) -> Asked:
    table = Table(Practice(engine, BANK))
    ref = table.start()
    table.do(table.answers.join, GRACE, ref)
    return Asked(table.practice, table.answering, ref, lambda: table.answer(GRACE, ref))


@pytest.fixture(params=[in_private, daily, in_a_channel], ids=lambda each: str(each.__name__))
def asked(request: pytest.FixtureRequest, engine: Engine) -> Asked:
    """Each way of asking."""
    made: Asked = request.param(engine)
    return made


@pytest.mark.parametrize("grade", Grade)
def test_whatever_the_grade_the_interviewer_goes_on_once(asked: Asked, grade: Grade) -> None:
    before = asked.answered(grade).attempt
    assert (before.follow_up, before.follow_up_asked) == (0, "And then?")
    assert not before.is_followed_up
    again = asked.graded("grade", Marks(Grade.COULD_TEACH)).attempt
    assert (again.follow_up, again.follow_up_asked) == (0, "And then?")


def test_it_is_answered_and_judged_and_that_can_be_changed(asked: Asked) -> None:
    """Twice is as once; it earns nothing, and stays through another grade and a restart."""
    before = asked.answered()
    for _ in range(2):
        told = asked.graded("follow_up", " I would retry. ")
        assert told.attempt.follow_up_answer == "I would retry."
        assert told.attempt.follow_up_had is None
    for had in (True, True, False):
        told = asked.graded("judge_follow_up", had)
        assert told.attempt.follow_up_had is had
        assert told.earned == before.earned
    after = asked.graded("grade", Marks(Grade.PARTLY)).attempt
    assert (after.follow_up_answer, after.follow_up_had) == ("I would retry.", False)
    assert asked.graded("show").attempt == after
    stored = asked.practice.do(asked.practice.services.members.export, ADA).tables["attempts"]
    assert [row["follow_up_had"] for row in stored] == [False]


def test_what_was_said_aloud_is_judged_and_leaves_what_was_written(asked: Asked) -> None:
    asked.answered()
    assert asked.graded("follow_up", "").attempt.follow_up_answer is None
    assert asked.graded("judge_follow_up", True).attempt.is_followed_up
    asked.graded("follow_up", "I would retry.")
    assert asked.graded("follow_up", "").attempt.follow_up_answer == "I would retry."


def test_before_there_is_a_grade_nothing_is_kept_of_one(asked: Asked) -> None:
    """Pressed on what an older card left, or forged."""
    asked.do("answer", WRITTEN)
    for step, what in (("follow_up", "Forged."), ("judge_follow_up", True)):
        asked.do(step, what)
    asked.reveal()
    after = asked.graded("grade", Marks(Grade.SOLID)).attempt
    assert (after.follow_up_answer, after.follow_up_had) == (None, None)


def test_before_the_reveal_a_channel_s_is_not_shown(engine: Engine) -> None:
    asked = in_a_channel(engine)
    asked.do("answer", WRITTEN)
    is_a(Pending, asked.do("follow_up", "Forged."))
    is_a(Pending, asked.do("judge_follow_up", True))


def test_i_do_not_know_is_not_followed_up(engine: Engine) -> None:
    """There is nothing to go on from, also once it is graded again."""
    asked = in_private(engine)
    assert asked.graded("give_up").attempt.follow_up is None
    assert asked.graded("grade", Marks(Grade.MISSED)).attempt.follow_up is None


def test_a_design_goes_on_by_its_own_phases(engine: Engine) -> None:
    """Also where the grade is changed, which the steps of every attempt do."""
    designs = [make_question("designs/d", kind=Kind.DESIGN, follow_ups=("And then?",))]
    ada = Designer(Practice(engine, make_bank(designs)))
    score = is_a(Scorecard, ada.assess(ada.through().ref, 2, 2, 2, 2, 2, 2))
    changed = ada.practice.do(ada.answering.grade, ADA, score.ref, Marks(Grade.PARTLY))
    assert is_a(Scorecard, changed).graded.attempt.follow_up is None


def test_another_s_is_not_to_be_judged(engine: Engine) -> None:
    asked = in_private(engine)
    asked.answered()
    with pytest.raises(NotYoursError):
        asked.practice.do(asked.answering.judge_follow_up, GRACE, asked.ref, True)
    assert asked.graded("show").attempt.follow_up_had is None


def test_it_stays_when_the_words_are_forgotten(engine: Engine) -> None:
    asked = in_private(engine)
    asked.answered()
    asked.do("follow_up", "I would retry.")
    asked.do("judge_follow_up", True)
    asked.practice.clock.advance(days=181)
    asked.practice.do(asked.practice.services.members.forget_texts)
    kept = asked.graded("show").attempt
    assert (kept.text, kept.follow_up_answer, kept.follow_up_had) == (None, None, True)


def test_the_report_has_it(engine: Engine) -> None:
    asked = in_private(engine)
    asked.answered()
    asked.do("judge_follow_up", False)
    [line] = is_a(Report, Player(asked.practice).press("end", asked.ref)).lines  # type: ignore[arg-type]  # a turn's
    assert line.attempt is not None
    assert line.attempt.follow_up_had is False
