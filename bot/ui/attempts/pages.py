"""What is too long for the card of an attempt, each on a page of its own that leads back to it."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from discord import ButtonStyle

from bot.bank.model import Question
from bot.domain.attempts.occasions import DesignRef, GroupRef, Ref
from bot.domain.attempts.screens import Attempt
from bot.domain.questions import Choice
from bot.ui import ids
from bot.ui.attempts import text
from bot.ui.cards import Button, Card, button
from bot.ui.ids import QuestionRef
from bot.ui.picking import picking
from bot.ui.typed.text import Typed
from bot.ui.verbs import Verb
from bot.ui.words import listed

__all__ = [
    "back_button",
    "further_button",
    "further_card",
    "mistake_button",
    "model_answer_button",
    "model_answer_page",
    "own_answer_page",
    "own_page",
]

_PAGE = 800
"""Room of what was typed on a page of its own: a phone shows the end of a message, and would open
a longer one there."""

Read: TypeAlias = Ref | QuestionRef
"""What an answer is read at: an attempt, or the question by itself."""

_BACK: Mapping[type[Read], Verb] = {DesignRef: Verb.SHOW, GroupRef: Verb.SHOW}
"""What leads back, where it is not `Verb.BACK`."""


def further_button(ref: Read, question: Question) -> list[Button]:
    """The way to the page, where there is anything on it."""
    there = question.fork or question.at_your_level or question.sources or question.links
    return [button("Further", ids.on(Verb.FURTHER, ref))] if there else []


def further_card(
    ref: Read, question: Question, related: Sequence[Choice], *, looks_on: bool = False
) -> Card:
    """Where answers part, what each level expects, where to read on, what is related.

    `related`: each leads to its own card, beside this one; `looks_on`: the reader has no attempt
    to go back to.
    """
    blocks = [text.heading("Further", question)]
    if fork := question.fork:
        blocks.append(
            f"**Where answers part: {fork.decision}**\n- **Weak:** {fork.weak}\n"
            f"- **Good:** {fork.good}\n- **Better:** {fork.better}"
        )
    if level := question.at_your_level:
        blocks.append(f"**At your level**\n- **Mid:** {level.mid}\n- **Senior:** {level.senior}")
    if question.sources:
        blocks.append("**Read on**\n" + listed(question.sources))
    beside = ids.on(Verb.PICK, QuestionRef(ref.question), 1)
    back = model_answer_button(ref) if looks_on else back_button(ref)
    row = [back, mistake_button(ref.question, beside=True)]
    return Card(blocks, [picking("Related questions", beside, related), row])


def mistake_button(question: int, *, beside: bool = False) -> Button:
    """The way to the form; `beside`: what it is pressed on stays as it is."""
    return button(
        "Report a mistake", ids.on(Verb.MISTAKE, QuestionRef(question), 1 if beside else None)
    )


def model_answer_button(ref: Read) -> Button:
    """The way to the page."""
    return button("Model answer", ids.on(Verb.MODEL, ref))


def model_answer_page(
    ref: Read, question: Question, *beside: Button, looks_on: bool = False
) -> Card:
    """The model answer with its key points, to be read beside one's own.

    `beside`: what else there is to read of what was asked; `looks_on`: the reader has no attempt
    to go back to.
    """
    points, answer = text.key_points(question), text.model_answer(question)
    back = [] if looks_on else [back_button(ref)]
    row = [*back, *further_button(ref, question), *beside]
    row.append(mistake_button(ref.question, beside=True))
    return Card([text.heading("Model answer", question, context=True), points, answer], [row])


def own_answer_page(ref: Ref, question: Question, attempt: Attempt, page: int) -> Card:
    """A member's long answer, a page of it at a time, from 1."""
    typed = Typed.read(attempt.text) if attempt.text else None
    return own_page(ref, question, "Your answer", typed, page, gone="The text is no longer kept.")


def own_page(
    ref: Ref, question: Question, what: str, typed: Typed | None, page: int, *, gone: str
) -> Card:
    """One page, from 1, of what a member typed, with the ways to its neighbours and back.

    `gone`: what is said where nothing of it is kept.
    """
    pages = [f"-# {gone}"] if typed is None else typed.pages(_PAGE)
    page = min(max(page, 1), len(pages))
    where = f" · page {page} of {len(pages)}" if len(pages) > 1 else ""
    place = f"-# {what}{where}\n### {question.prompt}"
    row = [back_button(ref)]
    if page > 1:
        row.append(button("Previous page", ids.on(Verb.MINE, ref, page - 1)))
    if page < len(pages):
        row.append(button("Next page", ids.on(Verb.MINE, ref, page + 1)))
    return Card([place, pages[page - 1]], [row])


def back_button(ref: Read, style: ButtonStyle = ButtonStyle.primary) -> Button:
    """The way back to the card of the attempt."""
    back = _BACK.get(type(ref), Verb.BACK)
    return button("Back", ids.on(back, ref), style)
