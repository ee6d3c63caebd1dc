"""A server's rules for interviews in its channels, as its managers set them."""

from collections.abc import Callable
from functools import partial

import discord

from bot.client import Client
from bot.controls import Step, picked, replace
from bot.delivery.places import Spot, ids_there, is_out, look
from bot.domain.channel.interview import Starters
from bot.domain.channel.settings import ChannelSettings, in_force
from bot.ui import ids
from bot.ui.channel.settings_card import round_settings_card
from bot.ui.ids import Press, RulesRef
from bot.ui.verbs import Verb
from cogs.attempts.steps import ask


def _changes(method: Callable[..., ChannelSettings], *arguments: object) -> Step[RulesRef]:
    """Change a rule, and show how they stand."""

    async def step(interaction: discord.Interaction, _press: Press[RulesRef]) -> None:
        await _show(interaction, await ask(interaction, method, *arguments))

    return step


async def _let_role(interaction: discord.Interaction, _press: Press[RulesRef]) -> None:
    let = Client.of(interaction).services.channel.settings.let
    role_id, *_ = picked(interaction)
    await _show(interaction, await ask(interaction, let, Starters.ROLE, role_id))


async def _choose_channels(interaction: discord.Interaction, _press: Press[RulesRef]) -> None:
    hold_in = Client.of(interaction).services.channel.settings.hold_in
    await _show(interaction, await ask(interaction, hold_in, picked(interaction)))


async def _show(interaction: discord.Interaction, rules: ChannelSettings) -> None:
    kept = in_force(rules, ids_there(interaction.guild))
    unfit = await _unfit(interaction, kept)
    await replace(interaction, round_settings_card(kept, unfit, lost=kept != rules))


async def _unfit(
    interaction: discord.Interaction, rules: ChannelSettings
) -> dict[int, tuple[str, ...]]:
    """Which of the chosen channels the bot can hold no interview in, and what it lacks there."""
    guild = interaction.guild
    if guild is None or is_out(guild):
        return {}
    spots = {place: await look(interaction.client, guild, place) for place in rules.channels}
    lacks = {place: spot.lacks_for_cards for place, spot in spots.items() if isinstance(spot, Spot)}
    return {place: missing for place, missing in lacks.items() if missing}


async def setup(bot: Client) -> None:
    """Add the buttons and selects."""
    rules = bot.services.channel.settings
    bot.add_buttons(
        ids.ROUND_SETTINGS,
        {
            Verb.SHOW: _changes(rules.show),
            Verb.EVERYONE: _changes(rules.let, Starters.EVERYONE),
            Verb.MANAGERS: _changes(rules.let, Starters.MANAGERS),
            Verb.ROLE: _let_role,
            Verb.CHANNELS: _choose_channels,
            Verb.ANYWHERE: _changes(rules.hold_in, ()),
            Verb.SHARING_ON: _changes(partial(rules.share, allowed=True)),
            Verb.SHARING_OFF: _changes(partial(rules.share, allowed=False)),
        },
    )
