"""Cards and the form of `/draw`."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import discord
from discord import ui

from bot.domain.attempts.occasions import DesignRef
from bot.domain.drawing import DrawingRef, Drawn
from bot.drawing.language import Sketch
from bot.ui import ids
from bot.ui.cards import Button, Card, button
from bot.ui.drawings.text import alt_text, as_list, not_drawn
from bot.ui.forms import ANSWER_CHARACTERS, Form
from bot.ui.people.text import called
from bot.ui.verbs import Verb
from bot.ui.words import clip

__all__ = [
    "IN_A_MOMENT",
    "NOT_HERE",
    "NO_FILES",
    "NO_LETTERS",
    "NO_PICTURE",
    "drawing_card",
    "drawing_form",
    "listed_card",
    "picture_block",
    "picture_file",
    "picture_name",
    "shared_drawing_card",
]

IN_A_MOMENT = "-# The picture comes in a moment."
NO_PICTURE = "-# I cannot make a picture of it now, so here it is as text. Try again in a minute."
NO_LETTERS = "-# I have no letters for a script in it, so here it is as text."
NOT_HERE = "-# I cannot draw pictures where I run, so here it is as text."
NO_FILES = "-# I may not attach files here, so here it is as text."
_LATER = (IN_A_MOMENT, NO_PICTURE)
"""Of these a picture can come of another try: after a restart, or where many drew at once."""
_TEXT = 2_400
"""Characters of a drawing as text beside what else a card says."""
_EXAMPLE = (
    "One line for each arrow, and what flows after a colon:\n"
    "```\nclient -> api: HTTPS\napi -> users db: on a miss\neu { api, users db }\n```"
    "A name that ends in *db*, *queue*, *client* or *cdn* gets its shape."
)
_FIRST = "client -> load balancer -> api: HTTPS"


def drawing_form(ref: DrawingRef | DesignRef, text: str | None, revision: int = 0) -> Form:
    """The form for a new drawing, or for another text of one."""
    return Form(
        "Draw" if text is None else "Change your drawing",
        ids.on(Verb.DRAW, ref, revision),
        ui.TextDisplay(_EXAMPLE),
        ui.Label(
            text="Your drawing",
            component=ui.TextInput(
                style=discord.TextStyle.paragraph,
                custom_id="drawing",
                default=_FIRST if text is None else text,
                max_length=ANSWER_CHARACTERS,
            ),
        ),
    )


def picture_file(sketch: Sketch, name: str, png: bytes) -> discord.File:
    """The picture as a card attaches it."""
    return discord.File(BytesIO(png), name, description=alt_text(sketch))


def picture_block(sketch: Sketch, name: str) -> ui.MediaGallery[Any]:
    """Where it stands on the card."""
    picture = discord.MediaGalleryItem(f"attachment://{name}", description=alt_text(sketch))
    return ui.MediaGallery(picture)


def drawing_card(drawn: Drawn, *, pictured: bool, why: str = "") -> Card:
    """One's own drawing, seen by oneself; `why`: why it is not pictured."""
    rows = [_change(drawn), *_later(drawn, why)]
    if pictured:
        rows.append(_as_text(drawn))
    if drawn.sharable:
        rows.append(button("Share here", ids.on(Verb.SHARE, drawn.ref, drawn.revision)))
    return Card([*_body(drawn, pictured=pictured), not_drawn(drawn.parsed), why], [rows])


def shared_drawing_card(drawn: Drawn, name: str, *, pictured: bool, why: str = "") -> Card:
    """A drawing that everyone in a channel sees; `name`: who shared it."""
    remove = button("Remove", ids.on(Verb.REMOVE, drawn.ref))
    rows = [_change(drawn), *_later(drawn, why), _as_text(drawn), remove]
    by = f"**{called(name)}** drew this"
    return Card([by, *_body(drawn, pictured=pictured), why], [rows])


def listed_card(drawn: Drawn, *, back: bool) -> Card:
    """A drawing as text; `back`: whether it stands in the place of the picture."""
    rows = [[button("Back to the picture", ids.on(Verb.BACK, drawn.ref))]] if back else []
    return Card(["### As text", clip(as_list(drawn.parsed.sketch), _TEXT)], rows)


def _body(drawn: Drawn, *, pictured: bool) -> Sequence[str | ui.Item[ui.LayoutView]]:
    if not pictured:
        return [clip(as_list(drawn.parsed.sketch), _TEXT)]
    return [picture_block(drawn.parsed.sketch, picture_name(drawn))]


def picture_name(drawn: Drawn) -> str:
    """The name of the picture's file."""
    return f"drawing-{drawn.ref.drawing}-{drawn.revision}.png"


def _change(drawn: Drawn) -> Button:
    return button("Change", ids.on(Verb.DRAW, drawn.ref), discord.ButtonStyle.primary)


def _later(drawn: Drawn, why: str) -> list[Button]:
    """The way to a picture that may come at another try."""
    return [button("Show the picture", ids.on(Verb.BACK, drawn.ref))] if why in _LATER else []


def _as_text(drawn: Drawn) -> Button:
    return button("As text", ids.on(Verb.AS_TEXT, drawn.ref))
