"""An interview in a direct message: what the member types is the answer, until they are done."""

import asyncio
import contextlib
from weakref import WeakValueDictionary

import discord
from discord.ext import commands

from bot.client import Client
from bot.domain.people.caller import Caller
from bot.domain.private.design import InPhase
from bot.domain.private.quick import Heard
from bot.errors import WhiteboardError
from bot.texts import said
from bot.ui import ids
from bot.ui.cards import notice
from bot.ui.private.chat_cards import heard_card, no_text_card, nothing_waits_card
from bot.ui.private.design_cards import noted_card
from bot.ui.refusals import sentence
from bot.ui.verbs import Verb

__all__ = ["catch_up"]

_MISSED = 100
"""Messages that may have been typed while the bot was away."""


class Chat(commands.Cog):
    """Listens in direct messages; what is typed there reaches a bot without a privileged intent."""

    def __init__(self, bot: Client) -> None:
        self._bot = bot
        self._caught_up: set[int] = set()
        """The direct messages of which nothing was missed since the bot came up."""
        self._lines: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        """One message of a chat after the other: what was typed first is noted and told first."""

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Whatever was typed before may have been missed."""
        self._caught_up.clear()

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Note what a member types as part of their answer, and say so."""
        if message.guild is not None or message.author.bot or message.is_system():
            return
        line = self._lines.setdefault(message.channel.id, asyncio.Lock())
        async with line:
            await self._answer(message, Caller(message.author.id, message.author.display_name))

    async def _answer(self, message: discord.Message, who: Caller) -> None:
        try:
            noted = await self._hear(message, who)
        except WhiteboardError as error:
            await message.channel.send(view=notice(sentence(error)))
            return
        if noted is None:
            await message.channel.send(view=nothing_waits_card())
        elif not said(message.content):
            await message.channel.send(view=no_text_card())
        elif isinstance(noted, InPhase):
            await message.channel.send(view=noted_card(noted))
        else:
            await self._acknowledge(message.channel.id, who, noted)

    async def _hear(self, message: discord.Message, who: Caller) -> InPhase | Heard | None:
        """Take in a message, with those before it that were typed while the bot was away."""
        if message.channel.id not in self._caught_up:
            noted = await catch_up(self._bot, message.channel.id, who)
            self._caught_up.add(message.channel.id)
            if noted is not None:
                return noted
        return await _take_in(self._bot, who, [(message.id, message.content)])

    async def _acknowledge(self, channel_id: int, who: Caller, heard: Heard) -> None:
        """Say how much is noted: in the message that said so before, or in a new one."""
        channel = self._bot.get_partial_messageable(channel_id)
        card = heard_card(ids.on(Verb.DONE, heard.ref), heard.characters)
        if heard.note_message_id is not None:
            with contextlib.suppress(discord.NotFound):  # it was deleted, and comes anew
                await channel.get_partial_message(heard.note_message_id).edit(view=card)
                return
        note = await channel.send(view=card)
        await self._bot.db.run(self._bot.services.drafts.noted, who, heard.ref, note.id)


async def catch_up(bot: Client, channel_id: int, who: Caller) -> InPhase | Heard | None:
    """Note what a member typed while the bot was away, before anything is made of it."""
    services = bot.services
    since = await bot.db.run(services.designs.listening, who)
    since = since or await bot.db.run(services.drafts.listening, who)
    if since is None:
        return None
    after = since.after or discord.utils.time_snowflake(since.since)
    channel = bot.get_partial_messageable(channel_id)
    typed = [
        (message.id, message.content)
        async for message in channel.history(limit=_MISSED, after=discord.Object(after))
        if message.author.id == who.member_id
    ]
    return await _take_in(bot, who, typed) if typed else None


async def _take_in(
    bot: Client, who: Caller, messages: list[tuple[int, str]]
) -> InPhase | Heard | None:
    """Note messages where a phase of a design interview waits for them, else a question."""
    phase = await bot.db.run(bot.services.designs.hear, who, messages)
    return phase or await bot.db.run(bot.services.drafts.hear, who, messages)


async def setup(bot: Client) -> None:
    """Add the listener."""
    await bot.add_cog(Chat(bot))
