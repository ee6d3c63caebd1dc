"""What of a schedule follows, can be taken back, is said of it, and is there twice."""

from dataclasses import replace
from datetime import time

import pytest
from sqlalchemy import Engine

from bot.bank import Level
from bot.db.daily import schedules
from bot.domain.choosing.scope import Scope
from bot.domain.daily.posts import Setting
from bot.domain.daily.schedule import EVERY_DAY
from bot.services.daily.schedules import ScheduleOptions
from tests.builders import MONA, NOON, make_bank, make_question
from tests.refused import refused
from tests.services.daily.test_schedules import AT_NINE, EVERYTHING, Office


@pytest.fixture
def office(engine: Engine) -> Office:
    return Office(engine)


def test_a_schedule_without_a_zone_follows_the_servers_when_that_is_set_later(
    office: Office,
) -> None:
    """One with a zone of its own does not; a paused one moves, and stays paused."""
    set_zone = office.practice.services.settings.set_guild_zone
    follows, paused = office.add(), office.add(replace(AT_NINE, at=time(10)))
    own = office.add(replace(AT_NINE, zone="Asia/Tokyo"))
    office.practice.do(office.schedules.pause, MONA, paused.key)
    assert (follows.follows, own.follows) == (True, False)
    office.practice.do(set_zone, MONA, "Europe/Berlin")
    berlin, still, tokyo = office.list()
    assert berlin.upcoming[0] == NOON.replace(day=25, hour=8)
    assert (still.wall.zone, still.upcoming) == ("Europe/Berlin", ())
    assert tokyo.upcoming == own.upcoming
    due = [row.next_due_at for row in office.practice.do(schedules.in_guild, MONA.guild_id)]
    assert due[0] == berlin.upcoming[0]
    assert due[1] is None


def test_a_zone_given_later_is_followed_no_more_until_it_is_taken_back(office: Office) -> None:
    set_zone = office.practice.services.settings.set_guild_zone
    key = office.add().key
    assert not office.change(key, ScheduleOptions(zone="Asia/Tokyo")).follows
    office.practice.do(set_zone, MONA, "Europe/Berlin")
    assert office.list()[0].wall.zone == "Asia/Tokyo"
    back = office.change(key, ScheduleOptions(without=frozenset({Setting.ZONE})))
    assert (back.wall.zone, back.follows) == ("Europe/Berlin", True)


@pytest.mark.parametrize("setting", [Setting.TOPIC, Setting.LEVEL, Setting.PING])
def test_what_was_set_can_be_taken_back_and_the_rest_stays(
    office: Office, setting: Setting
) -> None:
    view = office.add(EVERYTHING)
    changed = office.change(view.key, ScheduleOptions(without=frozenset({setting})))
    lost = {Setting.PING: "ping_role_id"}.get(setting, setting.value)
    assert changed == replace(view, **{lost: None}, questions=changed.questions)  # type: ignore[arg-type]
    assert changed.questions >= view.questions


def test_what_posts_the_same_is_refused_however_it_comes_about(office: Office) -> None:
    """In the same channel at the same time of the same questions: it would only come twice."""
    first = office.add(EVERYTHING)
    with refused("The same daily question is set already: <#10>, 07:30 Asia/Tokyo, weekdays"):
        office.add(replace(EVERYTHING, silent=False, ping_role_id=None, thread=False))
    for other in (
        replace(EVERYTHING, channel_id=11),
        replace(EVERYTHING, at=time(8)),
        replace(EVERYTHING, zone="UTC"),
        replace(EVERYTHING, days=EVERY_DAY),
        replace(EVERYTHING, scope=Scope("queues", Level.MID)),
    ):
        key = office.add(other).key
        with refused("The same daily question"):
            office.change(key, replace(EVERYTHING, silent=False))
    office.practice.do(office.schedules.pause, MONA, first.key)
    with refused("is paused; let it run with /daily resume"):
        office.add(EVERYTHING)
    assert office.change(first.key, ScheduleOptions(silent=False)).upcoming


def test_two_that_came_to_post_the_same_are_told_and_can_still_be_changed(office: Office) -> None:
    """By the server's zone, which the one follows and the other has as its own."""
    first, second = office.add(), office.add(replace(AT_NINE, zone="Europe/Berlin"))
    assert [view.twin for view in office.list()] == [None, None]
    office.practice.do(office.practice.services.settings.set_guild_zone, MONA, "Europe/Berlin")
    assert [view.twin for view in office.list()] == [None, first.key]
    assert office.change(second.key, ScheduleOptions(silent=True)).silent


def test_how_many_questions_there_are_counts_each_once(engine: Engine) -> None:
    """In whatever wording; those who set fewer than a week of them are told."""
    bank = make_bank([make_question("caching/a"), make_question("caching/b", alias_of="caching/a")])
    office = Office(engine)
    office.practice = office.practice.after_restart(bank)
    office.schedules = office.practice.services.schedules
    view = office.add()
    assert (view.questions, view.is_small) == (1, True)
