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
from bot.ui.attempts.forms import NOTE_CHARACTERS
from bot.ui.attempts.grades import GRADE_LABELS
from bot.ui.attempts.numbers import follow_up_number, follow_up_of
from bot.ui.attempts.pages import further_button, model_answer_button
from bot.ui.cards import Button, Card, button
from bot.ui.verbs import Verb
from bot.ui.words import clip, escape, quote

__all__ = ["graded_card", "revealed_card", "where"]

_GOOD = discord.Colour(0x248046)
_FOLLOW_UP = 600
"""Room of an answer to a follow-up on the card."""
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


def revealed_card(screen: Revealed, told: str = "") -> Card:
    """What the member's answer is held against, with the grades below, and what is told of them."""
    own, is_begun = text.own_answer(screen.attempt)
    blocks = [_heading(screen), own, text.key_points(screen.question), told, text.meanings()]
    grades = [
        button(GRADE_LABELS[grade], ids.on(Verb.GRADE, screen.ref, grade.value)) for grade in Grade
    ]
    if screen.question.key_points:
        verb = Verb.TICK if screen.attempt.grade is None else Verb.AMEND
        tick = ids.on(verb, screen.ref)
        grades.append(button("Tick key points", tick, ButtonStyle.primary))
    return Card(blocks, [grades, _pages(screen, own=is_begun)])


def graded_card(screen: Graded) -> Card:
    """What was missed, then what the grade earned and what comes next: a phone shows the end."""
    earned = text.earned_line(screen.attempt, screen.earned, screen.peers)
    if doubt := text.doubt(screen.question, screen.attempt):
        earned += f"\n{doubt}"
    last = f"{earned}\n{text.streak_line(screen.earned)}"
    answer = text.model_answer(screen.question) if screen.attempt.gave_up else ""
    blocks = [_heading(screen), answer, text.missed(screen.question, screen.attempt), last]
    for extra in (_follow_up(screen), _good_answer(screen)):
        if extra and _room(blocks) + room(extra) <= MESSAGE_ROOM:
            blocks.insert(-1, extra)
    blocks = _with_note(blocks, screen.attempt.note or "")
    row = [button("Change grade", ids.on(Verb.RECONSIDER, screen.ref))]
    if screen.last is not None:
        label = "See the report" if screen.last else "Next"
        row.insert(0, button(label, ids.on(Verb.NEXT, screen.ref), ButtonStyle.primary))
    if (number := _to_answer(screen)) is not None:
        row.append(button("Answer the follow-up", ids.on(Verb.GO_ON, screen.ref, number)))
    if isinstance(screen.ref, PostRef | RoundRef):
        row.append(next_steps.some_on(screen.question.topic))
    passed = screen.attempt.grade is not None and screen.attempt.grade.passed
    colour = _GOOD if passed else discord.Colour.light_grey()
    pages = _pages(screen, own=screen.attempt.text is not None)
    return Card(blocks, [row, pages], accent=colour)


def _heading(screen: Revealed | Graded) -> str:
    heading = text.heading(where(screen.ref, screen.total), screen.question)
    if screen.again:
        heading += "\n-# You had answered this already; your first answer counts."
    return heading


def _pages(screen: Revealed | Graded, *, own: bool) -> list[Button]:
    """The ways to what is too long for the card: the answers, and what goes beyond them."""
    mine = [button("Your answer", ids.on(Verb.MINE, screen.ref, 1))] if own else []
    there = further_button(screen.ref, screen.question)
    return [model_answer_button(screen.ref), *mine, *there]


def _to_answer(screen: Graded) -> int | None:
    """What names the follow-up that waits for an answer, where the question still asks it."""
    index, asked = screen.attempt.follow_up, screen.attempt.follow_up_asked
    if index is None or asked is None or screen.attempt.follow_up_answer is not None:
        return None
    number = follow_up_number(asked, index)
    return number if follow_up_of(screen.question, number) is not None else None


def _follow_up(screen: Graded) -> str:
    """What the interviewer goes on with after a good answer, and what the member said to it."""
    asked, answer = screen.attempt.follow_up_asked, screen.attempt.follow_up_answer
    if asked is None:
        return ""
    asked = f"**The interviewer goes on:** {asked}"
    if not answer:
        return asked
    return f"{asked}\n{quote(clip(escape(answer), _FOLLOW_UP))}"


def _good_answer(screen: Graded) -> str:
    """What would have been a good answer to it, once the member has given theirs."""
    index, asked = screen.attempt.follow_up, screen.attempt.follow_up_asked
    if index is None or asked is None or not screen.attempt.follow_up_answer:
        return ""
    is_asked = follow_up_of(screen.question, follow_up_number(asked, index)) is not None
    answers = screen.question.follow_up_answers
    return f"**A good answer to it:** {answers[index]}" if is_asked and answers else ""


def _with_note(blocks: list[str], note: str) -> list[str]:
    """The blocks, with as much of a note before the last as there is room for."""
    left = min(MESSAGE_ROOM - _room(blocks) - len(_NOTE), 2 * NOTE_CHARACTERS)
    if not note or left < _LEAST:
        return blocks
    return [*blocks[:-1], f"{_NOTE}{clip(escape(note), left)}", blocks[-1]]


def _room(blocks: list[str]) -> int:
    return sum(map(room, filter(None, blocks)))
