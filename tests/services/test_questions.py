"""What a member sees of one question, and when it is answered elsewhere."""

from dataclasses import replace
from datetime import time, timedelta

import pytest
from sqlalchemy import Engine

from bot.domain.attempts.grading import Grade, Marks
from bot.domain.attempts.occasions import PostRef, TurnRef
from bot.domain.channel.interview import Asking, Place, Started
from bot.domain.choosing.request import Request
from bot.domain.choosing.scope import Scope
from bot.domain.people.caller import DIRECT, Caller
from bot.domain.private.quick import Asked
from bot.domain.questions import QuestionView, Waiting
from bot.services.daily.schedules import ScheduleOptions
from tests.builders import ADA, CLUB, GRACE, MONA, WRITTEN, Practice, is_a, make_bank, make_question
from tests.refused import refused
from tests.services.private.interviewing import Player

LRU, AGAIN = "caching/lru", "queues/again"


@pytest.fixture
def practice(engine: Engine) -> Practice:
    """Two wordings of one question, and another one."""
    asked = replace(make_question(LRU), links=(AGAIN, "storage/disk", AGAIN, "gone/gone", LRU))
    again = replace(make_question(AGAIN, alias_of=LRU), links=asked.links)
    return Practice(engine, make_bank([asked, again, make_question("storage/disk")]))


def shown(practice: Practice, who: Caller, identity: str = LRU) -> QuestionView:
    """The question, as it is looked up."""
    key = practice.library.key(practice.bank.questions[identity])
    return practice.do(practice.services.questions.show, who, key)


def started(player: Player, identity: str) -> TurnRef:
    """An interview of this one question."""
    practice = player.practice
    key = practice.library.key(practice.bank.questions[identity])
    request = Request(Scope(question=key))
    return is_a(Asked, practice.do(practice.services.interviews.start, player.who, request)).ref


def posted(practice: Practice, topic: str = "caching") -> PostRef:
    """A daily question that stands in its channel."""
    services = practice.services
    options = ScheduleOptions(at=time(9), channel_id=9, scope=Scope(topic))
    key = practice.do(services.schedules.add, MONA, options).key
    ref = practice.do(services.posting.claim_now, MONA, key).post.ref
    practice.do(services.post_outcomes.confirm, ref, 555)
    return ref


def test_it_tells_what_a_member_has_had_to_do_with_it(practice: Practice) -> None:
    """In whatever wording; the answer shows after a grade."""
    new = shown(practice, ADA)
    assert (new.seen, new.grade, new.due_at, new.shows_answer) == (False, None, None, False)
    player = Player(practice)
    ref = started(player, AGAIN)
    player.answer(ref)
    met = shown(practice, ADA)
    assert (met.seen, met.grade, met.shows_answer) == (True, None, False)
    practice.do(practice.services.answers.turns.grade, ADA, ref, Marks(Grade.SOLID))
    for identity in (LRU, AGAIN):
        graded = shown(practice, ADA, identity)
        assert (graded.grade, graded.shows_answer) == (Grade.SOLID, True)
        assert graded.due_at is not None
        assert graded.question.id == identity
    assert not shown(practice, GRACE).shows_answer


def test_what_is_related_is_in_the_bank_and_another_question(practice: Practice) -> None:
    related = [each.question.id for each in shown(practice, ADA).related]
    assert related == [AGAIN, "storage/disk"]


def test_a_question_that_has_left_the_bank_is_told(practice: Practice) -> None:
    with refused("no longer in my question bank"):
        practice.do(practice.services.questions.show, ADA, 99)


def test_a_daily_question_waits_for_whoever_has_not_answered_it_on_its_day(
    practice: Practice,
) -> None:
    """In its own server, whichever wording was posted or is looked up."""
    ref = posted(practice)
    there = Waiting(CLUB, 9, 555, daily=True)
    assert shown(practice, ADA).waiting == there
    assert shown(practice, ADA, AGAIN).waiting == there
    assert shown(practice, ADA, "storage/disk").waiting is None
    for elsewhere in (DIRECT, CLUB + 1):
        assert shown(practice, replace(ADA, guild_id=elsewhere)).waiting is None
    practice.do(practice.services.answers.posts.answer, ADA, ref, WRITTEN)
    assert shown(practice, ADA).waiting is None
    assert shown(practice, GRACE).waiting == there
    practice.clock.now += timedelta(days=1)
    assert shown(practice, GRACE).waiting is None


def test_what_was_graded_before_is_held_back_while_it_waits(practice: Practice) -> None:
    player = Player(practice)
    player.play(started(player, LRU))
    assert shown(practice, ADA).shows_answer
    posted(practice)
    assert shown(practice, ADA).grade is not None
    assert not shown(practice, ADA).shows_answer


def test_what_a_channel_is_asked_is_held_back_from_those_who_joined_until_the_reveal(
    practice: Practice,
) -> None:
    rounds = practice.services.channel.hosting
    request = Request(Scope("caching"), 1)
    started = is_a(Started, practice.do(rounds.start, ADA, Place(8), (), request))
    ref = is_a(Asking, started.view).ref
    assert shown(practice, ADA).waiting == Waiting(CLUB, 8, None, daily=False)
    practice.do(practice.services.answers.rounds.answer, ADA, ref, WRITTEN)
    assert shown(practice, ADA, AGAIN).waiting is not None
    assert shown(practice, GRACE).waiting is None
    practice.do(rounds.reveal, ADA, ref)
    assert shown(practice, ADA).waiting is None
