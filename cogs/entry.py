"""`/interview`: leads to whichever kind was asked for."""

import asyncio
from typing import Literal

import discord
import structlog
from discord import app_commands
from discord.ext import commands

from bot.client import Client
from bot.controls import Control, caller
from bot.domain.attempts.occasions import OccasionKind
from bot.domain.choosing.request import MOST_QUESTIONS, Request
from bot.domain.choosing.scope import Scope
from bot.domain.refusals import Refusal, RefusedError
from bot.ui import start_ids
from bot.ui.private.quick_cards import card
from cogs.channel.start import start_round
from cogs.private.design import start_design
from cogs.private.showing import begin
from cogs.topics import QuestionOption, TopicOption

_log = structlog.get_logger(__name__)


class Interviews(commands.Cog):
    """Mock interviews in private."""

    def __init__(self, bot: Client) -> None:
        self._bot = bot

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Know the bank's words once the bot serves, not at somebody's keystroke in *topic*."""
        await asyncio.to_thread(self._bot.services.library.search.warm_up)
        _log.info("search.indexed")

    @app_commands.command(name="interview")
    @app_commands.describe(
        topic="What to be asked about; all topics if you leave it out",
        level="Whom the questions suit; all levels if you leave it out",
        questions="How many questions, 3 if you leave it out",
        format="design: one design prompt in six timed phases; quick if you leave it out",
        where="channel: one round for everyone here; private if you leave it out",
        question="One question to be asked, found by what it is about",
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
        question: QuestionOption | None = None,
    ) -> None:
        """Practise a system-design interview, alone or with your channel."""
        if question is not None and (topic, level, questions) != (None, None, None):
            raise RefusedError(Refusal.QUESTION_ALONE)
        scope = Scope.kept(topic, level) if question is None else Scope(question=question)
        request = Request(scope, questions)
        design = format == "design"
        if design and questions is not None:
            raise RefusedError(Refusal.DESIGN_ASKS_ONE)
        if where == "channel":
            await start_round(self._bot, interaction, request, design=design)
            return
        if design:
            await start_design(self._bot, interaction, request.scope)
            return
        await _start(self._bot, interaction, request)


class BeginControl(Control, template=start_ids.BEGIN_TEMPLATE):
    """The buttons that lead on: they do what `/interview` with their options does."""

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Start it in a message of its own: what led here can be read again."""
        bot = Client.of(interaction)
        request, design = start_ids.begun(self.match)
        if design:
            await start_design(bot, interaction, request.scope)
        else:
            await _start(bot, interaction, request)


async def _start(bot: Client, interaction: discord.Interaction, request: Request) -> None:
    screen = await bot.db.run(bot.services.interviews.start, caller(interaction), request)
    await begin(interaction, OccasionKind.TURN, card(screen))


async def setup(bot: Client) -> None:
    """Add the command, and the buttons that lead on."""
    await bot.add_cog(Interviews(bot))
    bot.add_controls(BeginControl)
