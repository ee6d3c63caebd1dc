"""The option that names one of a server's daily schedules, and how the other options are read."""

from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

import discord
from discord import app_commands

from bot.client import Client
from bot.controls import caller
from bot.delivery.places import POST, POST_WITH_THREAD, lacking
from bot.domain.people.countries import country_of
from bot.domain.people.zone_finder import find_zone, suggest_zones
from bot.domain.people.zones import offset_text, zone_text
from bot.domain.refusals import Refusal, RefusedError
from bot.ui.daily.schedule_cards import summary
from bot.ui.words import clip

__all__ = ["ScheduleOption", "ZoneOption", "missing_permissions"]

Choices: TypeAlias = list[app_commands.Choice[int | float | str]]


class ScheduleTransformer(app_commands.Transformer):
    """Suggests the server's schedules, and reads the one that was picked."""

    async def transform(self, interaction: discord.Interaction, value: str, /) -> int:  # noqa: ARG002 - discord.py passes it
        """The schedule's key.

        Raises:
            RefusedError: It was typed instead of picked.
        """
        if not value.isdecimal():
            raise RefusedError(Refusal.SCHEDULE_TYPED)
        return int(value)

    async def autocomplete(
        self, interaction: discord.Interaction, value: int | float | str, /
    ) -> Choices:
        """The server's schedules that contain what was typed."""
        bot = Client.of(interaction)
        views = await bot.db.run(bot.services.schedules.list, caller(interaction))
        typed = str(value).casefold()
        named = [(f"{number}. {summary(view)}", view.key) for number, view in enumerate(views, 1)]
        return [
            app_commands.Choice(name=clip(name, 100), value=str(key))
            for name, key in named
            if typed in name.casefold()
        ]


class ZoneTransformer(app_commands.Transformer):
    """Suggests time zones by city or region, with their offset as it is today."""

    async def transform(self, interaction: discord.Interaction, value: str, /) -> str:  # noqa: ARG002 - discord.py passes it
        """The zone's IANA name.

        Raises:
            RefusedError: There is none of this name.
        """
        return find_zone(value)

    async def autocomplete(
        self, interaction: discord.Interaction, value: int | float | str, /
    ) -> Choices:
        """The zones that fit."""
        now = interaction.created_at
        return [
            app_commands.Choice(name=clip(_place(name, now), 100), value=name)
            for name in suggest_zones(str(value))
        ]


def _place(name: str, now: datetime) -> str:
    """A zone as people know it: city, country, and its offset as it is today."""
    country = country_of(name)
    return f"{zone_text(name)}{', ' if country else ''}{country} ({offset_text(now, name)})"


if TYPE_CHECKING:
    ScheduleOption: TypeAlias = int
    ZoneOption: TypeAlias = str
else:
    ScheduleOption = app_commands.Transform[int, ScheduleTransformer]
    ZoneOption = app_commands.Transform[str, ZoneTransformer]


def missing_permissions(
    interaction: discord.Interaction, channel_id: int, *, thread: bool
) -> tuple[str, ...]:
    """The flags of what the bot lacks in a channel to post a daily question there."""
    channel = interaction.guild and interaction.guild.get_channel(channel_id)
    if not channel:
        return ("view_channel",)
    needed = POST_WITH_THREAD if thread else POST
    return lacking(channel.permissions_for(channel.guild.me), needed)
