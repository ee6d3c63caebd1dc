"""`/question`: one question, to be read, practised, and mended."""

from collections.abc import Callable, Mapping
from typing import Any, cast

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Client
from bot.controls import Control, Step, caller, picked, replace, reply
from bot.domain.mistakes import MOST_CHARACTERS
from bot.domain.questions import QuestionView
from bot.ui import ids
from bot.ui.attempts.pages import further_card, model_answer_page
from bot.ui.cards import Card, ids_on
from bot.ui.forms import Form, Submission
from bot.ui.ids import Press, QuestionRef
from bot.ui.question_cards import (
    MISTAKE_FIELD,
    found_button,
    found_card,
    mistake_form,
    question_card,
    thanks_card,
)
from bot.ui.verbs import Verb
from cogs.attempts.steps import ask, opens
from cogs.topics import SearchOption, look_for


class Questions(commands.Cog):
    """The bank can be looked through."""

    def __init__(self, bot: Client) -> None:
        self._bot = bot

    @app_commands.command(name="question")
    @app_commands.describe(search="What it is about: pick one while you type, or send your words")
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    async def question(self, interaction: discord.Interaction, search: SearchOption) -> None:
        """Look one question up: read it, practise it, see what is related, report a mistake."""
        if len(search.found) > 1:
            await reply(interaction, found_card(search.typed, search.found))
            return
        view = await self._bot.db.run(
            self._bot.services.questions.show, caller(interaction), search.found[0].key
        )
        await reply(interaction, question_card(view))


async def _view(interaction: discord.Interaction, key: int) -> QuestionView:
    return await ask(interaction, Client.of(interaction).services.questions.show, key)


async def _place(interaction: discord.Interaction, card: Card) -> None:
    """Show a card in the place of the one that was used; the way to the list stays on it."""
    standing = () if interaction.message is None else ids_on(interaction.message)
    listed = next(filter(ids.FOUND_TEMPLATE.fullmatch, standing), None)
    await replace(interaction, card if listed is None else card.with_row(found_button(listed)))


async def _show(interaction: discord.Interaction, press: Press[QuestionRef]) -> None:
    await _place(interaction, question_card(await _view(interaction, press.ref.question)))


class FoundControl(Control, template=ids.FOUND_TEMPLATE):
    """The list of what fits a text: its select, and the button that leads back to it."""

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Show the question that was picked, or the list."""
        if "values" in cast("Mapping[str, Any]", interaction.data or {}):
            view = await _view(interaction, picked(interaction)[0])
            await _place(interaction, question_card(view))
            return
        search = look_for(Client.of(interaction).services.library, self.match["typed"])
        await replace(interaction, found_card(search.typed, search.found))


async def _picked(interaction: discord.Interaction, press: Press[QuestionRef]) -> None:
    """Show the one that was picked from those found, or from those related."""
    card = question_card(await _view(interaction, picked(interaction)[0]))
    await (_place if press.number is None else reply)(interaction, card)


def _reads(page: Callable[[Press[QuestionRef], QuestionView], Card]) -> Step[QuestionRef]:
    """Turn to a page of the answer: only those who have tried; others see the question again."""

    async def step(interaction: discord.Interaction, press: Press[QuestionRef]) -> None:
        view = await _view(interaction, press.ref.question)
        card = page(press, view) if view.shows_answer else question_card(view)
        await _place(interaction, card)

    return step


def _model_answer(press: Press[QuestionRef], view: QuestionView) -> Card:
    return model_answer_page(press.ref, view.question)


def _further(press: Press[QuestionRef], view: QuestionView) -> Card:
    return further_card(press.ref, view.question, view.related)


def _mistake_form(bot: Client, press: Press[QuestionRef]) -> Form:
    question = bot.services.library.question(press.ref.question)
    return mistake_form(press.ref, question, bot.keep_texts_days, press.number)


async def _report(
    interaction: discord.Interaction, press: Press[QuestionRef], submission: Submission
) -> None:
    """Keep what is wrong, and say so: on the question's card, or beside an answer's."""
    text = submission.text(MISTAKE_FIELD, MOST_CHARACTERS)
    key = press.ref.question
    await ask(interaction, Client.of(interaction).services.mistakes.report, key, text)
    if press.number is not None:
        await reply(interaction, thanks_card())
        return
    await _place(interaction, question_card(await _view(interaction, key), reported=True))


async def setup(bot: Client) -> None:
    """Add the command, its buttons and its form."""
    await bot.add_cog(Questions(bot))
    bot.add_buttons(
        ids.QUESTION,
        {
            Verb.PICK: _picked,
            Verb.BACK: _show,
            Verb.MODEL: _reads(_model_answer),
            Verb.FURTHER: _reads(_further),
            Verb.MISTAKE: opens(_mistake_form),
        },
    )
    bot.add_controls(FoundControl)
    bot.add_forms(ids.QUESTION, {Verb.MISTAKE: _report})
