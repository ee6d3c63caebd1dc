"""The buttons and forms of a channel's design interview: on the card, and on a member's own."""

import discord

from bot.client import Client
from bot.controls import own
from bot.domain.attempts.occasions import GroupRef
from bot.domain.channel.design import OwnNotes, OwnScreen
from bot.domain.phases.phases import joined
from bot.ui import ids
from bot.ui.channel.own_cards import own_screen_card
from bot.ui.forms import Submission
from bot.ui.ids import Press
from bot.ui.phases.cards import notes_card
from bot.ui.verbs import Verb
from cogs.attempts.phases import (
    asks,
    axes_of,
    fills_axes,
    length_of,
    model_answer,
    open_notes_form,
    pictures,
    tells_steps,
)
from cogs.attempts.steps import Steps
from cogs.attempts.tables import of_attempt, readings
from cogs.channel.keeping import show_mine, show_notes
from cogs.channel.pressing import (
    alone,
    leads,
    leads_on,
    nudging,
    nudging_forms,
    press_as_host,
    shares,
)


async def _begin(interaction: discord.Interaction, press: Press[GroupRef]) -> None:
    begin = Client.of(interaction).services.channel.designs.begin
    await press_as_host(interaction, begin, press.ref, length_of(press))


async def _notes_page(interaction: discord.Interaction, press: Press[GroupRef]) -> None:
    services = Client.of(interaction).services
    texts = await alone(interaction, services.channel.notes.texts, press.ref)
    question = services.library.question(press.ref.question)
    await own(interaction, notes_card(press.ref, question, joined(texts), press.n))


async def _assessed(
    interaction: discord.Interaction, press: Press[GroupRef], submission: Submission
) -> None:
    """Keep the steps of some axes."""
    assess = Client.of(interaction).services.channel.notes.assess
    await _show(
        interaction, await alone(interaction, assess, press.ref, *axes_of(press, submission))
    )


async def _show(interaction: discord.Interaction, screen: OwnScreen) -> None:
    if isinstance(screen, OwnNotes):
        await show_notes(interaction, screen)
    else:
        card, files = own_screen_card(screen), await pictures(screen)
        await show_mine(interaction, screen.ref, card, *files)


async def setup(bot: Client) -> None:
    """Add the buttons and the forms; the command is `/interview`."""
    designs, notes = bot.services.channel.designs, bot.services.channel.notes
    steps = Steps(_show, place=own, run=alone)
    answers = bot.services.answers.groups
    reading = Steps(_show, place=own)  # a line in the place of an old card stays as it is
    answer = reading.reads(answers.read, model_answer)
    buttons = {
        **of_attempt(steps, answers),
        **readings(reading, answers),
        Verb.MODEL: answer,
        Verb.SHOW: steps.leads(answers.show),
        Verb.START: _begin,
        Verb.NEXT: leads(designs.next),
        Verb.PAUSE: leads(designs.pause),
        Verb.RESUME: leads(designs.resume),
        Verb.EXTEND: leads_on(designs.extend),
        Verb.FINISH: leads(designs.finish),
        Verb.NOTES: open_notes_form,
        Verb.ASSESS: fills_axes(steps, answers.show),
        Verb.ASSESS_MINE: steps.leads(answers.show),
        Verb.ANSWER: answer,  # as an older version called it
        Verb.MINE: _notes_page,
        Verb.QUESTIONS: asks(steps, answers.show),
        Verb.STEPS: tells_steps(steps, answers.show),
        **shares(notes.share),
    }
    bot.add_buttons(ids.GROUP, {verb: nudging(step) for verb, step in buttons.items()})
    forms = {
        Verb.NOTES: steps.adds(notes.add, "notes"),
        Verb.TICK: steps.ticks(answers.grade),
        Verb.AMEND: steps.ticks(answers.grade),
        Verb.ASSESS: _assessed,
    }
    bot.add_forms(ids.GROUP, {verb: nudging_forms(step) for verb, step in forms.items()})
