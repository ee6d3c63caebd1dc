"""A server's schedules: added, changed, paused, resumed, removed."""

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest
from sqlalchemy import Engine

from bot.bank import Level
from bot.domain.choosing.scope import Scope
from bot.domain.daily.posts import MOST_SCHEDULES, PostWarning, ScheduleView
from bot.domain.daily.schedule import EVERY_DAY, WEEKDAYS
from bot.domain.refusals import RefusedError
from bot.services.daily.schedules import ScheduleOptions
from tests.builders import MONA, NOON, Practice, make_bank, make_question
from tests.refused import refused
from tests.services.at_once import at_once

AT_NINE = ScheduleOptions(at=time(9), channel_id=9)
EVERYTHING = ScheduleOptions(
    at=time(7, 30),
    zone="Asia/Tokyo",
    channel_id=10,
    scope=Scope("caching", Level.MID),
    days=WEEKDAYS,
    ping_role_id=77,
    thread=True,
    silent=True,
)


class Office:
    """A manager at the schedules of a server."""

    def __init__(self, engine: Engine) -> None:
        self.practice = Practice(engine)
        self.schedules = self.practice.services.schedules

    def add(self, options: ScheduleOptions = AT_NINE) -> ScheduleView:
        """Add a schedule."""
        return self.practice.do(self.schedules.add, MONA, options)

    def change(self, key: int, options: ScheduleOptions) -> ScheduleView:
        """Change one."""
        return self.practice.do(self.schedules.change, MONA, key, options)

    def list(self) -> tuple[ScheduleView, ...]:
        """Every one."""
        return self.practice.do(self.schedules.list, MONA)


@pytest.fixture
def office(engine: Engine) -> Office:
    return Office(engine)


def test_a_schedule_begins_at_the_next_occurrence_of_its_time(office: Office) -> None:
    view = office.add()
    assert view.upcoming[0] == NOON.replace(day=25, hour=9)
    assert (view.wall.zone, view.wall.days, view.paused_because) == ("UTC", EVERY_DAY, None)
    assert (view.topic, view.level, view.ping_role_id) == (None, None, None)
    assert (view.thread, view.silent, view.warning) == (False, False, None)
    assert office.list() == (view,)


def test_a_schedule_without_a_zone_goes_by_the_servers(office: Office) -> None:
    set_zone = office.practice.services.settings.set_guild_zone
    office.practice.do(set_zone, MONA, "Europe/Berlin")
    assert office.add().upcoming[0] == NOON.replace(day=25, hour=8)


def test_a_number_of_the_list_names_its_schedule(office: Office) -> None:
    keys = [office.add(replace(AT_NINE, at=time(hour))).key for hour in (9, 10, 11)]
    office.practice.do(office.schedules.remove, MONA, keys[0])
    assert office.practice.do(office.schedules.at, MONA, 2) == keys[2]
    for number in (0, 3):
        with refused("no such schedule"):
            office.practice.do(office.schedules.at, MONA, number)


def test_only_who_may_removes_one(office: Office) -> None:
    key = office.add().key
    with refused("Only those who manage"):
        office.practice.do(office.schedules.remove, replace(MONA, manages=False), key)


def test_every_option_is_kept(office: Office) -> None:
    view = office.add(EVERYTHING)
    assert (view.channel_id, view.topic, view.level) == (10, "Caching", "mid")
    assert (view.wall.time, view.wall.zone, view.wall.days) == (time(7, 30), "Asia/Tokyo", WEEKDAYS)
    assert (view.ping_role_id, view.thread, view.silent) == (77, True, True)
    assert view.upcoming[0] == datetime(2026, 11, 24, 22, 30, tzinfo=UTC)


def test_a_change_leaves_alone_what_it_does_not_name(office: Office) -> None:
    view = office.add(EVERYTHING)
    changed = office.change(view.key, ScheduleOptions(silent=False))
    assert changed == replace(view, silent=False)
    later = office.change(view.key, ScheduleOptions(at=time(8), zone="Europe/Berlin"))
    assert later.upcoming[0] == NOON.replace(day=25, hour=7)
    assert later.topic == "Caching"


