"""Messages that become notes of a design interview: by a mention in its thread, or picked."""

import asyncio
import contextlib
import re
from dataclasses import replace
from itertools import chain
from weakref import WeakValueDictionary

import discord
import structlog
from discord import app_commands
from discord.ext import commands

from bot.client import Client
from bot.controls import caller, reply
from bot.delivery.background import Background
from bot.delivery.limiter import Urgency
from bot.delivery.outcomes import Failed, Failure, attempt
from bot.delivery.patience import Patience
from bot.delivery.places import Spot, attempt_in, is_out, look
from bot.domain.commands import named_command
from bot.domain.people.caller import Caller
from bot.domain.phases.noting import OpenThread, Taken
from bot.domain.refusals import Refusal, RefusedError
from bot.errors import TryAgainError, WhiteboardError
from bot.hearing import is_to
from bot.ui.cards import Card
from bot.ui.channel.host_cards import host_button
from bot.ui.failures import reference_of
from bot.ui.phases.noted import (
    BY_ROLE,
    command_as_text,
    not_noted,
    picked_card,
    thread_card,
    told_card,
)
from bot.ui.phases.text import ADD_TO_MY_NOTES
from bot.ui.refusals import sentence
from cogs.channel.keeping import follow
from cogs.private.catching_up import catch_up, pauses
from cogs.silence import Silence

_log = structlog.get_logger(__name__)


class Mentions(commands.Cog):
    """Hears what mentions the bot in servers; of other messages Discord does not say what they say.

    Only what is the bot's business comes here: `bot.hearing` drops the rest.
    """

    def __init__(self, bot: Client) -> None:
        self._bot = bot
        self._lines: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        """One message of a thread after the other, so that what was read last tells what was."""
        self._at_work = Background("mentions")
        self._looking: asyncio.Task[None] | None = None
        self._silence = Silence()

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """What was written in threads before may have been missed."""
        if self._looking is not None:
            self._looking.cancel()
        self._looking = self._at_work.start(self._look_again())

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Note what a member says to the bot where a design interview is held."""
        if message.guild is None:
            return
        async with self._line(message.channel.id):
            if is_to(self._bot, message):
                await self._hear(message)
            else:
                await self._hear_role(message)

    @commands.Cog.listener()
    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Follow an edited message, also one that mentions the bot only now."""
        if payload.guild_id is not None:
            async with self._line(payload.channel_id):
                await self._hear(payload.message)

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """Take out of the notes what was deleted in a thread of the bot's."""
        if payload.guild_id is not None:
            await self._gone(payload.guild_id, payload.channel_id, payload.message_id)

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """The same where a moderator deletes many at once."""
        if payload.guild_id is not None:
            for message_id in payload.message_ids:
                await self._gone(payload.guild_id, payload.channel_id, message_id)

    def _line(self, place_id: int) -> asyncio.Lock:
        return self._lines.setdefault(place_id, asyncio.Lock())

    async def _hear(self, message: discord.Message) -> None:
        """Note a message, and say in a few words that it is, or why not."""
        told = await self._taken(message)
        if told is not None:
            await self._tell(message.channel.id, told)

    async def _hear_role(self, message: discord.Message) -> None:
        """Say why it is no note that mentions the bot's role, where it would be one."""
        assert message.guild is not None  # noqa: S101 - who hears has looked
        who = Caller(message.author.id, message.author.display_name, message.guild.id)
        is_open = self._bot.services.noting.is_open
        with contextlib.suppress(TryAgainError):  # nothing is lost but a hint
            if await self._bot.db.run(is_open, who, message.channel.id):
                await self._tell(message.channel.id, told_card(who.name, BY_ROLE))

    async def _tell(self, place_id: int, told: Card) -> None:
        await self._bot.dispatcher.limiter.acquire(Urgency.POST)
        place = self._bot.get_partial_messageable(place_id)
        said = await attempt(place.send(view=told, silent=True))
        if isinstance(said, Failed):
            _log.info("mention.untold", channel=place_id, reason=said.said)

    async def _taken(self, message: discord.Message) -> Card | None:
        """What is to be said of a message; nothing of one that is not meant for the bot."""
        assert message.guild is not None  # noqa: S101 - who hears has looked
        name = message.author.display_name
        who = Caller(message.author.id, name, message.guild.id)
        text, place = _note_in(self._bot, message), message.channel
        command = named_command(text)
        text = "" if command else text
        mentioned = self._bot.services.noting.mentioned
        try:
            note = await self._bot.db.run(mentioned, who, place.id, message.id, text)
        except WhiteboardError as error:
            by_name = re.search(_mention_of(self._bot), message.content) is not None
            silent = self._silence.holds(error, place.id, by_name=by_name)
            return None if silent else told_card(name, sentence(error))
        except Exception as error:  # noqa: BLE001 - a thread's failure is told there
            reference = reference_of("mention.failed", error, channel=place.id)
            return told_card(name, not_noted(reference))
        self._bot.noted_in.add(place.id)
        if command is not None:
            return told_card(name, command_as_text(command))
        if note.taken is Taken.STOOD and note.refused is None:
            return None
        follow(self._bot, note.ref, who)
        return thread_card(name, note, *([host_button(note.leads)] if note.leads else []))

    async def _gone(self, guild_id: int, place_id: int, message_id: int) -> None:
        async with self._line(place_id):
            await self._bot.learn(self._bot.services.noting.gone, guild_id, place_id, message_id)

    async def _look_again(self) -> None:
        """Read each thread where phases run for what was missed; what is refused, ever later."""
        patience, seen, since = Patience(), set[int](), dict[int, int]()
        for pause in chain((0,), pauses()):
            await asyncio.sleep(pause)
            noting, db = self._bot.services.noting, self._bot.db
            found = await self._bot.learn_now(lambda: db.read(noting.threads))  # noqa: B023
            due = [thread for thread in found if thread.place_id not in seen]
            if not due:
                break
            for thread in due:
                # What is heard meanwhile comes after what was missed.
                heard = since.setdefault(thread.place_id, thread.heard)
                if not patience.takes(thread.place_id):
                    continue
                if await self._is_seen(replace(thread, heard=heard)):
                    seen.add(thread.place_id)
                else:
                    patience.refused(thread.place_id)

    async def _is_seen(self, thread: OpenThread) -> bool:
        """Whether a thread was read, or is gone."""
        self._bot.noted_in.add(thread.place_id)
        async with self._line(thread.place_id):
            looked = await attempt_in(self._bot, thread.guild_id, self._look_into(thread))
        if isinstance(looked, Failed):
            _log.warning("mention.not_read", channel=thread.place_id, reason=looked.said)
            return looked.is_final
        return looked.result

    async def _look_into(self, thread: OpenThread) -> bool:
        """Note what was said to the bot since, and take out what is no longer there.

        Without Read Message History a thread looks empty: then nothing is known of it, nor while
        its server is out.
        """
        guild = self._bot.get_guild(thread.guild_id)
        if guild is None or is_out(guild):
            return guild is None
        spot = await look(self._bot, guild, thread.place_id)
        if not isinstance(spot, Spot):
            return spot is Failure.CHANNEL_GONE
        if not spot.allowed.read_message_history:
            return False
        first = min((thread.heard, *(message - 1 for message in thread.known)))
        place = self._bot.get_partial_messageable(thread.place_id, guild_id=thread.guild_id)
        there: set[int] = set()
        async for message in place.history(limit=None, after=discord.Object(first)):
            there.add(message.id)
            is_due = message.id > thread.heard or message.id in thread.known
            if is_due and is_to(self._bot, message):
                await self._hear(message)
        for missing in thread.known - there if there else ():
            gone = self._bot.services.noting.gone
            await self._bot.learn(gone, thread.guild_id, thread.place_id, missing)
        return True


