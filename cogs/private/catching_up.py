"""A chat is read again where something of it may have been missed."""

import discord

from bot.client import Client
from bot.domain.people.caller import Caller
from bot.domain.private.quick import Noted

__all__ = ["catch_up"]


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
        message.id: message.content
        async for message in channel.history(limit=None, after=discord.Object(after))
        if message.author.id == who.member_id
    }
    gone = since.known - typed.keys()
    if not typed and not gone:
        return None
    return await bot.db.run(chat.hear, who, sorted(typed.items()), gone)