def test_a_paused_schedule_has_no_next_post_until_it_is_resumed(office: Office) -> None:
    key = office.add().key
    paused = office.practice.do(office.schedules.pause, MONA, key)
    assert (paused.upcoming, paused.paused_because) == ((), "")
    office.practice.clock.advance(days=10)
    resumed = office.practice.do(office.schedules.resume, MONA, key)
    assert resumed.upcoming[0] == NOON.replace(month=12, day=5, hour=9)
    assert resumed.paused_because is None


def test_a_change_lets_a_paused_schedule_run_again(office: Office) -> None:
    key = office.add().key
    office.practice.do(office.schedules.pause, MONA, key)
    assert office.change(key, ScheduleOptions(at=time(10))).upcoming


def test_a_change_ends_the_warning_that_the_last_post_left(office: Office) -> None:
    """What was wrong may be mended by it, else it is said again."""
    key, posting = office.add().key, office.practice.services.posting
    ref = office.practice.do(posting.claim_now, MONA, key).post.ref
    for options in (ScheduleOptions(channel_id=10), ScheduleOptions()):
        office.practice.do(office.practice.services.post_outcomes.warn, ref, PostWarning.NO_THREAD)
        assert office.list()[0].warning == PostWarning.NO_THREAD
        assert office.change(key, options).warning is None


def test_a_server_has_ten_schedules_at_most(office: Office) -> None:
    for hour in range(MOST_SCHEDULES):
        office.add(replace(AT_NINE, at=time(hour)))
    with refused("10 schedules, which is the most"):
        office.add(replace(AT_NINE, at=time(20)))
    elsewhere = replace(MONA, guild_id=701)
    office.practice.do(office.schedules.add, elsewhere, AT_NINE)
    office.practice.do(office.schedules.remove, MONA, office.list()[0].key)
    office.add(replace(AT_NINE, at=time(20)))


def test_managers_who_add_at_once_make_no_eleventh(office: Office) -> None:
    minutes = iter(range(60))

    def add() -> bool:
        try:
            office.add(replace(AT_NINE, at=time(9, next(minutes))))
        except RefusedError:
            return False
        return True

    assert sum(at_once(*[add] * (MOST_SCHEDULES + 3))) == MOST_SCHEDULES
    assert len(office.list()) == MOST_SCHEDULES


def test_a_schedule_without_a_time_is_answered_with_a_sentence(office: Office) -> None:
    with refused("Give the time of day"):
        office.add(ScheduleOptions(channel_id=9))


@pytest.mark.parametrize("topic", ["knitting", "caching"])
def test_a_schedule_that_nothing_fits_is_not_kept(engine: Engine, topic: str) -> None:
    office = Office(engine)
    office.practice = office.practice.after_restart(make_bank([make_question("caching/a")]))
    office.schedules = office.practice.services.schedules
    options = replace(AT_NINE, scope=Scope(topic, Level.SENIOR))
    with refused("No question has this topic and level"):
        office.add(options)
    assert office.list() == ()
    kept = office.add()
    with pytest.raises(RefusedError):
        office.change(kept.key, options)
    assert office.list() == (kept,)


@pytest.mark.parametrize("verb", ["pause", "resume", "remove"])
def test_a_schedule_of_another_server_does_not_exist_here(office: Office, verb: str) -> None:
    key, stranger = office.add().key, replace(MONA, guild_id=701)
    with refused("no such schedule"):
        office.practice.do(getattr(office.schedules, verb), stranger, key)
    with refused("no such schedule"):
        office.practice.do(office.schedules.change, stranger, key, AT_NINE)
    assert len(office.list()) == 1


def test_a_removed_schedule_is_gone(office: Office) -> None:
    key = office.add().key
    office.practice.do(office.schedules.remove, MONA, key)
    assert office.list() == ()
