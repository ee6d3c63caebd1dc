"""Every button and form of a private interview."""

import re

import discord

from bot.client import Client, FormHandler
from bot.controls import Control, caller, replace
from bot.domain.attempts.occasions import TurnRef
from bot.domain.attempts.screens import Graded, Revealed
from bot.domain.choosing.request import Request, Review
from bot.domain.people.caller import Caller
from bot.domain.private.quick import Asked, Screen
from bot.ui import ids
from bot.ui.attempts.cards import own_answer_page
from bot.ui.forms import Submission
from bot.ui.private.history_cards import past_card
from bot.ui.private.quick_cards import card
from cogs.attempts.forms import grade_of, marks_of, open_form
from cogs.private.chat import catch_up


class TurnControl(Control, template=ids.TURN_TEMPLATE):
    """Any button on a question's card."""

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Open a form, turn a page, or take a step and show where it leads."""
        bot, verb, ref = Client.of(interaction), self.match["verb"], ids.turn_ref(self.match)
        if await open_form(bot, interaction, ref, verb):
            return
        if verb == "done" and interaction.guild_id is None:
            await catch_up(bot, interaction.channel_id or 0, caller(interaction))
        screen = await _step(bot, caller(interaction), ref, verb)
        page = verb.removeprefix("mine-")
        if page != verb and isinstance(screen, Revealed | Graded):
            await replace(interaction, own_answer_page(screen, int(page)))
        elif interaction.guild_id is None and isinstance(screen, Asked) and verb != "hint":
            await interaction.response.send_message(view=card(screen))  # a chat goes on below
        else:
            await replace(interaction, card(screen))


async def _step(bot: Client, who: Caller, ref: TurnRef, verb: str) -> Screen:
    """Take the step that a button's verb names."""
    interviews = bot.services.interviews
    if marks := grade_of(verb):
        return await bot.db.run(interviews.grade, who, ref, marks)
    steps = {
        "hint": interviews.hint,
        "skip": interviews.skip,
        "give-up": interviews.give_up,
        "next": interviews.next,
        "reconsider": interviews.reconsider,
        "end": interviews.end,
        "done": bot.services.drafts.done,
    }
    return await bot.db.run(steps.get(verb, interviews.show), who, ref)


class InterviewControl(Control, template=ids.INTERVIEW_TEMPLATE):
    """What leads to an interview: *Continue*, *Practise what I missed*, a review, past ones."""

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Show where the interview stands, start the one that was asked for, or list past ones."""
        bot, who, verb = Client.of(interaction), caller(interaction), self.match["verb"]
        interviews, key = bot.services.interviews, int(self.match["interview"])
        requests = {
            "practise": Request(practises=key),
            "due": Request(review=Review.DUE),
            "missed": Request(review=Review.MISSED),
        }
        if verb == "past":
            past = await bot.db.run(bot.services.history.past, who)
            await replace(interaction, past_card(past))
        elif verb in requests:
            started = await bot.db.run(interviews.start, who, requests[verb])
            await replace(interaction, card(started))
        else:
            await replace(interaction, card(await bot.db.run(interviews.resume, who, key)))


class AnewControl(Control, template=ids.ANEW_TEMPLATE):
    """*Start new*, in the place of the interview that is running."""

    async def pressed(self, interaction: discord.Interaction) -> None:
        """End the running interview and start another."""
        bot = Client.of(interaction)
        request = ids.anew_request(self.match)
        start = bot.services.interviews.start
        screen = await bot.db.run(start, caller(interaction), request, anew=True)
        await replace(interaction, card(screen))


async def _submitted(
    interaction: discord.Interaction, match: re.Match[str], submission: Submission
) -> None:
    """Keep a typed answer, or ticks with their grade."""
    bot, who, ref = Client.of(interaction), caller(interaction), ids.turn_ref(match)
    services, verb = bot.services, match["verb"]
    text = submission.text("answer")
    if verb == "answer":
        screen = await bot.db.run(services.interviews.answer, who, ref, text)
    elif verb == "part":
        screen = await bot.db.run(services.drafts.add, who, ref, text)
    elif verb.startswith("follow-up-"):
        screen = await bot.db.run(services.interviews.follow_up, who, ref, text)
    else:
        screen = await bot.db.run(services.interviews.grade, who, ref, marks_of(submission))
    await replace(interaction, card(screen))


async def setup(bot: Client) -> None:
    """Add the buttons and the forms."""
    bot.add_controls(TurnControl, InterviewControl, AnewControl)
    bot.add_form(FormHandler(ids.TURN_TEMPLATE, _submitted))