def _note_in(bot: Client, message: discord.Message) -> str:
    """What a message says beside the mention of the bot."""
    return re.sub(rf"[ \t]*{_mention_of(bot)}[ \t]*", " ", message.content).strip()


def _mention_of(bot: Client) -> str:
    """How Discord writes it, as a regular expression."""
    assert bot.user is not None  # noqa: S101 - it hears, so it has logged in
    return f"<@!?{bot.user.id}>"


@app_commands.context_menu(name=ADD_TO_MY_NOTES)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
async def add_to_my_notes(interaction: discord.Interaction, message: discord.Message) -> None:
    """Add what a message of one's own says to the notes of the phase that is open.

    Only of one's own: another's words would stand where their *delete* does not reach.
    """
    bot, who = Client.of(interaction), caller(interaction)
    if message.author.id != who.member_id:
        raise RefusedError(Refusal.WORDS_OF_ANOTHER)
    if interaction.guild_id is None:
        await catch_up(bot, message.channel.id, who)
    text = _note_in(bot, message)
    picked = bot.services.noting.picked
    note = await bot.db.run(picked, who, message.channel.id, message.id, text)
    follow(bot, note.ref, who)
    await reply(interaction, picked_card(note))


async def setup(bot: Client) -> None:
    """Add the listener and the command."""
    await bot.add_cog(Mentions(bot))
    bot.tree.add_command(add_to_my_notes)
