"""What is announced of a schedule is what comes."""

from datetime import date, datetime, time

import pytest
from sqlalchemy import Engine

from bot.domain.daily.posts import PauseReason
from bot.services.daily.schedules import ScheduleOptions
from tests.builders import CLUB, MONA, NOON
from tests.refused import refused
from tests.services.daily.channel import TODAY, Channel

TOMORROW = NOON.replace(day=25, hour=13)


@pytest.fixture
def channel(engine: Engine) -> Channel:
    return Channel(engine)


def announced(channel: Channel) -> tuple[datetime, ...]:
    """What `/daily list` says comes next; the record's due time must say the same."""
    [view] = channel.practice.do(channel.practice.services.schedules.list, MONA)
    if view.upcoming:
        due_at = channel.schedule().next_due_at
        assert due_at == view.upcoming[0]
    return view.upcoming


def set_time(channel: Channel, at: time) -> tuple[datetime, ...]:
    """Change the time, and return what the card announces."""
    change = channel.practice.services.schedules.change
    view = channel.practice.do(change, MONA, channel.key, ScheduleOptions(at=at))
    return view.upcoming


def test_after_now_the_next_post_is_tomorrows(channel: Channel) -> None:
    assert announced(channel)[0] == NOON.replace(hour=13)
    channel.practice.do(channel.posting.claim_now, MONA, channel.key)
    assert announced(channel) == tuple(NOON.replace(day=day, hour=13) for day in (25, 26, 27))
    preview = channel.practice.do(channel.posting.preview, MONA, channel.key)
    assert preview.local_date == date(2026, 11, 25)
    channel.at(NOON.replace(hour=14))
    assert channel.claim() == []


def test_a_new_time_after_todays_post_begins_tomorrow(channel: Channel) -> None:
    channel.sent()
    evening = NOON.replace(day=25, hour=20)
    assert set_time(channel, time(20))[0] == evening
    assert announced(channel)[0] == evening
    channel.at(NOON.replace(hour=20))
    assert channel.claim() == []
    channel.at(evening)
    assert len(channel.claim()) == 1


def test_a_new_time_before_todays_post_is_todays(channel: Channel) -> None:
    assert set_time(channel, time(20))[0] == NOON.replace(hour=20)
    channel.at(NOON.replace(hour=20))
    assert len(channel.claim()) == 1


def test_resumed_after_todays_post_it_begins_tomorrow(channel: Channel) -> None:
    """By a manager, and by a server that lets the bot in again."""
    channel.practice.do(channel.posting.claim_now, MONA, channel.key)
    schedules, servers = channel.practice.services.schedules, channel.practice.services.servers
    channel.practice.do(schedules.pause, MONA, channel.key)
    assert announced(channel) == ()
    assert channel.practice.do(schedules.resume, MONA, channel.key).upcoming[0] == TOMORROW
    channel.practice.do(servers.left, CLUB)
    assert channel.schedule().paused_because == PauseReason.BOT_REMOVED
    channel.practice.do(servers.joined, CLUB)
    assert announced(channel)[0] == TOMORROW


def test_a_post_that_is_due_and_not_yet_claimed_is_announced(channel: Channel) -> None:
    """The list is read in the second in which the post comes, or before a late one."""
    channel.at(NOON.replace(hour=15))
    assert announced(channel) == (NOON.replace(hour=13), TOMORROW, TOMORROW.replace(day=26))
    assert len(channel.claim()) == 1
    assert announced(channel)[0] == TOMORROW


def test_now_lets_no_paused_schedule_run(channel: Channel) -> None:
    channel.practice.do(channel.practice.services.schedules.pause, MONA, channel.key)
    channel.practice.do(channel.posting.claim_now, MONA, channel.key)
    assert channel.schedule().next_due_at is None


def test_now_takes_up_what_was_refused_today(channel: Channel) -> None:
    """Its date is not said to be posted when nothing came, and it is the same post."""
    channel.at(NOON.replace(hour=13))
    [claimed] = channel.claim()
    channel.practice.do(channel.outcomes.refuse, claimed.post.ref, PauseReason.FORBIDDEN)
    assert channel.posts() == [(TODAY, "given-up")]
    channel.practice.clock.advance(minutes=5)
    again = channel.practice.do(channel.posting.claim_now, MONA, channel.key)
    assert (again.post, again.claimed_at) == (claimed.post, claimed.claimed_at)
    assert channel.posts() == [(TODAY, "claimed")]
    channel.practice.do(channel.outcomes.confirm, again.post.ref, 555)
    with refused("posted already"):
        channel.practice.do(channel.posting.claim_now, MONA, channel.key)
