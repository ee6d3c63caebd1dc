"""Pictures of drawings on cards: with the card where they come soon, else a moment later."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeAlias

import discord
import structlog

from bot.client import Client
from bot.domain.drawing import Beside
from bot.drawing.d2 import CannotDrawError
from bot.drawing.language import Sketch
from bot.drawing.renderer import ForeignError, Picture
from bot.ui.cards import Card
from bot.ui.drawings.beside import OWN, REFERENCE, beside_card, reference
from bot.ui.drawings.cards import (
    IN_A_MOMENT,
    NO_FILES,
    NO_LETTERS,
    NO_PICTURE,
    NOT_HERE,
    picture_file,
)
from bot.ui.failures import REQUEST_ERRORS

__all__ = ["Made", "Place", "shortly", "show_beside", "with_pictures"]

_SOON = 1.5
"""Seconds from the press on in which a picture comes with its card: half of what Discord waits."""
Place: TypeAlias = Callable[..., Awaitable[object]]
"""Puts a card with its files where the presser sees it."""
Made: TypeAlias = Picture | str
"""The picture, or why there is none."""
_log = structlog.get_logger(__name__)


def shortly() -> float:
    """Until when a picture comes with the card of what is pressed now."""
    return asyncio.get_running_loop().time() + _SOON


async def with_pictures(
    interaction: discord.Interaction,
    sketches: Sequence[Sketch],
    show: Callable[[Sequence[Made]], Awaitable[None]],
    again: Callable[[Sequence[Made]], Awaitable[None]],
    until: float | None = None,
) -> None:
    """Show a card with what is pictured until then, and again once all is."""
    until = shortly() if until is None else until
    making = [asyncio.create_task(_picture(interaction, sketch)) for sketch in sketches]
    if making:
        left = until - asyncio.get_running_loop().time()
        await asyncio.wait(making, timeout=max(0, left))
    done = [each.done() for each in making]
    await show([each.result() if each.done() else IN_A_MOMENT for each in making])
    if not all(done):
        made = await asyncio.gather(*making)
        with contextlib.suppress(*REQUEST_ERRORS):  # it stands there as text
            await again(made)


async def show_beside(interaction: discord.Interaction, of: Beside, place: Place) -> None:
    """Show what a member drew, the bank's own beside it."""
    own = None if of.own is None else of.own.parsed
    there = {OWN: own, REFERENCE: reference(of)}
    sketches = {name: parsed.sketch for name, parsed in there.items() if parsed is not None}

    def made_of(made: Sequence[Made]) -> tuple[Card, list[discord.File]]:
        by_name = dict(zip(sketches, made, strict=True))
        why = {name: each for name, each in by_name.items() if isinstance(each, str)}
        files = [
            picture_file(sketches[name], name, each.png)
            for name, each in by_name.items()
            if isinstance(each, Picture)
        ]
        return beside_card(of, why), files

    async def show(made: Sequence[Made]) -> None:
        card, files = made_of(made)
        await place(interaction, card, *files)

    async def again(made: Sequence[Made]) -> None:
        card, files = made_of(made)
        await interaction.edit_original_response(view=card, attachments=files)

    await with_pictures(interaction, list(sketches.values()), show, again)


async def _picture(interaction: discord.Interaction, sketch: Sketch) -> Made:
    if interaction.guild_id is not None and not interaction.app_permissions.attach_files:
        return NO_FILES
    renderer = Client.of(interaction).renderer
    if renderer is None:
        return NOT_HERE
    try:
        return await renderer.picture(sketch, interaction.user.id)
    except CannotDrawError as error:
        _log.info("drawing.as_text", reason=str(error))
        return NO_LETTERS if isinstance(error, ForeignError) else NO_PICTURE
    except Exception as error:  # noqa: BLE001 - what was typed is kept, and is shown all the same
        _log.error("drawing.failed", exc_info=error)
        return NO_PICTURE
