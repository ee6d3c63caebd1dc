"""Servers and settings."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot.db.models import ScheduleRow
from bot.domain.people.caller import DIRECT
from bot.domain.refusals import RefusedError
from bot.services.daily.schedules import ScheduleOptions
from bot.services.people.servers import KEEP_LEFT_SERVERS, ServerService
from bot.services.people.settings import SettingsService
from tests.builders import ADA, MONA, Practice
from tests.refused import refused
from tests.services.daily.channel import Channel


@pytest.fixture
def practice(engine: Engine) -> Practice:
    return Practice(engine)


@pytest.fixture
def servers(practice: Practice) -> ServerService:
    return practice.services.servers


@pytest.fixture
def settings(practice: Practice) -> SettingsService:
    return practice.services.settings


def test_a_member_goes_by_the_servers_zone_until_they_set_their_own(
    practice: Practice, settings: SettingsService
) -> None:
    practice.do(settings.set_guild_zone, MONA, "europe/berlin")
    before = practice.do(settings.show, ADA)
    assert (before.zone, before.guild_zone, before.manages) == (None, "Europe/Berlin", False)
    assert practice.do(settings.set_zone, ADA, " new york ").zone == "America/New_York"
    assert practice.do(settings.show, replace(ADA, guild_id=DIRECT)).zone == "America/New_York"
    assert practice.do(settings.set_zone, ADA, "  ").zone is None


def test_a_text_that_names_no_zone_changes_nothing(
    practice: Practice, settings: SettingsService
) -> None:
    practice.do(settings.set_zone, ADA, "Asia/Tokyo")
    with pytest.raises(RefusedError):
        practice.do(settings.set_zone, ADA, "Mordor")
    assert practice.do(settings.show, ADA).zone == "Asia/Tokyo"


def test_only_managers_set_the_servers_zone(practice: Practice, settings: SettingsService) -> None:
    with refused("Only those who manage this server"):
        practice.do(settings.set_guild_zone, ADA, "Asia/Tokyo")
    assert practice.do(settings.show, ADA).guild_zone == "UTC"


def test_hiding_is_for_one_server(practice: Practice, settings: SettingsService) -> None:
    assert practice.do(settings.hide, ADA, hidden=True).hidden
    assert not practice.do(settings.show, replace(ADA, guild_id=701)).hidden
    assert not practice.do(settings.hide, ADA, hidden=False).hidden


def test_a_server_is_greeted_once_however_often_it_is_heard_of(
    practice: Practice, servers: ServerService
) -> None:
    assert practice.do(servers.joined, 701)
    assert not practice.do(servers.joined, 701)
    practice.do(servers.left, 701)
    assert practice.do(servers.joined, 701)


def test_a_server_whose_zone_was_set_keeps_it_over_leaving_and_joining(
    practice: Practice, servers: ServerService, settings: SettingsService
) -> None:
    practice.do(settings.set_guild_zone, MONA, "Asia/Tokyo")
    practice.do(servers.left, MONA.guild_id)
    practice.do(servers.joined, MONA.guild_id)
    assert practice.do(settings.show, MONA).guild_zone == "Asia/Tokyo"


@pytest.mark.parametrize("how", ["joined", "reconciled"])
def test_the_schedules_of_a_server_stop_while_the_bot_is_removed(engine: Engine, how: str) -> None:
    """What missed its time is not made up for: the next one comes at its own."""
    channel = Channel(engine)
    servers, practice = channel.practice.services.servers, channel.practice
    before = channel.schedule().next_due_at
    assert before is not None
    practice.do(servers.left, MONA.guild_id)
    assert channel.schedule().next_due_at is None
    practice.clock.advance(days=1)
    assert channel.claim() == []
    if how == "joined":
        practice.do(servers.joined, MONA.guild_id)
    else:
        practice.do(servers.reconcile, {MONA.guild_id}, 0, 1)
    row = channel.schedule()
    assert (row.next_due_at, row.paused_because) == (before + timedelta(days=1), None)


def test_what_a_manager_paused_is_not_resumed_by_the_bots_return(engine: Engine) -> None:
    channel = Channel(engine)
    services, practice = channel.practice.services, channel.practice
    practice.do(services.schedules.pause, MONA, channel.schedule().key)
    practice.do(services.servers.left, MONA.guild_id)
    practice.do(services.servers.joined, MONA.guild_id)
    row = channel.schedule()
    assert (row.next_due_at, row.paused_because) == (None, "")


def test_the_return_to_one_server_resumes_nothing_in_another(engine: Engine) -> None:
    channel = Channel(engine)
    servers, practice = channel.practice.services.servers, channel.practice
    practice.do(servers.left, MONA.guild_id)
    practice.do(servers.joined, MONA.guild_id + 1)
    practice.do(servers.reconcile, {MONA.guild_id + 1}, 0, 1)
    assert channel.schedule().next_due_at is None


def test_the_bot_learns_at_its_start_which_servers_came_and_went(
    practice: Practice, servers: ServerService
) -> None:
    for guild_id in (1, 2):
        practice.do(servers.joined, guild_id)
        who = replace(MONA, guild_id=guild_id)
        add = practice.services.schedules.add
        practice.do(add, who, ScheduleOptions(at=practice.clock().time(), channel_id=9))
    practice.do(servers.reconcile, {2, 3}, 0, 1)
    assert practice.do(running) == [2]
    assert not practice.do(servers.joined, 3)
    assert practice.do(servers.joined, 1)


def test_a_shard_says_nothing_about_the_servers_of_others(
    practice: Practice, servers: ServerService
) -> None:
    """Discord gives a server to the shard `(id >> 22) % shards`."""
    even, odd = 2 << 22, 3 << 22
    for guild_id in (even, odd):
        practice.do(servers.joined, guild_id)
    practice.do(servers.reconcile, set(), 0, 2)
    assert practice.do(servers.joined, even)
    assert not practice.do(servers.joined, odd)


def test_a_server_that_comes_back_in_time_is_not_forgotten(
    practice: Practice, servers: ServerService
) -> None:
    practice.do(servers.left, 701)
    practice.clock.advance(days=29)
    practice.do(servers.joined, 701)
    practice.clock.advance(days=2)
    assert practice.forget_left() == 0
    assert KEEP_LEFT_SERVERS.days == 30


def running(session: Session) -> list[int]:
    """The servers with a schedule that runs."""
    found = session.scalars(
        select(ScheduleRow.guild_id).where(ScheduleRow.next_due_at.is_not(None))
    )
    return list(found)
