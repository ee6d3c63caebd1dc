"""A server's rules for interviews in its channels, as its managers set them."""

from typing import Any, cast

import discord

from bot.client import Client
from bot.controls import Control, caller, replace
from bot.domain.channel.interview import Starters
from bot.domain.channel.settings import ChannelSettings
from bot.ui import ids
from bot.ui.cards import Card
from bot.ui.channel.settings_card import round_settings_card


class RoundSettingsControl(Control, template=ids.ROUND_SETTINGS_TEMPLATE):
    """A button or select on the card of these rules."""

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Change a rule, and show how they stand."""
        rules, run = Client.of(interaction).services.channel_settings, Client.of(interaction).db.run
        who, verb = caller(interaction), self.match["verb"]
        picked = cast("dict[str, Any]", interaction.data or {}).get("values", ())
        chosen = [int(value) for value in picked]
        match verb:
            case "everyone" | "managers":
                changed = await run(rules.let, who, Starters(verb))
            case "role":
                changed = await run(rules.let, who, Starters.ROLE, chosen[0])
            case "channels" | "anywhere":
                changed = await run(rules.hold_in, who, chosen)
            case "sharing-on" | "sharing-off":
                changed = await run(rules.share, who, allowed=verb == "sharing-on")
            case _:
                changed = await run(rules.show, who)
        await replace(interaction, _card(changed))


def _card(rules: ChannelSettings) -> Card:
    return round_settings_card(
        starters=rules.starters,
        role_id=rules.role_id,
        channels=rules.channels,
        sharing=rules.sharing,
    )


async def setup(bot: Client) -> None:
    """Add the controls."""
    bot.add_controls(RoundSettingsControl)
