"""`/settings`: a member's own, and for those who manage it the server's."""

import re

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Client, FormHandler
from bot.controls import Control, caller, replace, reply
from bot.domain.people.settings import OwnSettings
from bot.ui import ids
from bot.ui.cards import Card
from bot.ui.forms import Submission
from bot.ui.people.settings_card import guild_zone_form, settings_card, zone_form


class Settings(commands.Cog):
    """Time zone and visibility."""

    def __init__(self, bot: Client) -> None:
        self._bot = bot

    @app_commands.command(name="settings")
    @app_commands.guild_only()
    async def settings(self, interaction: discord.Interaction) -> None:
        """Your time zone, and whether leaderboards show you."""
        show = self._bot.services.settings.show
        await reply(interaction, _card(await self._bot.db.run(show, caller(interaction))))


class SettingsControl(Control, template=ids.SETTINGS_TEMPLATE):
    """A button on the settings' card."""

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Open a form, or hide and show the presser."""
        bot, verb = Client.of(interaction), self.match["verb"]
        if verb in ("zone", "guild-zone"):
            form = zone_form() if verb == "zone" else guild_zone_form()
            await interaction.response.send_modal(form)
            return
        hide, who = bot.services.settings.hide, caller(interaction)
        await replace(interaction, _card(await bot.db.run(hide, who, hidden=verb == "hide")))


async def _submitted(
    interaction: discord.Interaction, match: re.Match[str], submission: Submission
) -> None:
    bot, who = Client.of(interaction), caller(interaction)
    settings = bot.services.settings
    change = settings.set_zone if match["verb"] == "zone" else settings.set_guild_zone
    await replace(interaction, _card(await bot.db.run(change, who, submission.text("zone"))))


def _card(own: OwnSettings) -> Card:
    return settings_card(
        zone=own.zone, guild_zone=own.guild_zone, hidden=own.hidden, manages=own.manages
    )


async def setup(bot: Client) -> None:
    """Add the command, its buttons and its forms."""
    bot.add_controls(SettingsControl)
    bot.add_form(FormHandler(ids.SETTINGS_TEMPLATE, _submitted))
    await bot.add_cog(Settings(bot))
