"""The floor: a bot of discord.py that answers one command with one message, and does no more."""

import asyncio
import os
import sys

import discord
from discord import app_commands

from bot.discord_host import use_host

INTENTS = discord.Intents(guilds=True, dm_messages=True)


class Bare(discord.Client):
    """Knows `/ping`."""

    def __init__(self) -> None:
        super().__init__(
            intents=INTENTS,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
        )
        self.tree = app_commands.CommandTree(self)

    async def setup_hook(self) -> None:
        """Tell Discord the command."""
        self.tree.command(name="ping")(ping)
        await self.tree.sync()


async def ping(interaction: discord.Interaction) -> None:
    """Answer."""
    await interaction.response.send_message("pong", ephemeral=True)


async def main() -> None:
    """Serve until killed."""
    await use_host(os.environ["DISCORD_API_URL"])
    async with Bare() as client:
        await client.start(os.environ["DISCORD_TOKEN"])


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
