"""`/interview format:design where:channel`: buttons and forms of a channel's design interview."""

import re

import discord

from bot.client import Client, FormHandler
from bot.controls import Control, caller, own
from bot.domain.attempts.occasions import GroupRef
from bot.domain.channel.design import GroupNews, OwnNotes, OwnScreen
from bot.domain.people.caller import Caller
from bot.domain.phases.axes import Axis
from bot.domain.phases.phases import Assessing, Length, Scorecard, joined
from bot.ui import ids
from bot.ui.attempts.cards import revealed_card
from bot.ui.cards import Card
from bot.ui.channel.design_cards import own_notes_card
from bot.ui.forms import Submission
from bot.ui.phases.cards import assessing_card, model_answer_card, notes_card
from bot.ui.phases.forms import steps_of
from bot.ui.phases.scorecard import scorecard_card
from cogs.attempts.forms import grade_of, marks_of
from cogs.attempts.phases import form_of, pictures
from cogs.channel.quick import learn_message, put_shared, show_step


class GroupControl(Control, template=ids.GROUP_TEMPLATE):
    """Any button of a design interview in a channel: on its card, and on a member's own."""

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Open a form, show something to the presser alone, or lead on."""
        bot, verb, ref = Client.of(interaction), self.match["verb"], ids.group_ref(self.match)
        who = caller(interaction)
        if form := form_of(bot, ref, verb):
            await interaction.response.send_modal(form)
        elif _leads(verb):
            if news := await _lead(bot, who, ref, verb):
                bot.channel_cards.announce(news)
            await show_step(bot, interaction, ref.turn)
        else:
            await _answer_alone(bot, interaction, ref, verb)
        await learn_message(bot, interaction, ref.turn)
        bot.channel_cards.nudge()


async def _answer_alone(
    bot: Client, interaction: discord.Interaction, ref: GroupRef, verb: str
) -> None:
    """Do what a button's verb names for the presser, and show it to them alone."""
    who = caller(interaction)
    if verb == "answer":
        question = bot.services.library.question(ref.question)
        await own(interaction, model_answer_card(ref, question))
    elif verb.startswith("mine-"):
        await _show_notes(bot, interaction, who, ref, int(verb.removeprefix("mine-")))
    elif verb == "share":
        shared = await bot.db.run(bot.services.channel_notes.share, who, ref)
        await put_shared(bot, interaction, shared)
    else:
        await _show(interaction, await _own_step(bot, who, ref, verb))


def _leads(verb: str) -> bool:
    """Whether a button is the host's."""
    return verb.startswith(("start-", "extend-")) or verb in ("next", "pause", "resume", "finish")


async def _lead(bot: Client, who: Caller, ref: GroupRef, verb: str) -> GroupNews | None:
    """Take the step for all that a button's verb names; returns what is to be told of it."""
    groups = bot.services.channel_designs
    step, _, number = verb.partition("-")
    if step == "start":
        return await bot.db.run(groups.begin, who, ref, Length(int(number)))
    if step == "next":
        return await bot.db.run(groups.next, who, ref)
    if step == "extend":
        await bot.db.run(groups.extend, who, ref, int(number))
    else:
        steps = {"pause": groups.pause, "resume": groups.resume, "finish": groups.finish}
        await bot.db.run(steps[step], who, ref)
    return None


async def _own_step(bot: Client, who: Caller, ref: GroupRef, verb: str) -> OwnScreen:
    notes = bot.services.channel_notes
    if marks := grade_of(verb):
        return await bot.db.run(notes.grade, who, ref, marks)
    if verb == "reconsider":
        return await bot.db.run(notes.reconsider, who, ref)
    return await bot.db.run(notes.show, who, ref)


async def _show_notes(
    bot: Client, interaction: discord.Interaction, who: Caller, ref: GroupRef, page: int
) -> None:
    texts = await bot.db.run(bot.services.channel_notes.texts, who, ref)
    question = bot.services.library.question(ref.question)
    await own(interaction, notes_card(ref, question, joined(texts), page))


async def _show(interaction: discord.Interaction, screen: OwnScreen) -> None:
    await own(interaction, _card(screen), *await pictures(screen))


def _card(screen: OwnScreen) -> Card:
    match screen:
        case OwnNotes():
            return own_notes_card(screen)
        case Assessing():
            return assessing_card(screen)
        case Scorecard():
            return scorecard_card(screen)
        case _:
            return revealed_card(screen)


async def _submitted(
    interaction: discord.Interaction, match: re.Match[str], submission: Submission
) -> None:
    """Keep notes, the steps of three axes, or ticks with their grade."""
    bot, who, ref = Client.of(interaction), caller(interaction), ids.group_ref(match)
    notes, verb = bot.services.channel_notes, match["verb"]
    if verb == "notes":
        screen = await bot.db.run(notes.add, who, ref, submission.text("notes"))
    elif verb == "tick":
        screen = await bot.db.run(notes.grade, who, ref, marks_of(submission))
    else:
        first = Axis(int(verb.removeprefix("assess-")))
        screen = await bot.db.run(notes.assess, who, ref, first, steps_of(submission, first))
    await _show(interaction, screen)
    bot.channel_cards.nudge()


async def setup(bot: Client) -> None:
    """Add the buttons and the forms; the command is that of the quick interview."""
    bot.add_controls(GroupControl)
    bot.add_form(FormHandler(ids.GROUP_TEMPLATE, _submitted))
