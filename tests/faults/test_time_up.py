"""That a phase's time is up is told in the interview's thread, once, whatever comes between."""

from datetime import timedelta

import pytest

from sandbox import Message
from tests.journeys.channel.hosting import begin
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
