"""The threads of design interviews: opened once, and told when a phase's time is up."""

from dataclasses import replace

import discord
import structlog

from bot.db.database import Database
from bot.delivery.limiter import Limiter, Urgency
from bot.delivery.outcomes import Failed, attempt
from bot.delivery.threads import Teller
from bot.domain.private.design import InPhase
from bot.services.clock import Clock
from bot.services.private.design_clock import DesignClock
from bot.ui.phases.cards import thread_name
from bot.ui.private.design_cards import phase_card

__all__ = ["DesignThreads"]

_BATCH = 50
"""Interviews whose time is up that are told in one round."""

_log = structlog.get_logger(__name__)


class DesignThreads:
    """Brings design interviews to their threads; what fails there goes on without."""

    def __init__(
        self,
        client: discord.Client,
        db: Database,
        times: DesignClock,
        limiter: Limiter,
        clock: Clock,
    ) -> None:
        self._client = client
        self._db = db
        self._times = times
        self._teller = Teller(client, db, limiter, clock)
        self._limiter = limiter

    async def open(self, channel: discord.TextChannel, screen: InPhase) -> int | None:
        """Open a private thread with the member and their card in it.

        Returns:
            The thread's id, or None where Discord refuses.
        """
        opened = await attempt(self._open(channel, screen))
        if isinstance(opened, Failed):
            _log.info("design.no_thread", channel=channel.id, reason=opened.said)
            return None
        return opened.result

    async def _open(self, channel: discord.TextChannel, screen: InPhase) -> int:
        await self._limiter.acquire(Urgency.POST)
        thread = await channel.create_thread(
            name=thread_name(screen.question),
            type=discord.ChannelType.private_thread,
            auto_archive_duration=1440,
        )
        await thread.add_user(discord.Object(screen.ref.member))
        await self._limiter.acquire(Urgency.POST)
        await thread.send(view=phase_card(replace(screen, channel_id=thread.id)))
        return thread.id

    async def tick(self) -> None:
        """Keep the time, and tell where it is up; called every few seconds."""
        await self._db.run(self._times.beat)
        if not self._client.is_ready():
            return
        for up in await self._db.run(self._times.up, _BATCH):
            # The card comes anew, so that it stands below whatever was said.
            card = phase_card(up.screen)
            await self._teller.tell(self._times, up, up.channel_id, card)
