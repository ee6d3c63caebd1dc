"""Forms: their ids carry what their button's does, and any running bot can read what they bring."""

from collections.abc import Mapping
from typing import Any

from discord import ui

from bot.texts import said
from bot.ui.words import clip

__all__ = ["ANSWER_CHARACTERS", "Form", "Submission"]

ANSWER_CHARACTERS = 4_000


class Form(ui.Modal):
    """A form that discord.py need not remember: it is stopped from the start."""

    def __init__(self, title: str, custom_id: str, *items: ui.Item[Any]) -> None:
        super().__init__(title=clip(title, 45), custom_id=custom_id, timeout=None)
        for item in items:
            self.add_item(item)
        self.stop()


class Submission:
    """What a form brings, read from Discord's own words: values by the ids of the fields."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.custom_id: str = data.get("custom_id", "")
        self._fields: dict[str, Mapping[str, Any]] = {}
        for component in data.get("components", ()):
            field = component.get("component")
            if field is not None:
                self._fields[field["custom_id"]] = field

    def text(self, name: str) -> str:
        """What was typed or picked; nothing where nothing of it can be seen."""
        return said(str(self._fields.get(name, {}).get("value") or ""))

    def picked(self, name: str) -> tuple[str, ...]:
        """What was ticked."""
        return tuple(self._fields.get(name, {}).get("values") or ())
