"""The buttons and forms of a daily question: in the channel, and on a member's own card."""

import discord

from bot.client import Client
from bot.controls import caller, own
from bot.domain.attempts.occasions import PostRef
from bot.domain.attempts.screens import Graded, Revealed
from bot.ui import ids
from bot.ui.attempts.cards import graded_card, revealed_card
from bot.ui.attempts.hints import hint_card
from bot.ui.ids import Press
from bot.ui.verbs import Verb
from cogs.attempts.steps import Steps, ask, open_answer_form, read_soon
from cogs.attempts.tables import forms_of_answer, of_answer


async def _answer(interaction: discord.Interaction, press: Press[PostRef]) -> None:
    """Open the form; whoever has answered sees that instead, which counts and stays as it is."""
    answered = Client.of(interaction).services.answers.posts.answered
    try:
        before = await read_soon(ask(interaction, answered, press.ref))
        if before is None:
            await open_answer_form(interaction, press)
        else:
            await _show(interaction, before)
    finally:
        _seen(interaction, press)


async def _hint(interaction: discord.Interaction, press: Press[PostRef]) -> None:
    question = Client.of(interaction).services.library.question(press.ref.question)
    await own(interaction, hint_card(press.ref, question, press.n))
    _seen(interaction, press)


def _seen(interaction: discord.Interaction, press: Press[PostRef]) -> None:
    """The channel's message was pressed, so it is there: a crash may have kept that unnoted."""
    message = interaction.message
    if message is not None and not message.flags.ephemeral:
        dispatcher, who = Client.of(interaction).dispatcher, caller(interaction)
        dispatcher.seen(who, press.ref, message.channel.id, message.id)


async def _show(interaction: discord.Interaction, screen: Revealed | Graded) -> None:
    shown = revealed_card(screen) if isinstance(screen, Revealed) else graded_card(screen)
    await own(interaction, shown)


async def setup(bot: Client) -> None:
    """Add the buttons and the forms."""
    answers, steps = bot.services.answers.posts, Steps(_show, place=own)
    bot.add_buttons(
        ids.POST,
        {
            **of_answer(steps, answers),
            Verb.ANSWER: _answer,
            Verb.HINT: _hint,
        },
    )
    bot.add_forms(ids.POST, forms_of_answer(steps, answers))
