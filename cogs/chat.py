"""An interview in a direct message: what the member types is the answer, until they are done."""

import discord
from discord.ext import commands

from bot.domain.interview import Heard, TurnRef
from bot.domain.people import Caller
from bot.errors import WhiteboardError
from bot.ui import ids
from bot.ui.cards import notice
from bot.ui.design_cards import noted_card
from bot.ui.review_cards import heard_card
from cogs.base import caller
from cogs.host import Host

__all__ = ["catch_up"]

_MISSED = 100
"""Messages that may have been typed while the bot was away."""


class Chat(commands.Cog):
    """Listens in direct messages; what is typed there reaches a bot without a privileged intent."""

    def __init__(self, bot: Host) -> None:
        self._bot = bot

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Note what a member types as part of their answer, and say so."""
        if message.guild is not None or message.author.bot:
            return
        who = Caller(message.author.id, message.author.display_name)
        hear, hear_design = self._bot.services.parts.hear, self._bot.services.designs.hear
        try:
            if phase := await self._bot.db.run(hear_design, who, message.content):
                await message.channel.send(view=noted_card(phase))
                return
            heard = await self._bot.db.run(hear, who, [(message.id, message.content)])
        except WhiteboardError as error:
            await message.channel.send(view=notice(str(error)))
            return
        if heard is None:
            told = "No question is waiting for an answer. Type /interview to be interviewed here."
            await message.channel.send(view=notice(told))
        else:
            await self._acknowledge(message.channel.id, who, heard)

    async def _acknowledge(self, channel_id: int, who: Caller, heard: Heard) -> None:
        """Say how much is noted: in the message that said so before, or in a new one."""
        channel = self._bot.get_partial_messageable(channel_id)
        card = heard_card(ids.turn("done", heard.ref), heard.characters)
        if heard.note_message_id is None:
            note = await channel.send(view=card)
            await self._bot.db.run(self._bot.services.parts.noted, who, heard.ref, note.id)
        else:
            await channel.get_partial_message(heard.note_message_id).edit(view=card)


async def catch_up(bot: Host, interaction: discord.Interaction, ref: TurnRef) -> None:
    """Note what was typed while the bot was away, before an answer is made of it."""
    who, parts = caller(interaction), bot.services.parts
    since = await bot.db.run(parts.heard_until, who, ref)
    if since is None and interaction.message is not None:
        since = interaction.message.id
    if since is None or interaction.channel_id is None:
        return
    channel = bot.get_partial_messageable(interaction.channel_id)
    typed = [
        (message.id, message.content)
        async for message in channel.history(limit=_MISSED, after=discord.Object(since))
        if message.author.id == interaction.user.id
    ]
    if typed:
        await bot.db.run(parts.hear, who, typed)


async def setup(bot: Host) -> None:
    """Add the listener."""
    await bot.add_cog(Chat(bot))
