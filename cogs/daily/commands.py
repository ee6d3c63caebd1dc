"""`/daily` for those who manage a server, and the buttons and forms of a daily question."""

import re
from typing import Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.bank.model import Level
from bot.client import Client, FormHandler
from bot.controls import Control, caller, own, reply
from bot.domain.attempts.occasions import PostRef
from bot.domain.attempts.screens import Graded, Revealed
from bot.domain.daily.posts import ScheduleView
from bot.domain.daily.schedule import parse_days, parse_time
from bot.domain.people.caller import Caller
from bot.domain.people.zone_finder import warm_up
from bot.services.daily.schedules import ScheduleOptions
from bot.ui import ids
from bot.ui.attempts.cards import graded_card, own_answer_page, revealed_card
from bot.ui.attempts.hints import hint_card
from bot.ui.cards import Card, notice
from bot.ui.daily.post_cards import post_card
from bot.ui.daily.schedule_cards import changed_card, list_card
from bot.ui.forms import Submission
from cogs.attempts.forms import grade_of, marks_of, open_form
from cogs.daily.options import ScheduleOption, ZoneOption, missing_permissions
from cogs.topics import TopicOption

YesNo = Literal["yes", "no"]


@app_commands.guild_only()
@app_commands.default_permissions(manage_guild=True)
class Daily(
    commands.GroupCog, group_name="daily", group_description="The channel's daily question"
):
    """Manages a server's daily questions; Discord decides who may."""

    def __init__(self, bot: Client) -> None:
        self._bot = bot

    @app_commands.command(name="set")
    @app_commands.describe(
        time="When, such as 09:00, 17:30 or 9am",
        timezone="A city, country or zone where that time counts; the server's if you leave it out",
        channel="Where to post; this channel if you leave it out",
        topic="What to ask about; all topics if you leave it out",
        level="Whom the questions suit; all levels if you leave it out",
        days="“every day”, “weekdays”, “weekends”, or such as mon,wed,fri or mon-thu",
        ping="A role to mention with each question",
        thread="Whether to open a thread under each question",
        silent="Whether to post without a notification",
        schedule="The schedule to change; a new one is added if you leave it out",
    )
    async def set(
        self,
        interaction: discord.Interaction,
        time: str | None = None,
        timezone: ZoneOption | None = None,
        channel: discord.TextChannel | None = None,
        topic: TopicOption | None = None,
        level: Literal["junior", "mid", "senior"] | None = None,
        days: str | None = None,
        ping: discord.Role | None = None,
        thread: YesNo | None = None,
        silent: YesNo | None = None,
        schedule: ScheduleOption | None = None,
    ) -> None:
        """Set a daily question for a channel, or change one."""
        here = None if schedule else interaction.channel_id
        options = ScheduleOptions(
            at=None if time is None else parse_time(time),
            zone=timezone,
            channel_id=channel.id if channel else here,
            topic=topic,
            level=Level(level) if level else None,
            days=None if days is None else parse_days(days),
            ping_role_id=ping.id if ping else None,
            thread=_yes(thread),
            silent=_yes(silent),
        )
        schedules, who = self._bot.services.schedules, caller(interaction)
        if schedule is None:
            view = await self._bot.db.run(schedules.add, who, options)
        else:
            view = await self._bot.db.run(schedules.change, who, schedule, options)
        await self._show(interaction, view, "Daily question set")

    @app_commands.command(name="list")
    async def list(self, interaction: discord.Interaction) -> None:
        """List this server's daily questions, and what keeps any from being posted."""
        views = await self._bot.db.run(self._bot.services.schedules.list, caller(interaction))
        await reply(interaction, list_card(views))

    @app_commands.command(name="pause")
    @app_commands.describe(schedule="The schedule to pause")
    async def pause(self, interaction: discord.Interaction, schedule: ScheduleOption) -> None:
        """Stop a daily question until you resume it."""
        pause = self._bot.services.schedules.pause
        view = await self._bot.db.run(pause, caller(interaction), schedule)
        await self._show(interaction, view, "Daily question paused")

    @app_commands.command(name="resume")
    @app_commands.describe(schedule="The schedule to resume")
    async def resume(self, interaction: discord.Interaction, schedule: ScheduleOption) -> None:
        """Let a paused daily question run again."""
        resume = self._bot.services.schedules.resume
        view = await self._bot.db.run(resume, caller(interaction), schedule)
        await self._show(interaction, view, "Daily question resumed")

    @app_commands.command(name="remove")
    @app_commands.describe(schedule="The schedule to remove")
    async def remove(self, interaction: discord.Interaction, schedule: ScheduleOption) -> None:
        """Remove a daily question; what was answered stays recorded."""
        remove = self._bot.services.schedules.remove
        view = await self._bot.db.run(remove, caller(interaction), schedule)
        await reply(interaction, notice(f"Removed: <#{view.channel_id}>, {view.wall.time:%H:%M}."))

    @app_commands.command(name="now")
    @app_commands.describe(schedule="The schedule whose question to post now")
    async def now(self, interaction: discord.Interaction, schedule: ScheduleOption) -> None:
        """Post today's question now; it counts as today's post."""
        claim = self._bot.services.posting.claim_now
        dispatch = await self._bot.db.run(claim, caller(interaction), schedule)
        await reply(interaction, notice(f"I am posting it in <#{dispatch.channel_id}>."))
        self._bot.dispatcher.post(dispatch)

    async def _show(self, interaction: discord.Interaction, view: ScheduleView, title: str) -> None:
        missing = missing_permissions(interaction, view.channel_id, thread=view.thread)
        await reply(interaction, changed_card(view, title, missing))


