"""What the buttons and forms of an attempt do, in an interview and at a daily question alike."""

import re

import discord

from bot.client import Client
from bot.domain.attempts.grading import Grade, Marks
from bot.domain.attempts.occasions import Ref, TurnRef
from bot.ui.attempts.forms import answer_form, tick_form
from bot.ui.forms import Form, Submission
from bot.ui.private.forms import follow_up_form, part_form

__all__ = ["grade_of", "marks_of", "open_form"]

_GRADE = re.compile(r"grade-([1-4])")


async def open_form(bot: Client, interaction: discord.Interaction, ref: Ref, verb: str) -> bool:
    """Open the form that a button's verb names; needs no database. Returns whether it did."""
    form = _form(bot, ref, verb)
    if form is not None:
        await interaction.response.send_modal(form)
    return form is not None


def _form(bot: Client, ref: Ref, verb: str) -> Form | None:
    question = bot.services.library.question(ref.question)
    if verb == "answer":
        return answer_form(ref, question, bot.keep_texts_days)
    if verb == "tick":
        return tick_form(ref, question)
    if verb == "in-parts" and isinstance(ref, TurnRef):
        return part_form(ref, question)
    if verb.startswith("go-on-") and isinstance(ref, TurnRef):
        index = int(verb.removeprefix("go-on-"))
        return follow_up_form(ref, question.follow_ups[index], index)
    return None


def grade_of(verb: str) -> Marks | None:
    """The grade that a button's verb gives, if it gives one."""
    found = _GRADE.fullmatch(verb)
    return Marks(Grade(int(found[1]))) if found else None


def marks_of(submission: Submission) -> Marks:
    """What *Tick key points* brings."""
    return Marks(
        grade=Grade(int(submission.text("grade"))),
        ticked=tuple(int(index) for index in submission.picked("points")),
        note=submission.text("note") or None,
    )
