"""What a place lets the bot do: which permissions each purpose needs, and what is lacking now."""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

import discord
from discord import Permissions

from bot.delivery.outcomes import Done, Failed, Failure, Tried, attempt

__all__ = [
    "CARD",
    "IN_PRIVATE",
    "POST",
    "POST_WITH_THREAD",
    "UNDER_A_CARD",
    "Spot",
    "attempt_in",
    "here",
    "ids_there",
    "is_out",
    "is_out_at",
    "lacking",
    "look",
    "thread_is_possible",
]

CARD = Permissions(view_channel=True, send_messages=True)
"""A card that is kept true."""
POST = CARD | Permissions(read_message_history=True)
"""A daily question; the history shows, after an interruption, whether it is there."""
POST_WITH_THREAD = POST | Permissions(create_public_threads=True)
UNDER_A_CARD = Permissions(
    read_message_history=True, create_public_threads=True, send_messages_in_threads=True
)
"""A thread under a card of ours."""
IN_PRIVATE = Permissions(
    view_channel=True, create_private_threads=True, send_messages_in_threads=True
)
"""A private thread."""
_WAIT = 1.5
"""Seconds for which Discord is asked about a place: whoever asked gets three in all."""
_WITHOUT_MESSAGES = (discord.ForumChannel, discord.CategoryChannel)

T = TypeVar("T")
Place: TypeAlias = discord.abc.GuildChannel | discord.Thread


@dataclass(frozen=True, slots=True)
class Spot:
    """A channel or thread as it is now."""

    allowed: Permissions
    """What the bot may do there."""
    in_thread: bool = False
    is_locked: bool = False
    """A thread in which only those write who manage threads, of whom the bot is none."""
    has_messages: bool = True
    """False of a forum and of a category."""
    has_threads: bool = True
    """Whether a thread can be opened under a message there."""

    @property
    def lacks_for_cards(self) -> tuple[str, ...]:
        """The flags of what the bot lacks to hold interviews there; in a forum, in its posts."""
        in_threads = self.in_thread or not self.has_messages
        return lacking(self.allowed, CARD, in_thread=in_threads)

    def lacks(self, needed: Permissions) -> tuple[str, ...]:
        """The flags of what the bot lacks there for a purpose."""
        return lacking(self.allowed, needed, in_thread=self.in_thread)


def lacking(
    allowed: Permissions, needed: Permissions, *, in_thread: bool = False
) -> tuple[str, ...]:
    """The flags of the permissions that the bot lacks in a place.

    Where it may not view it, that is all: the others go and come with it.

    Args:
        allowed: What it may do there.
        needed: What a purpose needs.
        in_thread: Whether the place is a thread, where sending is a permission of its own.
    """
    if needed.view_channel and not allowed.view_channel:
        return ("view_channel",)
    wanted = Permissions(needed.value)
    if in_thread and wanted.send_messages:
        wanted.update(send_messages=False, send_messages_in_threads=True)
    missing = Permissions(wanted.value & ~allowed.value)
    return tuple(flag for flag, wanted in missing if wanted)


def is_out(guild: discord.Guild | None) -> bool:
    """Whether Discord says that a server is out, or has not told yet what is in it."""
    return guild is None or guild.unavailable or guild.get_role(guild.id) is None


def is_out_at(client: discord.Client, guild_id: int) -> bool:
    """Whether a server is out that the bot is in: what Discord answers about it says nothing.

    Of one that it is not in, and of direct messages, the answer holds.
    """
    guild = client.get_guild(guild_id)
    return guild is not None and is_out(guild)


async def attempt_in(client: discord.Client, guild_id: int, request: Awaitable[T]) -> Tried[T]:
    """Make a request about a place in a server; while that is out, no refusal is believed."""
    tried = await attempt(request)
    if isinstance(tried, Failed) and is_out_at(client, guild_id):
        return Failed(Failure.UNKNOWN, tried.said)
    return tried


def here(interaction: discord.Interaction) -> Spot:
    """Where something was typed or pressed: Discord says with it what the bot may do there."""
    return _spot(interaction.channel, interaction.app_permissions)


async def look(client: discord.Client, guild: discord.Guild, place_id: int) -> Spot | Failure:
    """A channel or thread of a server that is not out, as it is now, or why it cannot be seen.

    Discord tells of all channels, but not of archived threads nor of those hidden from the bot:
    about these it is asked.
    """
    place: Place | None = guild.get_channel_or_thread(place_id)
    if place is None:
        asked = await attempt(_ask(client, guild, place_id))
        if not isinstance(asked, Done):
            return asked.failure
        place = asked.result
    if place is None:
        return Failure.CHANNEL_GONE
    if isinstance(place, discord.Thread) and place.parent is None:
        return Failure.UNSEEN
    return _spot(place, place.permissions_for(guild.me))


async def _ask(client: discord.Client, guild: discord.Guild, place_id: int) -> Place | None:
    """Ask Discord for a channel or thread; None where it is none of this server."""
    async with asyncio.timeout(_WAIT):
        found = await client.fetch_channel(place_id)
    if isinstance(found, discord.abc.PrivateChannel) or found.guild != guild:
        return None
    return found


def _spot(place: object, allowed: Permissions) -> Spot:
    thread = place if isinstance(place, discord.Thread) else None
    return Spot(
        allowed=allowed,
        in_thread=thread is not None,
        is_locked=thread is not None and thread.locked and not allowed.manage_threads,
        has_messages=not isinstance(place, _WITHOUT_MESSAGES),
        has_threads=isinstance(place, discord.TextChannel),
    )


def ids_there(guild: discord.Guild | None) -> frozenset[int] | None:
    """The roles and channels that a server has; None while it is out, and nobody knows."""
    if guild is None or is_out(guild):
        return None
    return frozenset(each.id for each in (*guild.roles, *guild.channels))


def thread_is_possible(interaction: discord.Interaction, needed: Permissions) -> bool:
    """Whether the channel of an interaction holds such threads, and the bot may open one."""
    channel = interaction.channel
    return (
        isinstance(channel, discord.TextChannel)
        and not channel.is_news()
        and needed <= interaction.app_permissions
    )