class PreviewControl(Control, template=ids.SCHEDULE_TEMPLATE):
    """*Preview* of a schedule's next question."""

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Show the next question as its channel will see it, to the manager alone."""
        bot, key = Client.of(interaction), int(self.match["schedule"])
        view = await bot.db.run(bot.services.posting.preview, caller(interaction), key)
        await reply(interaction, post_card(view, live=False))


class PostControl(Control, template=ids.POST_TEMPLATE):
    """Any button of a daily question: those in the channel, and those on a member's own card."""

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Open a form, show a hint, or take a step."""
        bot, verb, ref = Client.of(interaction), self.match["verb"], ids.post_ref(self.match)
        if await open_form(bot, interaction, ref, verb):
            return
        if verb.startswith("hint-"):
            question = bot.services.library.question(ref.question)
            shown = int(verb.removeprefix("hint-"))
            await own(interaction, hint_card(ref, question, shown))
            return
        screen = await _step(bot, caller(interaction), ref, verb)
        page = verb.removeprefix("mine-")
        await own(
            interaction, own_answer_page(screen, int(page)) if page != verb else _card(screen)
        )


async def _step(bot: Client, who: Caller, ref: PostRef, verb: str) -> Revealed | Graded:
    answers = bot.services.daily_answers
    if marks := grade_of(verb):
        return await bot.db.run(answers.grade, who, ref, marks)
    if verb == "reconsider":
        return await bot.db.run(answers.reconsider, who, ref)
    return await bot.db.run(answers.show, who, ref)


async def _submitted(
    interaction: discord.Interaction, match: re.Match[str], submission: Submission
) -> None:
    bot, who, ref = Client.of(interaction), caller(interaction), ids.post_ref(match)
    answers = bot.services.daily_answers
    if match["verb"] == "answer":
        screen = await bot.db.run(answers.answer, who, ref, submission.text("answer"))
    else:
        screen = await bot.db.run(answers.grade, who, ref, marks_of(submission))
    await own(interaction, _card(screen))


def _card(screen: Revealed | Graded) -> Card:
    return revealed_card(screen) if isinstance(screen, Revealed) else graded_card(screen)


def _yes(answer: YesNo | None) -> bool | None:
    return None if answer is None else answer == "yes"


async def setup(bot: Client) -> None:
    """Add the commands, the buttons and the forms."""
    warm_up()  # 25 ms now, and none at the first keystroke in *timezone*
    bot.add_controls(PreviewControl, PostControl)
    bot.add_form(FormHandler(ids.POST_TEMPLATE, _submitted))
    await bot.add_cog(Daily(bot))
