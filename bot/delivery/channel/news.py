"""Tells the threads of channel design interviews that a phase's time is up."""

import discord

from bot.db.database import Database
from bot.delivery.limiter import Limiter
from bot.delivery.threads import Teller
from bot.services.channel.design_clock import ChannelDesignClock
from bot.services.clock import Clock
from bot.ui.channel.design_cards import news_card

__all__ = ["PhaseNews"]

_BATCH = 50
"""Interviews whose time is up that are told in one round."""


class PhaseNews:
    """Keeps the time of channel design interviews; the card says it too."""

    def __init__(
        self,
        client: discord.Client,
        db: Database,
        times: ChannelDesignClock,
        limiter: Limiter,
        clock: Clock,
    ) -> None:
        self._client = client
        self._db = db
        self._times = times
        self._teller = Teller(client, db, limiter, clock)

    async def tick(self) -> None:
        """Keep the time, and tell where it is up; called every few seconds."""
        await self._db.run(self._times.beat)
        if not self._client.is_ready():
            return
        for news in await self._db.run(self._times.up, _BATCH):
            await self._teller.tell(self._times, news, news.thread_id, news_card(news))
