"""What members share of their own in a channel's interview."""

import contextlib

import discord
import structlog

from bot.client import Client
from bot.domain.channel.interview import SharedAnswer
from bot.domain.refusals import Refusal, RefusedError
from bot.errors import WhiteboardError
from bot.ui import ids
from bot.ui.cards import Card
from bot.ui.channel.cards import shared_card, shared_here_card, shared_there_card
from bot.ui.failures import REQUEST_ERRORS
from bot.ui.ids import Press, SharedRef
from bot.ui.verbs import Verb

__all__ = ["put_shared"]

_log = structlog.get_logger(__name__)


async def put_shared(interaction: discord.Interaction, shared: SharedAnswer) -> None:
    """Show what a member shares to the others: in the card's thread, else in the channel."""
    bot, ref = Client.of(interaction), shared.ref
    answers, told = bot.services.channel.answers, None
    channel_id: int | None
    message_id: int | None
    try:
        if shared.thread_id is None:
            sent = await interaction.response.send_message(view=shared_card(shared))
            channel_id, message_id = interaction.channel_id, sent.message_id
        else:
            told, channel_id, message_id = await _into_thread(
                bot, interaction, shared, shared.thread_id
            )
    except (WhiteboardError, *REQUEST_ERRORS):
        await bot.db.run(answers.unshare, ref.round, ref.position, shared.member_id)
        raise
    with contextlib.suppress(WhiteboardError, *REQUEST_ERRORS):  # it is shared, told or not
        await bot.db.run(answers.stands, shared, channel_id, message_id)
        _log.info("round.shared", round=ref.round)
        if told is not None:
            await interaction.edit_original_response(view=told)


async def _into_thread(
    bot: Client, interaction: discord.Interaction, shared: SharedAnswer, thread_id: int
) -> tuple[Card | None, int | None, int]:
    """Show it in the thread, or where that takes nothing beside it.

    Returns what is still to be told to the member, the channel, and the message.
    """
    await interaction.response.defer(ephemeral=True, thinking=True)  # many may share at once
    if sent := await bot.channel_cards.share(shared, thread_id):
        return shared_there_card(thread_id), thread_id, sent
    await interaction.followup.send(view=shared_here_card(), ephemeral=True)
    message = await interaction.followup.send(view=shared_card(shared), wait=True)
    return None, interaction.channel_id, message.id


async def _remove(interaction: discord.Interaction, press: Press[SharedRef]) -> None:
    """Remove what a member has shared: for that member, or for those who manage messages.

    What others removed cannot be shared again.
    """
    mine = interaction.user.id == press.ref.member
    if not (mine or interaction.permissions.manage_messages):
        raise RefusedError(Refusal.ONLY_ITS_AUTHOR)
    await interaction.response.defer()
    with contextlib.suppress(discord.NotFound):  # another removed it in the same moment
        await interaction.delete_original_response()
    if mine:
        bot, ref = Client.of(interaction), press.ref
        unshare = bot.services.channel.answers.unshare
        await bot.db.run(unshare, ref.round, ref.position, ref.member)
        _log.info("round.unshared", round=ref.round)


async def setup(bot: Client) -> None:
    """Add the button."""
    bot.add_buttons(ids.SHARED, {Verb.REMOVE: _remove})
