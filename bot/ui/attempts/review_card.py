"""The cards that look back: `/review`, and past interviews."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ButtonStyle, ui

from bot.domain.attempts.screens import ReviewOverview
from bot.domain.private.quick import PastInterview
from bot.ui import ids
from bot.ui.cards import Button, Card, button, notice
from bot.ui.words import clip, plural, relative

__all__ = ["heard_card", "past_card", "review_card"]


def review_card(view: ReviewOverview) -> Card:
    """What is due now and this week, and what can be done about it."""
    row: list[Button] = []
    if view.due:
        told = (
            f"**{plural(view.due, 'question')} due now**, {view.this_week} this week. Spaced "
            "repetition brings each back just before you would forget it."
        )
        row.append(button("Start the review", ids.interview("due", 0), ButtonStyle.primary))
        if view.missed:
            missed = f"Only what I missed ({view.missed})"
            row.append(button(missed, ids.interview("missed", 0)))
    elif view.next_at is not None:
        told = (
            f"**Nothing is due now**, {view.this_week} this week. The next question comes back "
            f"{relative(view.next_at)}."
        )
    else:
        told = "**Nothing to repeat yet.** Grade an answer, in /interview say, and it comes back."
    if view.last is not None:
        row.append(button("Change my last grade", ids.on("reconsider", view.last)))
    return notice(f"### Review\n{told}", row)


def past_card(interviews: Sequence[PastInterview]) -> Card:
    """Past interviews to choose from; each leads to its report."""
    if not interviews:
        return notice("You have no finished interview here yet.")
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


def heard_card(custom_id: str, characters: int) -> Card:
    """Says, in a direct message, that what was typed is noted."""
    told = f"Noted: {characters:,} characters. Go on typing, or press *Done*."
    return notice(told, [button("Done", custom_id, ButtonStyle.primary)])
