"""What a place lets the bot do: which permissions each purpose needs, and what is lacking."""

import discord
from discord import Permissions

__all__ = [
    "CARD",
    "IN_PRIVATE",
    "POST",
    "POST_WITH_THREAD",
    "UNDER_A_CARD",
    "ids_there",
    "lacking",
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


def lacking(
    allowed: Permissions, needed: Permissions, *, in_thread: bool = False
) -> tuple[str, ...]:
    """The flags of the permissions that the bot lacks in a place.

    Args:
        allowed: What it may do there.
        needed: What a purpose needs.
        in_thread: Whether the place is a thread, where sending is a permission of its own.
    """
    wanted = Permissions(needed.value)
    if in_thread and wanted.send_messages:
        wanted.update(send_messages=False, send_messages_in_threads=True)
    missing = Permissions(wanted.value & ~allowed.value)
    return tuple(flag for flag, wanted in missing if wanted)


def ids_there(guild: discord.Guild | None) -> frozenset[int] | None:
    """The roles and channels that a server has; None while it is out, and nobody knows."""
    if guild is None or guild.unavailable:
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
