"""Where a card is shown: in a server in the place of the one that was used, in a chat below."""

import discord

from bot.client import Client
from bot.controls import caller, custom_id_of, replace
from bot.domain.attempts.occasions import OccasionKind
from bot.ui.cards import Card, without_buttons

__all__ = ["begin", "show"]


async def begin(
    interaction: discord.Interaction, kind: OccasionKind, card: Card, *files: discord.File
) -> None:
    """Show the first card of something beside what led to it: that can be read and used again."""
    alone = interaction.guild_id is not None  # a direct message is a chat, and stays
    sent = await interaction.response.send_message(view=card, files=files, ephemeral=alone)
    if not alone and sent.message_id is not None:
        chats, channel_id = Client.of(interaction).chats, interaction.channel_id or 0
        await chats.placed(caller(interaction), channel_id, kind, sent.message_id)


async def show(
    interaction: discord.Interaction,
    kind: OccasionKind,
    card: Card,
    *files: discord.File,
    below: bool = False,
) -> None:
    """Show the next card.

    In a chat that is the newest message, and older ones lose their buttons: it takes the place of
    the one that was used where that stands last and the chat does not go on to something else
    (`below`), else it is a message of its own. The same press twice leads there once.
    """
    if interaction.guild_id is not None:
        await replace(interaction, card, *files)
        return
    chats, channel_id = Client.of(interaction).chats, interaction.channel_id or 0
    used = interaction.message
    async with chats.line(channel_id):
        before, custom_id = used.id if used else 0, custom_id_of(interaction)
        if used is not None and chats.has_led(channel_id, before, custom_id):
            await interaction.response.edit_message(view=without_buttons(used) or card)
            return
        if used is not None and not below and chats.is_last(channel_id, before):
            now = await replace(interaction, card, *files)
        else:
            sent = await interaction.response.send_message(view=card, files=files)
            now = sent.message_id
            if now is not None:
                chats.heard(channel_id, now)
                chats.led(channel_id, before, custom_id, now)
    if now is not None:
        await chats.placed(caller(interaction), channel_id, kind, now, beside=before or None)
