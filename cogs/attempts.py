"""What the buttons and forms of an attempt do, in an interview and at a daily question alike."""

import re

import discord

from bot.domain.grading import Grade
from bot.domain.interview import Ref
from bot.services.recorder import Marks
from bot.ui.forms import Submission, answer_form, tick_form
from cogs.host import Host

__all__ = ["grade_of", "marks_of", "open_form"]

_GRADE = re.compile(r"grade-([1-4])")


async def open_form(bot: Host, interaction: discord.Interaction, ref: Ref, verb: str) -> bool:
    """Open the form that a button's verb names; needs no database. Returns whether it did."""
    if verb not in ("answer", "tick"):
        return False
    question = bot.services.library.question(ref.question)
    if verb == "answer":
        form = answer_form(ref, question, bot.keep_texts_days)
    else:
        form = tick_form(ref, question)
    await interaction.response.send_modal(form)
    return True


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
