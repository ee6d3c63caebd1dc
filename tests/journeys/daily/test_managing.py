"""A server's daily questions, as those who manage them set, change, look through and remove."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from sandbox import Permission
from tests.journeys.acts import copied, fill, set_daily
from tests.stage import Stage


async def picked(stage: Stage, typed: str = "") -> str:
    """The value of the first schedule that the picker shows."""
    choices = await stage.mona.suggest(stage.general, "daily set", "schedule", typed)
    return str(choices[0].value)


async def listed(stage: Stage) -> str:
    """What `/daily list` says."""
    return (await stage.mona.invoke(stage.general, "daily list")).message.text


async def test_the_picker_shows_channel_time_days_and_topic(stage: Stage) -> None:
    """What is typed is looked for in all of it; a number is that of the list."""
    await set_daily(stage, days="weekdays")
    await set_daily(stage, channel=stage.general, time="18:00", topic=None)
    shown = [one.name for one in await stage.mona.suggest(stage.daily, "daily now", "schedule", "")]
    assert shown == [
        "1. #daily · 09:00 Europe/Berlin, weekdays · Load Balancing",
        "2. #general · 18:00 Europe/Berlin, every day · all topics",
    ]
    lost = stage.sandbox.moderation.add_channel(stage.club, "lost")
    await set_daily(stage, channel=lost)
    stage.sandbox.moderation.delete_channel(lost)
    choices = await stage.mona.suggest(stage.daily, "daily now", "schedule", "")
    assert choices[2].name.startswith("3. #unknown · 09:00")
    [found] = await stage.mona.suggest(stage.daily, "daily now", "schedule", "#gen")
    assert found.name == shown[1]
    paused = await stage.mona.invoke(stage.daily, "daily pause", schedule="2")
    assert f"<#{stage.general.id}>" in paused.message.text
    refused = await stage.mona.invoke(stage.daily, "daily pause", schedule="4")
    assert "no such schedule" in refused.message.text
    refused = await stage.mona.invoke(stage.daily, "daily pause", schedule="the first")
    assert "or give its number" in refused.message.text


async def test_removing_asks_first_and_waits_through_a_restart(stage: Stage) -> None:
    """*Keep it* changes nothing; *Remove it* works on a card from before a `kill -9`."""
    await set_daily(stage)
    asked = await stage.mona.invoke(stage.general, "daily remove", schedule=await picked(stage))
    assert f"Remove this daily question?\n<#{stage.daily.id}> · 09:00" in asked.message.text
    kept = await stage.mona.press(asked.message, "Keep it")
    assert "Nothing was removed" in kept.message.text
    assert "09:00 Europe/Berlin" in await listed(stage)
    asked = await stage.mona.invoke(stage.general, "daily remove", schedule="1")
    await stage.restart()
    removed = await stage.mona.press(asked.message, "Remove it")
    assert f"Removed: <#{stage.daily.id}> · 09:00 Europe/Berlin" in removed.message.text
    assert "no daily question yet" in await listed(stage)


async def test_a_card_is_used_by_whom_it_was_given_to_and_by_managers(stage: Stage) -> None:
    """Whoever may use `/daily` by a role of the server's choice confirms too; nobody else does."""
    moderation, helpers = stage.sandbox.moderation, stage.sandbox.moderation.add_role
    role = helpers(stage.club, "helpers")
    moderation.give_role(stage.club, stage.grace.user, role)
    moderation.rule_command(stage.club, "daily", role, allow=True)
    await set_daily(stage)
    asked = (await stage.grace.invoke(stage.general, "daily remove", schedule="1")).message
    refused = await stage.ada.press(copied(stage, asked, stage.general), "Remove it")
    assert "Only those who manage this server" in refused.message.text
    card = await stage.grace.invoke(stage.general, "daily set", schedule="1", time="10:00")
    preview = await stage.grace.press(card.message, "Preview")
    assert "Daily question ·" in preview.message.text
    removed = await stage.grace.press(asked, "Remove it")
    assert "Removed:" in removed.message.text


async def test_topic_level_ping_and_zone_are_taken_back(stage: Stage) -> None:
    """Each has a choice for it, which the client suggests first; what was not named stays."""
    role = stage.sandbox.moderation.add_role(stage.club, "learners", mentionable=True)
    await set_daily(stage, level="mid", ping=role)
    back = {"topic": "all topics", "timezone": "the server's", "ping": "nobody"}
    chosen = {}
    for option, name in back.items():
        first, *_ = await stage.mona.suggest(stage.daily, "daily set", option, "")
        assert first.name.startswith(name)
        chosen[option] = first.value
    card = await stage.mona.invoke(stage.general, "daily set", schedule="1", level="any", **chosen)
    assert "09:00 UTC (the server's), every day · all topics\n" in card.message.text
    assert "pings" not in card.message.text
    await stage.mona.invoke(stage.general, "daily set", schedule="1", timezone="CET")
    curly = "the server\N{RIGHT SINGLE QUOTATION MARK}s"
    card = await stage.mona.invoke(stage.general, "daily set", schedule="1", timezone=curly)
    assert "09:00 UTC (the server's)" in card.message.text
    own = await stage.mona.invoke(stage.general, "settings")
    await fill(stage.mona, own.message, "Set the server's time zone", zone="Asia/Tokyo")
    assert "09:00 Asia/Tokyo (the server's)" in await listed(stage)


