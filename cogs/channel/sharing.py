"""What members share of their own in a channel's interview."""

import contextlib
from typing import Any

import discord
import structlog

from bot.client import Client
from bot.controls import own, remove_shared, replace
from bot.delivery.conditions import ConditionOverError, sending_if
from bot.delivery.outcomes import Failure, failure_of
from bot.domain.channel.sharing import SharedAnswer
from bot.domain.refusals import Refusal, RefusedError
from bot.errors import WhiteboardError
from bot.ui import ids
from bot.ui.cards import Card
from bot.ui.channel.sharing import (
    not_shared_card,
    preview_card,
    shared_card,
    shared_here_card,
    shared_there_card,
)
from bot.ui.failures import REQUEST_ERRORS
from bot.ui.ids import Press, SharedRef
from bot.ui.verbs import UnknownControlError, Verb

__all__ = ["cancel", "put_shared", "show_before"]

_log = structlog.get_logger(__name__)


async def show_before(interaction: discord.Interaction, shared: SharedAnswer) -> None:
    """Show a member, and them alone, what would stand where the others see it."""
    if not shared.is_new:
        with Client.of(interaction).channel_cards.shares.alone(shared):
            await _refuse_what_stands(interaction, shared)
    await _show(interaction, preview_card(shared))


async def cancel(interaction: discord.Interaction, press: Press[Any]) -> None:
    """Share nothing."""
    await own(interaction, not_shared_card(press.ref))


async def put_shared(interaction: discord.Interaction, shared: SharedAnswer) -> None:
    """Show what a member shares to the others: in the card's thread, else in the channel.

    It was pressed on its preview, which says afterwards what became of it. Where an earlier
    try may have brought it there, that is looked for first.
    """
    if not _is_alone(interaction):
        raise UnknownControlError
    if not shared.agreed:
        await replace(interaction, preview_card(shared, changed=True))
        return
    bot, ref = Client.of(interaction), shared.ref
    answers = bot.services.channel.answers
    at = (ref.round, ref.position, shared.member_id)
    with bot.channel_cards.shares.alone(shared):
        if not shared.is_new:
            await _refuse_what_stands(interaction, shared)
        try:
            told, channel_id, message_id = await _put(bot, interaction, shared)
        except REQUEST_ERRORS as error:
            if failure_of(error) is not Failure.UNKNOWN:  # else the next press looks for it
                await bot.db.run(answers.unshare, *at)
            raise
        with contextlib.suppress(WhiteboardError, *REQUEST_ERRORS):  # it is shared, told or not
            await bot.db.run(answers.stands, *at, channel_id, message_id)
            _log.info("round.shared", round=ref.round)
            await interaction.edit_original_response(view=told)


def _is_alone(interaction: discord.Interaction) -> bool:
    """Whether what was pressed is shown to the presser alone."""
    return interaction.message is not None and interaction.message.flags.ephemeral


async def _show(interaction: discord.Interaction, card: Card) -> None:
    if interaction.response.is_done():
        await interaction.edit_original_response(view=card)
    else:
        await own(interaction, card)


async def _refuse_what_stands(interaction: discord.Interaction, shared: SharedAnswer) -> None:
    """Let only what is not there be shared: it was to be, and nobody has seen it since.

    Raises:
        RefusedError: It is there, or that cannot be told.
    """
    bot = Client.of(interaction)
    await interaction.response.defer(ephemeral=True, thinking=not _is_alone(interaction))
    if (found := await bot.channel_cards.shares.find(shared)) is None:
        return
    at = (shared.ref.round, shared.ref.position, shared.member_id)
    await bot.db.run(bot.services.channel.answers.stands, *at, *found)
    channel_id, message_id = found
    raise RefusedError(
        Refusal.SHARED_THERE,
        guild_id=shared.guild_id,
        channel_id=channel_id,
        message_id=message_id,
    )


async def _put(
    bot: Client, interaction: discord.Interaction, shared: SharedAnswer
) -> tuple[Card, int | None, int | None]:
    """Show it in the thread, or where that takes nothing, or there is none, in the channel.

    Returns what is to be told to the member, the channel, and the message.
    """
    thread_id, shares = shared.thread_id, bot.channel_cards.shares
    pressed = shared.pressed or shared.ref
    if not interaction.response.is_done():
        await interaction.response.defer()  # many may share at once
    if thread_id is not None and (posted := await shares.in_thread(shared, thread_id)):
        return shared_there_card(pressed, thread_id), thread_id, posted
    message = await _send_once(interaction, shared_card(shared))
    told = shared_here_card(pressed, past_thread=thread_id is not None)
    return told, interaction.channel_id, message.id


async def _send_once(interaction: discord.Interaction, card: Card) -> discord.WebhookMessage:
    """Send a message that Discord does not know again: a try that failed may have brought it.

    Raises:
        RefusedError: It failed, and whether it is there is for the next press to look for.
    """
    tries = iter((True, False))

    async def is_first() -> bool:
        return next(tries)

    try:
        with sending_if(is_first):
            return await interaction.followup.send(view=card, wait=True)
    except ConditionOverError:
        raise RefusedError(Refusal.NOT_SHARED_NOW) from None


async def _remove(interaction: discord.Interaction, press: Press[SharedRef]) -> None:
    """Remove what a member has shared: for that member, or for those who manage messages.

    What others removed cannot be shared again.
    """
    mine = await remove_shared(interaction, press.ref.member)
    bot, ref = Client.of(interaction), press.ref
    answers, at = bot.services.channel.answers, (ref.round, ref.position, ref.member)
    if mine:
        await bot.db.run(answers.unshare, *at)
        _log.info("round.unshared", round=ref.round)
    elif interaction.message is not None:
        await bot.db.run(answers.stands, *at, interaction.channel_id, interaction.message.id)
        _log.info("round.share_removed", round=ref.round)


async def setup(bot: Client) -> None:
    """Add the button."""
    bot.add_buttons(ids.SHARED, {Verb.REMOVE: _remove})
