"""Where the bot may open a thread, and write in it."""

import discord
import structlog

from bot.delivery.limiter import Limiter, Urgency
from bot.delivery.network import NETWORK_ERRORS
from bot.ui.cards import Card

__all__ = ["IN_PRIVATE", "UNDER_A_CARD", "tell", "thread_is_possible"]

_log = structlog.get_logger(__name__)

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


async def tell(
    client: discord.Client, limiter: Limiter, channel_id: int, card: Card, nonce: str
) -> bool | None:
    """Say something in a thread; returns whether it can be said there, or None if unknown."""
    channel = client.get_partial_messageable(channel_id)
    await limiter.acquire(Urgency.POST)
    try:
        await channel.send(view=card, nonce=nonce)
    except (discord.DiscordServerError, *NETWORK_ERRORS) as error:
        _log.warning("design.untold", channel=channel_id, reason=str(error))
        return None
    except discord.HTTPException as error:
        _log.info("design.unreachable", channel=channel_id, reason=str(error))
        return False
    return True
