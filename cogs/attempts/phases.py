"""What the buttons of phases share, whoever goes through them."""

import asyncio
import re
from io import BytesIO

import discord

from bot.client import Client
from bot.domain.attempts.occasions import DesignRef, GroupRef
from bot.domain.phases.phases import Scorecard
from bot.ui.attempts.forms import tick_form
from bot.ui.forms import Form
from bot.ui.phases.forms import axes_form, notes_form
from bot.ui.pictures.scorecard import FILE_NAME, alt_text, draw

__all__ = ["form_of", "pictures"]

_ASSESS = re.compile(r"assess-(\d)")


def form_of(bot: Client, ref: DesignRef | GroupRef, verb: str) -> Form | None:
    """The form that a button's verb names; needs no database."""
    question = bot.services.library.question(ref.question)
    if verb == "notes":
        return notes_form(ref, question)
    if verb == "tick":
        return tick_form(ref, question)
    if found := _ASSESS.fullmatch(verb):
        return axes_form(ref, int(found[1]))
    return None


async def pictures(screen: object) -> list[discord.File]:
    """The picture that a screen shows: that of a scorecard, drawn beside the event loop."""
    if not isinstance(screen, Scorecard):
        return []
    drawn = await asyncio.to_thread(draw, screen.steps)
    return [discord.File(BytesIO(drawn), FILE_NAME, description=alt_text(screen.steps))]
