"""What commands, buttons and forms may ask of the bot that hosts them."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self, TypeAlias

import discord
from discord.ext import commands

from bot.db.database import Database
from bot.delivery.courier import Courier
from bot.delivery.designs import DesignThreads
from bot.delivery.rounds import RoundKeeper
from bot.services.wiring import Services
from bot.ui.forms import Submission

if TYPE_CHECKING:
    from cogs.base import Control

__all__ = ["FormHandler", "Host"]

Handler: TypeAlias = Callable[[discord.Interaction, re.Match[str], Submission], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class FormHandler:
    """Who reads the forms whose ids have a shape."""

    template: re.Pattern[str]
    handle: Handler


class Host(commands.Bot):
    """A bot with a record, services, and a list of the controls and forms it knows."""

    db: Database
    services: Services
    courier: Courier
    design_threads: DesignThreads
    rounds: RoundKeeper
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

    def add_controls(self, *controls: "type[Control]") -> None:
        """Know the buttons whose ids match these templates, on old messages too."""
        self.add_dynamic_items(*controls)
        self.controls += [control.__discord_ui_compiled_template__ for control in controls]

    def add_form(self, form: FormHandler) -> None:
        """Know the forms whose ids match this template, also those that are open already."""
        self.forms.append(form)
