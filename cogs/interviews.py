"""`/interview` and every button and form of an interview."""

import re
from typing import Any, Literal, cast

import discord
from discord import app_commands
from discord.ext import commands

from bot.bank.model import Level
from bot.domain.attempts.occasions import TurnRef
from bot.domain.attempts.screens import Graded, Revealed
from bot.domain.choosing.request import MOST_QUESTIONS, Request, Review
from bot.domain.people.caller import Caller
from bot.domain.private.quick import Asked, Screen
from bot.errors import WhiteboardError
from bot.ui import ids
from bot.ui.attempts.cards import own_answer_page
from bot.ui.forms import Submission
from bot.ui.private.history_cards import past_card
from bot.ui.private.quick_cards import card
from cogs.attempts import grade_of, marks_of, open_form
from cogs.base import Control, caller, replace
from cogs.chat import catch_up
from cogs.designs import start_design
from cogs.host import FormHandler, Host
from cogs.rounds import start_round
from cogs.topics import TopicOption


class Interviews(commands.Cog):
    """Mock interviews in private."""

    def __init__(self, bot: Host) -> None:
        self._bot = bot

    @app_commands.command(name="interview")
    @app_commands.describe(
        topic="What to be asked about; all topics if you leave it out",
        level="Whom the questions suit; all levels if you leave it out",
        questions="How many questions, 3 if you leave it out",
        format="design: one design prompt in six timed phases; quick if you leave it out",
        where="channel: one round for everyone here; private if you leave it out",
    )
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    async def interview(
        self,
        interaction: discord.Interaction,
        topic: TopicOption | None = None,
        level: Literal["junior", "mid", "senior"] | None = None,
        questions: app_commands.Range[int, 1, MOST_QUESTIONS] | None = None,
        format: Literal["quick", "design"] = "quick",  # noqa: A002 - what the member types
        where: Literal["private", "channel"] = "private",
    ) -> None:
        """Practise a system-design interview, alone or with your channel."""
        request = Request(topic, Level(level) if level else None, questions)
        design = format == "design"
        if design and questions is not None:
            raise WhiteboardError("A design interview asks one question: leave questions out.")
        if where == "channel":
            await start_round(self._bot, interaction, request, design=design)
            return
        if design:
            await start_design(self._bot, interaction, topic, request.level)
            return
        start = self._bot.services.interviews.start
        screen = await self._bot.db.run(start, caller(interaction), request)
        private = interaction.guild_id is not None  # a direct message is a chat, and stays
        await interaction.response.send_message(view=card(screen), ephemeral=private)


class TurnControl(Control, template=ids.TURN_TEMPLATE):
    """Any button on a question's card."""

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Open a form, turn a page, or take a step and show where it leads."""
        bot, verb, ref = Host.of(interaction), self.match["verb"], ids.turn_ref(self.match)
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


async def _step(bot: Host, who: Caller, ref: TurnRef, verb: str) -> Screen:
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
        bot, who, verb = Host.of(interaction), caller(interaction), self.match["verb"]
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


class PastControl(Control, template=ids.PAST_TEMPLATE):
    """The select of past interviews."""

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Show the report of the one that was picked."""
        bot, picked = Host.of(interaction), cast("dict[str, Any]", interaction.data or {})
        key = int(picked["values"][0])
        past_report = bot.services.history.past_report
        report = await bot.db.run(past_report, caller(interaction), key)
        await replace(interaction, card(report))


class AnewControl(Control, template=ids.ANEW_TEMPLATE):
    """*Start new*, in the place of the interview that is running."""

    async def pressed(self, interaction: discord.Interaction) -> None:
        """End the running interview and start another."""
        bot = Host.of(interaction)
        request = ids.anew_request(self.match)
        start = bot.services.interviews.start
        screen = await bot.db.run(start, caller(interaction), request, anew=True)
        await replace(interaction, card(screen))


async def _submitted(
    interaction: discord.Interaction, match: re.Match[str], submission: Submission
) -> None:
    """Keep a typed answer, or ticks with their grade."""
    bot, who, ref = Host.of(interaction), caller(interaction), ids.turn_ref(match)
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


async def setup(bot: Host) -> None:
    """Add the command, its buttons and its forms."""
    bot.add_controls(TurnControl, InterviewControl, PastControl, AnewControl)
    bot.add_form(FormHandler(ids.TURN_TEMPLATE, _submitted))
    await bot.add_cog(Interviews(bot))
