"""Servers that the bot joins and leaves."""

import discord
import structlog
from discord.ext import commands

from bot.client import Client
from bot.delivery.outcomes import Failed, attempt
from bot.ui.help_card import welcome_card

_log = structlog.get_logger(__name__)


class Servers(commands.Cog):
    """Greets a new server once, and notes who removed the bot."""

    def __init__(self, bot: Client) -> None:
        self._bot = bot

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Say once, where the bot may speak, what to try."""
        if await self._bot.learn(self._bot.services.servers.joined, guild.id):
            await self._greet(guild)

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Stop the server's schedules; its record is kept for 30 days."""
        await self._bot.learn(self._bot.services.servers.left, guild.id)
        _log.info("server.left", server=guild.id)

    @commands.Cog.listener()
    async def on_shard_ready(self, shard_id: int) -> None:
        """Learn which servers came and went while the bot was away (with several shards)."""
        await self._reconcile(shard_id)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """The same for a bot of one shard."""
        if self._bot.shard_count in (None, 1):
            await self._reconcile(0)

    async def _reconcile(self, shard_id: int) -> None:
        shards, reconcile = self._bot.shard_count or 1, self._bot.services.servers.reconcile

        async def kept() -> None:
            here = {guild.id for guild in self._bot.guilds if (guild.id >> 22) % shards == shard_id}
            await self._bot.db.run(reconcile, here, shard_id, shards)

        await self._bot.learn_now(kept)

    async def _greet(self, guild: discord.Guild) -> None:
        channels = [guild.system_channel, *guild.text_channels]
        for channel in channels:
            if channel is not None and channel.permissions_for(guild.me).send_messages:
                # The nonce keeps a try that failed after all from being repeated.
                sending = channel.send(view=welcome_card(), nonce=f"hello-{guild.id}")
                if isinstance(told := await attempt(sending), Failed):
                    _log.info("server.not_greeted", server=guild.id, reason=told.said)
                return


async def setup(bot: Client) -> None:
    """Add the listeners."""
    await bot.add_cog(Servers(bot))