async def test_a_ping_that_calls_nobody_is_refused_or_said(stage: Stage) -> None:
    """When it is set and in the list: everyone, a quiet role, a silent post, a deleted role."""
    moderation = stage.sandbox.moderation
    quiet = moderation.add_role(stage.club, "quiet")
    loud = moderation.add_role(stage.club, "loud", mentionable=True)
    names = [one.name for one in await stage.mona.suggest(stage.daily, "daily set", "ping", "")]
    assert names[0] == "nobody"
    assert "@quiet (may not be mentioned)" in names
    assert "@loud" in names
    assert not any("everyone" in name for name in names)
    for everyone in ("@everyone", stage.club.everyone, "here"):
        refused = await set_daily(stage, ping=everyone)
        assert "cannot call everyone" in refused.message.text
    assert "no daily question yet" in await listed(stage)
    card = await set_daily(stage, ping=quiet)
    assert "The ping calls nobody: the role may not be mentioned" in card.message.text
    assert "The ping calls nobody: the role may not be mentioned" in await listed(stage)
    bots = next(role for role in stage.club.roles.values() if role.managed)
    moderation.set_permissions(stage.club, bots, bots.permissions | Permission.MENTION_EVERYONE)
    assert "calls nobody" not in await listed(stage)
    card = await stage.mona.invoke(stage.daily, "daily set", schedule="1", ping="@loud")
    assert "calls nobody" not in card.message.text
    card = await stage.mona.invoke(stage.daily, "daily set", schedule="1", silent="yes")
    assert "calls nobody, since the question is posted silently" in card.message.text
    moderation.delete_role(stage.club, loud)
    assert "The role to ping was deleted" in await listed(stage)


async def test_two_that_are_the_same_and_a_topic_of_few_questions_are_said(stage: Stage) -> None:
    """The first is refused; the second is set, with a word on how soon each comes again."""
    await set_daily(stage)
    refused = await set_daily(stage, silent="yes")
    assert "The same daily question is set already" in refused.message.text
    card = await set_daily(stage, topic="edge-and-chaos")
    few = "Only 3 questions have this topic and level, so each comes again every 3 posts."
    assert few in card.message.text
    assert few in await listed(stage)


async def test_two_that_have_become_the_same_are_said_until_one_goes(stage: Stage) -> None:
    """The server's zone was set to that of the other: the later one names the earlier."""
    await set_daily(stage)
    await set_daily(stage, timezone=None)
    await set_daily(stage, timezone=None, time="10:00")
    assert "the same as" not in await listed(stage)
    own = await stage.mona.invoke(stage.general, "settings")
    await fill(stage.mona, own.message, "Set the server's time zone", zone="Europe/Berlin")
    _, first, second, third = re.split(r"\*\*\d\.\*\*", await listed(stage))
    assert "It posts the same as number 1. Remove one of them." in second
    assert "the same as" not in first
    assert "the same as" not in third
    asked = await stage.mona.invoke(stage.general, "daily remove", schedule="1")
    await stage.mona.press(asked.message, "Remove it")
    assert "the same as" not in await listed(stage)


async def test_a_ping_of_everyone_of_before_it_was_refused_is_said(
    stage: Stage, tmp_path: Path
) -> None:
    """Discord takes it and calls nobody; the question comes all the same."""
    stage.go_to(8)
    await set_daily(stage)
    with closing(sqlite3.connect(tmp_path / "whiteboard.db")) as database, database:
        database.execute("UPDATE schedules SET ping_role_id = guild_id")
    told = await listed(stage)
    assert "The ping calls nobody: Discord takes no mention of everyone from a role." in told
    assert "or `ping:nobody`" in told
    assert "**I cannot post now.**" not in told
    stage.go_to(9)
    posted = await stage.post()
    assert not posted.pings.everyone
    card = await stage.mona.invoke(stage.daily, "daily set", schedule="1", ping="nobody")
    assert "calls nobody" not in card.message.text


async def test_a_zone_nobody_set_is_said_to_be_utc(stage: Stage) -> None:
    """A manager who leaves `timezone` out, in a server without one, reads what that means."""
    card = await set_daily(stage, timezone=None)
    assert "09:00 UTC (the server's)" in card.message.text
    assert "The time is in UTC" in card.message.text
