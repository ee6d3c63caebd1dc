"""`/draw`: a drawing for the discussion at hand, private first."""

from collections.abc import Callable
from functools import partial
from typing import Any

import discord
import structlog
from discord import app_commands
from discord.ext import commands

from bot.client import Client
from bot.controls import caller, remove_shared, replace
from bot.domain.drawing import DrawingRef, Drawn
from bot.ui import ids
from bot.ui.cards import Card
from bot.ui.drawings.cards import (
    drawing_card,
    drawing_form,
    listed_card,
    picture_name,
    shared_drawing_card,
)
from bot.ui.forms import Submission
from bot.ui.ids import Press
from bot.ui.verbs import Verb
from cogs.attempts.drawn import Why, shortly, with_pictures
from cogs.attempts.steps import ask, read_soon

_log = structlog.get_logger(__name__)


class Draw(commands.Cog):
    """Drawings outside of interviews."""

    @app_commands.command(name="draw")
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    async def draw(self, interaction: discord.Interaction) -> None:
        """Draw a system by typing it; only you see it until you share it."""
        await interaction.response.send_modal(drawing_form(DrawingRef(0, 0), None))


async def _change(interaction: discord.Interaction, press: Press[DrawingRef]) -> None:
    """Open the form with what was typed."""
    show = Client.of(interaction).services.drawings.show
    drawn = await read_soon(ask(interaction, show, press.ref))
    await interaction.response.send_modal(drawing_form(drawn.ref, drawn.text, drawn.revision))


async def _drawn(
    interaction: discord.Interaction, press: Press[DrawingRef], submission: Submission
) -> None:
    """Keep what was typed, and show it: where it was changed, in the place of the older picture."""
    until = shortly()
    draw = Client.of(interaction).services.drawings.draw
    typed = submission.text("drawing")
    keep = partial(draw, shared=_is_shared(interaction.message))
    drawn = await ask(interaction, keep, press.ref, typed, press.n)
    _log.info("drawing.kept", parts=len(drawn.parsed.sketch.parts))
    await _show(interaction, drawn, until)


async def _back(interaction: discord.Interaction, press: Press[DrawingRef]) -> None:
    until = shortly()
    show = Client.of(interaction).services.drawings.show
    await _show(interaction, await ask(interaction, show, press.ref), until)


async def _as_text(interaction: discord.Interaction, press: Press[DrawingRef]) -> None:
    """Show the drawing as a list: to whoever asks, and in the place of their own card."""
    bot = Client.of(interaction)
    drawn = await bot.db.read(bot.services.drawings.read, caller(interaction), press.ref)
    if _is_private(interaction.message):
        await replace(interaction, listed_card(drawn, back=True))
    else:
        card = listed_card(drawn, back=False)
        await interaction.response.send_message(view=card, ephemeral=True)


async def _share(interaction: discord.Interaction, press: Press[DrawingRef]) -> None:
    """Show the drawing to everyone here, in a message of its own."""
    until = shortly()
    share = Client.of(interaction).services.drawings.share
    drawn = await ask(interaction, share, press.ref, press.number)
    await _put(interaction, drawn, until, shared=True, anew=True)
    _log.info("drawing.shared")


async def _remove(interaction: discord.Interaction, press: Press[DrawingRef]) -> None:
    """Remove a shared drawing: for who drew it, and for those who manage messages."""
    await remove_shared(interaction, press.ref.member)


def _is_private(message: discord.Message | None) -> bool:
    """Whether a card is one's own: in a server only they see it, in a direct message they are."""
    return message is not None and (message.flags.ephemeral or message.guild is None)


def _is_shared(message: discord.Message | None) -> bool:
    return message is not None and not _is_private(message)


async def _show(interaction: discord.Interaction, drawn: Drawn, until: float) -> None:
    """Put a drawing where its form or button stood; after the command, in a message of its own."""
    message = interaction.message
    await _put(interaction, drawn, until, shared=_is_shared(message), anew=message is None)


async def _put(
    interaction: discord.Interaction, drawn: Drawn, until: float, *, shared: bool, anew: bool
) -> None:
    """Show a drawing with its picture, or without it where that is not made until then."""

    def card(why: Why) -> Card:
        options: dict[str, Any] = {"pictured": not why, "why": "".join(why.values())}
        if shared:
            return shared_drawing_card(drawn, interaction.user.display_name, **options)
        return drawing_card(drawn, **options)

    async def place(card: Card, *files: discord.File) -> None:
        if anew:
            alone = not shared and interaction.guild_id is not None
            await interaction.response.send_message(view=card, files=files, ephemeral=alone)
        else:
            await replace(interaction, card, *files)

    async def renewed() -> Callable[[Why], Card] | None:
        bot = Client.of(interaction)
        now = await bot.db.read(bot.services.drawings.read, caller(interaction), drawn.ref)
        return card if now.revision == drawn.revision else None

    sketches = {picture_name(drawn): drawn.parsed.sketch}
    await with_pictures(interaction, sketches, card, place, renewed, until)


async def setup(bot: Client) -> None:
    """Add the command, its buttons and its form."""
    bot.add_buttons(
        ids.DRAWING,
        {
            Verb.DRAW: _change,
            Verb.AS_TEXT: _as_text,
            Verb.BACK: _back,
            Verb.SHARE: _share,
            Verb.REMOVE: _remove,
        },
    )
    bot.add_forms(ids.DRAWING, {Verb.DRAW: _drawn})
    await bot.add_cog(Draw())
