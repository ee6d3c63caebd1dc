"""The cards of an attempt, in an interview or at a channel's daily question."""

from collections.abc import Mapping

import discord
from discord import ButtonStyle

from bot.domain.attempts.grading import Grade
from bot.domain.attempts.occasions import DesignRef, GroupRef, PostRef, Ref, RoundRef, TurnRef
from bot.domain.attempts.screens import Graded, Revealed
from bot.texts import MESSAGE_ROOM, room
from bot.ui import ids, next_steps
from bot.ui.attempts import text
from bot.ui.attempts.follow_ups import follow_up_button, follow_up_told
from bot.ui.attempts.forms import NOTE_CHARACTERS
from bot.ui.attempts.grades import GRADE_LABELS
from bot.ui.attempts.pages import back_button, further_button, model_answer_button
from bot.ui.cards import Button, Card, button
from bot.ui.drawings.beside import drawings_button
from bot.ui.typed.text import Typed
from bot.ui.verbs import Verb

__all__ = [
    "due_card",
    "graded_card",
    "onward_button",
    "onward_label",
    "revealed_card",
    "share_button",
    "where",
]

_GOOD = discord.Colour(0x248046)
_NOTE = "**Your note:** "
_LEAST = 10
"""Room for less of a note is not worth a line."""
_PLACES: Mapping[type[Ref], str] = {
    TurnRef: "Interview · question {ref.position} of {total}",
    PostRef: "Daily question",
    RoundRef: "Channel interview · question {ref.position} of {total}",
    DesignRef: "Design interview",
    GroupRef: "Design interview",
}


def where(ref: Ref, total: int) -> str:
    """Where a question stands: "Interview · question 2 of 3", or "Daily question"."""
    return _PLACES[type(ref)].format(ref=ref, total=total)


def revealed_card(screen: Revealed) -> Card:
    """What the member's answer is held against, with the grades below."""
    own, _ = text.own_answer(screen.attempt)
    blocks = [_heading(screen), own, text.key_points(screen.question), text.meanings()]
    return Card(blocks, _grading(screen))


def due_card(screen: Revealed, told: str) -> Card:
    """The grades alone, below a card that says all else, and what is told of them."""
    return Card([told, text.meanings()], _grading(screen))


def _grading(screen: Revealed) -> list[list[Button]]:
    """The grades, and the ways to what they are given by."""
    grades = [
        button(GRADE_LABELS[grade], ids.on(Verb.GRADE, screen.ref, grade.value)) for grade in Grade
    ]
    if screen.question.key_points:
        verb = Verb.TICK if screen.attempt.grade is None else Verb.AMEND
        tick = ids.on(verb, screen.ref)
        grades.append(button("Tick key points", tick, ButtonStyle.primary))
    _, is_begun = text.own_answer(screen.attempt)
    pages = _pages(screen, own=is_begun)
    if screen.attempt.grade is not None:
        pages.append(back_button(screen.ref, ButtonStyle.secondary))
    return [grades, pages]


def graded_card(screen: Graded) -> Card:
    """What was missed, then what the grade earned and what comes next: a phone shows the end."""
    earned = text.earned_line(screen.attempt, screen.earned, screen.peers)
    if doubt := text.doubt(screen.question, screen.attempt):
        earned += f"\n{doubt}"
    last = f"{earned}\n{text.streak_line(screen.earned)}"
    answer = text.model_answer(screen.question) if screen.attempt.gave_up else ""
    missed, goes_on = text.missed(screen.question, screen.attempt), follow_up_told(screen.attempt)
    above, below = [_heading(screen), answer], [missed, goes_on, last]
    blocks = [*above, _noted(screen.attempt.note or "", [*above, *below]), *below]
    row: list[Button] = []
    if not screen.attempt.gave_up:
        row.append(button("Change grade", ids.on(Verb.RECONSIDER, screen.ref)))
    if screen.last is not None:
        row.insert(0, onward_button(screen.ref, last=screen.last))
    row += follow_up_button(screen.ref, screen.question, screen.attempt)
    if screen.shares:
        row.append(share_button(screen.ref))
    if isinstance(screen.ref, PostRef | RoundRef):
        row.append(next_steps.some_on(screen.question.topic))
    colour = _GOOD if screen.attempt.passed else discord.Colour.light_grey()
    pages = _pages(screen, own=screen.attempt.text is not None)
    return Card(blocks, [row, pages], accent=colour)


def share_button(ref: Ref) -> Button:
    """Shows a member what the channel would see of their answer."""
    return button("Share mine", ids.on(Verb.SHARE, ref))


def onward_button(ref: Ref, *, last: bool) -> Button:
    """Leads from a graded answer to the next question, or after the last to the report."""
    return button(onward_label(last=last), ids.on(Verb.NEXT, ref), ButtonStyle.primary)


def onward_label(*, last: bool) -> str:
    """What stands on it."""
    return "See the report" if last else "Next"


def _heading(screen: Revealed | Graded) -> str:
    heading = text.heading(where(screen.ref, screen.total), screen.question)
    if screen.again:
        heading += "\n-# You had answered this already; your first answer counts."
    return heading


def _pages(screen: Revealed | Graded, *, own: bool) -> list[Button]:
    """The ways to what is too long for the card: the answers, and what goes beyond them."""
    mine = [button("Your answer", ids.on(Verb.MINE, screen.ref, 1))] if own else []
    there = further_button(screen.ref, screen.question)
    drawn = drawings_button(screen.ref, screen.question)
    return [model_answer_button(screen.ref), *mine, *there, *drawn]


def _noted(note: str, beside: list[str]) -> str:
    """A note to oneself, as much of it as there is room for beside the rest."""
    left = min(MESSAGE_ROOM - _room(beside) - len(_NOTE), 2 * NOTE_CHARACTERS)
    if not note or left < _LEAST:
        return ""
    typed = Typed.read(note)
    shown = typed.begun(left) if typed.is_plain_line else f"\n{typed.begun(left, quoted=True)}"
    return f"{_NOTE}{shown}"


def _room(blocks: list[str]) -> int:
    return sum(map(room, filter(None, blocks)))
