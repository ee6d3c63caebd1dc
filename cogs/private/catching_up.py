"""A chat is read again where something of it may have been missed."""

from collections.abc import Iterator
from itertools import chain, repeat

import discord

from bot.client import Client
from bot.domain.people.caller import Caller
from bot.domain.private.quick import Noted, RecentChat
from bot.errors import TryAgainError
from bot.texts import said
from bot.ui.failures import REQUEST_ERRORS
from cogs.private.hearing import words_of

__all__ = ["PASSING", "catch_up", "missed_changes", "pauses"]

PASSING = (TryAgainError, *REQUEST_ERRORS)
"""What keeps a chat from being read for now."""
_PAUSES = (1, 2, 5, 10, 30, 60)


def pauses() -> Iterator[int]:
    """Seconds before a chat that could not be read is read again, try by try."""
    return chain(_PAUSES, repeat(_PAUSES[-1]))


async def catch_up(bot: Client, channel_id: int, who: Caller) -> Noted | None:
    """Bring what is noted to what stands in a chat, before anything is made of it.

    What was typed, edited and deleted while the bot was away is found so: all of it, however many
    pages Discord has of it.
    """
    chat = bot.services.chat
    since = await bot.db.run(chat.listening, who)
    if since is None:
        return None
    after = since.after or discord.utils.time_snowflake(since.since)
    channel = bot.get_partial_messageable(channel_id)
    typed = {
        message.id: words_of(message)
        async for message in channel.history(limit=None, after=discord.Object(after))
        if message.author.id == who.member_id
    }
    gone = since.known - typed.keys()
    if not typed and not gone:
        return None
    return await bot.db.run(chat.hear, who, channel_id, sorted(typed.items()), gone)


async def missed_changes(bot: Client, chat: RecentChat) -> dict[int, str]:
    """What messages of a chat say by now, of those that say something else than what is kept.

    Nothing where they were deleted: that is known only once all was looked at from the first of
    them to the last.
    """
    kept = await bot.db.read(bot.services.chat.kept, chat)
    if not kept:
        return {}
    there: dict[int, discord.Message] = {}
    channel = bot.get_partial_messageable(chat.channel_id)
    async for message in channel.history(limit=None, after=discord.Object(min(kept) - 1)):
        if message.id > max(kept):
            break
        there[message.id] = message
    return {
        message_id: words_of(there[message_id]) if message_id in there else ""
        for message_id, text in kept.items()
        if _says_something_else(there.get(message_id), text)
    }


def _says_something_else(message: discord.Message | None, kept: str) -> bool:
    """Whether what is kept of a message is not what it says; one that was never edited says it."""
    if message is None:
        return bool(kept)
    return message.edited_at is not None and said(words_of(message)) != kept
