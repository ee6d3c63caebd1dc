"""The forms of one member's interview."""

from typing import Any

import discord
from discord import ui

from bot.bank.model import Question
from bot.domain.attempts.occasions import TurnRef
from bot.ui import ids
from bot.ui.forms import ANSWER_CHARACTERS, Form
from bot.ui.verbs import Verb

__all__ = ["part_form"]


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
