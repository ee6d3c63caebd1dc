"""The forms of one member's interview."""

from typing import Any

import discord
from discord import ui

from bot.bank.model import Question
from bot.domain.attempts.occasions import TurnRef
from bot.domain.private.quick import MOST_FOLLOW_UP
from bot.ui import ids
from bot.ui.forms import ANSWER_CHARACTERS, Form
from bot.ui.verbs import Verb

__all__ = ["follow_up_form", "part_form"]


def part_form(ref: TurnRef, question: Question, since: int | None = None) -> Form:
    """Asks for one part of an answer that is longer than a form, and by now so long."""
    box = ui.TextInput[Any](
        custom_id="answer", style=discord.TextStyle.paragraph, max_length=ANSWER_CHARACTERS
    )
    return Form(
        "A part of your answer",
        ids.on(Verb.PART, ref, since),
        ui.TextDisplay(f"### {question.prompt}"),
        ui.Label(text="The next part", component=box),
    )


def follow_up_form(ref: TurnRef, follow_up: str) -> Form:
    """Asks for an answer to the question that the interviewer goes on with."""
    box = ui.TextInput[Any](
        custom_id="answer", style=discord.TextStyle.paragraph, max_length=MOST_FOLLOW_UP
    )
    return Form(
        "The interviewer goes on",
        ids.on(Verb.FOLLOW_UP, ref),
        ui.TextDisplay(f"### {follow_up}"),
        ui.Label(text="Your answer", component=box),
    )
