"""The threads of design interviews: opened once, and told when a phase's time is up."""

from dataclasses import replace

import discord
import structlog

from bot.db.database import Database
from bot.delivery.limiter import Limiter, Urgency
from bot.delivery.network import NETWORK_ERRORS
from bot.domain.private.design import InPhase
from bot.services.channel.design_clock import ChannelDesignClock
from bot.services.private.design_clock import DesignClock
from bot.ui.cards import Card
from bot.ui.channel.design_cards import news_card
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
        groups: ChannelDesignClock,
        limiter: Limiter,
    ) -> None:
        self._client = client
        self._db = db
        self._times = times
        self._groups = groups
        self._limiter = limiter

    async def open(self, channel: discord.TextChannel, screen: InPhase) -> int | None:
        """Open a private thread with the member and their card in it.

        Returns:
            The thread's id, or None where Discord refuses.
        """
        try:
            await self._limiter.place(Urgency.POST)
            thread = await channel.create_thread(
                name=thread_name(screen.question),
                type=discord.ChannelType.private_thread,
                auto_archive_duration=1440,
            )
            await thread.add_user(discord.Object(screen.ref.member))
            await self._limiter.place(Urgency.POST)
            await thread.send(view=phase_card(replace(screen, channel_id=thread.id)))
        except (discord.HTTPException, *NETWORK_ERRORS) as error:
            _log.info("design.no_thread", channel=channel.id, reason=str(error))
            return None
        return thread.id

    async def tick(self) -> None:
        """Keep the time, and tell where it is up; called every few seconds."""
        await self._db.run(self._times.beat)
        await self._db.run(self._groups.beat)
        if not self._client.is_ready():
            return
        for up in await self._db.run(self._times.up, _BATCH):
            # The card comes anew, so that it stands below whatever was said.
            told = await self._tell(up.channel_id, phase_card(up.screen), up.nonce)
            if told is not None:
                await self._db.run(self._times.told if told else self._times.unreachable, up)
        for group in await self._db.run(self._groups.up, _BATCH):
            told = await self._tell(group.thread_id, news_card(group), group.nonce)
            if told is not None:
                await self._db.run(self._groups.told if told else self._groups.unreachable, group)

    async def _tell(self, channel_id: int, card: Card, nonce: str) -> bool | None:
        """Say in a thread that time is up; returns whether it can be, or None if unknown."""
        channel = self._client.get_partial_messageable(channel_id)
        await self._limiter.place(Urgency.POST)
        try:
            await channel.send(view=card, nonce=nonce)
        except (discord.DiscordServerError, *NETWORK_ERRORS) as error:
            _log.warning("design.untold", channel=channel_id, reason=str(error))
            return None
        except discord.HTTPException as error:
            _log.info("design.unreachable", channel=channel_id, reason=str(error))
            return False
        return True
