"""What holds for a daily question now: whether it can be posted, and calls whom it should."""

import asyncio
from collections.abc import Iterable, Sequence

import discord

from bot.delivery.outcomes import Failure
from bot.delivery.places import CARD, POST, POST_WITH_THREAD, Spot, here, is_out, look
from bot.domain.daily.findings import Finding, Obstacle
from bot.domain.daily.posts import ScheduleView

__all__ = ["check", "check_all"]

_FAILURES = {
    Failure.CHANNEL_GONE: Obstacle.CHANNEL_GONE,
    Failure.UNSEEN: Obstacle.UNSEEN,
    Failure.NOT_ALLOWED: Obstacle.UNSEEN,
}


async def check_all(
    interaction: discord.Interaction, views: Sequence[ScheduleView]
) -> dict[int, tuple[Finding, ...]]:
    """What stands in the way of each of a server's schedules, by their keys."""
    found = await asyncio.gather(*(check(interaction, view) for view in views))
    return {view.key: each for view, each in zip(views, found, strict=True)}


async def check(interaction: discord.Interaction, view: ScheduleView) -> tuple[Finding, ...]:
    """What stands in the way of a schedule, as things are now."""
    guild = interaction.guild
    spot: Spot | Failure | None = None
    if view.channel_id == interaction.channel_id:
        spot = here(interaction)  # Discord said so with the command, also while the server is out
    elif guild is not None and not is_out(guild):
        spot = await look(interaction.client, guild, view.channel_id)
    findings = list(_of_the_place(spot, thread=view.thread))
    if not any(finding.blocks for finding in findings):
        findings += _of_the_ping(guild, spot, view)
    return tuple(findings)


def _of_the_place(spot: Spot | Failure | None, *, thread: bool) -> Iterable[Finding]:
    if spot is None:
        yield Finding(Obstacle.SERVER_OUT)
    elif isinstance(spot, Failure):
        yield Finding(_FAILURES.get(spot, Obstacle.UNCHECKED))
    elif not spot.has_messages:
        yield Finding(Obstacle.NO_MESSAGES)
    elif not spot.allowed.view_channel:
        yield Finding(Obstacle.UNSEEN)
    elif missing := spot.lacks(CARD):
        yield Finding(Obstacle.LACKING, missing)
    elif spot.is_locked:
        yield Finding(Obstacle.THREAD_LOCKED)
    else:
        yield from _besides_the_post(spot, thread=thread)


def _besides_the_post(spot: Spot, *, thread: bool) -> Iterable[Finding]:
    if thread and not spot.has_threads:
        yield Finding(Obstacle.NO_THREADS_HERE)
    elif thread and (missing := spot.lacks(POST_WITH_THREAD)):
        yield Finding(Obstacle.NO_THREADS_ALLOWED, missing)
    if missing := spot.lacks(POST):
        yield Finding(Obstacle.NO_HISTORY, missing)


def _of_the_ping(
    guild: discord.Guild | None, spot: Spot | Failure | None, view: ScheduleView
) -> Iterable[Finding]:
    if guild is None or not view.ping_role_id:
        return
    role = guild.get_role(view.ping_role_id)
    if view.ping_role_id == guild.id:
        yield Finding(Obstacle.EVERYONE_PINGED)
    elif is_out(guild):
        return
    elif role is None:
        yield Finding(Obstacle.ROLE_GONE)
    elif view.silent:
        yield Finding(Obstacle.SILENT_PING)
    elif isinstance(spot, Spot) and not (role.mentionable or spot.allowed.mention_everyone):
        yield Finding(Obstacle.ROLE_QUIET)
