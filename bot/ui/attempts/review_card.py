"""The cards that look back: `/review`, and past interviews."""

from discord import ButtonStyle

from bot.domain.attempts.screens import ReviewOverview
from bot.ui import ids, next_steps
from bot.ui.cards import Button, Card, button, notice
from bot.ui.verbs import Verb
from bot.ui.words import plural, relative

__all__ = ["review_card"]


def review_card(view: ReviewOverview) -> Card:
    """What is due now and this week, and what can be done about it."""
    row: list[Button] = []
    if view.due:
        told = (
            f"**{plural(view.due, 'question')} due now**, {view.this_week} this week. Spaced "
            "repetition brings each back just before you would forget it."
        )
        row.append(
            button(
                "Start the review",
                ids.on(Verb.DUE, ids.InterviewRef(0)),
                ButtonStyle.primary,
            )
        )
        if view.missed:
            missed = f"Only what I missed ({view.missed})"
            row.append(button(missed, ids.on(Verb.MISSED, ids.InterviewRef(0))))
    elif view.next_at is not None:
        told = (
            f"**Nothing is due now**, {view.this_week} this week. The next question comes back "
            f"{relative(view.next_at)}."
        )
    else:
        told = "**Nothing to repeat yet.** Grade an answer, in /interview say, and it comes back."
    if not view.due:
        row.append(next_steps.start(first=True))
    if view.last is not None:
        row.append(button("Change my last grade", ids.on(Verb.RECONSIDER, view.last)))
    return notice(f"### Review\n{told}", row)
