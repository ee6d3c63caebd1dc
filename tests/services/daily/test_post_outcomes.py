"""What becomes of a daily post: sent, refused, unknown, closed."""

from dataclasses import replace
from datetime import time, timedelta

import pytest
from sqlalchemy import Engine, delete
from sqlalchemy.orm import Session

from bot.db.models import PostRow
from bot.domain.choosing.scope import Scope
from bot.domain.daily.posts import PauseReason, PostWarning
from bot.services.daily.schedules import ScheduleOptions
from tests.builders import CLUB, GRACE, MONA, NOON, make_bank, make_question
from tests.services.daily.channel import TODAY, Channel


@pytest.fixture
def channel(engine: Engine) -> Channel:
    return Channel(engine)


def test_a_confirmed_post_is_never_sent_again(channel: Channel) -> None:
    channel.sent()
    channel.practice.clock.advance(hours=2)
    assert channel.reclaim() == []
    assert channel.posts() == [(TODAY, "sent")]


def test_a_post_that_is_confirmed_once_more_stays_what_it_is(channel: Channel) -> None:
    """Another sender took it up after the lease, and found it; its day may be over by then."""
    ref = channel.sent().post.ref
    channel.practice.do(channel.outcomes.closed, ref)
    channel.practice.do(channel.outcomes.confirm, ref, 556)
    assert channel.posts() == [(TODAY, "closed")]
    assert channel.practice.do(Session.get_one, PostRow, ref.post).message_id == 555


def test_a_channel_that_refuses_pauses_its_schedule_and_says_why(channel: Channel) -> None:
    channel.at(NOON.replace(hour=13))
    [dispatch] = channel.claim()
    channel.practice.do(channel.outcomes.refuse, dispatch.post.ref, PauseReason.FORBIDDEN)
    row = channel.schedule()
    assert (row.next_due_at, row.paused_because) == (None, PauseReason.FORBIDDEN)
    assert channel.posts() == [(TODAY, "given-up")]


def test_a_refusal_of_an_old_channel_does_not_pause_a_schedule_that_moved(channel: Channel) -> None:
    channel.at(NOON.replace(hour=13))
    [dispatch] = channel.claim()
    change = channel.practice.services.schedules.change
    channel.practice.do(change, MONA, channel.key, ScheduleOptions(channel_id=10))
    channel.practice.do(channel.outcomes.refuse, dispatch.post.ref, PauseReason.CHANNEL_GONE)
    assert channel.schedule().paused_because is None


def test_an_unknown_outcome_is_told_and_the_next_success_clears_it(channel: Channel) -> None:
    channel.at(NOON.replace(hour=13))
    [dispatch] = channel.claim()
    channel.practice.do(channel.outcomes.give_up, dispatch.post.ref, PostWarning.INTERRUPTED)
    assert channel.schedule().warning == PostWarning.INTERRUPTED
    assert channel.schedule().next_due_at is not None
    channel.at(NOON.replace(day=25, hour=13))
    [dispatch] = channel.claim()
    channel.practice.do(channel.outcomes.confirm, dispatch.post.ref, 556)
    assert channel.schedule().warning is None


def test_a_sent_post_is_closed_once_when_its_day_is_over(channel: Channel) -> None:
    dispatch = channel.sent()
    channel.at(NOON.replace(hour=23, minute=59))
    assert channel.closings() == []
    channel.at(NOON.replace(day=25, hour=0))
    [closing] = channel.closings()
    assert (closing.message_id, closing.channel_id, closing.grades) == (555, 9, {})
    assert channel.closings() == []
    channel.practice.clock.advance(minutes=3)
    assert len(channel.closings()) == 1
    channel.practice.do(channel.outcomes.closed, dispatch.post.ref)
    channel.practice.clock.advance(minutes=3)
    assert channel.closings() == []


def test_a_closing_whose_question_left_the_bank_is_left_alone(channel: Channel) -> None:
    channel.sent()
    channel.at(NOON.replace(day=25))
    restarted = channel.practice.after_restart(make_bank([make_question("new/one")]))
    assert restarted.do(restarted.services.post_outcomes.closings, 9) == []
    assert channel.posts() == [(TODAY, "closed")]


def test_a_schedule_with_nothing_left_to_ask_pauses_and_says_so(engine: Engine) -> None:
    channel = Channel(engine, ScheduleOptions(at=time(13), channel_id=9, scope=Scope("caching")))
    restarted = channel.practice.after_restart(make_bank([make_question("new/one")]))
    channel.at(NOON.replace(hour=13))
    assert restarted.do(restarted.services.posting.claim, 9) == []
    assert channel.schedule().paused_because == PauseReason.NO_QUESTIONS


def test_what_a_removed_schedule_had_not_sent_is_looked_for_and_not_wanted(
    channel: Channel,
) -> None:
    """It may be in its channel: only that is found out."""
    channel.at(NOON.replace(hour=13))
    [claimed] = channel.claim()
    channel.practice.do(channel.practice.services.schedules.remove, MONA, channel.key)
    channel.practice.clock.advance(hours=1)
    [dispatch] = channel.reclaim()
    assert (dispatch.post, dispatch.claimed_at) == (claimed.post, claimed.claimed_at)
    assert not channel.is_wanted(dispatch)
    channel.practice.do(channel.outcomes.give_up, dispatch.post.ref)
    assert channel.posts() == [(TODAY, "given-up")]


def test_a_post_that_was_given_up_and_is_there_is_closed_like_any_other(channel: Channel) -> None:
    """Whoever pressed its button has seen it; elsewhere, it was another message."""
    channel.at(NOON.replace(hour=13))
    [claimed] = channel.claim()
    ref, seen = claimed.post.ref, channel.outcomes.seen
    channel.practice.do(channel.outcomes.give_up, ref, PostWarning.INTERRUPTED)
    for who, where in ((GRACE, 10), (replace(GRACE, guild_id=CLUB + 1), 9)):
        channel.practice.do(seen, who, ref, where, 555)
        channel.practice.do(seen, who, replace(ref, question=ref.question + 1), where, 555)
        assert channel.posts() == [(TODAY, "given-up")]
    channel.practice.do(seen, GRACE, ref, 9, 555)
    assert channel.posts() == [(TODAY, "sent")]
    assert channel.schedule().warning is None
    channel.at(NOON.replace(day=25, hour=0))
    assert [each.message_id for each in channel.closings()] == [555]


def test_what_became_of_a_post_is_kept_although_its_server_is_forgotten(channel: Channel) -> None:
    """Its sender was still at work when the record went."""
    channel.at(NOON.replace(hour=13))
    [claimed] = channel.claim()
    channel.practice.do(lambda session: session.execute(delete(PostRow)))
    assert not channel.is_wanted(claimed)
    ref, outcomes = claimed.post.ref, channel.outcomes
    channel.practice.do(outcomes.confirm, ref, 555)
    channel.practice.do(outcomes.refuse, ref, PauseReason.FORBIDDEN)
    channel.practice.do(outcomes.give_up, ref, PostWarning.INTERRUPTED)
    channel.practice.do(outcomes.refreshed, ref, 1)
    channel.practice.do(outcomes.closed, ref)
    assert channel.posts() == []


def test_a_lease_of_a_clock_that_was_set_back_keeps_nobody_waiting(channel: Channel) -> None:
    """It ends later than any lease could: the post is taken up now, and not in an hour."""
    channel.at(NOON.replace(hour=15))
    channel.claim()
    assert channel.reclaim() == []
    channel.practice.clock.set_by(-timedelta(hours=1))
    assert len(channel.reclaim()) == 1
    assert channel.reclaim() == []
