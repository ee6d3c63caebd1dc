"""The cards of phases, whoever goes through them."""

from functools import reduce

from discord import ButtonStyle

from bot.bank.model import Question
from bot.domain.attempts.occasions import DesignRef, GroupRef
from bot.domain.phases.axes import MOST, Axis
from bot.domain.phases.phases import PHASES, Assessing, named
from bot.ui import ids
from bot.ui.attempts import text
from bot.ui.attempts.pages import model_answer_button, own_page
from bot.ui.cards import Card, button
from bot.ui.drawings.beside import drawings_button
from bot.ui.phases import text as phase_text
from bot.ui.phases.axes import AXIS_LABELS
from bot.ui.phases.scorecard import grade_rule
from bot.ui.typed.lines import is_formatted
from bot.ui.typed.text import Typed
from bot.ui.verbs import Verb
from bot.ui.words import clip, spelled

__all__ = ["assessing_card", "noted", "notes_card", "thread_name"]

_LINES = 12
"""Lines of a phase's notes that a card shows."""


def thread_name(question: Question) -> str:
    """The name of the thread in which a question is discussed."""
    return clip(question.prompt.removesuffix("."), 100)


def noted(title: str, notes: str, most: int, *, none: str = "none") -> str:
    """The end of what was noted: what a member wants to go on from."""
    if not notes:
        return f"**{title}:** {none}."
    return f"**{title}**\n{Typed.read(notes).ended(most, lines=_LINES, quoted=True)}"


def assessing_card(screen: Assessing[DesignRef] | Assessing[GroupRef]) -> Card:
    """The model answer to compare with, and the way to the two forms.

    In a channel the answer stands once, on the card that all see; here it is a page.
    """
    given = len(screen.steps)
    asked = list(Axis)[given : given + 3]
    shared = isinstance(screen.ref, GroupRef)
    there = " on the channel's card" if shared else ""
    if given:
        told = f"**{given} of {len(Axis)} axes are kept; {len(asked)} are to come.**\n" + "\n".join(
            f"{AXIS_LABELS[axis]}: {step} of {MOST}"
            for axis, step in zip(Axis, screen.steps, strict=False)
        )
    else:
        told = (
            f"**How was it?** Compare your notes with the answer{there}, then choose on each of "
            f"{spelled(len(Axis))} axes, from 0 to {MOST}, the sentence that fits "
            "what you did. The sum gives the grade, which you "
            f"may change: {grade_rule()}."
        )
    label = f"Assess {', '.join(AXIS_LABELS[axis] for axis in asked)}"
    row = [button(clip(label, 80), ids.on(Verb.ASSESS, screen.ref, given), ButtonStyle.primary)]
    row.append(button("All my notes", ids.on(Verb.MINE, screen.ref, 1)))
    head = text.heading("Design interview · self-assessment", screen.question)
    over = phase_text.answer(screen.question, PHASES[-1])
    points, answer = text.key_points(screen.question), text.model_answer(screen.question)
    row += drawings_button(screen.ref, screen.question)
    if shared:
        return Card([head, told], [[*row, model_answer_button(screen.ref)]])
    return Card([head, over, answer, points, told], [row])


def notes_card(ref: DesignRef | GroupRef, question: Question, notes: str, page: int) -> Card:
    """All notes, a page at a time, from 1."""
    what, typed = "Design interview · your notes", _all(notes) if notes else None
    return own_page(ref, question, what, typed, page, gone="There are no notes any more.")


def _all(notes: str) -> Typed:
    """Notes under the names of their phases; a fence that one leaves open ends with it."""
    if not is_formatted(notes):
        return Typed.read(notes)
    pieces = [Typed.titled(name, note) if name else Typed.read(note) for name, note in named(notes)]
    return reduce(Typed.then, pieces)
