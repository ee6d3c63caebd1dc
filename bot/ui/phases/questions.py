"""What a good candidate asks about a design, on a page of its own."""

from discord import ButtonStyle

from bot.bank.model import Question
from bot.domain.attempts.occasions import DesignRef, GroupRef
from bot.domain.phases.phases import tells_questions
from bot.ui import ids
from bot.ui.attempts import text
from bot.ui.attempts.pages import model_answer_page
from bot.ui.cards import Button, Card, button
from bot.ui.verbs import Verb

__all__ = ["answer_page", "questions_button", "questions_card"]


def questions_card(ref: DesignRef | GroupRef, question: Question) -> Card:
    """What a good candidate asks first, and what the interviewer answers."""
    told = "\n".join(
        f"- {'**Decides the design:** ' if each.decides else ''}{each.question}\n  {each.answer}"
        for each in question.clarifications
    )
    head = text.heading("Design interview · what a good candidate asks", question, context=True)
    row = [button("Back", ids.on(Verb.SHOW, ref), ButtonStyle.primary)]
    return Card([head, told or "-# This question no longer says."], [row])


def answer_page(ref: DesignRef | GroupRef, question: Question, *, looks_on: bool = False) -> Card:
    """The model answer of a design, with the way to what a good candidate asks.

    `looks_on`: the reader has no attempt, which all ways from here lead back to.
    """
    if looks_on:
        return model_answer_page(ref, question, looks_on=True)
    return model_answer_page(ref, question, *questions_button(ref, question))


def questions_button(ref: DesignRef | GroupRef, question: Question) -> list[Button]:
    """The way there, where there is anything to read, and it may be read."""
    if not (question.clarifications and tells_questions(ref.phase)):
        return []
    return [button("What a good candidate asks", ids.on(Verb.QUESTIONS, ref))]
