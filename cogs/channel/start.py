"""Starts an interview in a channel, and learns when its channel or thread is gone."""

import discord
from discord.ext import commands

from bot.client import Client
from bot.controls import caller, reply
from bot.delivery.places import CARD, UNDER_A_CARD, here, ids_there, is_out, thread_is_possible
from bot.domain.channel.interview import AlreadyRunning, EndReason, Place
from bot.domain.choosing.request import Request
from bot.domain.refusals import Refusal, RefusedError
from bot.ui.channel.cards import elsewhere_card, round_card

__all__ = ["start_round"]


async def start_round(
    bot: Client, interaction: discord.Interaction, request: Request, *, design: bool = False
) -> None:
    """Start an interview in a channel and post its card, or lead to the one that runs there."""
    _require_channel(interaction)
    user, channel_id = interaction.user, interaction.channel_id or 0
    roles = [role.id for role in user.roles] if isinstance(user, discord.Member) else []
    known = None if is_out(interaction.guild) else roles
    place = Place(channel_id, getattr(interaction.channel, "parent_id", None))
    start = bot.services.channel.hosting.start
    who = caller(interaction)
    there = ids_there(interaction.guild)
    started = await bot.db.run(start, who, place, known, request, design=design, there=there)
    if isinstance(started, AlreadyRunning):
        bot.channel_cards.nudge()
        await reply(interaction, elsewhere_card(started))
        return
    sent = await interaction.response.send_message(view=round_card(started.view, 1))
    if sent.message_id is not None:
        if thread_is_possible(interaction, UNDER_A_CARD):
            await bot.channel_cards.open_thread(
                started.round, channel_id, sent.message_id, started.view
            )
        await bot.db.run(bot.services.channel.deadlines.posted, started.round, sent.message_id)


def _require_channel(interaction: discord.Interaction) -> None:
    """The bot must see a channel to keep a card there true.

    Raises:
        RefusedError: It is none, or it cannot, or the thread is locked to it.
    """
    if interaction.guild_id is None:
        raise RefusedError(Refusal.NEEDS_A_CHANNEL)
    spot = here(interaction)
    if missing := spot.lacks(CARD):
        raise RefusedError(Refusal.CANNOT_HOLD_IT, missing=missing)
    if spot.is_locked:
        raise RefusedError(Refusal.THREAD_IS_LOCKED)


class Rounds(commands.Cog):
    """Learns from Discord when a channel or thread with an interview is gone."""

    def __init__(self, bot: Client) -> None:
        self._bot = bot

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """End what ran there."""
        await self._gone(channel.id, EndReason.CHANNEL_DELETED)

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        """End what ran there."""
        await self._gone(payload.thread_id, EndReason.THREAD_DELETED)

    @commands.Cog.listener()
    async def on_raw_thread_update(self, payload: discord.RawThreadUpdateEvent) -> None:
        """End what ran in a thread that was closed."""
        closed = payload.data["thread_metadata"]
        if closed["archived"] or closed["locked"]:
            await self._gone(payload.thread_id, EndReason.THREAD_CLOSED)

    async def _gone(self, channel_id: int, reason: EndReason) -> None:
        await self._bot.learn(self._bot.services.channel.deadlines.gone_from, channel_id, reason)


async def setup(bot: Client) -> None:
    """Add the listeners."""
    await bot.add_cog(Rounds(bot))
