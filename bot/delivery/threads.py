"""Where the bot may open a thread, and write in it."""

import discord

__all__ = ["IN_PRIVATE", "UNDER_A_CARD", "thread_is_possible"]

UNDER_A_CARD = discord.Permissions(
    read_message_history=True, create_public_threads=True, send_messages_in_threads=True
)
"""What a thread under a message of ours needs."""
IN_PRIVATE = discord.Permissions(
    view_channel=True, create_private_threads=True, send_messages_in_threads=True
)
"""What a private thread needs."""


def thread_is_possible(interaction: discord.Interaction, needed: discord.Permissions) -> bool:
    """Whether the channel of an interaction holds such threads, and the bot may open one."""
    channel = interaction.channel
    return (
        isinstance(channel, discord.TextChannel)
        and not channel.is_news()
        and needed <= interaction.app_permissions
    )
