"""Questions of which one can be picked."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.domain.questions import Choice
from bot.ui.words import clip

__all__ = ["picking"]

_OPTION = 100
"""Room of an option's name in a select."""


def picking(told: str, custom_id: str, choices: Sequence[Choice]) -> list[ui.Item[Any]]:
    """A select of questions, each of which leads to its card; nothing where there is none."""
    options = [
        discord.SelectOption(
            label=clip(each.question.prompt, _OPTION),
            description=clip(each.question.topic.title, _OPTION),
            value=str(each.key),
        )
        for each in choices
    ]
    select = ui.Select[Any](custom_id=custom_id, placeholder=told, options=options)
    return [select] if options else []
