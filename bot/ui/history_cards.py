"""Past interviews, to choose from."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import discord
from discord import ui

from bot.domain.attempts.past import PastInterview, Sort
from bot.ui import ids, next_steps
from bot.ui.cards import Button, Card, button, ids_in, notice
from bot.ui.verbs import UnknownControlError, Verb
from bot.ui.words import clip, dated, plural

__all__ = ["opened_card", "past_button", "past_card", "past_of"]

_VALUE = re.compile(r"(?P<sort>[dr]?)(?P<key>\d{1,18})")
_PLACES = {
    Sort.QUICK: "Private",
    Sort.DESIGN: "Private",
    Sort.ROUND: "Channel",
}


def past_card(interviews: Sequence[PastInterview]) -> Card:
    """Past interviews; each leads to its report or scorecard."""
    if not interviews:
        none = "No finished interview of yours is recorded here."
        return notice(none, [next_steps.start(first=True)])
    select = ui.Select[Any](
        custom_id=ids.PAST,
        placeholder="Pick an interview",
        options=[
            discord.SelectOption(
                label=clip(f"{each.started_at:%d %B %Y, %H:%M} UTC", 100),
                description=clip(f"{_PLACES[each.sort]} · {_what(each)}", 100),
                value=f"{each.sort}{each.key}",
            )
            for each in interviews
        ],
    )
    return notice("### Past interviews\nPick one to see its report.", [select])


def past_button(interview: int = 0) -> Button:
    """Leads to the list; `interview`: the one on whose card it stands."""
    return button("Past interviews", ids.on(Verb.PAST, ids.InterviewRef(interview)))


def opened_card(card: Card, began_at: datetime) -> Card:
    """A report or scorecard that was picked from the list: when it was, and the way back there."""
    card = card.with_foot(f"-# It began {dated(began_at)}.")
    led_back = any(each.startswith(f"{ids.INTERVIEW.word}:{Verb.PAST}") for each in ids_in(card))
    return card if led_back else card.with_row(past_button())


def past_of(value: str) -> tuple[Sort, int]:
    """Which one was picked.

    Raises:
        UnknownControlError: No list of ours offers that.
    """
    found = _VALUE.fullmatch(value)
    if found is None:
        raise UnknownControlError("list")
    return Sort(found["sort"]), int(found["key"])


def _what(past: PastInterview) -> str:
    if not past.questions:
        return f"Design: {past.about}"
    return f"{past.about or 'All topics'} · {plural(past.questions, 'question')}"
