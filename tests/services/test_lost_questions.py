"""Questions and topics that leave the bank while members are at them."""

import pytest
from sqlalchemy import Engine

from bot.domain.attempts.screens import Graded
from bot.domain.private.quick import Asked, Report
from tests.builders import ADA, Practice, is_a, make_bank, make_question
from tests.refused import refused
from tests.services.private.interviewing import Player, Verb

CACHING = [make_question(f"caching/q{n}") for n in range(3)]
QUEUES = [make_question(f"queues/q{n}") for n in range(3)]


@pytest.fixture
def before(engine: Engine) -> Practice:
    """A bank of one topic only."""
    return Practice(engine, make_bank(CACHING))


def test_a_running_interview_goes_on_past_a_question_that_left(before: Practice) -> None:
    first = Player(before).start()
    left = [question for question in CACHING if question.id != first.question.id]
    ada = Player(before.after_restart(make_bank(left)))
    with refused("Type /interview"):
        ada.answer(first.ref)
    second = ada.start()
    assert second.ref.position == 2
    assert ada.type() == second
    assert ada.press("hint", second.ref) != second


@pytest.mark.parametrize("verb", ["next", "skip"])
def test_a_stale_card_leads_past_a_question_that_left(before: Practice, verb: Verb) -> None:
    first = Player(before).start()
    left = [question for question in CACHING if question.id != first.question.id]
    ada = Player(before.after_restart(make_bank(left)))
    assert is_a(Asked, ada.press(verb, first.ref)).ref.position == 2


def test_an_interview_whose_whole_topic_left_ends_with_a_report(before: Practice) -> None:
    asked = Player(before).start(topic="caching")
    ada = Player(before.after_restart(make_bank(QUEUES)))
    report = is_a(Report, ada.type())
    assert report.lines == ()
    assert ada.start().question.topic.slug == "queues"
    assert isinstance(ada.press("end", asked.ref), Report)


def test_a_graded_card_whose_topic_left_leads_to_the_report(before: Practice) -> None:
    asked = Player(before).start(topic="caching")
    Player(before).play(asked.ref)
    ada = Player(before.after_restart(make_bank([*QUEUES, asked.question])))
    assert isinstance(ada.type(), Graded)
    renamed = Player(before.after_restart(make_bank(QUEUES)))
    assert isinstance(renamed.press("next", asked.ref), Report)


def test_a_renamed_question_is_the_same_question(before: Practice) -> None:
    first = Player(before).start(questions=3)
    Player(before).play(first.ref)
    renamed = [make_question(q.id.replace("caching", "stores"), was=(q.id,)) for q in CACHING]
    ada = Player(before.after_restart(make_bank(renamed)))
    shown = is_a(Graded, ada.type())
    assert shown.question.was == (first.question.id,)
    second = ada.next(first.ref)
    assert second.question.id != shown.question.id


def test_an_interview_that_was_ended_stays_ended_when_its_question_leaves(
    before: Practice,
) -> None:
    first = Player(before).start()
    Player(before).press("end", first.ref)
    left = [question for question in CACHING if question.id != first.question.id]
    after = before.after_restart(make_bank(left))
    resume = after.services.interviews.resume
    assert isinstance(after.do(resume, ADA, first.ref.interview), Report)
    assert isinstance(Player(after).press("hint", first.ref), Report)
