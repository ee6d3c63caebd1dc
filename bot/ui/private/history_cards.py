"""Past interviews."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.domain.private.quick import PastInterview
from bot.ui import ids
from bot.ui.cards import Card, notice
from bot.ui.words import clip, plural

__all__ = ["past_card"]


def past_card(interviews: Sequence[PastInterview]) -> Card:
    """Past interviews to choose from; each leads to its report."""
    if not interviews:
        return notice("No finished interview of yours is recorded here.")
    select = ui.Select[Any](
        custom_id=ids.PAST,
        placeholder="Pick an interview",
        options=[
            discord.SelectOption(
                label=clip(f"{each.started_at:%d %B %Y, %H:%M} UTC", 100),
                description=clip(
                    f"{each.topic or 'All topics'} · {plural(each.questions, 'question')}", 100
                ),
                value=str(each.interview),
            )
            for each in interviews
        ],
    )
    return notice("### Past interviews\nPick one to see its report.", [select])
