"""`/mydata export` and `/mydata delete`."""

import asyncio
import io

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Client
from bot.controls import caller, replace, reply
from bot.ui import ids
from bot.ui.ids import MemberRef, Press
from bot.ui.people.mydata_cards import delete_question, deleted_card, exported, kept_card
from bot.ui.verbs import Verb

_OF_LIMIT = 0.9
"""How much of what Discord takes in one file is used: what it counts besides is not documented."""


@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
class MyData(commands.GroupCog, group_name="mydata", group_description="What is stored about you"):
    """Gives members what is stored about them, and deletes it."""

    def __init__(self, bot: Client) -> None:
        self._bot = bot

    @app_commands.command()
    async def export(self, interaction: discord.Interaction) -> None:
        """Get everything stored about you, in every server, as a file."""
        await interaction.response.defer(ephemeral=True, thinking=True)  # years of it take a while
        members = self._bot.services.members
        told = await self._bot.db.read(members.export, caller(interaction))
        most = int(interaction.filesize_limit * _OF_LIMIT)
        files = await asyncio.to_thread(told.files, most)
        for part, content in enumerate(files, 1):
            words, name = exported(part, len(files))
            file = discord.File(io.BytesIO(content), name)
            await interaction.followup.send(words, file=file, ephemeral=True)

    @app_commands.command()
    async def delete(self, interaction: discord.Interaction) -> None:
        """Delete everything stored about you, in every server; asks first."""
        who, members = caller(interaction), self._bot.services.members
        stored = await self._bot.db.read(members.stored, who)
        staying = await self._bot.db.read(members.staying, who)
        await reply(interaction, delete_question(who.member_id, stored, staying))


async def _delete(interaction: discord.Interaction, _press: Press[MemberRef]) -> None:
    """Delete what is the presser's own, whoever's card it is: piece by piece, so in its time."""
    bot, who = Client.of(interaction), caller(interaction)
    await interaction.response.defer()
    stays = await bot.db.run(bot.services.members.staying, who)
    went = await bot.db.run(bot.services.members.delete, who)
    await bot.db.to_the_end(bot.services.members.erase_piece, who.member_id)
    await bot.db.sweep()
    await replace(interaction, deleted_card(went, stays))


async def _keep(interaction: discord.Interaction, _press: Press[MemberRef]) -> None:
    await replace(interaction, kept_card())


async def setup(bot: Client) -> None:
    """Add the commands and their buttons."""
    bot.add_buttons(ids.MYDATA, {Verb.DELETE: _delete, Verb.KEEP: _keep})
    await bot.add_cog(MyData(bot))
