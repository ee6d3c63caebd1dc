"""An interview in a direct message: what the member types is the answer, until they are done."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta
from functools import partial
from itertools import chain, repeat
from weakref import WeakValueDictionary

import discord
import structlog
from discord.ext import commands

from bot.client import Client
from bot.delivery.background import Background
from bot.delivery.conditions import telling_of_delay
from bot.delivery.outcomes import Failed, Failure, Tried, attempt
from bot.domain.people.caller import Caller
from bot.domain.private.design import InPhase
from bot.domain.private.quick import Answered, FollowedUp, Heard, Noted
from bot.errors import TryAgainError, WhiteboardError
from bot.texts import said
from bot.ui import ids
from bot.ui.cards import Card, notice
from bot.ui.failures import REQUEST_ERRORS, reference_of
from bot.ui.private.chat_cards import (
    changed_card,
    followed_up_card,
    heard_card,
    no_text_card,
    nothing_waits_card,
    put_off_card,
)
from bot.ui.private.design_cards import noted_card
from bot.ui.refusals import sentence
from bot.ui.verbs import Verb
from cogs.private.catching_up import catch_up

_PASSING = (TryAgainError, *REQUEST_ERRORS)
"""What keeps a chat from being read for now."""
_PAUSES = (1, 2, 5, 10, 30, 60)
"""Seconds before a chat that could not be read is read again; the last from then on."""
_IN_SIGHT = timedelta(minutes=10)
"""For how long what was noted is told by editing one message."""

_log = structlog.get_logger(__name__)


class Chat(commands.Cog):
    """Listens in direct messages; what is typed there reaches a bot without a privileged intent.

    Nothing that fails here is lost: it stands in the chat, and is read again.
    """

    def __init__(self, bot: Client) -> None:
        self._bot = bot
        self._caught_up: set[int] = set()
        """The direct messages of which nothing was missed since the bot came up."""
        self._lines: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        """One message of a chat after the other: what was typed first is noted and told first."""
        self._reading_again: set[int] = set()
        self._at_work = Background("chat")

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Whatever was typed before may have been missed."""
        self._caught_up.clear()

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Note what a member types as part of their answer, and say so."""
        if message.guild is None and not message.author.bot and not message.is_system():
            who = Caller(message.author.id, message.author.display_name)
            await self._in_line(message.channel.id, who, partial(self._answer, message, who))

    @commands.Cog.listener()
    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Change what was noted of a message, as its member has changed it."""
        message = payload.message
        if payload.guild_id is None and not message.author.bot and not message.is_system():
            who = Caller(message.author.id, message.author.display_name)
            change = partial(self._change, payload.channel_id, who, message.id, message.content)
            await self._in_line(payload.channel_id, who, change)

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """Delete what was noted of a message: in direct messages only its author deletes it."""
        if payload.guild_id is not None:
            return
        found = await attempt(self._bot.fetch_channel(payload.channel_id))
        if isinstance(found, Failed):
            self._caught_up.discard(payload.channel_id)
            _log.info("chat.unseen", channel=payload.channel_id, reason=found.said)
            return
        if isinstance(found.result, discord.DMChannel) and found.result.recipient is not None:
            member = found.result.recipient
            who = Caller(member.id, member.display_name)
            change = partial(self._change, payload.channel_id, who, payload.message_id, "")
            await self._in_line(payload.channel_id, who, change)

    async def _in_line(
        self, channel_id: int, who: Caller, work: Callable[[], Awaitable[None]]
    ) -> None:
        """Do something in a chat after what came before it; where it fails, the chat is read anew.

        The member is told; what nobody foresaw is in the log once, with the reference they have.
        """
        line = self._lines.setdefault(channel_id, asyncio.Lock())
        async with line:
            try:
                await work()
            except _PASSING as error:
                _log.warning("chat.put_off", channel=channel_id, reason=str(error))
                told = put_off_card()
            except WhiteboardError as error:
                await self._say(channel_id, notice(sentence(error)))
                return
            except Exception as error:  # noqa: BLE001 - the one place where a chat's failure is told
                told = put_off_card(reference_of("chat.failed", error, channel=channel_id))
            else:
                return
            self._caught_up.discard(channel_id)
            if channel_id not in self._reading_again:
                self._reading_again.add(channel_id)
                self._at_work.start(self._read_again(channel_id, who))
                with telling_of_delay():
                    await self._say(channel_id, told)

    async def _read_again(self, channel_id: int, who: Caller) -> None:
        """Read a chat until it is read: what was put off is noted, and told."""
        try:
            for pause in chain(_PAUSES, repeat(_PAUSES[-1])):
                await asyncio.sleep(pause)
                async with self._lines.setdefault(channel_id, asyncio.Lock()):
                    if await self._is_read(channel_id, who):
                        return
        finally:
            self._reading_again.discard(channel_id)

    async def _is_read(self, channel_id: int, who: Caller) -> bool:
        """Whether nothing of a chat is put off any more, and its member was told so."""
        if channel_id in self._caught_up:  # the next message has led there
            return True
        try:
            noted = await catch_up(self._bot, channel_id, who)
        except _PASSING as error:
            _log.warning("chat.put_off", channel=channel_id, reason=str(error))
            return False
        told = None if noted is None else await self._tell(channel_id, who, noted)
        if isinstance(told, Failed) and told.failure is Failure.UNKNOWN:
            return False
        self._caught_up.add(channel_id)
        return True

    async def _answer(self, message: discord.Message, who: Caller) -> None:
        """Take in a message, with those before it that were typed while the bot was away."""
        channel_id = message.channel.id
        if channel_id not in self._caught_up:
            await catch_up(self._bot, channel_id, who)
            self._caught_up.add(channel_id)
        hear = self._bot.services.chat.hear
        noted = await self._bot.db.run(hear, who, [(message.id, message.content)])
        if noted is None:
            await self._say(channel_id, nothing_waits_card())
        elif not said(message.content):
            await self._say(channel_id, no_text_card())
        else:
            await self._tell(channel_id, who, noted, message.id)

    async def _change(self, channel_id: int, who: Caller, message_id: int, text: str) -> None:
        """Follow an edited or deleted message."""
        change = self._bot.services.chat.change
        noted = await self._bot.db.run(change, who, message_id, text)
        if noted is None:
            return
        if noted.refused is None and not isinstance(noted.of, Heard):
            await self._say(channel_id, changed_card(deleted=not said(text)))
        else:
            await self._tell(channel_id, who, noted)

    async def _tell(
        self, channel_id: int, who: Caller, noted: Noted, below: int = 0
    ) -> Tried[discord.Message] | None:
        """Say what is noted by now, or why the last message is not.

        `below`: the message that has just been typed; 0 where it was another time.
        """
        if noted.refused is not None:
            return await self._say(channel_id, notice(sentence(noted.refused)))
        match noted.of:
            case InPhase():
                return await self._say(channel_id, noted_card(noted.of))
            case FollowedUp():
                return await self._say(channel_id, followed_up_card(noted.of))
            case Heard():
                return await self._acknowledge(channel_id, who, noted.of, below)
            case Answered():
                return None

    async def _acknowledge(
        self, channel_id: int, who: Caller, heard: Heard, below: int
    ) -> Tried[discord.Message]:
        """Say how much is noted: in the message that said so just before, or in a new one."""
        channel = self._bot.get_partial_messageable(channel_id)
        card = heard_card(ids.on(Verb.DONE, heard.ref), heard.characters)
        if heard.note_message_id is not None and _is_near(heard.note_message_id, below):
            note = channel.get_partial_message(heard.note_message_id)
            edited = await attempt(note.edit(view=card))
            if not isinstance(edited, Failed):
                return edited
            if edited.failure is not Failure.MESSAGE_GONE:  # where it is deleted it comes anew
                _log.info("chat.untold", channel=channel_id, reason=edited.said)
                return edited
        sent = await self._say(channel_id, card)
        if not isinstance(sent, Failed):
            noted = self._bot.services.chat.noted
            with suppress(TryAgainError):  # the text is noted; the next note is a new message
                await self._bot.db.run(noted, who, heard.ref, sent.result.id)
        return sent

    async def _say(self, channel_id: int, card: Card) -> Tried[discord.Message]:
        """Say something, where the member lets the bot: they may have closed their messages."""
        sent = await attempt(self._bot.get_partial_messageable(channel_id).send(view=card))
        if isinstance(sent, Failed):
            _log.info("chat.untold", channel=channel_id, reason=sent.said)
        return sent


def _is_near(note: int, typed: int) -> bool:
    """Whether who has just typed still sees a note: by the times in both ids, which are Discord's.

    One that has moved up out of sight would be changed there unseen.
    """
    passed = discord.utils.snowflake_time(typed) - discord.utils.snowflake_time(note)
    return passed < _IN_SIGHT


async def setup(bot: Client) -> None:
    """Add the listener."""
    await bot.add_cog(Chat(bot))
