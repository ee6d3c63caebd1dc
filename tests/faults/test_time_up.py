"""That a phase's time is up is told in the interview's thread, once, whatever comes between."""

from datetime import timedelta

import pytest

from sandbox import Message, Permission
from tests.journeys.channel.hosting import begin, lead
from tests.journeys.private.designing import in_thread
from tests.stage import Stage

MESSAGES = "/channels/{channel_id}/messages"
WHERE = pytest.mark.parametrize("where", ["private", "channel"])
SIX_MINUTES = timedelta(minutes=6)
"""More than the first phase has, and more than *5 more minutes* gives."""


async def begun(stage: Stage, where: str) -> Message:
    """One whose first phase runs: the card that leads it."""
    if where == "private":
        return await in_thread(stage)
    card = await begin(stage)
    await stage.sandbox.until(lambda: card.thread is not None)
    return card


def told(stage: Stage) -> list[Message]:
    """Where its thread says that the time is up."""
    threads = [each for each in stage.club.channels.values() if each.is_thread]
    messages = [message for thread in threads for message in stage.ada.sees(thread)]
    return [message for message in messages if "Time is up" in message.text]


async def times(stage: Stage, number: int) -> None:
    """Wait until it was told so often."""
    await stage.sandbox.until(lambda: len(told(stage)) == number)


async def again(stage: Stage, card: Message) -> None:
    """Five minutes more are given, and over."""
    if "Host…" in card.buttons:
        await lead(stage.ada, card, "5 more minutes")
    else:
        await stage.ada.press(card, "5 more minutes")
    stage.sandbox.clock.advance(SIX_MINUTES)


@WHERE
async def test_a_refusal_that_passes_keeps_the_thread(stage: Stage, where: str) -> None:
    """A permission was missing for a moment: it is told there all the same."""
    card = await begun(stage, where)
    refused = stage.sandbox.faults.refuse(
        "POST", MESSAGES, status=403, code=50013, said="Missing Permissions"
    )
    stage.sandbox.clock.advance(SIX_MINUTES)
    await refused.struck()
    await times(stage, 1)
    await again(stage, card)
    await times(stage, 2)


async def killed_while_telling(stage: Stage, number: int = 1) -> None:
    """It stands in the thread, and the bot was killed before it knew."""
    stage.sandbox.faults.delay("POST", MESSAGES, 30)
    stage.sandbox.clock.advance(SIX_MINUTES)
    await times(stage, number)
    await stage.bot.kill()
    stage.sandbox.faults.clear()


async def back(stage: Stage) -> None:
    """The bot starts again, once Discord has forgotten what it was sent."""
    stage.sandbox.clock.advance(timedelta(minutes=10))
    await stage.bot.start()
    await stage.sandbox.bot_ready()


@WHERE
async def test_it_stands_once_although_a_kill_came_before_anybody_noted_it(
    stage: Stage, where: str
) -> None:
    """It is found; the next time that is up is another one."""
    card = await begun(stage, where)
    await killed_while_telling(stage)
    await back(stage)
    await stage.bot.says("design.told")
    await again(stage, card)
    await stage.bot.says("design.told", 2)
    assert len(told(stage)) == 2


@WHERE
async def test_it_stands_once_although_its_reply_and_all_tries_after_that_are_lost(
    stage: Stage, where: str
) -> None:
    """In one life of the bot, too, Discord forgets."""
    card = await begun(stage, where)
    stage.sandbox.faults.lose_reply("POST", MESSAGES)
    stage.sandbox.faults.reset("POST", MESSAGES, times=1_000)
    stage.sandbox.clock.advance(SIX_MINUTES)
    await stage.bot.says("design.untold", 2)
    stage.sandbox.clock.advance(timedelta(minutes=10))
    stage.sandbox.faults.clear()
    await stage.bot.says("design.told")
    await again(stage, card)
    await stage.bot.says("design.told", 2)
    assert len(told(stage)) == 2


@WHERE
async def test_what_was_told_before_is_not_taken_for_it(stage: Stage, where: str) -> None:
    """The same phase was up already; killed before it was sent again, it is sent again."""
    card = await begun(stage, where)
    stage.sandbox.clock.advance(SIX_MINUTES)
    await times(stage, 1)
    await stage.bot.says("design.told")
    stage.sandbox.faults.reset("POST", MESSAGES, times=1_000)
    await again(stage, card)
    await stage.bot.says("design.untold")
    await stage.bot.kill()
    stage.sandbox.faults.clear()
    await back(stage)
    await stage.bot.says("design.told", 2)
    assert len(told(stage)) == 2


@WHERE
async def test_where_nobody_can_look_it_is_not_told_twice(stage: Stage, where: str) -> None:
    """Whether it is there cannot be known; what is up later is told as before."""
    card = await begun(stage, where)
    await killed_while_telling(stage)
    stage.sandbox.moderation.deny_bot(stage.general, Permission.READ_MESSAGE_HISTORY)
    await back(stage)
    await stage.bot.says("design.unknown")
    await again(stage, card)
    await stage.bot.says("design.told")
    assert len(told(stage)) == 2
