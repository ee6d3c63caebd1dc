"""The bot as commands, buttons and forms know it."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Self, TypeAlias

import discord
from discord.ext import commands

from bot.controls import Control
from bot.db.database import Database
from bot.delivery.channel.cards import CardKeeper
from bot.delivery.channel.news import PhaseNews
from bot.delivery.daily.dispatcher import Dispatcher
from bot.delivery.private.threads import DesignThreads
from bot.services.wiring import Services
from bot.ui.forms import Submission

__all__ = ["Client", "FormHandler"]

Handler: TypeAlias = Callable[[discord.Interaction, re.Match[str], Submission], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class FormHandler:
    """Who reads the forms whose ids have a shape."""

    template: re.Pattern[str]
    handle: Handler


class Client(commands.Bot):
    """A bot with a record, services, and a list of the controls and forms it knows."""

    db: Database
    services: Services
    dispatcher: Dispatcher
    design_threads: DesignThreads
    phase_news: PhaseNews
    channel_cards: CardKeeper
    keep_texts_days: int

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - discord.py's own options
        super().__init__(**options)
        self.controls: list[re.Pattern[str]] = []
        self.forms: list[FormHandler] = []

    @classmethod
    def of(cls, interaction: discord.Interaction) -> Self:
        """The bot that an interaction came to."""
        assert isinstance(interaction.client, cls)  # noqa: S101 - there is one client
        return interaction.client

    def add_controls(self, *controls: type[Control]) -> None:
        """Know the buttons whose ids match these templates, on old messages too."""
        self.add_dynamic_items(*controls)
        self.controls += [control.__discord_ui_compiled_template__ for control in controls]

    def add_form(self, form: FormHandler) -> None:
        """Know the forms whose ids match this template, also those that are open already."""
        self.forms.append(form)
