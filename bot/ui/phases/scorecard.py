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
from bot.texts import MESSAGE_ROOM, room
from bot.ui import ids, next_steps
from bot.ui.attempts import text
from bot.ui.attempts.grades import GRADE_LABELS
from bot.ui.attempts.pages import further_button, model_answer_button
from bot.ui.cards import Card, button
from bot.ui.phases.axes import AXIS_ADVICE, AXIS_LABELS, AXIS_STEPS
from bot.ui.phases.questions import questions_button
from bot.ui.pictures.scorecard import FILE_NAME, alt_text
from bot.ui.verbs import Verb
from bot.ui.words import spelled

__all__ = ["grade_rule", "scorecard_card"]

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
    """The axes as a picture and as text, what to practise, and the model answer where it fits."""
    graded, question = screen.graded, screen.question
    figures = "\n".join(
        f"**{AXIS_LABELS[axis]} {step} of {MOST}:** {AXIS_STEPS[axis][step]}"
        for axis, step in zip(Axis, screen.steps, strict=True)
    )
    own = replace(graded.attempt, text=unnamed(graded.attempt.text or "") or None)
    summary = (
        f"**Together {total(screen.steps)} of {MOST * len(Axis)}** · "
        f"{text.earned_line(own, graded.earned, graded.peers)}\n"
        f"{_MORE if graded.earned.points == POINTS else ''}"
        f"{text.streak_line(graded.earned)}\n-# U{grade_rule()[1:]}; {_OTHERWISE}"
    )
    picture: ui.Item[Any] = ui.MediaGallery[Any](
        discord.MediaGalleryItem(f"attachment://{FILE_NAME}", description=alt_text(screen.steps))
    )
    head = text.heading("Design interview · scorecard", question)
    blocks: list[str | ui.Item[Any]] = [head, picture, figures, summary, _practice(screen.steps)]
    used = sum(room(block) for block in blocks if isinstance(block, str))
    for extra in (text.model_answer(question), text.key_points(question)):
        if extra and used + room(extra) <= MESSAGE_ROOM:
            blocks.append(extra)
            used += room(extra)
    row = [
        button("All my notes", ids.on(Verb.MINE, screen.ref, 1)),
        button("Change grade", ids.on(Verb.RECONSIDER, screen.ref)),
        model_answer_button(screen.ref),
        *further_button(screen.ref, question),
        *questions_button(screen.ref, question),
    ]
    passed = graded.attempt.grade is not None and graded.attempt.grade.passed
    on = [next_steps.another_design(), next_steps.some_on(question.topic)]
    return Card(blocks, [row, on], accent=_GOOD if passed else discord.Colour.light_grey())


def _practice(steps: tuple[int, ...]) -> str:
    weak = weakest(steps)
    if not weak:
        return "**What to practise:** every axis is at its top. Take a harder prompt."
    lines = "\n".join(f"- {AXIS_LABELS[axis]}: {AXIS_ADVICE[axis]}" for axis in weak)
    return f"**What to practise next**\n{lines}"
