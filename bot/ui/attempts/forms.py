"""The forms of an attempt, whatever it answers."""

from typing import Any

import discord
from discord import ui

from bot.bank.model import Question
from bot.domain.attempts.grading import Grade, Marks
from bot.domain.attempts.occasions import Ref
from bot.domain.attempts.parts import revision
from bot.domain.attempts.screens import Attempt
from bot.ui import ids
from bot.ui.attempts.grades import GRADE_LABELS, GRADE_MEANINGS
from bot.ui.forms import ANSWER_CHARACTERS, Form, Submission
from bot.ui.verbs import Verb

__all__ = ["answer_form", "marked", "marks_of", "tick_form"]

NOTE_CHARACTERS = 300


def answer_form(ref: Ref, question: Question, keep_days: int, before: str | None = None) -> Form:
    """Asks for an answer; it repeats the prompt, because it covers the card.

    `before` is the answer that is to be changed, if there is one.
    """
    prompt = f"### {question.prompt}"
    if question.context:
        prompt += f"\n{question.context}"
    kept = f"kept for {keep_days} days" if keep_days else "not kept once you have graded it"
    box = ui.TextInput[Any](
        custom_id="answer",
        style=discord.TextStyle.paragraph,
        max_length=ANSWER_CHARACTERS,
        default=before and before[:ANSWER_CHARACTERS],
        placeholder="Say it as you would in the interview: requirements, parts, trade-offs.",
    )
    return Form(
        "Your answer",
        ids.on(Verb.ANSWER, ref, None if before is None else revision(before)),
        ui.TextDisplay(prompt),
        ui.Label(text="Your answer", component=box),
        ui.TextDisplay(
            f"-# No confidential designs, please. Your text is {kept}; only you see it."
        ),
    )


def marked(attempt: Attempt) -> int:
    """The number of what the form shows of an attempt that was graded."""
    return revision(attempt.grade, attempt.ticked, attempt.note)


def tick_form(ref: Ref, question: Question, before: Attempt | None = None) -> Form:
    """Asks which key points an answer covered, for its grade and for a note.

    `before` is the attempt as it was graded, if it was.
    """
    ticked = before.ticked or () if before else ()
    given = before.grade if before else None
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
    grades = ui.RadioGroup[Any](
        custom_id="grade",
        options=[
            discord.RadioGroupOption(
                label=GRADE_LABELS[grade],
                value=str(grade.value),
                description=GRADE_MEANINGS[grade],
                default=grade is given,
            )
            for grade in Grade
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
        ids.on(Verb.TICK, ref, None if before is None else marked(before)),
        *([said] if question.key_points else ()),  # Discord takes no group without boxes
        ui.Label(text="Your grade", component=grades),
        ui.Label(text="Note to yourself", component=note),
    )


def marks_of(submission: Submission, *, filled: bool = False) -> Marks:
    """What *Tick key points* brings; `filled` where it showed what was marked before.

    Raises:
        UnknownControlError: There is no such grade, or what is ticked is no key point.
        RefusedError: The note is longer than its field.
    """
    return Marks(
        grade=Grade(submission.number("grade", tuple(Grade))),
        ticked=submission.numbers("points"),
        note=submission.text("note", NOTE_CHARACTERS) or None,
        filled=filled,
    )
