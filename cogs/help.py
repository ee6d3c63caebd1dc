"""`/help`: what this is, and three things to try."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Client
from bot.controls import reply
from bot.ui.help_card import help_card


class Help(commands.Cog):
    """Says what the bot is for."""

    def __init__(self, bot: Client) -> None:
        self._bot = bot

    @app_commands.command(name="help")
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    async def help(self, interaction: discord.Interaction) -> None:
        """What Whiteboard is, and three things to try."""
        bank = self._bot.services.library.bank
        direct = interaction.guild_id is None
        card = help_card(len(bank.questions), len(bank.topics), direct=direct)
        await reply(interaction, card)


async def setup(bot: Client) -> None:
    """Add the command."""
    await bot.add_cog(Help(bot))
