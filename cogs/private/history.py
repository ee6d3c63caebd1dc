"""Past interviews."""

from typing import Any, cast

import discord

from bot.client import Client
from bot.controls import Control, caller, replace
from bot.ui import ids
from bot.ui.private.quick_cards import card


class PastControl(Control, template=ids.PAST_TEMPLATE):
    """The select of past interviews."""

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Show the report of the one that was picked."""
        bot, picked = Client.of(interaction), cast("dict[str, Any]", interaction.data or {})
        key = int(picked["values"][0])
        past_report = bot.services.history.past_report
        report = await bot.db.run(past_report, caller(interaction), key)
        await replace(interaction, card(report))


async def setup(bot: Client) -> None:
    """Add the select."""
    bot.add_controls(PastControl)
