"""The forms of a design interview."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

import discord
from discord import ui

from bot.bank.model import Question
from bot.domain.attempts.occasions import DesignRef, GroupRef
from bot.domain.phases.axes import MOST, Axis
from bot.domain.phases.phases import PHASES
from bot.ui import ids
from bot.ui.forms import ANSWER_CHARACTERS, Form, Submission
from bot.ui.phases import text as phase_text
from bot.ui.phases.axes import AXIS_LABELS, AXIS_STEPS
from bot.ui.verbs import UnknownControlError, Verb

__all__ = ["AXES_A_FORM", "axes_form", "first_axis", "notes_form", "steps_of"]

AXES_A_FORM = 3
"""A form has room for five fields, so six axes take two forms."""
_SHOWN = 10
"""In an id stands above the first axis what the form shows beforehand."""


def notes_form(ref: DesignRef | GroupRef, question: Question, since: int | None = None) -> Form:
    """Asks for notes to one phase; it repeats the prompt, because it covers the card.

    `since` is how long the phase's notes are, where its button knew that.
    """
    phase = PHASES[ref.phase - 1]
    box = ui.TextInput[Any](
        custom_id="notes",
        style=discord.TextStyle.paragraph,
        max_length=ANSWER_CHARACTERS,
        placeholder="Add as often as you like; notes are appended.",
    )
    return Form(
        f"{phase.value}: add notes",
        ids.on(Verb.NOTES, ref, since),
        ui.TextDisplay(f"### {question.prompt}\n{phase_text.asked(question, phase)}"),
        ui.Label(text="Your notes", component=box),
    )


def axes_form(ref: DesignRef | GroupRef, first: int, given: Sequence[int] = ()) -> Form:
    """Asks for the steps of three axes, from the first of them on.

    `given`: the steps that are kept, of the first axes; a phone takes two of one id for one.
    """
    asked, before = _asked(first), tuple(given)[first : first + AXES_A_FORM]
    shown = zip_longest(asked, before)
    number = first + _SHOWN * (1 + _code(before)) if before else first
    return Form(
        "How was it?",
        ids.on(Verb.ASSESS, ref, number),
        *(ui.Label(text=AXIS_LABELS[axis], component=_steps(axis, at)) for axis, at in shown),
    )


def first_axis(number: int) -> Axis:
    """The axis with which a form for some of them begins, by its id's number.

    Raises:
        UnknownControlError: None does.
    """
    if number % _SHOWN not in range(0, len(Axis), AXES_A_FORM):
        raise UnknownControlError
    return Axis(number % _SHOWN)


def _code(steps: Sequence[int]) -> int:
    """Another number for other steps."""
    return sum(step * (MOST + 1) ** place for place, step in enumerate(steps))


def steps_of(submission: Submission, first: int) -> Sequence[int]:
    """The steps that a form brings, axis by axis.

    Raises:
        UnknownControlError: There is no such step.
    """
    return [submission.number(_field(axis), range(MOST + 1)) for axis in _asked(first)]


def _asked(first: int) -> list[Axis]:
    return list(Axis)[first : first + AXES_A_FORM]


def _field(axis: Axis) -> str:
    return f"axis-{axis.value}"


def _steps(axis: Axis, given: int | None) -> ui.RadioGroup[Any]:
    return ui.RadioGroup[Any](
        custom_id=_field(axis),
        options=[
            discord.RadioGroupOption(
                label=f"{step}: {sentence}", value=str(step), default=step == given
            )
            for step, sentence in enumerate(AXIS_STEPS[axis])
        ],
    )
