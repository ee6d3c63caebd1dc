"""`/review`: what spaced repetition brings back."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Client
from bot.controls import caller, reply
from bot.ui.attempts.review_card import review_card


class Reviews(commands.Cog):
    """What is due, across servers; recorded in the server where it is typed."""

    def __init__(self, bot: Client) -> None:
        self._bot = bot

    @app_commands.command(name="review")
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    async def review(self, interaction: discord.Interaction) -> None:
        """Repeat what is due today by spaced repetition."""
        overview = self._bot.services.reviews.overview
        await reply(interaction, review_card(await self._bot.db.run(overview, caller(interaction))))


async def setup(bot: Client) -> None:
    """Add the command."""
    await bot.add_cog(Reviews(bot))
