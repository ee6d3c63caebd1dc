"""Says something in a thread."""

from collections.abc import Callable
from typing import Protocol

import discord
import structlog

from bot.db.database import Database
from bot.delivery.limiter import Limiter, Urgency
from bot.delivery.outcomes import Failed, Tried
from bot.delivery.places import attempt_in
from bot.ui.cards import Card

__all__ = ["Teller", "Times"]

_log = structlog.get_logger(__name__)


class Times(Protocol):
    """Keeps what became of something that was to be told; every method is one transaction."""

    @property
    def told(self) -> Callable[..., None]:
        """It is there."""

    @property
    def refused(self) -> Callable[..., None]:
        """It was refused for a reason that may pass."""

    @property
    def unreachable(self) -> Callable[..., None]:
        """It cannot be told there any more."""


class Up(Protocol):
    """A time that is up."""

    @property
    def guild_id(self) -> int:
        """In which server; 0 in direct messages."""

    @property
    def nonce(self) -> str:
        """The same for every try to tell it."""


class Teller:
    """Tells the threads of interviews what happens by the clock, or by their hosts."""

    def __init__(self, client: discord.Client, db: Database, limiter: Limiter) -> None:
        self._client = client
        self._db = db
        self._limiter = limiter

    async def say(
        self, guild_id: int, channel_id: int, card: Card, nonce: str
    ) -> Tried[discord.Message]:
        """Say something in a thread now, or not at all."""
        channel = self._client.get_partial_messageable(channel_id)
        await self._limiter.acquire(Urgency.POST)
        said = await attempt_in(self._client, guild_id, channel.send(view=card, nonce=nonce))
        if isinstance(said, Failed):
            _log.warning("design.unsaid", channel=channel_id, reason=said.said)
        return said

    async def tell(self, times: Times, up: Up, place_id: int, card: Card) -> None:
        """Say in a thread that a time is up, and keep what became of it."""
        said = await self.say(up.guild_id, place_id, card, up.nonce)
        if not isinstance(said, Failed):
            await self._db.run(times.told, up)
        elif said.failure.may_pass:
            await self._db.run(times.refused, up)
            _log.warning("design.refused", channel=place_id)
        elif said.is_final:
            await self._db.run(times.unreachable, up)
