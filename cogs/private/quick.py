"""Every button and form of a private interview."""

from functools import partial

import discord

from bot.client import Client
from bot.controls import Control, Step, caller, custom_id_of, replace, reply, stands_on
from bot.domain.attempts.occasions import OccasionKind, TurnRef
from bot.domain.choosing.request import Request, Review
from bot.domain.private.quick import Asked, Report, Screen
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
from cogs.private.showing import show


async def _show(interaction: discord.Interaction, screen: Screen) -> None:
    """Show where a step of the question led: to the next one, or the report, a chat goes on."""
    pressed = _pressed(interaction)
    below = pressed is not None and pressed.verb is not Verb.END and _is_next(screen, pressed.ref)
    await show(interaction, OccasionKind.TURN, card(screen), below=below)


async def _show_hint(interaction: discord.Interaction, screen: Screen) -> None:
    """Show a hint on the question's own card, wherever that stands by now."""
    asked = isinstance(screen, Asked) and ids.on(Verb.SKIP, screen.ref)
    if asked and stands_on(interaction.message, asked, discord.ComponentType.button.value):
        await replace(interaction, card(screen))
    else:
        await _show(interaction, screen)


def _pressed(interaction: discord.Interaction) -> Press[TurnRef] | None:
    """What the control on a question's card says that was used."""
    match = ids.TURN.template.fullmatch(custom_id_of(interaction))
    return None if match is None else ids.TURN.read(match)


def _is_next(screen: Screen, ref: TurnRef) -> bool:
    """Whether a card shows something else than a question: another one, or the report."""
    return isinstance(screen, Report) or (isinstance(screen, Asked) and screen.ref != ref)


async def _show_here(interaction: discord.Interaction, screen: Screen) -> None:
    await show(interaction, OccasionKind.TURN, card(screen))


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
    screen = await ask(interaction, start, request)
    await show(interaction, OccasionKind.TURN, card(screen), below=True)


async def _continue(interaction: discord.Interaction, press: Press[InterviewRef]) -> None:
    """Show where the interview stands."""
    resume = Client.of(interaction).services.interviews.resume
    await _show_here(interaction, await ask(interaction, resume, press.ref.interview))


async def _list_past(interaction: discord.Interaction, _press: Press[InterviewRef]) -> None:
    """Show the list: in a thread, where others see the card too, beside it."""
    past = await ask(interaction, Client.of(interaction).services.history.past)
    message = interaction.message
    is_seen = interaction.guild_id is not None and message and not message.flags.ephemeral
    await (reply if is_seen else replace)(interaction, past_card(past))


class AnewControl(Control, template=start_ids.ANEW_TEMPLATE):
    """*Start new*, in the place of the interview that is running."""

    async def pressed(self, interaction: discord.Interaction) -> None:
        """End the running interview and start another."""
        bot = Client.of(interaction)
        request, running = start_ids.anew_request(self.match)
        start, who = bot.services.interviews.start, caller(interaction)
        screen = await bot.db.run(start, who, request, anew=True, instead_of=running)
        await _show_here(interaction, screen)


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
    steps, hints = Steps(_show), Steps(_show_hint)
    bot.add_buttons(
        ids.TURN,
        {
            **of_answer(steps, answers),
            Verb.ANSWER: open_answer_form,
            Verb.IN_PARTS: opens(_part_form),
            Verb.DONE: _done,
            Verb.HINT: hints.builds(interviews.hint),
            Verb.SKIP: steps.leads(interviews.skip),
            Verb.GIVE_UP: steps.leads(answers.give_up),
            Verb.NEXT: steps.leads(interviews.next),
            Verb.END: steps.builds(interviews.end),
        },
    )
    bot.add_forms(
        ids.TURN,
        {
            **forms_of_answer(steps, answers),
            Verb.PART: steps.adds(drafts.add, "answer"),
        },
    )
    bot.add_buttons(ids.INTERVIEW, _LEADING)
    bot.add_controls(AnewControl)
