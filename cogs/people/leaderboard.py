"""`/leaderboard` and its pages."""

from collections import deque
from collections.abc import Mapping
from typing import Any, Literal, cast

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Client
from bot.controls import Control, caller, replace, reply
from bot.delivery.places import is_out
from bot.domain.people.standings import Board, Period
from bot.domain.refusals import Refusal, RefusedError
from bot.ui import ids
from bot.ui.failures import REQUEST_ERRORS
from bot.ui.people.board_card import board_card

_SHARED: deque[tuple[int, str]] = deque(maxlen=1_000)
"""The messages and buttons by which boards were shared, the last of them."""


class Leaderboard(commands.Cog):
    """Who practises most in a server."""

    def __init__(self, bot: Client) -> None:
        self._bot = bot

    @app_commands.command(name="leaderboard")
    @app_commands.describe(period="What it covers; this month if you leave it out")
    @app_commands.guild_only()
    async def leaderboard(
        self,
        interaction: discord.Interaction,
        period: Literal["week", "month", "all-time"] = "month",
    ) -> None:
        """See who practises most here, and your own place."""
        board = await _board(self._bot, interaction, Period(period), 1)
        await reply(interaction, board_card(board, shared=False))
        await _check_departed(self._bot, interaction, board)


class BoardControl(Control, template=ids.BOARD_TEMPLATE):
    """Turns a page for anyone who sees the board; *Share here* shows it to the channel."""

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Show another page, or post this one."""
        bot, verb = Client.of(interaction), self.match["verb"]
        period, page = Period(self.match["period"]), int(self.match["page"])
        board = await _board(bot, interaction, period, page)
        if verb == "share":
            await _share_once(interaction, board)
        else:
            await replace(interaction, board_card(board, shared=verb == "shared"))


async def _share_once(interaction: discord.Interaction, board: Board) -> None:
    """Show a board to the channel; a second press of the same button shows no second one.

    No record holds what stands in a channel, and Discord takes no nonce with an answer to a press:
    so this process remembers the last buttons that it has followed.
    """
    data = cast("Mapping[str, Any]", interaction.data or {})
    key = (interaction.message.id if interaction.message else 0, str(data.get("custom_id")))
    if key in _SHARED:
        raise RefusedError(Refusal.SHARED_HERE)
    _SHARED.append(key)
    try:
        await interaction.response.send_message(view=board_card(board, shared=True))
    except REQUEST_ERRORS:
        _SHARED.remove(key)
        raise


async def _board(bot: Client, interaction: discord.Interaction, period: Period, page: int) -> Board:
    boards, who = bot.services.boards, caller(interaction)
    board = await bot.db.read(boards.board, who, period, page)
    if board.is_back:
        await bot.db.run(boards.welcome_back, who)
        board = await bot.db.read(boards.board, who, period, page)
    return board


_DEPARTED = (10007, 10013)
"""Unknown Member, Unknown User
(https://discord.com/developers/docs/topics/opcodes-and-status-codes#json)."""


async def _check_departed(bot: Client, interaction: discord.Interaction, board: Board) -> None:
    """Ask Discord who of a page is still in the server: without members' events it is not told.

    It is asked once a day for each, after the board was shown; the next view leaves them out,
    and calls the others by the names they have now.
    """
    guild = interaction.guild
    if guild is None or is_out(guild):
        return
    there: dict[int, str | None] = {}
    for member_id in board.unsure:
        try:
            there[member_id] = (await guild.fetch_member(member_id)).display_name
        except discord.NotFound as error:
            if error.code not in _DEPARTED:  # the server itself, say, is not there just now
                break
            there[member_id] = None
        except REQUEST_ERRORS:
            break
    if there:
        await bot.db.run(bot.services.boards.learn, guild.id, there)


async def setup(bot: Client) -> None:
    """Add the command and its buttons."""
    bot.add_controls(BoardControl)
    await bot.add_cog(Leaderboard(bot))
