"""`/interview format:design`: every button and form of a design interview."""

import re

import discord

from bot.bank.model import Level
from bot.client import Client, FormHandler
from bot.controls import Control, caller, replace
from bot.delivery.threads import IN_PRIVATE, thread_is_possible
from bot.domain.attempts.occasions import DesignRef
from bot.domain.attempts.screens import Revealed
from bot.domain.phases.axes import Axis
from bot.domain.phases.phases import Assessing, Length, Scorecard, joined
from bot.domain.private.design import DesignScreen, InPhase, Opening, Unrecorded
from bot.services.private.turns import NotYoursError
from bot.ui import ids
from bot.ui.attempts.cards import revealed_card
from bot.ui.cards import Card
from bot.ui.forms import Submission
from bot.ui.phases.cards import assessing_card, model_answer_card, notes_card
from bot.ui.phases.forms import steps_of
from bot.ui.phases.scorecard import scorecard_card
from bot.ui.private.design_cards import (
    Place,
    elsewhere_card,
    opening_card,
    phase_card,
    unrecorded_card,
)
from cogs.attempts.forms import grade_of, marks_of
from cogs.attempts.phases import form_of, pictures
from cogs.private.chat import catch_up

__all__ = ["start_design"]


async def start_design(
    bot: Client, interaction: discord.Interaction, topic: str | None, level: Level | None
) -> None:
    """Offer a design interview, or show the one that is running."""
    start = bot.services.designs.start
    screen = await bot.db.run(start, caller(interaction), topic, level)
    private = interaction.guild_id is not None  # a direct message is a chat, and stays
    await interaction.response.send_message(view=_placed(interaction, screen), ephemeral=private)


class DesignControl(Control, template=ids.DESIGN_TEMPLATE):
    """Any button of a design interview; in a thread others see them too."""

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Open a form, begin, turn a page, or take a step and show where it leads."""
        bot, verb, ref = Client.of(interaction), self.match["verb"], ids.design_ref(self.match)
        if ref.member != interaction.user.id:
            raise NotYoursError
        if form := form_of(bot, ref, verb):
            await interaction.response.send_modal(form)
        elif verb == "answer":
            question = bot.services.library.question(ref.question)
            await replace(interaction, model_answer_card(ref, question))
        elif verb.startswith("start-"):
            await _begin(bot, interaction, ref, Length(int(verb.removeprefix("start-"))))
        elif verb.startswith("mine-"):
            screen = await bot.db.run(bot.services.designs.show, caller(interaction), ref)
            page = int(verb.removeprefix("mine-"))
            await replace(interaction, notes_card(ref, screen.question, _notes(screen), page))
        else:
            if interaction.guild_id is None:
                await catch_up(bot, interaction.channel_id or 0, caller(interaction))
            await _show(interaction, await _step(bot, interaction, ref, verb))


async def _step(
    bot: Client, interaction: discord.Interaction, ref: DesignRef, verb: str
) -> DesignScreen | Revealed:
    """Take the step that a button's verb names."""
    designs, who = bot.services.designs, caller(interaction)
    if marks := grade_of(verb):
        return await bot.db.run(designs.grade, who, ref, marks)
    if verb == "reconsider":
        return await bot.db.run(designs.reconsider, who, ref)
    steps = {
        "pause": designs.pause,
        "resume": designs.resume,
        "extend": designs.extend,
        "next": designs.next,
        "end": designs.end,
    }
    return await bot.db.run(steps.get(verb, designs.show), who, ref)


async def _begin(
    bot: Client, interaction: discord.Interaction, ref: DesignRef, length: Length
) -> None:
    """Open the first phase: in a private thread where there may be one, else where we are."""
    designs, who, channel = bot.services.designs, caller(interaction), interaction.channel
    begun = await bot.db.run(designs.begin, who, ref, length)
    screen, where = begun.screen, None
    if begun.now and interaction.guild_id is None:
        where = interaction.channel_id
    elif begun.now and isinstance(screen, InPhase) and thread_is_possible(interaction, IN_PRIVATE):
        assert isinstance(channel, discord.TextChannel)  # noqa: S101 - just seen to be one
        await interaction.response.defer()  # opening a thread can take longer than three seconds
        where = await bot.design_threads.open(channel, screen)
    if where is not None:
        screen = await bot.db.run(designs.placed, who, ref, where, interaction.id)
    await replace(interaction, _placed(interaction, screen))


async def _submitted(
    interaction: discord.Interaction, match: re.Match[str], submission: Submission
) -> None:
    """Keep notes, the steps of three axes, or ticks with their grade."""
    bot, who, ref = Client.of(interaction), caller(interaction), ids.design_ref(match)
    designs, verb = bot.services.designs, match["verb"]
    if verb == "notes":
        screen = await bot.db.run(designs.add, who, ref, submission.text("notes"))
    elif verb == "tick":
        screen = await bot.db.run(designs.grade, who, ref, marks_of(submission))
    else:
        first = Axis(int(verb.removeprefix("assess-")))
        steps = steps_of(submission, first)
        screen = await bot.db.run(designs.assess, who, ref, first, steps)
    await _show(interaction, screen)


async def _show(interaction: discord.Interaction, screen: DesignScreen | Revealed) -> None:
    """Put the card of a screen in the place of the one that was used, its picture with it."""
    await replace(interaction, _card(interaction, screen), *await pictures(screen))


def _placed(interaction: discord.Interaction, screen: DesignScreen) -> Card:
    """The card of a screen, or the way to it where the interview runs elsewhere."""
    if isinstance(screen, InPhase) and screen.channel_id not in (None, interaction.channel_id):
        return elsewhere_card(screen)
    return _card(interaction, screen)


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


def _place(interaction: discord.Interaction) -> Place:
    if interaction.guild_id is None:
        return Place.CHAT
    return Place.THREAD if thread_is_possible(interaction, IN_PRIVATE) else Place.ALONE


def _notes(screen: DesignScreen) -> str:
    """All notes as one text, whether or not they have become an attempt."""
    if isinstance(screen, Scorecard):
        return screen.graded.attempt.text or ""
    if not isinstance(screen, InPhase | Assessing):
        return ""
    return joined(screen.notes)


async def setup(bot: Client) -> None:
    """Add the buttons and the forms; the command is that of the quick interview."""
    bot.add_controls(DesignControl)
    bot.add_form(FormHandler(ids.DESIGN_TEMPLATE, _submitted))
