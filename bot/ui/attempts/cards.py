"""The cards of an attempt, in an interview or at a channel's daily question."""

from collections.abc import Mapping

import discord
from discord import ButtonStyle

from bot.domain.attempts.grading import Grade
from bot.domain.attempts.occasions import DesignRef, GroupRef, PostRef, Ref, RoundRef, TurnRef
from bot.domain.attempts.screens import Attempt, Graded, Revealed
from bot.texts import MESSAGE_ROOM, room
from bot.ui import ids
from bot.ui.attempts import text
from bot.ui.attempts.forms import NOTE_CHARACTERS
from bot.ui.attempts.further import further_button
from bot.ui.attempts.grades import GRADE_LABELS
from bot.ui.attempts.numbers import follow_up_number, follow_up_of
from bot.ui.cards import Button, Card, button
from bot.ui.verbs import Verb
from bot.ui.words import chunks, clip, escape, quote

__all__ = ["graded_card", "own_answer_page", "revealed_card", "where"]

_GOOD = discord.Colour(0x248046)
_FOLLOW_UP = 600
"""Room of an answer to a follow-up on the card."""
_NOTE = "**Your note:** "
_LEAST = 10
"""Room for less of a note is not worth a line."""
_PAGE = 3_500
"""Room of an answer on a page of its own."""
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
    """The member's answer, the key points and the model answer, with the grades below."""
    heading = text.heading(where(screen.ref, screen.total), screen.question)
    if screen.again:
        heading += "\n-# You had answered this already; your first answer counts."
    fixed = [
        heading,
        text.key_points(screen.question),
        text.model_answer(screen.question),
        text.meanings(),
    ]
    blocks, more = _with_own_answer(fixed, screen.attempt, screen.ref)
    grades = [
        button(GRADE_LABELS[grade], ids.on(Verb.GRADE, screen.ref, grade.value)) for grade in Grade
    ]
    if screen.question.key_points:
        verb = Verb.TICK if screen.attempt.grade is None else Verb.AMEND
        tick = ids.on(verb, screen.ref)
        grades.append(button("Tick key points", tick, ButtonStyle.primary))
    return Card(blocks, [grades, [*more, *further_button(screen.ref, screen.question)]])


def graded_card(screen: Graded) -> Card:
    """What a graded attempt earned, over what it can be compared with."""
    heading = text.heading(where(screen.ref, screen.total), screen.question)
    if screen.again:
        heading += "\n-# You had answered this already; your first answer counts."
    earned = text.earned_line(screen.attempt, screen.earned, screen.peers)
    if doubt := text.doubt(screen.question, screen.attempt):
        earned += f"\n{doubt}"
    fixed = [
        f"{heading}\n{earned}\n{text.streak_line(screen.earned)}",
        text.key_points(screen.question, screen.attempt),
        text.model_answer(screen.question),
    ]
    fixed = _fitting(fixed, _follow_up(screen))
    fixed = _fitting(fixed, _good_answer(screen))
    fixed = _with_note(fixed, screen.attempt.note or "")
    blocks, more = _with_own_answer(fixed, screen.attempt, screen.ref)
    row = [button("Change grade", ids.on(Verb.RECONSIDER, screen.ref))]
    if screen.last is not None:
        label = "See the report" if screen.last else "Next"
        row.insert(0, button(label, ids.on(Verb.NEXT, screen.ref), ButtonStyle.primary))
    if (number := _to_answer(screen)) is not None:
        row.append(button("Answer the follow-up", ids.on(Verb.GO_ON, screen.ref, number)))
    passed = screen.attempt.grade is not None and screen.attempt.grade.passed
    colour = _GOOD if passed else discord.Colour.light_grey()
    row += [*more, *further_button(screen.ref, screen.question)]
    return Card(blocks, [row], accent=colour)


def own_answer_page(screen: Revealed | Graded, page: int) -> Card:
    """A member's long answer, a page of it at a time, from 1."""
    answer = screen.attempt.text
    pages = chunks(escape(answer), _PAGE) if answer else ["-# The text is no longer kept."]
    page = min(max(page, 1), len(pages))
    place = f"-# Your answer · page {page} of {len(pages)}\n### {screen.question.prompt}"
    row = [button("Back", ids.on(Verb.BACK, screen.ref), ButtonStyle.primary)]
    if page > 1:
        row.append(button("Previous page", ids.on(Verb.MINE, screen.ref, page - 1)))
    if page < len(pages):
        row.append(button("Next page", ids.on(Verb.MINE, screen.ref, page + 1)))
    return Card([place, pages[page - 1]], [row])


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
    """The blocks, with as much of a note below the first as there is room for."""
    left = min(MESSAGE_ROOM - sum(map(room, blocks)) - len(_NOTE), 2 * NOTE_CHARACTERS)
    if not note or left < _LEAST:
        return blocks
    return [blocks[0], f"{_NOTE}{clip(escape(note), left)}", *blocks[1:]]


def _fitting(blocks: list[str], extra: str) -> list[str]:
    """The blocks, with the extra one where there is room for it."""
    fits = extra and sum(map(room, blocks)) + room(extra) <= MESSAGE_ROOM
    return [*blocks, extra] if fits else blocks


def _with_own_answer(
    fixed: list[str], attempt: Attempt, ref: Ref
) -> tuple[list[str], list[Button]]:
    """Show the member's answer below the heading, or offer it as a page where it does not fit."""
    fixed = [block for block in fixed if block]
    own = text.own_answer(attempt)
    if sum(map(room, fixed)) + room(own) <= MESSAGE_ROOM:
        return [fixed[0], own, *fixed[1:]], []
    return fixed, [button("Your answer", ids.on(Verb.MINE, ref, 1))]
