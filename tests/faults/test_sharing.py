"""What members share while Discord is slow, or fails, or loses what it answers."""

import asyncio
from datetime import timedelta

import pytest

from sandbox import Message
from tests.journeys.channel.hosting import begin, close, lead, share, shows
from tests.journeys.channel.test_design import told
from tests.journeys.private.designing import NOTES, note
from tests.stage import Stage

MESSAGES = "/channels/{channel_id}/messages"
SHARE = "Share my notes on Requirements"
SHARED = "shares their notes on Requirements"


async def noted(stage: Stage) -> Message:
    """Three have notes on the first phase, and the second has begun, as the thread knows."""
    card = await begin(stage)
    for member in (stage.ada, stage.grace, stage.mona):
        await note(member, card, f"{NOTES} ({member.name})")
    await lead(stage.ada, card, "Next phase")
    card = await shows(stage, card, "phase 2 of 6")
    await stage.sandbox.until(lambda: told(stage, "Phase 2 of 6"))
    return card


async def test_all_who_share_at_once_are_answered_though_discord_is_slow(stage: Stage) -> None:
    """Each sees that it is done, and it stands there once."""
    card = await noted(stage)
    stage.sandbox.faults.delay("POST", MESSAGES, 4)
    people = (stage.ada, stage.grace, stage.mona)
    acts = [share(member, card, SHARE) for member in people]
    for done in await asyncio.gather(*acts):
        assert "You shared it in" in done.text
    assert len(told(stage, SHARED)) == len(people)
    assert "interaction.failed" not in stage.bot.log


async def test_a_share_whose_reply_is_lost_stands_once_and_the_thread_is_kept(
    stage: Stage,
) -> None:
    card = await noted(stage)
    stage.sandbox.faults.lose_reply("POST", MESSAGES)
    done = await share(stage.grace, card, SHARE)
    assert "You shared it in" in done.text
    assert len(told(stage, SHARED)) == 1
    await lead(stage.ada, card, "Next phase")
    await stage.sandbox.until(lambda: told(stage, "Phase 3 of 6"))


async def test_a_share_that_discord_does_not_take_can_be_made_again(stage: Stage) -> None:
    """One sentence says so; nothing counts as shared, and the next try succeeds."""
    card = await noted(stage)
    stage.sandbox.faults.fail("POST", MESSAGES, status=503, times=3)
    refused = await share(stage.grace, card, SHARE)
    assert "Share it again in a minute" in refused.text
    assert not told(stage, SHARED)
    done = await share(stage.grace, card, SHARE)
    assert "You shared it in" in done.text
    assert len(told(stage, SHARED)) == 1


async def test_a_share_that_came_although_every_try_failed_is_not_asked_for_again(
    stage: Stage,
) -> None:
    """The first reply was lost, and no other try succeeded: it is found in the thread."""
    card = await noted(stage)
    stage.sandbox.faults.lose_reply("POST", MESSAGES)
    stage.sandbox.faults.fail("POST", MESSAGES, status=503, times=2)
    done = await share(stage.grace, card, SHARE)
    assert "You shared it in" in done.text
    assert len(told(stage, SHARED)) == 1


async def test_a_share_is_not_tried_again_once_discord_has_forgotten_it(stage: Stage) -> None:
    """An hour went by before another try, also of discord.py's own: it is found instead."""
    card = await noted(stage)
    before = len(stage.sandbox.requests)
    stage.sandbox.faults.lose_reply("POST", MESSAGES)
    failed = stage.sandbox.faults.fail("POST", MESSAGES, status=500)
    shown = (await stage.grace.press(card, SHARE)).message
    stage.grace.press(shown, "Share")
    await failed.struck()
    stage.sandbox.clock.advance(timedelta(hours=1))
    await stage.bot.says("round.shared")
    assert len(told(stage, SHARED)) == 1
    tries = [each for each in stage.sandbox.requests[before:] if each.route == MESSAGES]
    first, second = [
        each
        for each in tries
        if each.method == "POST" and (SHARED in str(each.body) or each.status == 500)
    ]
    assert (first.lost, first.status) == (True, 200)
    assert (second.status, second.path) == (500, first.path)  # refused before it was read
    assert any(each.method == "GET" and "after" not in each.query for each in tries)


@pytest.mark.parametrize("how", ["locked", "deleted"])
async def test_a_thread_that_was_lost_is_tried_by_the_first_share_alone(
    stage: Stage, how: str
) -> None:
    """What the others share comes into the channel at once."""
    card = await noted(stage)
    thread = card.thread
    assert thread is not None
    close(stage, thread, how)
    people = (stage.ada, stage.grace, stage.mona)
    for member in people:
        await share(member, card, SHARE)
    await stage.sandbox.until(
        lambda: sum(SHARED in each.text for each in stage.ada.sees(stage.general)) == len(people)
    )
    refused = [each for each in stage.sandbox.requests if each.status in {403, 404}]
    assert [str(thread.id) in each.path for each in refused] == [True]


async def test_a_thread_in_which_a_share_was_refused_once_takes_the_next(stage: Stage) -> None:
    """A permission was missing for a moment: that one stands in the channel, the thread is kept."""
    card = await noted(stage)
    stage.sandbox.faults.refuse("POST", MESSAGES, status=403, code=50013, said="Missing")
    await share(stage.grace, card, SHARE)
    await stage.sandbox.until(
        lambda: any(SHARED in each.text for each in stage.ada.sees(stage.general))
    )
    done = await share(stage.mona, card, SHARE)
    assert "You shared it in" in done.text
    assert len(told(stage, SHARED)) == 1


async def test_a_share_that_came_although_the_next_try_was_refused_stands_once(
    stage: Stage,
) -> None:
    """Its reply was lost, and with the next try the thread was locked: it is not sent past it."""
    card = await noted(stage)
    stage.sandbox.faults.lose_reply("POST", MESSAGES)
    stage.sandbox.faults.refuse("POST", MESSAGES, status=403, code=160005, said="Locked")
    done = await share(stage.grace, card, SHARE)
    assert "You shared it in" in done.text
    assert len(told(stage, SHARED)) == 1
    assert not [each for each in stage.ada.sees(stage.general) if SHARED in each.text]
