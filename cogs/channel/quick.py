"""The buttons and forms of a channel's questions: on the card, and on a member's own."""

import discord

from bot.client import Client
from bot.controls import Control, caller, own, picked, replace
from bot.domain.attempts.occasions import RoundRef
from bot.domain.attempts.screens import Written
from bot.domain.channel.interview import OwnAnswer, Pending
from bot.ui import ids
from bot.ui.attempts.forms import answer_form
from bot.ui.attempts.hints import hint_card
from bot.ui.channel.host_cards import handing_card, new_host_card
from bot.ui.channel.own_cards import joined_card, own_card
from bot.ui.ids import Press
from bot.ui.verbs import Verb
from cogs.attempts.steps import Steps, read_soon
from cogs.attempts.tables import forms_of_answer, model_answer, of_answer, readings
from cogs.channel.keeping import show_desk, show_mine, show_pending
from cogs.channel.pressing import alone, leads, leads_on, nudging, nudging_forms, shares


async def _show(interaction: discord.Interaction, screen: OwnAnswer) -> None:
    if isinstance(screen, Pending):
        await show_pending(interaction, screen)
    else:
        await show_mine(interaction, screen.ref, own_card(screen))


async def _answer(interaction: discord.Interaction, press: Press[RoundRef]) -> None:
    """Open the form, with what was answered before; from now on the others wait for this member.

    Where that cannot be read in time, a sentence says so: an empty form would replace it. Once the
    answer is shown none is opened: an old card may stand there still, and a phone shows what is
    gone.
    """
    bot = Client.of(interaction)
    to_answer = bot.services.channel.answers.to_answer
    before = await read_soon(alone(interaction, to_answer, press.ref))
    if before is not None and not isinstance(before, Written):
        await _show(interaction, before)
        return
    question = bot.services.library.question(press.ref.question)
    form = answer_form(press.ref, question, bot.keep_texts_days, before)
    await interaction.response.send_modal(form)


async def _join(interaction: discord.Interaction, press: Press[RoundRef]) -> None:
    join = Client.of(interaction).services.channel.answers.join
    joined, card = await alone(interaction, join, press.ref), interaction.message
    await own(interaction, joined_card(joined, None if card is None else card.id))


async def _host(interaction: discord.Interaction, press: Press[RoundRef]) -> None:
    desks = Client.of(interaction).services.channel.desks
    await show_desk(interaction, press.ref, await alone(interaction, desks.open, press.ref))


async def _hint(interaction: discord.Interaction, press: Press[RoundRef]) -> None:
    question = Client.of(interaction).services.library.question(press.ref.question)
    await own(interaction, hint_card(press.ref, question, press.n))


async def _hand_over(interaction: discord.Interaction, press: Press[RoundRef]) -> None:
    heirs = await alone(
        interaction, Client.of(interaction).services.channel.hosting.heirs, press.ref
    )
    await own(interaction, handing_card(heirs))


class HandOverControl(Control, template=ids.ROUND_HOST_TEMPLATE):
    """The select of who is to host."""

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Hand the interview over."""
        bot, key = Client.of(interaction), int(self.match["round"])
        heir, *_ = picked(interaction)
        hand_over = bot.services.channel.hosting.hand_over
        name = await bot.db.run(hand_over, caller(interaction), key, heir)
        await replace(interaction, new_host_card(name))
        bot.channel_cards.nudge()


async def setup(bot: Client) -> None:
    """Add the buttons and the forms."""
    hosting, answers = bot.services.channel.hosting, bot.services.channel.answers
    steps = Steps(_show, place=own, run=alone)
    reading = Steps(_show, place=own)  # a line in the place of an old card stays as it is
    own_answers = bot.services.answers.rounds
    buttons = {
        **of_answer(steps, own_answers),
        **readings(reading, own_answers),
        Verb.ANSWERS: reading.picks(own_answers.read, model_answer),
        Verb.ANSWER: _answer,
        Verb.JOIN: _join,
        Verb.HOST: _host,
        Verb.HINT: _hint,
        Verb.REVEAL: leads(hosting.reveal),
        Verb.SKIP: leads(hosting.skip),
        Verb.NEXT: leads(hosting.next),
        Verb.PAUSE: leads(hosting.pause),
        Verb.RESUME: leads(hosting.resume),
        Verb.EXTEND: leads_on(hosting.extend),
        Verb.END: leads(hosting.end),
        Verb.HAND_OVER: _hand_over,
        **shares(answers.share),
        Verb.GRADE_MINE: steps.leads(answers.to_grade),
    }
    bot.add_buttons(ids.ROUND, {verb: nudging(step) for verb, step in buttons.items()})
    forms = forms_of_answer(steps, own_answers)
    bot.add_forms(ids.ROUND, {verb: nudging_forms(step) for verb, step in forms.items()})
    bot.add_controls(HandOverControl)
