"""An interview in a direct message: what the member types is the answer, until they are done."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from weakref import WeakValueDictionary

import discord
import structlog
from discord.ext import commands

from bot.client import Client
from bot.delivery.background import Background
from bot.delivery.conditions import telling_of_delay
from bot.delivery.outcomes import Failed, Failure, attempt
from bot.domain.commands import named_command
from bot.domain.people.caller import Caller
from bot.domain.private.quick import Standing
from bot.errors import WhiteboardError
from bot.texts import said
from bot.ui.cards import Card, notice
from bot.ui.failures import reference_of
from bot.ui.private.chat_cards import (
    command_as_text_card,
    no_text_card,
    not_followed_card,
    put_off_card,
)
from bot.ui.refusals import sentence
from cogs.private.catching_up import PASSING, catch_up, pauses
from cogs.private.following import Following
from cogs.private.hearing import words_of
from cogs.private.telling import Telling

_log = structlog.get_logger(__name__)


class Chat(commands.Cog):
    """Listens in direct messages; what is typed there reaches a bot without a privileged intent.

    Nothing that fails here is lost: it stands in the chat, and is read again; and what was edited
    or deleted while it could not be followed is kept until it can.
    """

    def __init__(self, bot: Client) -> None:
        self._bot = bot
        self._telling = Telling(bot)
        self._caught_up: set[int] = set()
        """The direct messages of which nothing was missed since the bot came up."""
        self._lines: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        """One message of a chat after the other: what was typed first is noted and told first."""
        self._following = Following(bot, self._telling, self._line)
        self._reading_again: set[int] = set()
        self._at_work = Background("chat")
        self._looking: asyncio.Task[None] | None = None

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Whatever was typed, edited or deleted before may have been missed."""
        self._bot.chats.missed()
        self._caught_up.clear()
        if self._looking is not None:
            self._looking.cancel()
        self._looking = self._at_work.start(self._following.look_again())

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Note what a member types as part of their answer, and say so."""
        if message.guild is None:
            self._bot.chats.heard(message.channel.id, message.id)
        if message.guild is None and not message.author.bot and not message.is_system():
            who = Caller(message.author.id, message.author.display_name)
            answer = partial(self._answer, message, who)
            await self._in_line(message.channel.id, who, answer, put_off_card)

    @commands.Cog.listener()
    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Change what was noted of a message, as its member has changed it."""
        message = payload.message
        if payload.guild_id is None and not message.author.bot and not message.is_system():
            who = Caller(message.author.id, message.author.display_name)
            await self._changed(payload.channel_id, who, message.id, words_of(message))

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """Delete what was noted of a message: in direct messages only its author deletes it."""
        if payload.guild_id is None:
            who = await self._member_of(payload.channel_id)
            if who is not None:
                await self._changed(payload.channel_id, who, payload.message_id, "")

    async def _member_of(self, channel_id: int) -> Caller | None:
        """Who writes with us in a channel, asked until Discord says; None where it is no chat."""
        for pause in pauses():
            found = await attempt(self._bot.fetch_channel(channel_id))
            if not isinstance(found, Failed):
                if isinstance(found.result, discord.DMChannel) and found.result.recipient:
                    member = found.result.recipient
                    return Caller(member.id, member.display_name)
                return None
            _log.info("chat.unseen", channel=channel_id, reason=found.said)
            if found.failure is not Failure.UNKNOWN:
                break
            await asyncio.sleep(pause)
        return None

    async def _changed(self, channel_id: int, who: Caller, message_id: int, text: str) -> None:
        """Follow an edited or deleted message, as soon as that is possible."""

        async def follow() -> None:
            self._following.keep(channel_id, message_id, text)
            await self._following.follow(channel_id, who)

        await self._in_line(channel_id, who, follow, not_followed_card)

    def _line(self, channel_id: int) -> asyncio.Lock:
        return self._lines.setdefault(channel_id, asyncio.Lock())

    async def _in_line(
        self,
        channel_id: int,
        who: Caller,
        work: Callable[[], Awaitable[None]],
        put_off: Callable[[str | None], Card],
    ) -> None:
        """Do something in a chat after what came before it; where it fails, the chat is read anew.

        The member is told; what nobody foresaw is in the log once, with the reference they have.
        """
        async with self._line(channel_id):
            try:
                await work()
            except PASSING as error:
                _log.warning("chat.put_off", channel=channel_id, reason=str(error))
                told = put_off(None)
            except WhiteboardError as error:
                await self._telling.say(channel_id, notice(sentence(error)))
                return
            except Exception as error:  # noqa: BLE001 - the one place where a chat's failure is told
                told = put_off(reference_of("chat.failed", error, channel=channel_id))
            else:
                return
            if channel_id not in self._reading_again:
                self._reading_again.add(channel_id)
                self._at_work.start(self._read_again(channel_id, who))
                with telling_of_delay():
                    await self._telling.say(channel_id, told)

    async def _read_again(self, channel_id: int, who: Caller) -> None:
        """Read a chat until it is read: what was put off is noted, and told."""
        try:
            for pause in pauses():
                await asyncio.sleep(pause)
                async with self._line(channel_id):
                    if await self._is_read(channel_id, who):
                        return
        finally:
            self._reading_again.discard(channel_id)

    async def _is_read(self, channel_id: int, who: Caller) -> bool:
        """Whether nothing of a chat is put off any more, and its member was told so."""
        try:
            await self._following.follow(channel_id, who)
            if channel_id in self._caught_up:  # the next message has led there
                return True
            noted = await catch_up(self._bot, channel_id, who)
        except PASSING as error:
            _log.warning("chat.put_off", channel=channel_id, reason=str(error))
            return False
        except WhiteboardError as error:  # its member is having everything deleted
            _log.info("chat.let_go", channel=channel_id, reason=str(error))
            return True
        told = None if noted is None else await self._telling.noted(channel_id, who, noted)
        if isinstance(told, Failed) and told.failure is Failure.UNKNOWN:
            return False
        self._caught_up.add(channel_id)
        return True

    async def _answer(self, message: discord.Message, who: Caller) -> None:
        """Take in a message, with those before it that were typed while the bot was away."""
        channel_id = message.channel.id
        if channel_id not in self._caught_up:
            await catch_up(self._bot, channel_id, who)
        self._caught_up.discard(channel_id)  # until this one is noted
        hear = self._bot.services.chat.hear
        words = words_of(message)
        heard = [(message.id, words)]
        noted = await self._bot.db.run(hear, who, channel_id, heard)
        if (command := named_command(message.content)) is not None:
            await self._telling.say(channel_id, command_as_text_card(command))
        elif noted is None:
            await self._telling.nothing_waits(channel_id, who)
        elif not said(words) and not isinstance(noted.of, Standing):
            await self._telling.say(channel_id, no_text_card())
        else:
            await self._telling.noted(channel_id, who, noted)
        self._caught_up.add(channel_id)


async def setup(bot: Client) -> None:
    """Add the listener."""
    await bot.add_cog(Chat(bot))
