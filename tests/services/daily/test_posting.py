"""Daily posts: each date's once, late rather than never, and never a day late."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from sqlalchemy import Engine, update
from sqlalchemy.orm import Session

from bot.db.daily import posts
from bot.db.models import ScheduleRow
from bot.domain.daily.schedule import WEEKDAYS
from bot.domain.refusals import RefusedError
from bot.services.daily.outcomes import LEASE
from bot.services.daily.schedules import ScheduleOptions
from tests.builders import GRACE, MONA, NOON, make_bank, make_question
from tests.refused import refused
from tests.services.daily.channel import TODAY, Channel


@pytest.fixture
def channel(engine: Engine) -> Channel:
    return Channel(engine)


def test_a_post_is_claimed_when_it_is_due_and_not_before(channel: Channel) -> None:
    channel.at(NOON.replace(minute=59, second=59))
    assert channel.claim() == []
    channel.at(NOON.replace(hour=13))
    [dispatch] = channel.claim()
    assert (dispatch.guild_id, dispatch.channel_id) == (MONA.guild_id, 9)
    assert dispatch.post.local_date == TODAY
    assert dispatch.post.closes_at == NOON.replace(day=25, hour=0)
    assert len(dispatch.nonce) <= 25
    assert channel.claim() == []
    assert channel.schedule().next_due_at == NOON.replace(day=25, hour=13)


def test_a_post_missed_within_its_day_goes_out_late(channel: Channel) -> None:
    channel.at(NOON.replace(hour=23, minute=59))
    [dispatch] = channel.claim()
    assert dispatch.post.local_date == TODAY


def test_a_post_missed_over_midnight_is_skipped(channel: Channel) -> None:
    channel.at(NOON.replace(day=25, hour=0))
    assert channel.claim() == []
    assert channel.posts() == []
    assert channel.schedule().next_due_at == NOON.replace(day=25, hour=13)


def test_of_yesterdays_and_todays_missed_posts_todays_goes_out(channel: Channel) -> None:
    channel.at(NOON.replace(day=27, hour=15))
    [dispatch] = channel.claim()
    assert dispatch.post.local_date == date(2026, 11, 27)
    assert channel.posts() == [(date(2026, 11, 27), "claimed")]
    assert channel.schedule().next_due_at == NOON.replace(day=28, hour=13)


def test_after_a_weekend_of_downtime_nothing_is_posted_on_a_day_off(engine: Engine) -> None:
    channel = Channel(engine, ScheduleOptions(at=time(13), channel_id=9, days=WEEKDAYS))
    channel.at(NOON.replace(day=28, hour=15))
    assert channel.claim() == []
    assert channel.schedule().next_due_at == NOON.replace(day=30, hour=13)


def test_a_clock_that_is_set_back_posts_nothing_twice(channel: Channel) -> None:
    channel.sent()
    channel.practice.do(
        lambda session: session.execute(update(ScheduleRow).values(next_due_at=NOON))
    )
    assert channel.claim() == []
    assert len(channel.posts()) == 1


def test_a_schedule_posts_a_different_question_each_day(channel: Channel) -> None:
    drawn = []
    for day in range(24, 31):
        channel.at(NOON.replace(day=day, hour=13))
        drawn += [dispatch.post.question.canonical_id for dispatch in channel.claim()]
    assert len(set(drawn)) == 7


def test_no_question_comes_again_in_other_words_until_all_were_had(engine: Engine) -> None:
    questions = [make_question(f"caching/q{n}") for n in range(5)]
    again = [make_question(f"queues/q{n}", alias_of=f"caching/q{n}") for n in range(5)]
    channel = Channel(engine)
    channel.posting = channel.practice.after_restart(make_bank(questions + again)).services.posting
    had = set()
    for day in range(25, 30):
        channel.at(NOON.replace(day=day, hour=13))
        [dispatch] = channel.claim()
        had.add(dispatch.post.question.canonical_id)
    assert had == {question.id for question in questions}


def test_two_processes_claim_each_post_once(channel: Channel) -> None:
    """On PostgreSQL the second skips what the first has locked, and does not wait for it."""
    add = channel.practice.services.schedules.add
    for place in range(10, 15):
        channel.practice.do(add, MONA, ScheduleOptions(at=time(13), channel_id=place))
    channel.at(NOON.replace(hour=13))
    if channel.practice.engine.dialect.name == "sqlite":
        first, second = channel.practice.do(channel.posting.claim, 4), channel.claim()
    else:
        with Session(channel.practice.engine) as one, one.begin():
            first = channel.posting.claim(one, 4)
            second = channel.claim()
            third = channel.claim()
            assert third == []
    assert (len(first), len(second)) == (4, 2)
    assert len(channel.posts()) == 6


def test_a_claimed_post_is_its_senders_until_the_lease_is_over(channel: Channel) -> None:
    channel.at(NOON.replace(hour=13))
    [claimed] = channel.claim()
    channel.practice.clock.advance(seconds=LEASE.total_seconds() - 1)
    assert channel.reclaim() == []
    channel.practice.clock.advance(seconds=1)
    [again] = channel.reclaim()
    assert again == claimed
    assert channel.reclaim() == []


def test_two_processes_reclaim_a_post_once(postgresql: Engine) -> None:
    channel = Channel(postgresql)
    channel.at(NOON.replace(hour=13))
    channel.claim()
    channel.practice.clock.advance(hours=1)
    with Session(postgresql) as one, one.begin():
        assert len(channel.posting.reclaim(one, 9)) == 1
        assert channel.reclaim() == []


def test_a_post_is_wanted_on_its_day_alone(channel: Channel) -> None:
    """Later it is looked for, since it may be there, and not sent."""
    channel.at(NOON.replace(hour=13))
    [claimed] = channel.claim()
    channel.at(NOON.replace(hour=23, minute=59))
    assert channel.is_wanted(claimed)
    channel.at(NOON.replace(day=25, hour=0))
    assert not channel.is_wanted(claimed)
    assert channel.reclaim() == [claimed]
    assert not channel.is_wanted(claimed)


def test_a_post_is_not_wanted_once_its_schedule_is_paused(channel: Channel) -> None:
    """But for one that a manager has just asked for."""
    channel.at(NOON.replace(hour=13))
    [claimed] = channel.claim()
    schedules = channel.practice.services.schedules
    channel.practice.do(schedules.pause, MONA, channel.key)
    assert not channel.is_wanted(claimed)
    channel.practice.do(schedules.resume, MONA, channel.key)
    assert channel.is_wanted(claimed)
    channel.practice.do(channel.outcomes.give_up, claimed.post.ref)
    assert not channel.is_wanted(claimed)
    channel.practice.do(schedules.pause, MONA, channel.key)
    by_hand = channel.practice.do(channel.posting.claim_now, MONA, channel.key)
    assert channel.is_wanted(by_hand)


def test_a_post_whose_question_left_the_bank_does_not_hold_up_the_others(channel: Channel) -> None:
    channel.at(NOON.replace(hour=13))
    channel.claim()
    channel.practice.clock.advance(hours=1)
    restarted = channel.practice.after_restart(make_bank([make_question("new/one")]))
    assert restarted.do(restarted.services.posting.reclaim, 9) == []
    assert channel.posts() == [(TODAY, "given-up")]


def test_now_posts_at_once_and_counts_as_that_dates_post(channel: Channel) -> None:
    now = channel.posting.claim_now
    assert channel.practice.do(now, MONA, channel.key).post.local_date == TODAY
    with refused("posted already"):
        channel.practice.do(now, MONA, channel.key)
    channel.at(NOON.replace(hour=13))
    assert channel.claim() == []
    channel.at(NOON.replace(day=25, hour=13))
    assert len(channel.claim()) == 1


def test_now_waits_for_a_claim_of_another_process_instead_of_failing(postgresql: Engine) -> None:
    channel = Channel(postgresql)
    channel.at(NOON.replace(hour=13))
    with ThreadPoolExecutor(1) as threads:
        with Session(postgresql) as one, one.begin():
            assert len(channel.posting.claim(one, 9)) == 1
            now = threads.submit(channel.practice.do, channel.posting.claim_now, MONA, channel.key)
            with pytest.raises(TimeoutError):
                now.result(timeout=0.2)
        with refused("posted already"):
            now.result(timeout=30)


def test_the_record_itself_refuses_a_second_post_of_a_date(channel: Channel) -> None:
    """Whatever the service overlooked, the second could not be written."""
    channel.sent()

    def again(session: Session) -> None:
        row = session.get_one(ScheduleRow, channel.key)
        channel.posting._write(session, row, TODAY, NOON, posts.NONE_USED)

    with pytest.raises(Exception, match=r"(?i)unique"):
        channel.practice.do(again)


def test_a_preview_shows_the_question_that_will_be_posted(channel: Channel) -> None:
    preview = channel.practice.do(channel.posting.preview, MONA, channel.key)
    channel.at(NOON.replace(hour=13))
    [dispatch] = channel.claim()
    assert preview.question == dispatch.post.question
    assert (preview.local_date, preview.closes_at) == (TODAY, dispatch.post.closes_at)


def test_a_preview_is_for_managers_of_that_server_alone(channel: Channel) -> None:
    with refused("manage this server"):
        channel.practice.do(channel.posting.preview, GRACE, channel.key)
    with pytest.raises(RefusedError):
        channel.practice.do(channel.posting.preview, MONA, 999)


@pytest.mark.parametrize("questions", [2, 3])
def test_a_small_topic_never_asks_yesterdays_question_again(engine: Engine, questions: int) -> None:
    bank = make_bank(make_question(f"caching/q{n}") for n in range(questions))
    channel = Channel(engine, bank=bank)
    asked = []
    for day in range(6 * questions):
        channel.at(NOON.replace(hour=13) + timedelta(days=day))
        [dispatch] = channel.claim()
        asked.append(dispatch.post.question.id)
    assert all(one != other for one, other in pairwise(asked))
    assert all(asked.count(each) == 6 for each in set(asked))
