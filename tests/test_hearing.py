"""What of the messages of servers the bot hears: the rest costs it neither a task nor a look."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import discord
import pytest

from bot.hearing import Places, is_heard
from sandbox import Sandbox, Timing
from sandbox.world.messages import post
from tests.loading import loaded
from tests.sandbox.fixture_bot import FixtureBot, running

INTENTS = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
EVENTS = ("message", "raw_message_edit", "raw_message_delete")
MOST = 7
"""Events of the story below."""


class Listener(FixtureBot):
    """Keeps what it is told of messages, and whether ours would hear it."""

    told: list[tuple[str, bool]]
    messages: list[discord.Message]
    complete: asyncio.Event

    def dispatch(self, event: str, /, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - discord.py's own
        """See every event before anybody does."""
        if event in EVENTS:
            self.told.append((event, is_heard(self, event, args)))
            self.messages += [one for one in args if isinstance(one, discord.Message)]
            if len(self.told) == MOST:
                self.complete.set()
        super().dispatch(event, *args, **kwargs)


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox.open(timing=Timing(identify=0)) as opened:
        yield opened


async def told(sandbox: Sandbox) -> tuple[list[tuple[str, bool]], list[discord.Message]]:
    """Everything that can happen to messages in a server and in a chat."""
    listener = Listener(sandbox, INTENTS)
    listener.told, listener.messages, listener.complete = [], [], asyncio.Event()
    ada, world = sandbox.user("Ada"), sandbox.world
    general = sandbox.guild("Interview Club").channel("general")
    async with running(listener):
        plain = await ada.say(general, "Nothing to you.")
        asked = await ada.say(general, f"<@{world.bot.id}> a note")
        await ada.edit(plain, "Still nothing.")
        await ada.edit(plain, f"<@{world.bot.id}> now to you")
        await ada.delete(asked)
        post(world, general, world.bot, {"content": f"<@{world.bot.id}> of a bot"})
        await ada.say(ada.dm, "In a chat.")
        async with asyncio.timeout(30):
            await listener.complete.wait()
    return listener.told, listener.messages


async def test_of_a_servers_messages_those_alone_are_heard_that_mention_it(
    sandbox: Sandbox,
) -> None:
    """New or edited, of people; deletions in its own threads; and every direct message."""
    events, _ = await told(sandbox)
    assert events == [
        ("message", False),
        ("message", True),
        ("raw_message_edit", False),
        ("raw_message_edit", True),
        ("raw_message_delete", False),
        ("message", False),
        ("message", True),
    ]


async def test_what_is_not_heard_makes_no_task_and_asks_no_database(sandbox: Sandbox) -> None:
    """A thousand messages that mention nobody are a thousand looks at a list."""
    _, messages = await told(sandbox)
    async with loaded() as bot:
        before = asyncio.all_tasks()
        for _ in range(1_000):
            bot.dispatch("message", messages[0])
        assert asyncio.all_tasks() == before
        bot.dispatch("message", messages[-1])
        begun = asyncio.all_tasks() - before
        assert begun
        for task in begun:
            task.cancel()


def test_places_are_forgotten_that_were_written_in_longest_ago() -> None:
    """What is heard of stays bounded, however many places a bot takes notes in."""
    places = Places(2)
    for place in (1, 2, 1, 3):
        places.add(place)
    assert [place in places for place in (1, 2, 3)] == [True, False, True]
