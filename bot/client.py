"""The bot as commands, buttons and forms know it."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Self, TypeAlias, TypeVar

import discord
from discord.ext import commands

from bot.controls import Control, Step, table_control
from bot.db.database import Database
from bot.delivery.channel.cards import CardKeeper
from bot.delivery.channel.news import PhaseNews
from bot.delivery.daily.dispatcher import Dispatcher
from bot.delivery.private.chats import Chats
from bot.delivery.private.threads import DesignThreads
from bot.drawing.renderer import Renderer
from bot.errors import TryAgainError
from bot.hearing import Places
from bot.services.wiring import Services
from bot.ui.forms import Submission
from bot.ui.ids import Family, Press, Ref
from bot.ui.verbs import UnknownControlError, Verb

__all__ = ["Client", "FormStep", "FormTable"]

R = TypeVar("R", bound=Ref)
T = TypeVar("T")
_AGAIN_SECONDS = 5
"""How long a database that cannot be used is left alone."""
FormStep: TypeAlias = Callable[[discord.Interaction, Press[R], Submission], Awaitable[None]]
"""What a submitted form does."""


@dataclass(frozen=True, slots=True)
class FormTable:
    """What becomes of the submitted forms of one family of ids."""

    family: Family[Any]
    steps: Mapping[Verb, FormStep[Any]]

    async def submitted(
        self, interaction: discord.Interaction, match: re.Match[str], submission: Submission
    ) -> None:
        """Take the step that a form's id names.

        Raises:
            UnknownControlError: There is no such form.
        """
        press = self.family.read(match)
        if press.verb not in self.steps:
            raise UnknownControlError("form")
        await self.steps[press.verb](interaction, press, submission)


class Client(commands.Bot):
    """A bot with a record, services, and a list of the controls and forms it knows."""

    db: Database
    services: Services
    dispatcher: Dispatcher
    design_threads: DesignThreads
    phase_news: PhaseNews
    channel_cards: CardKeeper
    chats: Chats
    keep_texts_days: int
    renderer: Renderer | None
    """Makes pictures of drawings; None where there is nothing to make them with."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - discord.py's own options
        super().__init__(**options)
        self.controls: list[type[Control]] = []
        self.forms: list[FormTable] = []
        self.noted_in = Places()
        """The places in servers where messages became notes, as far as that is known."""

    @classmethod
    def of(cls, interaction: discord.Interaction) -> Self:
        """The bot that an interaction came to."""
        assert isinstance(interaction.client, cls)  # noqa: S101 - there is one client
        return interaction.client

    async def learn(self, method: Callable[..., T], *arguments: object) -> T:
        """Keep what Discord tells once, by a service's method: as soon as the database can."""
        return await self.learn_now(lambda: self.db.run(method, *arguments))

    async def learn_now(self, kept: Callable[[], Awaitable[T]]) -> T:
        """The same of what may be something else by the time of another try."""
        while True:
            try:
                return await kept()
            except TryAgainError:  # the log has it
                await asyncio.sleep(_AGAIN_SECONDS)

    def add_controls(self, *controls: type[Control]) -> None:
        """Know the buttons whose ids match these templates, on old messages too."""
        self.add_dynamic_items(*controls)
        self.controls += controls

    def add_buttons(self, family: Family[R], steps: Mapping[Verb, Step[R]]) -> None:
        """Know what the buttons of a family of ids do, verb by verb."""
        self.add_controls(table_control(family, steps))

    def add_forms(self, family: Family[R], steps: Mapping[Verb, FormStep[R]]) -> None:
        """Know what the forms of a family do, verb by verb, also those that are open already."""
        self.forms.append(FormTable(family, steps))
