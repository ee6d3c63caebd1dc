"""The one place that turns a failure into a sentence for the member."""

import secrets
from collections.abc import Sequence

import aiohttp
import discord
import structlog
from discord import app_commands

from bot.errors import WhiteboardError
from bot.texts import storable
from bot.ui.cards import Card
from bot.ui.refusals import sentence
from bot.ui.words import chunks, escape

__all__ = [
    "NETWORK_ERRORS",
    "REQUEST_ERRORS",
    "answer_failure",
    "give_back",
    "reference_of",
    "tell",
]

NETWORK_ERRORS = (aiohttp.ClientError, OSError, TimeoutError)
"""A connection that was reset, refused or too slow; whether the request was done is unknown."""
REQUEST_ERRORS = (discord.HTTPException, *NETWORK_ERRORS)
"""All that a request to Discord may end in where it is not done, or not known to be."""
_CUT = (aiohttp.ClientError, ConnectionError, TimeoutError, discord.DiscordServerError)
"""What an answer to Discord ends in that is nobody's fault; a full disk, say, is none of these."""
_PAGE = 3_500
"""Room of what a form brought, in one message."""
_log = structlog.get_logger(__name__)


async def answer_failure(interaction: discord.Interaction, error: BaseException) -> None:
    """Tell the member what went wrong in one sentence; the log gets the rest.

    A failure that nobody foresaw gets a short reference, which stands in the log too.
    """
    cause = _cause(error)
    if isinstance(cause, WhiteboardError):
        await tell(interaction, sentence(cause))
        return
    if isinstance(cause, app_commands.CheckFailure):
        await tell(interaction, "You may not use this here. Ask those who manage this server.")
        return
    if isinstance(cause, _CUT):
        _log.warning("interaction.unanswered", interaction=interaction.id, reason=str(cause))
        await tell(
            interaction,
            "My connection to Discord broke before I could answer; what you had recorded is safe. "
            "Please try again.",
        )
        return
    reference = reference_of(
        "interaction.failed", cause, interaction=interaction.id, kind=interaction.type.name
    )
    await tell(
        interaction,
        "Something went wrong on my side; what you had recorded is safe. Please try again. "
        f"If it happens again, give those who host me this reference: {reference}.",
    )


async def give_back(interaction: discord.Interaction, typed: Sequence[str]) -> None:
    """Show a member what they typed into a form that could not be kept: Discord has closed it.

    It comes as they typed it, in as many messages as it takes, to be copied from there.
    """
    pages = chunks(escape(storable("\n\n".join(typed))), _PAGE) if typed else []
    try:
        for number, page in enumerate(pages):
            blocks = [page] if number else ["**This is what you typed:**", page]
            await interaction.followup.send(view=Card(blocks), ephemeral=True)
    except REQUEST_ERRORS as error:
        _log.warning("interaction.unanswered", interaction=interaction.id, reason=str(error))


def reference_of(event: str, error: BaseException, **facts: object) -> str:
    """Log what nobody foresaw, once, and return the short reference that leads to it."""
    reference = secrets.token_hex(3).upper()
    _log.error(event, reference=reference, exc_info=error, **facts)
    return reference


def _cause(error: BaseException) -> BaseException:
    """What really went wrong: discord.py wraps what commands and their options raise."""
    if isinstance(error, app_commands.CommandInvokeError):
        return error.original
    if isinstance(error, app_commands.TransformerError) and error.__cause__ is not None:
        return error.__cause__
    return error


async def tell(interaction: discord.Interaction, sentence: str) -> None:
    """Say something to the one who acted, whether or not they had an answer already."""
    try:
        if interaction.response.is_done():
            await interaction.followup.send(sentence, ephemeral=True)
        else:
            await interaction.response.send_message(sentence, ephemeral=True)
    except REQUEST_ERRORS as error:
        _log.warning("interaction.unanswered", interaction=interaction.id, reason=str(error))
