"""Forms: their ids carry what their button's does, and any running bot can read what they bring."""

from collections.abc import Mapping
from typing import Any

import discord
from discord import ui

from bot.bank.model import Question
from bot.domain.attempts.grading import Grade
from bot.domain.attempts.occasions import Ref, TurnRef
from bot.ui import ids
from bot.ui.words import clip

__all__ = [
    "ANSWER_CHARACTERS",
    "Form",
    "Submission",
    "answer_form",
    "follow_up_form",
    "part_form",
    "tick_form",
]

ANSWER_CHARACTERS = 4_000
NOTE_CHARACTERS = 300
_FOLLOW_UP_CHARACTERS = 1_500


class Form(ui.Modal):
    """A form that discord.py need not remember: it is stopped from the start."""

    def __init__(self, title: str, custom_id: str, *items: ui.Item[Any]) -> None:
        super().__init__(title=clip(title, 45), custom_id=custom_id, timeout=None)
        for item in items:
            self.add_item(item)
        self.stop()


def answer_form(ref: Ref, question: Question, keep_days: int) -> Form:
    """Asks for an answer; it repeats the prompt, because it covers the card."""
    prompt = f"### {question.prompt}"
    if question.context:
        prompt += f"\n{question.context}"
    kept = f"kept for {keep_days} days" if keep_days else "not kept once you have graded it"
    box = ui.TextInput[Any](
        custom_id="answer",
        style=discord.TextStyle.paragraph,
        max_length=ANSWER_CHARACTERS,
        placeholder="Say it as you would in the interview: requirements, parts, trade-offs.",
    )
    return Form(
        "Your answer",
        ids.on("answer", ref),
        ui.TextDisplay(prompt),
        ui.Label(text="Your answer", component=box),
        ui.TextDisplay(
            f"-# No confidential designs, please. Your text is {kept}; only you see it."
        ),
    )


def part_form(ref: TurnRef, question: Question) -> Form:
    """Asks for one part of an answer that is longer than a form."""
    box = ui.TextInput[Any](
        custom_id="answer", style=discord.TextStyle.paragraph, max_length=ANSWER_CHARACTERS
    )
    return Form(
        "A part of your answer",
        ids.turn("part", ref),
        ui.TextDisplay(f"### {question.prompt}"),
        ui.Label(text="The next part", component=box),
    )


def follow_up_form(ref: TurnRef, follow_up: str, index: int) -> Form:
    """Asks for an answer to the question that the interviewer goes on with."""
    box = ui.TextInput[Any](
        custom_id="answer", style=discord.TextStyle.paragraph, max_length=_FOLLOW_UP_CHARACTERS
    )
    return Form(
        "The interviewer goes on",
        ids.turn(f"follow-up-{index}", ref),
        ui.TextDisplay(f"### {follow_up}"),
        ui.Label(text="Your answer", component=box),
    )


def tick_form(ref: Ref, question: Question) -> Form:
    """Asks which key points an answer covered, for its grade and for a note."""
    points = ui.CheckboxGroup[Any](
        custom_id="points",
        required=False,
        min_values=0,
        max_values=len(question.key_points),
        options=[
            discord.CheckboxGroupOption(label=point, value=str(index))
            for index, point in enumerate(question.key_points)
        ],
    )
    grades = ui.RadioGroup[Any](
        custom_id="grade",
        options=[
            discord.RadioGroupOption(
                label=grade.label, value=str(grade.value), description=grade.meaning
            )
            for grade in Grade
        ],
    )
    note = ui.TextInput[Any](
        custom_id="note",
        style=discord.TextStyle.paragraph,
        required=False,
        max_length=NOTE_CHARACTERS,
        placeholder="What do you want to remember?",
    )
    return Form(
        "Tick key points",
        ids.on("tick", ref),
        ui.Label(text="Which of these did you say?", component=points),
        ui.Label(text="Your grade", component=grades),
        ui.Label(text="Note to yourself", component=note),
    )


class Submission:
    """What a form brings, read from Discord's own words: values by the ids of the fields."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.custom_id: str = data.get("custom_id", "")
        self._fields: dict[str, Mapping[str, Any]] = {}
        for component in data.get("components", ()):
            field = component.get("component")
            if field is not None:
                self._fields[field["custom_id"]] = field

    def text(self, name: str) -> str:
        """What was typed or picked, or nothing; without NUL, which PostgreSQL cannot keep."""
        return str(self._fields.get(name, {}).get("value") or "").replace("\0", "")

    def picked(self, name: str) -> tuple[str, ...]:
        """What was ticked."""
        return tuple(self._fields.get(name, {}).get("values") or ())
