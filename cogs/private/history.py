"""Past interviews."""

import discord

from bot.client import Client
from bot.controls import Control, picked, replace
from bot.ui import ids
from bot.ui.private.quick_cards import card
from cogs.attempts.steps import ask


class PastControl(Control, template=ids.PAST_TEMPLATE):
    """The select of past interviews."""

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Show the report of the one that was picked."""
        past_report = Client.of(interaction).services.history.past_report
        key, *_ = picked(interaction)
        await replace(interaction, card(await ask(interaction, past_report, key)))


async def setup(bot: Client) -> None:
    """Add the select."""
    bot.add_controls(PastControl)
