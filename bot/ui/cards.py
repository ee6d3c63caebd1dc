"""What every card is made of."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Self, TypeAlias

import discord
from discord import ui

__all__ = [
    "ACCENT",
    "MOST_OPTIONS",
    "Button",
    "Card",
    "button",
    "has_number",
    "ids_in",
    "ids_on",
    "notice",
    "without_buttons",
]

ACCENT = discord.Colour(0x5865F2)
MOST_OPTIONS = 25
"""What a select can hold, and let be picked."""

_NUMBERS = 2**31 - 1
"""As many has Discord for a message's components, from 1 on
(https://docs.discord.com/developers/components/reference#anatomy-of-a-component)."""

Button: TypeAlias = ui.Button[Any]


class Card(ui.LayoutView):
    """A message of components in one frame.

    Its controls carry all they need in their ids, so discord.py need not remember it: it is stopped
    from the start, and costs nothing once it was sent.
    """

    def __init__(
        self,
        blocks: Sequence[str | ui.Item[Any]],
        rows: Iterable[Sequence[ui.Item[Any]]] = (),
        *,
        accent: discord.Colour = ACCENT,
        number: int | None = None,
    ) -> None:
        """Stack texts and pictures, a rule between each, and rows of controls below.

        What is empty is left out: Discord takes no empty text. By its `number` a card is known
        again, also without controls.
        """
        super().__init__(timeout=None)
        children: list[ui.Item[Any]] = []
        for block in blocks:
            if not block:
                continue
            if children:
                children.append(ui.Separator())
            children.append(ui.TextDisplay(block) if isinstance(block, str) else block)
        children.extend(ui.ActionRow(*row) for row in rows if row)
        place = None if number is None else _place_of(number)
        self._frame: ui.Container[Any] = ui.Container(*children, accent_colour=accent, id=place)
        self.add_item(self._frame)
        self.stop()

    def numbered(self, number: int) -> Self:
        """The same, known again by a number."""
        self._frame.id = _place_of(number)
        return self

    @property
    def drawn(self) -> object:
        """What Discord is told of it: two that look the same are equal."""
        made: object = self.to_components()  # type: ignore[no-untyped-call]
        return made

    def with_row(self, *controls: ui.Item[Any]) -> Self:
        """The same, with one more row of controls below all else."""
        self._frame.add_item(ui.ActionRow(*controls))
        return self

    def with_foot(self, text: str) -> Self:
        """The same, with one more text below all else."""
        self._frame.add_item(ui.TextDisplay(text))
        return self


def button(
    label: str,
    custom_id: str,
    style: discord.ButtonStyle = discord.ButtonStyle.secondary,
    *,
    disabled: bool = False,
) -> Button:
    """A button with words on it."""
    return ui.Button(label=label, custom_id=custom_id, style=style, disabled=disabled)


def notice(text: str, *rows: Sequence[ui.Item[Any]]) -> Card:
    """A card that only says something."""
    return Card([text], rows)


def ids_on(message: discord.Message) -> Iterator[str]:
    """The ids of a message's controls, by which a message of ours is known again."""
    return ids_in(ui.LayoutView.from_message(message, timeout=None))


def ids_in(view: ui.LayoutView) -> Iterator[str]:
    """The ids of a card's controls."""
    for item in view.walk_children():
        if custom_id := getattr(item, "custom_id", None):
            yield str(custom_id)


def without_buttons(message: discord.Message) -> ui.LayoutView | None:
    """What a message of ours says, with nothing to press; None where there is nothing already."""
    view = ui.LayoutView.from_message(message, timeout=None)
    parts = list(view.walk_children())
    rows = [part for part in parts if isinstance(part, ui.ActionRow)]
    for row in rows:
        holder = row.parent if isinstance(row.parent, ui.Container) else view
        holder.remove_item(row)
    files = {file.url: f"attachment://{file.filename}" for file in message.attachments}
    for gallery in (part for part in parts if isinstance(part, ui.MediaGallery)):
        for picture in gallery.items:  # by its address it would be another file, for a day
            picture.media = files.get(picture.media.url, picture.media.url)
    view.stop()
    return view if rows else None


def has_number(message: discord.Message, number: int) -> bool:
    """Whether a message of ours is a card with this number."""
    places = (getattr(part, "id", None) for part in message.components)
    return _place_of(number) in places


def _place_of(number: int) -> int:
    """A number as that of a component: Discord keeps it with the message, and shows it nobody."""
    return 1 + number % _NUMBERS
