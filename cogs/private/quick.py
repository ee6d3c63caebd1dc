"""Every button and form of a private interview."""

from functools import partial

import discord

from bot.client import Client
from bot.controls import Control, Step, caller, replace
from bot.domain.attempts.occasions import TurnRef
from bot.domain.choosing.request import Request, Review
from bot.domain.private.quick import Asked, Screen
from bot.ui import ids, start_ids
from bot.ui.forms import Form
from bot.ui.history_cards import past_card
from bot.ui.ids import InterviewRef, Press
from bot.ui.private.forms import part_form
from bot.ui.private.quick_cards import card
from bot.ui.verbs import Verb
from cogs.attempts.steps import Steps, ask, open_answer_form, opens
from cogs.attempts.tables import forms_of_answer, of_answer
from cogs.private.catching_up import catch_up


async def _show(interaction: discord.Interaction, screen: Screen) -> None:
    """Put the next card in the place of the one that was used; a chat goes on below."""
    if interaction.guild_id is None and isinstance(screen, Asked):
        await interaction.response.send_message(view=card(screen))
    else:
        await replace(interaction, card(screen))


async def _show_in_place(interaction: discord.Interaction, screen: Screen) -> None:
    await replace(interaction, card(screen))


async def _done(interaction: discord.Interaction, press: Press[TurnRef]) -> None:
    """Make what was typed so far the answer, in a chat also what was typed in this moment."""
    bot = Client.of(interaction)
    if interaction.guild_id is None:
        await catch_up(bot, interaction.channel_id or 0, caller(interaction))
    await _show(interaction, await ask(interaction, bot.services.drafts.done, press.ref))


def _part_form(bot: Client, press: Press[TurnRef]) -> Form:
    question = bot.services.library.question(press.ref.question)
    return part_form(press.ref, question, press.number)


async def _start(
    request: Request | None, interaction: discord.Interaction, press: Press[InterviewRef]
) -> None:
    """Start what was asked for; without a request, what an interview's member missed in it."""
    request = request or Request(practises=press.ref.interview)
    start = Client.of(interaction).services.interviews.start
    await _show_in_place(interaction, await ask(interaction, start, request))


async def _continue(interaction: discord.Interaction, press: Press[InterviewRef]) -> None:
    """Show where the interview stands."""
    resume = Client.of(interaction).services.interviews.resume
    await _show_in_place(interaction, await ask(interaction, resume, press.ref.interview))


async def _list_past(interaction: discord.Interaction, _press: Press[InterviewRef]) -> None:
    past = await ask(interaction, Client.of(interaction).services.history.past)
    await replace(interaction, past_card(past))


class AnewControl(Control, template=start_ids.ANEW_TEMPLATE):
    """*Start new*, in the place of the interview that is running."""

    async def pressed(self, interaction: discord.Interaction) -> None:
        """End the running interview and start another."""
        bot = Client.of(interaction)
        request, running = start_ids.anew_request(self.match)
        start, who = bot.services.interviews.start, caller(interaction)
        screen = await bot.db.run(start, who, request, anew=True, instead_of=running)
        await replace(interaction, card(screen))


_LEADING: dict[Verb, Step[InterviewRef]] = {
    Verb.CONTINUE: _continue,
    Verb.PRACTISE: partial(_start, None),
    Verb.DUE: partial(_start, Request(review=Review.DUE)),
    Verb.MISSED: partial(_start, Request(review=Review.MISSED)),
    Verb.PAST: _list_past,
}


async def setup(bot: Client) -> None:
    """Add the buttons and the forms."""
    interviews, drafts = bot.services.interviews, bot.services.drafts
    answers = bot.services.answers.turns
    steps, in_place = Steps(_show), Steps(_show_in_place)
    bot.add_buttons(
        ids.TURN,
        {
            **of_answer(steps, answers),
            Verb.ANSWER: open_answer_form,
            Verb.IN_PARTS: opens(_part_form),
            Verb.DONE: _done,
            Verb.HINT: in_place.builds(interviews.hint),
            Verb.SKIP: steps.leads(interviews.skip),
            Verb.GIVE_UP: steps.leads(answers.give_up),
            Verb.NEXT: steps.leads(interviews.next),
            Verb.END: in_place.builds(interviews.end),
        },
    )
    bot.add_forms(
        ids.TURN,
        {
            **forms_of_answer(in_place, answers),
            Verb.PART: in_place.adds(drafts.add, "answer"),
        },
    )
    bot.add_buttons(ids.INTERVIEW, _LEADING)
    bot.add_controls(AnewControl)
