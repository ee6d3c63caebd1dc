"""`/history`: past interviews, in private and in channels."""

from collections.abc import Mapping
from typing import Any, cast

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Client
from bot.controls import Control, caller, replace, reply
from bot.domain.phases.phases import Assessing, Scorecard
from bot.domain.private.design import Unrecorded
from bot.domain.private.quick import Report
from bot.services.history import PastScreen
from bot.ui import ids
from bot.ui.cards import Card
from bot.ui.history_cards import opened_card, past_card, past_of
from bot.ui.phases.cards import assessing_card
from bot.ui.phases.scorecard import scorecard_card
from bot.ui.private.design_cards import unrecorded_card
from bot.ui.private.quick_cards import card
from bot.ui.verbs import UnknownControlError
from cogs.attempts.phases import pictures
from cogs.attempts.steps import ask


class History(commands.Cog):
    """What is over can be looked at again."""

    def __init__(self, bot: Client) -> None:
        self._bot = bot

    @app_commands.command(name="history")
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    async def history(self, interaction: discord.Interaction) -> None:
        """Your past interviews here with their reports, the newest first."""
        past = await self._bot.db.run(self._bot.services.history.past, caller(interaction))
        await reply(interaction, past_card(past))


class PastControl(Control, template=ids.PAST_TEMPLATE):
    """The select of past interviews."""

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Show how the one that was picked went."""
        values = cast("Mapping[str, Any]", interaction.data or {}).get("values")
        if not isinstance(values, list) or not values:
            raise UnknownControlError("list")
        opened = Client.of(interaction).services.history.opened
        past = await ask(interaction, opened, *past_of(str(values[0])))
        card = opened_card(_card(past.screen), past.began_at)
        await replace(interaction, card, *await pictures(past.screen))


def _card(screen: PastScreen) -> Card:
    match screen:
        case Report():
            return card(screen)
        case Scorecard():
            return scorecard_card(screen)
        case Assessing():
            return assessing_card(screen)
        case Unrecorded():
            return unrecorded_card(screen)
        case _:
            raise UnknownControlError("list")


async def setup(bot: Client) -> None:
    """Add the command and the select."""
    await bot.add_cog(History(bot))
    bot.add_controls(PastControl)
