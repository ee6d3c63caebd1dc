"""`/daily`, for those who manage a server."""

import asyncio
from dataclasses import replace
from typing import Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Client
from bot.controls import caller, own, reply
from bot.delivery.daily.checking import check, check_all
from bot.domain.choosing.scope import Scope
from bot.domain.daily.posts import ScheduleView, Setting
from bot.domain.daily.schedule import parse_days, parse_time
from bot.domain.people.caller import Caller
from bot.domain.people.zone_finder import warm_up
from bot.domain.refusals import Refusal, RefusedError
from bot.services.daily.schedules import ScheduleOptions
from bot.ui import ids
from bot.ui.daily.post_cards import post_card
from bot.ui.daily.schedule_cards import (
    Change,
    changed_card,
    list_cards,
    posting_card,
    removed_card,
    removing_card,
    spared_card,
)
from bot.ui.ids import Press, ScheduleRef
from bot.ui.verbs import Verb
from cogs.daily.options import (
    WITHOUT,
    AnyTopicOption,
    AnyZoneOption,
    PingOption,
    PlaceOption,
    ScheduleOption,
)

YesNo = Literal["yes", "no"]


@app_commands.guild_only()
@app_commands.default_permissions(manage_guild=True)
class Daily(
    commands.GroupCog, group_name="daily", group_description="The channel's daily question"
):
    """Manages a server's daily questions; Discord decides who may."""

    def __init__(self, bot: Client) -> None:
        self._bot = bot

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Spend 35 ms beside the loop once the bot serves, not at a keystroke in *timezone*."""
        await asyncio.to_thread(warm_up)

    @app_commands.command(name="set")
    @app_commands.describe(
        time="When, such as 09:00, 17:30 or 9am",
        timezone="A city, country or zone where that time counts; the server's if you leave it out",
        channel="Where to post; this channel or thread if you leave it out",
        topic="What to ask about; all topics if you leave it out",
        level="Whom the questions suit; any level if you leave it out",
        days="“every day”, “weekdays”, “weekends”, or such as mon,wed,fri or mon-thu",
        ping="A role to mention with each question; nobody if you leave it out",
        thread="Whether to open a thread under each question",
        silent="Whether to post without a notification",
        schedule="The schedule to change; a new one is added if you leave it out",
    )
    async def set(
        self,
        interaction: discord.Interaction,
        time: str | None = None,
        timezone: AnyZoneOption | None = None,
        channel: PlaceOption | None = None,
        topic: AnyTopicOption | None = None,
        level: Literal["junior", "mid", "senior", "any"] | None = None,
        days: str | None = None,
        ping: PingOption | None = None,
        thread: YesNo | None = None,
        silent: YesNo | None = None,
        schedule: ScheduleOption | None = None,
    ) -> None:
        """Set a daily question for a channel, or change one."""
        here = None if schedule else interaction.channel_id
        given = {
            Setting.ZONE: timezone,
            Setting.TOPIC: topic,
            Setting.LEVEL: WITHOUT if level == "any" else level,
            Setting.PING: ping,
        }
        options = ScheduleOptions(
            at=None if time is None else parse_time(time),
            zone=timezone or None,
            channel_id=channel.id if channel else here,
            scope=Scope.kept(topic, given[Setting.LEVEL]),
            without=frozenset(name for name, value in given.items() if value == WITHOUT),
            days=None if days is None else parse_days(days),
            ping_role_id=int(ping) if ping else None,
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
        first, *more = list_cards(views, await check_all(interaction, views))
        await reply(interaction, first)
        for card in more:
            await interaction.followup.send(view=card, ephemeral=True)

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
        """Remove a daily question, once you confirm it; what was answered stays recorded."""
        show = self._bot.services.schedules.show
        view = await self._bot.db.run(show, caller(interaction), schedule)
        await reply(interaction, removing_card(view))

    @app_commands.command(name="now")
    @app_commands.describe(schedule="The schedule whose question to post now")
    async def now(self, interaction: discord.Interaction, schedule: ScheduleOption) -> None:
        """Post today's question now; it counts as today's post."""
        services, who = self._bot.services, caller(interaction)
        view = await self._bot.db.run(services.schedules.show, who, schedule)
        findings = [each for each in await check(interaction, view) if each.blocks]
        if findings:
            raise RefusedError(Refusal.CANNOT_POST, channel_id=view.channel_id, findings=findings)
        claim = services.posting.claim_now
        dispatch = await self._bot.db.run(claim, caller(interaction), schedule)
        await reply(interaction, posting_card(dispatch.channel_id))
        self._bot.dispatcher.post(dispatch)

    async def _show(
        self, interaction: discord.Interaction, view: ScheduleView, change: Change
    ) -> None:
        await reply(interaction, changed_card(view, change, await check(interaction, view)))


def _entitled(interaction: discord.Interaction) -> Caller:
    """The presser, who may do what `/daily` does where the card was given to them alone.

    Discord decides who may use the command, which need not be those who manage the server; the
    answer to it is seen by nobody else.
    """
    who, message = caller(interaction), interaction.message
    given = message is not None and message.flags.ephemeral
    return replace(who, manages=who.manages or given)


async def _preview(interaction: discord.Interaction, press: Press[ScheduleRef]) -> None:
    """Show the next question as its channel will see it, to the manager alone."""
    bot = Client.of(interaction)
    preview = bot.services.posting.preview
    view = await bot.db.run(preview, _entitled(interaction), press.ref.schedule)
    await reply(interaction, post_card(view, live=False))


async def _remove(interaction: discord.Interaction, press: Press[ScheduleRef]) -> None:
    """Remove a schedule, once that was confirmed."""
    bot = Client.of(interaction)
    remove = bot.services.schedules.remove
    view = await bot.db.run(remove, _entitled(interaction), press.ref.schedule)
    await own(interaction, removed_card(view))


async def _keep(interaction: discord.Interaction, _press: Press[ScheduleRef]) -> None:
    """Remove nothing."""
    await own(interaction, spared_card())


def _yes(answer: YesNo | None) -> bool | None:
    return None if answer is None else answer == "yes"


async def setup(bot: Client) -> None:
    """Add the commands and their buttons."""
    bot.add_buttons(
        ids.SCHEDULE,
        {Verb.PREVIEW: _preview, Verb.DELETE: _remove, Verb.KEEP: _keep},
    )
    await bot.add_cog(Daily(bot))
