"""Commands in the menu of a message, replies, and what a bot reads of them."""

from collections.abc import AsyncIterator

import discord
import pytest
from discord import app_commands

from sandbox import Channel, Sandbox, Timing
from sandbox.errors import ActorError
from tests.sandbox.fixture_bot import FixtureBot, running

INTENTS = discord.Intents(guilds=True, guild_messages=True)


@app_commands.context_menu(name="Read It Aloud")
async def read(interaction: discord.Interaction, message: discord.Message) -> None:
    """Say what a message says."""
    said = f"{message.author.display_name}: {message.content}"
    await interaction.response.send_message(said, ephemeral=True)


@pytest.fixture
async def picking(sandbox: Sandbox) -> AsyncIterator[FixtureBot]:
    bot = FixtureBot(sandbox, INTENTS)
    bot.tree.add_command(read)
    async with running(bot) as started:
        yield started


@pytest.mark.usefixtures("picking")
async def test_a_picked_message_comes_with_all_it_says(sandbox: Sandbox, general: Channel) -> None:
    """Whoever wrote it, in a server and in a chat, though the bot is not mentioned."""
    ada, grace = sandbox.user("Ada"), sandbox.user("Grace")
    for place in (general, ada.dm):
        writer = grace if place is general else ada
        message = await writer.say(place, "No secret to whom I pick.")
        shown = (await ada.pick(message, "Read It Aloud")).message
        assert shown.text == f"{writer.name}: No secret to whom I pick."
        assert shown.ephemeral
        assert (shown.interaction or {})["target_message_id"] == str(message.id)
    with pytest.raises(ActorError, match="no apps"):
        await ada.pick(shown, "Read It Aloud")
    with pytest.raises(ActorError, match="is not offered 'Shout'"):
        await ada.pick(message, "Shout")
    assert "Read It Aloud" not in [one["name"] for one in ada.commands(general)]


async def test_what_is_read_over_rest_is_hidden_as_at_the_gateway(
    sandbox: Sandbox, general: Channel, picking: FixtureBot
) -> None:
    """Messages that mention it, also by a reply that pings, are read; no others of people."""
    ada = sandbox.user("Ada")
    place = picking.get_channel(general.id)
    assert isinstance(place, discord.TextChannel)
    await place.send("mine")
    own = ada.sees(general)[-1]
    await ada.say(general, "hidden")
    await ada.say(general, "quiet", reply_to=own, ping=False)
    await ada.say(general, "loud", reply_to=own)
    read_there = [one.content async for one in place.history()]
    assert read_there == ["loud", "", "", "mine"]
    assert [one.type.name async for one in place.history(limit=1)] == ["reply"]


async def test_with_the_privileged_intent_all_is_read() -> None:
    async with Sandbox.open(timing=Timing(identify=0)) as sandbox:
        sandbox.world.privileged = 1 << 15
        general = sandbox.guild("Interview Club").channel("general")
        async with running(FixtureBot(sandbox, INTENTS)) as bot:
            await sandbox.user("Ada").say(general, "open")
            place = bot.get_partial_messageable(general.id)
            assert [one.content async for one in place.history()] == ["open"]
