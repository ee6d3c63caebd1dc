"""The card at the end of a design interview."""

from dataclasses import replace
from typing import Any

import discord
from discord import ui

from bot.domain.attempts.grading import Grade
from bot.domain.attempts.occasions import DesignRef, GroupRef
from bot.domain.attempts.scoring import DESIGN_PHASES, DESIGN_POINTS, POINTS
from bot.domain.phases.axes import BOUNDS, MOST, Axis, total, weakest
from bot.domain.phases.phases import Scorecard, unnamed
from bot.ui import ids, next_steps
from bot.ui.attempts import text
from bot.ui.attempts.grades import GRADE_LABELS
from bot.ui.attempts.pages import back_button, model_answer_button
from bot.ui.cards import Card, button
from bot.ui.drawings.beside import drawings_button
from bot.ui.history_cards import past_button
from bot.ui.phases.axes import AXIS_ADVICE, AXIS_LABELS, AXIS_STEPS
from bot.ui.pictures.scorecard import FILE_NAME, alt_text
from bot.ui.verbs import Verb
from bot.ui.words import spelled

__all__ = ["grade_rule", "scorecard_card", "steps_card"]

_GOOD = discord.Colour(0x248046)
_OTHERWISE = "change the grade if you see it otherwise. Grades are self-reported."
_MORE = (
    f"A design interview with notes in {spelled(DESIGN_PHASES)} phases earns {DESIGN_POINTS} once "
    "a day.\n"
)


def grade_rule() -> str:
    """Which sum of the axes leads to which grade."""
    below = ", ".join(f"up to {most} {GRADE_LABELS[grade]}" for most, grade in BOUNDS)
    return f"{below}, above that {GRADE_LABELS[Grade.COULD_TEACH]}"


def scorecard_card(screen: Scorecard[DesignRef] | Scorecard[GroupRef]) -> Card:
    """The axes as a picture and in six lines, what to practise, and what it earned.

    All else is a button away, so that it fits a phone.
    """
    graded, question = screen.graded, screen.question
    figures = "\n".join(
        f"**{AXIS_LABELS[axis]}** {step} of {MOST}"
        for axis, step in zip(Axis, screen.steps, strict=True)
    )
    own = replace(graded.attempt, text=unnamed(graded.attempt.text or "") or None)
    summary = (
        f"**Together {total(screen.steps)} of {MOST * len(Axis)}** · "
        f"{text.earned_line(own, graded.earned, graded.peers)}\n"
        f"{_MORE if graded.earned.points == POINTS else ''}"
        f"{text.streak_line(graded.earned)}"
    )
    picture: ui.Item[Any] = ui.MediaGallery[Any](
        discord.MediaGalleryItem(f"attachment://{FILE_NAME}", description=alt_text(screen.steps))
    )
    head = text.heading("Design interview · scorecard", question)
    row = [
        button("Change grade", ids.on(Verb.RECONSIDER, screen.ref)),
        button("What I chose", ids.on(Verb.STEPS, screen.ref)),
        button("All my notes", ids.on(Verb.MINE, screen.ref, 1)),
        model_answer_button(screen.ref),
        *drawings_button(screen.ref, question),
    ]
    on = [next_steps.another_design(), next_steps.some_on(question.topic), past_button()]
    return Card(
        [head, picture, figures, _practice(screen.steps), summary],
        [row, on],
        accent=_GOOD if graded.attempt.passed else discord.Colour.light_grey(),
    )


def steps_card(screen: Scorecard[DesignRef] | Scorecard[GroupRef]) -> Card:
    """What was chosen on each axis, and which grade follows from the sum."""
    chosen = "\n".join(
        f"**{AXIS_LABELS[axis]} {step} of {MOST}:** {AXIS_STEPS[axis][step]}"
        for axis, step in zip(Axis, screen.steps, strict=True)
    )
    rule = f"-# Of {MOST * len(Axis)}: {grade_rule()}; {_OTHERWISE}"
    head = text.heading("Design interview · what I chose", screen.question)
    return Card([head, f"{chosen}\n{rule}"], [[back_button(screen.ref)]])


def _practice(steps: tuple[int, ...]) -> str:
    weak = weakest(steps)
    if not weak:
        return "**What to practise:** every axis is at its top. Take a harder prompt."
    lines = "\n".join(f"- {AXIS_LABELS[axis]}: {AXIS_ADVICE[axis]}" for axis in weak)
    return f"**What to practise next**\n{lines}"
