"""A host's clock that was ahead for a while, and then right: daily questions come as before."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bot.db.models import PostRow
from bot.domain.attempts.occasions import PostRef
from bot.domain.daily.posts import Dispatch, sent_at
from bot.services.daily.schedules import ScheduleOptions
from tests.builders import MONA, NOON
from tests.services.daily.channel import TODAY, Channel

AHEAD = [timedelta(hours=n) for n in (30, 24 * 9 + 2, 24 * 365 + 2)]
_EPOCH = datetime(2015, 1, 1, tzinfo=UTC)


@pytest.fixture
def channel(engine: Engine) -> Channel:
    return Channel(engine)


def message(at: datetime) -> int:
    """The id of a message that came to Discord at an instant."""
    return int((at - _EPOCH) / timedelta(milliseconds=1)) << 22 | 7


def confirm(channel: Channel, dispatch: Dispatch, at: datetime) -> PostRef:
    """It is there since then, by Discord's clock."""
    channel.practice.do(channel.outcomes.confirm, dispatch.post.ref, message(at))
    return dispatch.post.ref


def sent_today(channel: Channel) -> PostRef:
    """Today's came at 13:00."""
    channel.at(NOON.replace(hour=13))
    [dispatch] = channel.claim()
    return confirm(channel, dispatch, NOON.replace(hour=13))


def reckon(channel: Channel) -> None:
    """What the dispatcher does at a start, and where the clock went back."""
    set_clock = channel.practice.services.set_clock
    channel.practice.do(set_clock.posts)
    done: int | None = 0
    while done is not None:
        done = channel.practice.do(set_clock.schedules, done, 1)


def kept(channel: Channel, ref: PostRef) -> PostRow:
    """A post as the record has it."""
    return channel.practice.do(Session.get_one, PostRow, ref.post)


def announced(channel: Channel) -> list[datetime]:
    """What `/daily list` says comes next of each schedule."""
    views = channel.practice.do(channel.practice.services.schedules.list, MONA)
    return [view.upcoming[0] for view in views]


def test_when_a_message_came_stands_in_its_id() -> None:
    """The example of Discord's documentation."""
    assert sent_at(175928847299117063) == datetime(2016, 4, 30, 11, 18, 25, 796000, UTC)
    assert sent_at(message(NOON)) == NOON


@pytest.mark.parametrize("ahead", AHEAD)
def test_after_todays_post_tomorrows_comes(channel: Channel, ahead: timedelta) -> None:
    """The one that came by the wrong clock is of today as well, and its date is free."""
    first = sent_today(channel)
    channel.practice.clock.set_by(ahead)
    [wrong] = channel.claim()
    ref = confirm(channel, wrong, NOON.replace(hour=13, minute=1))
    channel.practice.clock.set_by(-ahead)
    assert channel.claim() == []
    reckon(channel)
    assert announced(channel) == [NOON.replace(day=25, hour=13)]
    assert kept(channel, ref).closes_at == NOON.replace(day=25, hour=0)
    outdated = channel.practice.do(channel.outcomes.outdated, 9)
    assert [(each.post.ref, each.post.local_date) for each in outdated] == [(ref, TODAY)]
    channel.at(NOON.replace(day=25, hour=13))
    [tomorrows] = channel.claim()
    assert tomorrows.post.local_date == date(2026, 11, 25)
    assert {each.post.ref for each in channel.closings()} == {first, ref}
    channel.at(NOON + ahead + timedelta(hours=1))
    assert len(channel.claim()) == (ahead > timedelta(days=2))


@pytest.mark.parametrize("ahead", AHEAD)
def test_before_todays_post_what_came_is_todays(channel: Channel, ahead: timedelta) -> None:
    channel.practice.clock.set_by(ahead)
    [wrong] = channel.claim()
    ref = confirm(channel, wrong, NOON)
    channel.practice.clock.set_by(-ahead)
    reckon(channel)
    assert kept(channel, ref).local_date == TODAY
    assert announced(channel) == [NOON.replace(day=25, hour=13)]
    channel.at(NOON.replace(hour=13))
    assert channel.claim() == []


def test_what_was_missed_meanwhile_comes_late(channel: Channel) -> None:
    """The clock was ahead over the time of the post, and its own post was given up."""
    sent_today(channel)
    channel.at(NOON.replace(day=25, hour=12, minute=59))
    channel.practice.clock.set_by(timedelta(days=300))
    assert channel.claim() == []
    channel.practice.clock.advance(minutes=5)
    [wrong] = channel.claim()
    channel.practice.do(channel.outcomes.give_up, wrong.post.ref)
    channel.practice.clock.set_by(-timedelta(days=300))
    reckon(channel)
    [late] = channel.claim()
    assert late.post.local_date == date(2026, 11, 25)


def test_a_new_schedule_does_not_come_before_its_next_time(channel: Channel) -> None:
    """It was set by a clock that was ahead, at an hour when today's time was over."""
    sent_today(channel)
    channel.practice.clock.set_by(timedelta(days=300))
    schedules = channel.practice.services.schedules
    channel.practice.do(schedules.add, MONA, ScheduleOptions(at=time(9), channel_id=10))
    channel.practice.clock.set_by(-timedelta(days=300))
    reckon(channel)
    assert announced(channel)[1] == NOON.replace(day=25, hour=9)
    assert channel.claim() == []


def test_a_post_that_was_closed_too_early_is_opened_again(channel: Channel) -> None:
    ref = sent_today(channel)
    channel.practice.clock.set_by(timedelta(days=3))
    assert len(channel.closings()) == 1
    channel.practice.do(channel.outcomes.closed, ref)
    channel.practice.clock.set_by(-timedelta(days=3))
    reckon(channel)
    outdated = channel.practice.do(channel.outcomes.outdated, 9)
    assert [each.post.ref for each in outdated] == [ref]
    channel.at(NOON.replace(day=25, hour=0, minute=3))
    assert [each.post.ref for each in channel.closings()] == [ref]


def test_a_clock_that_is_wrong_now_moves_nothing_for_good(channel: Channel) -> None:
    """It was set back, or a machine began with an old time: once it is right, all is as before."""
    ref = sent_today(channel)
    before = kept(channel, ref)
    due = channel.schedule().next_due_at
    for back in (timedelta(hours=3), timedelta(days=400)):
        channel.practice.clock.set_by(-back)
        reckon(channel)
        channel.practice.clock.set_by(back)
        reckon(channel)
        assert channel.claim() == []
        assert channel.schedule().next_due_at == due
        after = kept(channel, ref)
        for name in ("schedule_key", "local_date", "closes_at", "state", "shown_answers"):
            assert getattr(after, name) == getattr(before, name)
