"""Says something in a thread."""

import discord
import structlog

from bot.delivery.limiter import Limiter, Urgency
from bot.delivery.outcomes import Failed, attempt
from bot.ui.cards import Card

__all__ = ["tell"]

_log = structlog.get_logger(__name__)


async def tell(
    client: discord.Client, limiter: Limiter, channel_id: int, card: Card, nonce: str
) -> bool | None:
    """Say something in a thread; returns whether it can be said there, or None if unknown."""
    channel = client.get_partial_messageable(channel_id)
    await limiter.acquire(Urgency.POST)
    told = await attempt(channel.send(view=card, nonce=nonce))
    if not isinstance(told, Failed):
        return True
    if told.is_final:
        _log.info("design.unreachable", channel=channel_id, reason=told.said)
        return False
    _log.warning("design.untold", channel=channel_id, reason=told.said)
    return None
