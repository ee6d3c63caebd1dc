"""The options that name what a server has: its schedules, zones, topics and roles."""

import re
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

import discord
from discord import app_commands

from bot.client import Client
from bot.controls import caller
from bot.delivery.places import is_out
from bot.domain.people.countries import country_of
from bot.domain.people.zone_finder import find_zone, suggest_zones
from bot.domain.people.zones import offset_text, zone_text
from bot.domain.refusals import Refusal, RefusedError
from bot.ui.daily.schedule_cards import listed
from bot.ui.people.text import listed_name
from bot.ui.words import clip
from cogs.topics import TopicTransformer

__all__ = [
    "WITHOUT",
    "AnyTopicOption",
    "AnyZoneOption",
    "PingOption",
    "PlaceOption",
    "ScheduleOption",
]

WITHOUT = ""
"""What an option gives that takes back what was set."""
_KEY = "schedule:"
"""What stands before the key of a schedule that was picked: a bare number is one of the list."""
_NUMBER = re.compile(r"#?([0-9]{1,3})\.?")
_MENTION = re.compile(r"<@&([0-9]{1,19})>|([0-9]{15,19})")
_EVERYONE = ("everyone", "here")
Choices: TypeAlias = list[app_commands.Choice[int | float | str]]


class ScheduleTransformer(app_commands.Transformer):
    """Suggests the server's schedules, and reads the one that was picked."""

    async def transform(self, interaction: discord.Interaction, value: str, /) -> int:
        """The schedule's key: of the one that was picked, or of a number as the list has it.

        Raises:
            RefusedError: It is neither.
        """
        bot, typed = Client.of(interaction), value.strip()
        picked = typed.removeprefix(_KEY)
        if picked != typed and picked.isascii() and picked.isdecimal() and len(picked) < 19:
            return int(picked)
        if (number := _NUMBER.fullmatch(typed)) is None:
            raise RefusedError(Refusal.SCHEDULE_TYPED)
        return await bot.db.run(bot.services.schedules.at, caller(interaction), int(number[1]))

    async def autocomplete(
        self, interaction: discord.Interaction, value: int | float | str, /
    ) -> Choices:
        """The server's schedules that contain what was typed."""
        bot = Client.of(interaction)
        views = await bot.db.run(bot.services.schedules.list, caller(interaction))
        typed = str(value).casefold()
        named = [
            (listed(number, _name(interaction.guild, view.channel_id), view), view.key)
            for number, view in enumerate(views, 1)
        ]
        return [
            app_commands.Choice(name=clip(name, 100), value=f"{_KEY}{key}")
            for name, key in named
            if typed in name.casefold()
        ]


class ZoneTransformer(app_commands.Transformer):
    """Suggests time zones by city or region, with their offset as it is today."""

    async def transform(self, interaction: discord.Interaction, value: str, /) -> str:  # noqa: ARG002 - discord.py passes it
        """The zone's IANA name, or nothing for the server's.

        Raises:
            RefusedError: There is none of this name.
        """
        return WITHOUT if _is_one_of(value, _SERVERS) else find_zone(value)

    async def autocomplete(
        self, interaction: discord.Interaction, value: int | float | str, /
    ) -> Choices:
        """The zones that fit."""
        now, typed = interaction.created_at, str(value)
        zones: Choices = [
            app_commands.Choice(name=clip(_place(name, now), 100), value=name)
            for name in suggest_zones(typed)
        ]
        return _offered(typed, "the server's zone, also when it changes", _SERVERS, zones)


def _place(name: str, now: datetime) -> str:
    """A zone as people know it: city, country, and its offset as it is today."""
    country = country_of(name)
    return f"{zone_text(name)}{', ' if country else ''}{country} ({offset_text(now, name)})"


class AnyTopicTransformer(TopicTransformer):
    """The same as elsewhere, with a way back to all topics."""

    async def transform(self, interaction: discord.Interaction, value: str, /) -> str:
        """The slug of the topic, or nothing for all of them.

        Raises:
            RefusedError: There is none of this name.
        """
        if _is_one_of(value, _ALL_TOPICS):
            return WITHOUT
        return await super().transform(interaction, value)

    async def autocomplete(
        self, interaction: discord.Interaction, value: int | float | str, /
    ) -> Choices:
        """All topics, and those that fit best what was typed so far."""
        found = await super().autocomplete(interaction, value)
        return _offered(str(value), "all topics", _ALL_TOPICS, found)


