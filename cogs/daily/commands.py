"""`/daily`, for those who manage a server."""

from typing import Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Client
from bot.controls import caller, reply
from bot.domain.choosing.scope import Scope
from bot.domain.daily.posts import ScheduleView
from bot.domain.daily.schedule import parse_days, parse_time
from bot.domain.people.zone_finder import warm_up
from bot.services.daily.schedules import ScheduleOptions
from bot.ui import ids
from bot.ui.daily.post_cards import post_card
from bot.ui.daily.schedule_cards import Change, changed_card, list_card, posting_card, removed_card
from bot.ui.ids import Press, ScheduleRef
from bot.ui.verbs import Verb
from cogs.attempts.steps import ask
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
            scope=Scope.kept(topic, level),
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
        await self._show(interaction, view, Change.SET)

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
        await self._show(interaction, view, Change.PAUSED)

    @app_commands.command(name="resume")
    @app_commands.describe(schedule="The schedule to resume")
    async def resume(self, interaction: discord.Interaction, schedule: ScheduleOption) -> None:
        """Let a paused daily question run again."""
        resume = self._bot.services.schedules.resume
        view = await self._bot.db.run(resume, caller(interaction), schedule)
        await self._show(interaction, view, Change.RESUMED)

    @app_commands.command(name="remove")
    @app_commands.describe(schedule="The schedule to remove")
    async def remove(self, interaction: discord.Interaction, schedule: ScheduleOption) -> None:
        """Remove a daily question; what was answered stays recorded."""
        remove = self._bot.services.schedules.remove
        view = await self._bot.db.run(remove, caller(interaction), schedule)
        await reply(interaction, removed_card(view))

    @app_commands.command(name="now")
    @app_commands.describe(schedule="The schedule whose question to post now")
    async def now(self, interaction: discord.Interaction, schedule: ScheduleOption) -> None:
        """Post today's question now; it counts as today's post."""
        claim = self._bot.services.posting.claim_now
        dispatch = await self._bot.db.run(claim, caller(interaction), schedule)
        await reply(interaction, posting_card(dispatch.channel_id))
        self._bot.dispatcher.post(dispatch)

    async def _show(
        self, interaction: discord.Interaction, view: ScheduleView, change: Change
    ) -> None:
        missing = missing_permissions(interaction, view.channel_id, thread=view.thread)
        await reply(interaction, changed_card(view, change, missing))


async def _preview(interaction: discord.Interaction, press: Press[ScheduleRef]) -> None:
    """Show the next question as its channel will see it, to the manager alone."""
    preview = Client.of(interaction).services.posting.preview
    view = await ask(interaction, preview, press.ref.schedule)
    await reply(interaction, post_card(view, live=False))


def _yes(answer: YesNo | None) -> bool | None:
    return None if answer is None else answer == "yes"


async def setup(bot: Client) -> None:
    """Add the commands and their button."""
    bot.loop.run_in_executor(None, warm_up)  # 25 ms now, not at the first keystroke in *timezone*
    bot.add_buttons(ids.SCHEDULE, {Verb.PREVIEW: _preview})
    await bot.add_cog(Daily(bot))
