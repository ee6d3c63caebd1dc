"""`/interview format:design`: every button and form of a design interview."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

import discord

from bot.client import Client
from bot.controls import Step, caller, replace
from bot.delivery.places import IN_PRIVATE, thread_is_possible
from bot.domain.attempts.occasions import DesignRef, OccasionKind
from bot.domain.attempts.screens import Revealed
from bot.domain.choosing.scope import Scope
from bot.domain.drawing import Sketched
from bot.domain.phases.phases import DRAWN_FROM, Assessing, Scorecard, joined
from bot.domain.private.design import DesignScreen, InPhase, Opening, Unrecorded
from bot.services.private.turns import NotYoursError
from bot.ui import ids
from bot.ui.attempts.cards import revealed_card
from bot.ui.cards import Card
from bot.ui.drawings.beside import OWN
from bot.ui.drawings.cards import drawing_form
from bot.ui.forms import Submission
from bot.ui.ids import Press
from bot.ui.phases.cards import assessing_card, notes_card
from bot.ui.phases.questions import answer_page
from bot.ui.phases.scorecard import scorecard_card
from bot.ui.private.design_cards import (
    Venue,
    elsewhere_card,
    opening_card,
    phase_card,
    unrecorded_card,
)
from bot.ui.verbs import Verb
from cogs.attempts.drawn import Place, Why, with_pictures
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
from cogs.attempts.steps import Steps, ask, read_soon
from cogs.attempts.tables import of_attempt
from cogs.private.catching_up import catch_up
from cogs.private.showing import begin, show

__all__ = ["start_design"]

S = TypeVar("S")


async def start_design(bot: Client, interaction: discord.Interaction, scope: Scope) -> None:
    """Offer a design interview, or show the one that is running."""
    start = bot.services.designs.start
    screen = await bot.db.run(start, caller(interaction), scope)
    if isinstance(screen, InPhase) and screen.sketch is not None and _is_here(interaction, screen):
        await _show_drawn(interaction, screen, screen.sketch, begin)
    else:
        await begin(interaction, OccasionKind.DESIGN, _placed(interaction, screen))


def _mine(step: Step[DesignRef]) -> Step[DesignRef]:
    """In a thread others see the buttons too: they are refused before anything happens."""

    async def checked(interaction: discord.Interaction, press: Press[DesignRef]) -> None:
        if press.ref.member != interaction.user.id:
            raise NotYoursError
        await step(interaction, press)

    return checked


async def _caught_up(
    interaction: discord.Interaction, method: Callable[..., S], *arguments: object
) -> S:
    """Take a step, in a chat once what was typed in this moment is noted."""
    if interaction.guild_id is None:
        bot = Client.of(interaction)
        await catch_up(bot, interaction.channel_id or 0, caller(interaction))
    return await ask(interaction, method, *arguments)


async def _model_answer(interaction: discord.Interaction, press: Press[DesignRef]) -> None:
    """The whole answer, also where nothing is recorded; older scorecards lead here as well."""
    question = Client.of(interaction).services.library.question(press.ref.question)
    await replace(interaction, answer_page(press.ref, question))


async def _notes_page(interaction: discord.Interaction, press: Press[DesignRef]) -> None:
    designs = Client.of(interaction).services.answers.designs
    screen = await ask(interaction, designs.show, press.ref)
    card = notes_card(press.ref, screen.question, _notes(screen), press.n)
    await replace(interaction, card)


async def _begin(interaction: discord.Interaction, press: Press[DesignRef]) -> None:
    """Open the first phase: in a private thread where there may be one, else where we are."""
    bot, channel = Client.of(interaction), interaction.channel
    begun = await _caught_up(interaction, bot.services.designs.begin, press.ref, length_of(press))
    screen, where = begun.screen, None
    if begun.now and interaction.guild_id is None:
        where = interaction.channel_id
    elif begun.now and isinstance(screen, InPhase) and thread_is_possible(interaction, IN_PRIVATE):
        assert isinstance(channel, discord.TextChannel)  # noqa: S101 - just seen to be one
        await interaction.response.defer()  # opening a thread can take longer than three seconds
        where = await bot.design_threads.open(channel, screen)
    if where is not None:
        placed = bot.services.designs.placed
        screen = await ask(interaction, placed, press.ref, where, interaction.id)
    await show(interaction, OccasionKind.DESIGN, _placed(interaction, screen))


async def _assessed(
    interaction: discord.Interaction, press: Press[DesignRef], submission: Submission
) -> None:
    """Keep the steps of some axes."""
    assess = Client.of(interaction).services.designs.assess
    await _show(interaction, await ask(interaction, assess, press.ref, *axes_of(press, submission)))


async def _show(interaction: discord.Interaction, screen: DesignScreen | Revealed) -> None:
    """Show the card of a screen, its picture with it."""
    if isinstance(screen, InPhase) and screen.sketch is not None:
        await _show_drawn(interaction, screen, screen.sketch, show)
        return
    card = _card(interaction, screen)
    await show(interaction, OccasionKind.DESIGN, card, *await pictures(screen))


async def _show_drawn(
    interaction: discord.Interaction, screen: InPhase, sketch: Sketched, place: Place
) -> None:
    """Show a phase with what is drawn; where the picture comes later, what it says by then."""

    def card(now: InPhase, why: Why) -> Card:
        return phase_card(now, why.get(OWN))

    async def renewed() -> Callable[[Why], Card] | None:
        show_now = Client.of(interaction).services.answers.designs.show
        now = await ask(interaction, show_now, screen.ref)
        return partial(card, now) if isinstance(now, InPhase) and now.sketch == sketch else None

    sketches, there = {OWN: sketch.parsed.sketch}, partial(place, interaction, OccasionKind.DESIGN)
    await with_pictures(interaction, sketches, partial(card, screen), there, renewed)


async def _drawing_form(interaction: discord.Interaction, press: Press[DesignRef]) -> None:
    """Open the form with what is drawn by now."""
    designs = Client.of(interaction).services.answers.designs
    screen = await read_soon(ask(interaction, designs.show, press.ref))
    if not isinstance(screen, InPhase) or screen.ref.phase < DRAWN_FROM:
        await _show(interaction, screen)
        return
    drawn = screen.sketch
    text, revision = (drawn.text, drawn.revision) if drawn else (None, 0)
    await interaction.response.send_modal(drawing_form(screen.ref, text, revision))


def _placed(interaction: discord.Interaction, screen: DesignScreen) -> Card:
    """The card of a screen, or the way to it where the interview runs elsewhere."""
    if isinstance(screen, InPhase) and not _is_here(interaction, screen):
        return elsewhere_card(screen)
    return _card(interaction, screen)


def _is_here(interaction: discord.Interaction, screen: InPhase) -> bool:
    return screen.channel_id in (None, interaction.channel_id)


def _card(interaction: discord.Interaction, screen: DesignScreen | Revealed) -> Card:
    match screen:
        case Opening():
            return opening_card(screen, _place(interaction))
        case InPhase():
            return phase_card(screen)
        case Assessing():
            return assessing_card(screen)
        case Scorecard():
            return scorecard_card(screen)
        case Revealed():
            return revealed_card(screen)
        case Unrecorded():
            return unrecorded_card(screen)


def _place(interaction: discord.Interaction) -> Venue:
    if interaction.guild_id is None:
        return Venue.CHAT
    return Venue.THREAD if thread_is_possible(interaction, IN_PRIVATE) else Venue.ALONE


def _notes(screen: DesignScreen) -> str:
    """All notes as one text, whether or not they have become an attempt."""
    if isinstance(screen, Scorecard):
        return screen.graded.attempt.text or ""
    if not isinstance(screen, InPhase | Assessing):
        return ""
    return joined(screen.notes)


async def setup(bot: Client) -> None:
    """Add the buttons and the forms; the command is `/interview`."""
    designs, answers = bot.services.designs, bot.services.answers.designs
    steps, forms = Steps(_show, run=_caught_up), Steps(_show)
    buttons = {
        **of_attempt(steps, answers),
        Verb.SHOW: steps.leads(answers.show),
        Verb.START: _begin,
        Verb.NOTES: open_notes_form,
        Verb.DRAW: _drawing_form,
        Verb.NEXT: steps.leads(designs.next),
        Verb.PAUSE: steps.leads(designs.pause),
        Verb.RESUME: steps.leads(designs.resume),
        Verb.EXTEND: steps.builds(designs.extend),
        Verb.END: steps.leads(designs.end),
        Verb.ASSESS: fills_axes(steps, answers.show),
        Verb.MODEL: steps.turns_to(answers.show, model_answer),
        Verb.ANSWER: _model_answer,
        Verb.MINE: _notes_page,
        Verb.QUESTIONS: asks(steps, answers.show),
        Verb.STEPS: tells_steps(steps, answers.show),
    }
    bot.add_buttons(ids.DESIGN, {verb: _mine(step) for verb, step in buttons.items()})
    bot.add_forms(
        ids.DESIGN,
        {
            Verb.NOTES: forms.adds(designs.add, "notes"),
            Verb.DRAW: forms.adds(designs.draw, "drawing"),
            Verb.TICK: forms.ticks(answers.grade),
            Verb.AMEND: forms.ticks(answers.grade),
            Verb.ASSESS: _assessed,
        },
    )