class PingTransformer(app_commands.Transformer):
    """Suggests the server's roles, and says of those that call nobody that they do."""

    async def transform(self, interaction: discord.Interaction, value: str, /) -> str:
        """The id of the role, or nothing for nobody.

        Raises:
            RefusedError: It is everyone, or there is no such role.
        """
        typed = value.strip()
        if _is_one_of(typed, _NOBODY):
            return WITHOUT
        guild = interaction.guild
        if guild is None or is_out(guild):
            raise RefusedError(Refusal.SERVER_OUT)
        name = typed.removeprefix("@").casefold()
        mentioned = _MENTION.fullmatch(typed)
        number = int(mentioned[1] or mentioned[2]) if mentioned else None
        if name in _EVERYONE or number == guild.id:
            raise RefusedError(Refusal.PINGS_EVERYONE)
        found = [role for role in guild.roles if number == role.id or role.name.casefold() == name]
        if len(found) != 1:
            raise RefusedError(Refusal.ROLE_NOT_PICKED)
        return str(found[0].id)

    async def autocomplete(
        self, interaction: discord.Interaction, value: int | float | str, /
    ) -> Choices:
        """Nobody, and the roles whose names contain what was typed: first those it can call."""
        typed = str(value).strip().removeprefix("@").casefold()
        roles = [] if interaction.guild is None else list(interaction.guild.roles[:0:-1])
        roles.sort(key=lambda role: not role.mentionable)
        choices: Choices = [
            app_commands.Choice(name=_role(role), value=str(role.id))
            for role in roles
            if typed in role.name.casefold() and not role.is_bot_managed()
        ]
        return _offered(str(value), "nobody", _NOBODY, choices)


_SERVERS = ("the server's zone, also when it changes", "the server's", "server")
_ALL_TOPICS = ("all topics", "all", "any", "any topic", "every topic")
_NOBODY = ("nobody", "no one", "none", "no")


def _is_one_of(typed: str, words: tuple[str, ...]) -> bool:
    return _plain(typed) in words


def _plain(typed: str) -> str:
    """What was typed, with the apostrophe that a keyboard has: phones write a curly one."""
    return typed.strip().casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


def _offered(typed: str, name: str, words: tuple[str, ...], others: Choices) -> Choices:
    """The choices, before them the one that takes back what was set, if it may be meant."""
    if not any(word.startswith(_plain(typed)) for word in words):
        return others[:25]
    first: Choices = [app_commands.Choice(name=name, value=words[0])]
    return [*first, *others][:25]


def _role(role: discord.Role) -> str:
    quiet = "" if role.mentionable else " (may not be mentioned)"
    return f"@{listed_name(role.name, 100 - len(quiet) - 3)}{quiet}"


def _name(guild: discord.Guild | None, channel_id: int) -> str | None:
    """What a channel or thread is called, where that is known."""
    found = None if guild is None else guild.get_channel_or_thread(channel_id)
    return None if found is None else found.name


class PlaceTransformer(app_commands.Transformer):
    """A channel or thread that questions can be posted to, known or not to what Discord told us."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        """A channel."""
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """All kinds that take messages: of a forum its posts, which are threads."""
        kind = discord.ChannelType
        return [
            *(kind.text, kind.news, kind.voice, kind.stage_voice),
            *(kind.public_thread, kind.private_thread, kind.news_thread),
        ]

    async def transform(
        self,
        interaction: discord.Interaction,  # noqa: ARG002 - discord.py passes it
        value: app_commands.AppCommandChannel | app_commands.AppCommandThread,
        /,
    ) -> discord.Object:
        """Its id: also while the server is out, and nothing more is known of it."""
        return discord.Object(value.id)


if TYPE_CHECKING:
    PlaceOption: TypeAlias = discord.Object
    ScheduleOption: TypeAlias = int
    AnyZoneOption: TypeAlias = str
    AnyTopicOption: TypeAlias = str
    PingOption: TypeAlias = str
else:
    PlaceOption = app_commands.Transform[discord.Object, PlaceTransformer]
    ScheduleOption = app_commands.Transform[int, ScheduleTransformer]
    AnyZoneOption = app_commands.Transform[str, ZoneTransformer]
    AnyTopicOption = app_commands.Transform[str, AnyTopicTransformer]
    PingOption = app_commands.Transform[str, PingTransformer]
