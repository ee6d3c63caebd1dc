"""Pictures of drawings on cards: with the card where they come soon, else a moment later."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import TypeAlias

import discord
import structlog

from bot.client import Client
from bot.domain.drawing import Beside
from bot.drawing.d2 import CannotDrawError
from bot.drawing.language import Sketch
from bot.drawing.renderer import ForeignError, Picture
from bot.errors import WhiteboardError
from bot.ui.cards import Card, ids_in, ids_on
from bot.ui.drawings.beside import beside_card, drawn_of
from bot.ui.drawings.cards import (
    IN_A_MOMENT,
    NO_FILES,
    NO_LETTERS,
    NO_PICTURE,
    NOT_HERE,
    picture_file,
)
from bot.ui.failures import REQUEST_ERRORS

__all__ = ["Place", "Why", "shortly", "show_beside", "with_pictures"]

_SOON = 1.5
"""Seconds from the press on in which a picture comes with its card: half of what Discord waits."""
Place: TypeAlias = Callable[..., Awaitable[object]]
"""Puts a card with its files where the presser sees it."""
Why: TypeAlias = Mapping[str, str]
"""Why drawings are not pictured, by the names of their files; those that are do not stand in it."""
_log = structlog.get_logger(__name__)


def shortly() -> float:
    """Until when a picture comes with the card of what is pressed now."""
    return asyncio.get_running_loop().time() + _SOON


async def with_pictures(
    interaction: discord.Interaction,
    sketches: Mapping[str, Sketch],
    card: Callable[[Why], Card],
    place: Place,
    renewed: Callable[[], Awaitable[Callable[[Why], Card] | None]],
    until: float | None = None,
) -> None:
    """Show a card with what is pictured until then, and again once all is.

    Args:
        interaction: The press.
        sketches: What is drawn, by the names of the files.
        card: The card, by what is not pictured.
        place: Puts it where the presser sees it, with its files behind it.
        renewed: The card by the time that all is pictured; None where another drawing is on it.
        until: When it is shown at the latest.
    """
    until = shortly() if until is None else until
    making = [asyncio.create_task(_picture(interaction, each)) for each in sketches.values()]
    if making:
        left = until - asyncio.get_running_loop().time()
        await asyncio.wait(making, timeout=max(0, left))
    made = [each.result() if each.done() else IN_A_MOMENT for each in making]
    why, files = _seen(sketches, made)
    shown = card(why)
    await place(shown, *files)
    if IN_A_MOMENT not in made:
        return
    why, files = _seen(sketches, await asyncio.gather(*making))
    with contextlib.suppress(*REQUEST_ERRORS, WhiteboardError):  # it stands there as text
        now = await renewed()
        if now is not None and await _stands(interaction, shown):
            await interaction.edit_original_response(view=now(why), attachments=files)


async def _stands(interaction: discord.Interaction, card: Card) -> bool:
    """Whether a card stands there still: its reader may have gone on while it was drawn."""
    return set(ids_on(await interaction.original_response())) == set(ids_in(card))


def _seen(
    sketches: Mapping[str, Sketch], made: Sequence[Picture | str]
) -> tuple[Why, list[discord.File]]:
    """Why what is not pictured is not, and the files of what is."""
    by_name = list(zip(sketches, made, strict=True))
    why = {name: each for name, each in by_name if isinstance(each, str)}
    files = [
        picture_file(sketches[name], name, each.png)
        for name, each in by_name
        if isinstance(each, Picture)
    ]
    return why, files


async def show_beside(
    interaction: discord.Interaction, read: Callable[[], Awaitable[Beside]], place: Place
) -> None:
    """Show what a member drew, the bank's own beside it."""
    of = await read()
    card = partial(beside_card, of)

    async def renewed() -> Callable[[Why], Card] | None:
        return card if await read() == of else None

    sketches = {name: parsed.sketch for _, parsed, name in drawn_of(of)}
    await with_pictures(interaction, sketches, card, partial(place, interaction), renewed)


async def _picture(interaction: discord.Interaction, sketch: Sketch) -> Picture | str:
    """The picture, or why there is none."""
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
