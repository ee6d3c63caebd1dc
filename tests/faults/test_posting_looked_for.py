"""A daily post of which nobody knows whether it came: it is looked for as far back as it can be."""

from datetime import timedelta

import pytest

from sandbox import Permission
from sandbox.world.messages import post
from tests.faults.test_posting import MESSAGES, back, confirmed, interrupted, set_daily, unsent
from tests.journeys.acts import answer
from tests.journeys.channel.hosting import close, new_thread
from tests.stage import Stage

EDITS = "/channels/{channel_id}/messages/{message_id}"
THREADS = "/channels/{channel_id}/messages/{message_id}/threads"


def chat(stage: Stage, messages: int) -> None:
    """Members type so many messages in #daily."""
    for number in range(messages):
        post(stage.sandbox.world, stage.daily, stage.ada.user, {"content": f"Message {number}"})


def pages(stage: Stage) -> list[dict[str, str]]:
    """What was asked of the messages in #daily, look by look."""
    asked = [each for each in stage.sandbox.requests if each.method == "GET"]
    return [each.query for each in asked if each.path == f"/channels/{stage.daily.id}/messages"]


@pytest.mark.parametrize(("messages", "most"), [(60, 1), (250, 4)])
async def test_it_is_found_whatever_was_typed_since(stage: Stage, messages: int, most: int) -> None:
    """Also over several pages of messages, before it and after; each page is another one."""
    stage.go_to(8)
    chat(stage, messages)
    await interrupted(stage)
    chat(stage, messages)
    await back(stage)
    await confirmed(stage)
    assert len(stage.posts()) == 1
    looked = pages(stage)
    assert len(looked) == most
    assert {each["limit"] for each in looked} == {"100"}
    assert len({each.get("after") for each in looked}) == most


async def test_what_is_not_found_among_all_messages_since_is_sent(stage: Stage) -> None:
    """It was never sent, and sixty messages of others do not make that unknown."""
    await unsent(stage)
    chat(stage, 160)
    await back(stage)
    await confirmed(stage)
    assert len(stage.posts()) == 1


async def test_where_the_look_ends_before_the_messages_do_it_is_unknown(stage: Stage) -> None:
    """Not taken for absent: nothing is sent, and the manager is told why."""
    await interrupted(stage)
    [there] = stage.posts()
    stage.sandbox.moderation.delete_message(there)
    chat(stage, 2_000)
    await back(stage)
    await stage.bot.says("daily.unknown")
    assert stage.posts() == []
    listed = await stage.mona.invoke(stage.general, "daily list")
    assert "so much has been written in the channel since" in listed.message.text


async def test_an_archived_thread_is_looked_into_like_any_other_place(stage: Stage) -> None:
    """Discord does not tell of it by itself; with nothing in it, the post was never sent."""
    thread = await new_thread(stage, stage.daily)
    stage.go_to(8)
    await stage.mona.invoke(
        stage.daily, "daily set", time="09:00", timezone="Europe/Berlin", channel=thread
    )
    stage.sandbox.faults.reset("POST", MESSAGES, times=1_000)
    stage.go_to(9)
    await stage.bot.says("daily.retrying")
    await stage.bot.kill()
    stage.sandbox.faults.clear()
    close(stage, thread, "archived")
    await back(stage)
    await confirmed(stage)
    assert len([each for each in stage.ada.sees(thread) if "Daily question" in each.text]) == 1


async def test_what_a_server_that_is_out_does_not_show_is_looked_for_again(stage: Stage) -> None:
    """An empty channel is no answer then; once the server is back the post comes, once."""
    await unsent(stage)
    await stage.bot.start()
    await stage.sandbox.bot_ready()
    stage.sandbox.moderation.put_out(stage.club)
    stage.sandbox.clock.advance(timedelta(minutes=5))
    await stage.bot.says("daily.unconfirmed")
    assert stage.posts() == []
    stage.sandbox.moderation.bring_back(stage.club)
    stage.sandbox.clock.advance(timedelta(minutes=5))
    await confirmed(stage)
    assert len(stage.posts()) == 1


async def test_whose_day_is_over_it_is_found_and_closed(stage: Stage) -> None:
    """It does not offer *Answer* for ever, and the new day's question comes."""
    await interrupted(stage)
    stage.go_to(9, day=1)
    await stage.bot.start()
    await stage.bot.says("daily.posted", times=2)
    old, new = stage.posts()
    stage.sandbox.clock.advance(timedelta(minutes=1))
    await stage.sandbox.until(lambda: "Model answer" in old.text)
    assert old.buttons == []
    assert "Be the first" in new.text


async def test_whose_day_is_over_it_is_not_sent(stage: Stage) -> None:
    """It never came: neither does it a day late."""
    await unsent(stage)
    stage.go_to(8, day=1)
    await stage.bot.start()
    await stage.bot.says("daily.not_wanted")
    assert stage.posts() == []


async def test_who_presses_it_tells_that_it_is_there(stage: Stage) -> None:
    """Nobody could look, so it was given up; from the press on it is a post like any other."""
    await interrupted(stage)
    stage.sandbox.moderation.deny_bot(stage.daily, Permission.READ_MESSAGE_HISTORY)
    await back(stage)
    await stage.bot.says("daily.unknown")
    [there] = stage.posts()
    await answer(stage.ada, there)
    await stage.sandbox.until(lambda: "1 member answered so far" in there.text)
    stage.go_to(0, 1, day=1)
    await stage.sandbox.until(lambda: "Model answer" in there.text)


async def test_its_thread_is_opened_although_the_kill_came_before(stage: Stage) -> None:
    """Once: a thread that is there already is not taken for one that may not be opened."""
    stage.go_to(8)
    await stage.mona.invoke(
        stage.daily, "daily set", time="09:00", timezone="Europe/Berlin", thread="yes"
    )
    for times in (1, 2):
        held = stage.sandbox.faults.hold("POST", THREADS, 30)
        if times == 1:
            stage.go_to(9)
        await held.struck()
        await stage.bot.kill()
        stage.sandbox.faults.clear()
        await back(stage)
    await confirmed(stage)
    [there] = stage.posts()
    assert there.thread is not None
    listed = await stage.mona.invoke(stage.general, "daily list")
    assert "thread for the question" not in listed.message.text


async def test_an_edit_that_is_refused_once_is_made_later(stage: Stage) -> None:
    """A permission was missing for a moment: the answer is shown all the same."""
    await set_daily(stage)
    stage.go_to(9)
    await confirmed(stage)
    stage.sandbox.faults.refuse("PATCH", EDITS, status=403, code=50013, said="Missing Permissions")
    stage.go_to(0, 1, day=1)
    await stage.bot.says("daily.edit_failed")
    there = await stage.post()
    assert "Model answer" not in there.text
    stage.sandbox.clock.advance(timedelta(minutes=3))
    await stage.sandbox.until(lambda: "Model answer" in there.text)
