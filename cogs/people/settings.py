"""`/settings`: a member's own, and for those who manage it the server's."""

from collections.abc import Callable
from functools import partial

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Client, FormStep
from bot.controls import Control, Step, caller, replace, reply
from bot.domain.people.settings import OwnSettings
from bot.domain.refusals import Refusal, RefusedError
from bot.ui import ids
from bot.ui.cards import Card
from bot.ui.forms import Form, Submission
from bot.ui.ids import OwnRef, Press
from bot.ui.people.settings_card import (
    ZONE_CHARACTERS,
    guild_zone_form,
    no_zone_card,
    own_settings_card,
    settings_card,
    zone_form,
)
from bot.ui.refusals import sentence
from bot.ui.verbs import Verb
from cogs.attempts.steps import ask, read_soon

_NO_ZONE = (Refusal.ZONE_AMBIGUOUS, Refusal.ZONE_UNKNOWN)


class Settings(commands.Cog):
    """Time zone and visibility."""

    def __init__(self, bot: Client) -> None:
        self._bot = bot

    @app_commands.command(name="settings")
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    async def settings(self, interaction: discord.Interaction) -> None:
        """Your time zone, and in a server whether its leaderboards show you."""
        show = self._bot.services.settings.show
        await reply(interaction, _card(await self._bot.db.run(show, caller(interaction))))


def _hides(*, hidden: bool) -> Step[OwnRef]:
    async def step(interaction: discord.Interaction, _press: Press[OwnRef]) -> None:
        hide = partial(Client.of(interaction).services.settings.hide, hidden=hidden)
        await _show(interaction, await ask(interaction, hide))

    return step


def _asks(form_of: Callable[[OwnSettings], Form]) -> Step[OwnRef]:
    """Open a form, filled in with what is set."""

    async def step(interaction: discord.Interaction, _press: Press[OwnRef]) -> None:
        show = Client.of(interaction).services.settings.show
        own = await read_soon(ask(interaction, show))
        await interaction.response.send_modal(form_of(own))

    return step


def _sets(method: Callable[..., OwnSettings], *, server: bool = False) -> FormStep[OwnRef]:
    async def step(
        interaction: discord.Interaction, _press: Press[OwnRef], submission: Submission
    ) -> None:
        typed = submission.text("zone", ZONE_CHARACTERS)
        try:
            own = await ask(interaction, method, typed)
        except RefusedError as error:
            if error.why not in _NO_ZONE:
                raise
            told = no_zone_card(sentence(error), typed, server=server)
            await interaction.response.send_message(view=told, ephemeral=True)
        else:
            await _show(interaction, own)

    return step


class ZoneAgainControl(Control, template=ids.ZONE_AGAIN_TEMPLATE):
    """*Try again*: a form cannot answer a form, and Discord has closed the first."""

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Open the form, filled in with what was typed."""
        form_of = guild_zone_form if self.match["whose"] == "server" else zone_form
        await interaction.response.send_modal(form_of(self.match["typed"][:ZONE_CHARACTERS]))


async def _show(interaction: discord.Interaction, own: OwnSettings) -> None:
    await replace(interaction, _card(own))


def _card(own: OwnSettings) -> Card:
    if own.guild_zone is None:
        return own_settings_card(own.zone)
    return settings_card(
        zone=own.zone, guild_zone=own.guild_zone, hidden=own.hidden, manages=own.manages
    )


async def setup(bot: Client) -> None:
    """Add the command, its buttons and its forms."""
    settings = bot.services.settings
    bot.add_buttons(
        ids.SETTINGS,
        {
            Verb.ZONE: _asks(lambda own: zone_form(own.zone)),
            Verb.GUILD_ZONE: _asks(lambda own: guild_zone_form(own.guild_zone)),
            Verb.HIDE: _hides(hidden=True),
            Verb.SHOW: _hides(hidden=False),
        },
    )
    bot.add_forms(
        ids.SETTINGS,
        {
            Verb.ZONE: _sets(settings.set_zone),
            Verb.GUILD_ZONE: _sets(settings.set_guild_zone, server=True),
        },
    )
    bot.add_controls(ZoneAgainControl)
    await bot.add_cog(Settings(bot))
