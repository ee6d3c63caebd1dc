"""The forms of an attempt, whatever it answers."""

from typing import Any

import discord
from discord import ui

from bot.bank.model import Question
from bot.domain.attempts.grading import Grade, Marks
from bot.domain.attempts.key_points import digest
from bot.domain.attempts.occasions import Ref
from bot.domain.attempts.parts import revision
from bot.domain.attempts.screens import Attempt, Written
from bot.ui import ids
from bot.ui.attempts.grades import GRADE_LABELS, GRADE_MEANINGS
from bot.ui.forms import ANSWER_CHARACTERS, Form, Submission
from bot.ui.ids import Press
from bot.ui.verbs import DIGESTS, Verb

__all__ = ["SKETCH", "answer_form", "marks_of", "tick_form"]

NOTE_CHARACTERS = 300
SKETCH = "sketch"
"""The field for a drawing."""
_SKETCHED = "If you like: a line for each arrow. I draw it beside that of one good answer."
_SHOWN = 2**12
"""Revisions of what the form shows: a phone takes two of the same id for one."""


def answer_form(
    ref: Ref, question: Question, keep_days: int, before: Written | None = None
) -> Form:
    """Asks for an answer; it repeats the prompt, because it covers the card.

    `before` is the answer that is to be changed, if there is one.
    """
    shown = None if before is None else revision(before.text, before.sketch)
    before = before or Written(None)
    prompt = f"### {question.prompt}"
    if question.context:
        prompt += f"\n{question.context}"
    kept = f"kept for {keep_days} days" if keep_days else "not kept once you have graded it"
    box = ui.TextInput[Any](
        custom_id="answer",
        style=discord.TextStyle.paragraph,
        max_length=ANSWER_CHARACTERS,
        default=_filled(before.text),
        placeholder="Say it as you would in the interview: requirements, parts, trade-offs.",
    )
    return Form(
        "Your answer",
        ids.on(Verb.ANSWER, ref, shown),
        ui.TextDisplay(prompt),
        ui.Label(text="Your answer", component=box),
        *([_sketch(before.sketch)] if question.is_drawn else ()),
        ui.TextDisplay(
            f"-# No confidential designs, please. Your text is {kept}; only you see it."
        ),
    )


def _sketch(before: str | None) -> ui.Label[Any]:
    """The field for a drawing, beside the answer."""
    box = ui.TextInput[Any](
        custom_id=SKETCH,
        style=discord.TextStyle.paragraph,
        max_length=ANSWER_CHARACTERS,
        required=False,
        default=_filled(before),
        placeholder="client -> load balancer -> api: HTTPS",
    )
    return ui.Label(text="Sketch", description=_SKETCHED, component=box)


def _filled(text: str | None) -> str | None:
    """As much of a text as a field holds."""
    return text and text[:ANSWER_CHARACTERS]


def tick_form(ref: Ref, question: Question, before: Attempt | None = None) -> Form:
    """Asks which key points an answer covered, for its grade and for a note.

    `before` is the attempt as it was graded, if it was.
    """
    ticked = before.ticked or () if before else ()
    points = ui.CheckboxGroup[Any](
        custom_id="points",
        required=False,
        min_values=0,
        max_values=len(question.key_points),
        options=[
            discord.CheckboxGroupOption(label=point, value=str(index), default=index in ticked)
            for index, point in enumerate(question.key_points)
        ],
    )
    note = ui.TextInput[Any](
        custom_id="note",
        style=discord.TextStyle.paragraph,
        required=False,
        max_length=NOTE_CHARACTERS,
        default=before.note if before else None,
        placeholder="What do you want to remember?",
    )
    said = ui.Label[Any](text="Which of these did you say?", component=points)
    return Form(
        "Tick key points",
        _tick_id(ref, question, before),
        *([said] if question.key_points else ()),  # Discord takes no group without boxes
        ui.Label(text="Your grade", component=_grades(before.grade if before else None)),
        ui.Label(text="Note to yourself", component=note),
    )


def _grades(given: Grade | None) -> ui.RadioGroup[Any]:
    options = [
        discord.RadioGroupOption(
            label=GRADE_LABELS[grade],
            value=str(grade.value),
            description=GRADE_MEANINGS[grade],
            default=grade is given,
        )
        for grade in Grade
    ]
    return ui.RadioGroup(custom_id="grade", options=options)


def _tick_id(ref: Ref, question: Question, before: Attempt | None) -> str:
    """It carries the digest of the key points that stand in the form; and of what it shows."""
    of = digest(question.key_points)
    if before is None:
        return ids.on(Verb.TICK, ref, of)
    shown = revision(before.grade, before.ticked, before.note) % _SHOWN
    return ids.on(Verb.AMEND, ref, shown * DIGESTS + of)


def marks_of(submission: Submission, press: Press[Any]) -> Marks:
    """What *Tick key points* brings, whose id says which key points stood in it.

    Raises:
        UnknownControlError: There is no such grade, or what is ticked is no key point.
        RefusedError: The note is longer than its field.
    """
    return Marks(
        grade=Grade(submission.number("grade", tuple(Grade))),
        ticked=submission.numbers("points"),
        note=submission.text("note", NOTE_CHARACTERS) or None,
        of=None if press.number is None else press.number % DIGESTS,
        filled=press.verb is Verb.AMEND,
    )
