"""Tells whoever runs the bot, in a channel of theirs, what members report to be wrong."""

from dataclasses import replace

import discord

from bot.db.database import Database
from bot.delivery.limiter import Limiter
from bot.delivery.places import is_out
from bot.delivery.threads import Teller
from bot.domain.people.caller import DIRECT
from bot.services.clock import Clock
from bot.services.people.mistakes import MistakeService
from bot.ui.question_cards import reported_card

__all__ = ["MistakeNews"]

_BATCH = 10
"""Reports that are told in one round."""


class MistakeNews:
    """Brings each report to the channel once; what that does not take stays in the record."""

    def __init__(
        self,
        client: discord.Client,
        db: Database,
        mistakes: MistakeService,
        limiter: Limiter,
        clock: Clock,
        channel_id: int | None,
    ) -> None:
        """`channel_id`: None where the host set none."""
        self._client = client
        self._db = db
        self._mistakes = mistakes
        self._teller = Teller(client, db, limiter, clock, errand="mistake")
        self._channel_id = channel_id

    async def tick(self) -> None:
        """Tell what is untold; called every few seconds."""
        channel_id = self._channel_id
        if channel_id is None or not self._client.is_ready():
            return
        for each in await self._db.run(self._mistakes.untold, _BATCH):
            reported = replace(each, guild_id=self._guild_of(channel_id))
            card = reported_card(reported)
            await self._teller.tell(self._mistakes, reported, channel_id, card)

    def _guild_of(self, channel_id: int) -> int:
        """The channel's server; of a channel that is not known, one that is out, if any is.

        It may be that one's, and while it is out no refusal is believed.
        """
        channel = self._client.get_channel(channel_id)
        if isinstance(channel, discord.abc.GuildChannel | discord.Thread):
            return channel.guild.id
        return next((guild.id for guild in self._client.guilds if is_out(guild)), DIRECT)
