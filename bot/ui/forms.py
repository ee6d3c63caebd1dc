"""Forms: their ids carry what their button's does, and any running bot can read what they bring."""

from collections.abc import Container, Mapping, Sequence
from typing import Any

import discord
from discord import ui

from bot.domain.refusals import Refusal, RefusedError
from bot.texts import said
from bot.ui.ids import numbers
from bot.ui.verbs import UnknownControlError
from bot.ui.words import clip

__all__ = ["ANSWER_CHARACTERS", "Form", "Submission"]

ANSWER_CHARACTERS = 4_000
_WORTH = 40
"""Characters; less is typed again sooner than it is copied."""


class Form(ui.Modal):
    """A form that discord.py need not remember: it is stopped from the start."""

    def __init__(self, title: str, custom_id: str, *items: ui.Item[Any]) -> None:
        super().__init__(title=clip(title, 45), custom_id=custom_id, timeout=None)
        for item in items:
            self.add_item(item)
        self.stop()


class Submission:
    """What a form brings, read from Discord's own words: values by the ids of the fields.

    It comes from a client, which may be of any age and may lie. What is no field of a form is as if
    it were not there, and what no form of ours lets through is refused where it is read.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.custom_id = str(data.get("custom_id") or "")
        self._fields: dict[str, Mapping[str, Any]] = {}
        for component in data.get("components") or ():
            field = component.get("component") if isinstance(component, Mapping) else None
            if isinstance(field, Mapping) and "custom_id" in field:
                self._fields[field["custom_id"]] = field

    def text(self, name: str, most: int = ANSWER_CHARACTERS) -> str:
        """What was typed, of so many characters; nothing where nothing of it can be seen.

        Raises:
            RefusedError: It is longer.
        """
        typed = str(self._fields.get(name, {}).get("value") or "")
        if len(typed) > most:
            raise RefusedError(Refusal.TEXT_TOO_LONG, most=most)
        return said(typed)

    @property
    def typed(self) -> Sequence[str]:
        """What was typed into it, field by field, where it is worth to be given back."""
        fields = (field.get("value") for field in self._fields.values() if _is_text(field))
        worth = range(_WORTH, ANSWER_CHARACTERS + 1)  # no field of a form lets more be typed
        return [each for each in fields if isinstance(each, str) and len(said(each)) in worth]

    def number(self, name: str, among: Container[int]) -> int:
        """Which of some numbers was picked.

        Raises:
            UnknownControlError: None of them.
        """
        (number,) = numbers([self._fields.get(name, {}).get("value")], "form")
        if number not in among:
            raise UnknownControlError("form")
        return number

    def numbers(self, name: str) -> tuple[int, ...]:
        """The numbers that were ticked.

        Raises:
            UnknownControlError: One is no number.
        """
        return numbers(self._fields.get(name, {}).get("values"), "form")


def _is_text(field: Mapping[str, Any]) -> bool:
    return field.get("type") == discord.ComponentType.text_input.value
