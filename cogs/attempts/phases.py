"""What the buttons and forms of phases share, whoever goes through them."""

import asyncio
from collections.abc import Callable
from io import BytesIO
from typing import Any, TypeAlias

import discord

from bot.client import Client
from bot.controls import Step
from bot.domain.attempts.occasions import DesignRef, GroupRef
from bot.domain.attempts.screens import Onlooking
from bot.domain.phases.axes import Axis
from bot.domain.phases.phases import (
    Assessing,
    Length,
    Scorecard,
    is_open,
    tells_questions,
)
from bot.ui.cards import Card
from bot.ui.forms import Form, Submission
from bot.ui.ids import Press
from bot.ui.phases.forms import axes_form, first_axis, notes_form, steps_of
from bot.ui.phases.questions import answer_page, questions_card
from bot.ui.phases.scorecard import steps_card
from bot.ui.pictures.scorecard import FILE_NAME, alt_text, draw
from bot.ui.verbs import UnknownControlError
from cogs.attempts.steps import Steps, opens, read_soon

__all__ = [
    "Phased",
    "asks",
    "axes_of",
    "fills_axes",
    "length_of",
    "model_answer",
    "open_notes_form",
    "pictures",
    "tells_steps",
]

Phased: TypeAlias = Press[DesignRef] | Press[GroupRef]
"""A press on what runs in phases."""


def _notes_form(bot: Client, press: Press[Any]) -> Form:
    if not is_open(press.ref.phase):
        raise UnknownControlError
    question = bot.services.library.question(press.ref.question)
    return notes_form(press.ref, question, press.number)


def fills_axes(steps: Steps[Any], show: Callable[..., Any]) -> Step[Any]:
    """Open the form with what is kept; once all is kept it cannot be changed, and is shown."""

    async def step(interaction: discord.Interaction, press: Press[Any]) -> None:
        first = first_axis(press.n)
        screen = await read_soon(steps.run(interaction, show, press.ref))
        if isinstance(screen, Assessing):
            await interaction.response.send_modal(axes_form(press.ref, first, screen.steps))
        else:
            await steps.show(interaction, screen)

    return step


open_notes_form = opens(_notes_form)


def axes_of(press: Press[Any], submission: Submission) -> tuple[Axis, tuple[int, ...]]:
    """The steps of some axes that a form brings, and the first of these axes."""
    first = first_axis(press.n)
    return first, tuple(steps_of(submission, first))


def length_of(press: Press[Any]) -> Length:
    """How long an interview shall take that is to begin.

    Raises:
        UnknownControlError: There is no such length.
    """
    if press.n not in tuple(Length):
        raise UnknownControlError
    return Length(press.n)


def asks(steps: Steps[Any], show: Callable[..., Any]) -> Step[Any]:
    """Show what a good candidate asks, once the phase is over in which that is to be found."""

    async def step(interaction: discord.Interaction, press: Press[Any]) -> None:
        screen = await steps.run(interaction, show, press.ref)
        if not tells_questions(screen.ref.phase):
            await steps.show(interaction, screen)
            return
        question = Client.of(interaction).services.library.question(press.ref.question)
        await steps.place(interaction, questions_card(press.ref, question))

    return step


def model_answer(bot: Client, press: Press[Any], screen: object) -> Card:
    """The page of the model answer, once it may be read."""
    question = bot.services.library.question(press.ref.question)
    return answer_page(press.ref, question, looks_on=isinstance(screen, Onlooking))


def tells_steps(steps: Steps[Any], show: Callable[..., Any]) -> Step[Any]:
    """Show what was chosen on each axis."""

    async def step(interaction: discord.Interaction, press: Press[Any]) -> None:
        screen = await steps.run(interaction, show, press.ref)
        if isinstance(screen, Scorecard):
            await steps.place(interaction, steps_card(screen))
        else:
            await steps.show(interaction, screen)

    return step


async def pictures(screen: object) -> list[discord.File]:
    """The picture that a screen shows: that of a scorecard, drawn beside the event loop."""
    if not isinstance(screen, Scorecard):
        return []
    drawn = await asyncio.to_thread(draw, screen.steps)
    return [discord.File(BytesIO(drawn), FILE_NAME, description=alt_text(screen.steps))]
