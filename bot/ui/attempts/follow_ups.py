"""What the interviewer goes on with: asked, answered, and held against the bank's own answer."""

from typing import Any

import discord
from discord import ButtonStyle, ui

from bot.bank.model import Question
from bot.domain.attempts.follow_ups import MOST_FOLLOW_UP
from bot.domain.attempts.occasions import Ref
from bot.domain.attempts.screens import Attempt
from bot.ui import ids
from bot.ui.attempts.numbers import follow_up_number, follow_up_of
from bot.ui.attempts.pages import back_button
from bot.ui.cards import Button, Card, button
from bot.ui.forms import Form
from bot.ui.typed.text import Typed
from bot.ui.verbs import Verb

__all__ = [
    "compare_button",
    "follow_up_button",
    "follow_up_form",
    "follow_up_page",
    "follow_up_told",
    "follow_up_waits",
]

_OWN = 2_400
"""Room of one's own answer on the page, quoted."""
_TOLD = {
    None: "You have answered it: press *Follow-up* for a good answer.",
    True: "You had it.",
    False: "You did not have it.",
}


def follow_up_told(attempt: Attempt) -> str:
    """What the card of a graded attempt says of its follow-up; empty where there is none."""
    asked = attempt.follow_up_asked
    if asked is None:
        return ""
    if attempt.is_followed_up:
        return f"**Follow-up:** {asked}\n{_TOLD[attempt.follow_up_had]}"
    goes_on = "The interviewer goes on" if attempt.passed else "A follow-up to try"
    return f"**{goes_on}:** {asked}"


def follow_up_button(ref: Ref, question: Question, attempt: Attempt) -> list[Button]:
    """The way to answer it, or to what was answered; none where the question asks it no more."""
    if attempt.is_followed_up:
        return [compare_button(ref, "Follow-up")]
    number = _number(question, attempt)
    if number is None:
        return []
    return [button("Answer the follow-up", ids.on(Verb.GO_ON, ref, number))]


def _number(question: Question, attempt: Attempt) -> int | None:
    """What names the follow-up in an id; None where the question asks it no more."""
    index, asked = attempt.follow_up, attempt.follow_up_asked
    if index is None or asked is None:
        return None
    number = follow_up_number(asked, index)
    return None if follow_up_of(question, number) is None else number


def follow_up_waits(attempt: Attempt) -> bool:
    """Whether the interviewer has gone on with a question that is not answered yet."""
    return attempt.follow_up_asked is not None and not attempt.is_followed_up


def compare_button(ref: Ref, label: str) -> Button:
    """The way to the page on which one's own answer stands above the bank's."""
    return button(label, ids.on(Verb.COMPARE, ref))


def follow_up_form(ref: Ref, follow_up: str) -> Form:
    """Asks for an answer to the question that the interviewer goes on with."""
    box = ui.TextInput[Any](
        custom_id="answer",
        style=discord.TextStyle.paragraph,
        required=False,
        max_length=MOST_FOLLOW_UP,
        placeholder="Leave it empty if you say it aloud.",
    )
    return Form(
        "The interviewer goes on",
        ids.on(Verb.FOLLOW_UP, ref),
        ui.TextDisplay(f"### {follow_up}"),
        ui.Label(text="Your answer", component=box),
        ui.TextDisplay("-# A good answer shows once you send this. It earns no points."),
    )


def follow_up_page(ref: Ref, question: Question, attempt: Attempt) -> Card:
    """One's own answer above the bank's, and whether one had it."""
    place = f"-# Follow-up\n### {attempt.follow_up_asked or question.prompt}"
    answer = attempt.follow_up_answer
    own = f"**Your answer**\n{Typed.read(answer).begun(_OWN, quoted=True)}" if answer else ""
    good = _good_answer(question, attempt)
    if not good:
        told = "-# This follow-up was revised since: there is no answer to hold yours against."
        return Card([place, own, told], [[back_button(ref)]])
    asks = "Did you have it? It earns no points, and stays beside your answer."
    if attempt.follow_up_had is not None:
        asks = f"{_TOLD[attempt.follow_up_had]} Press the other if you see it otherwise."
    row = [
        button("I had it", ids.on(Verb.HAD, ref, 1), ButtonStyle.primary),
        button("I did not", ids.on(Verb.HAD, ref, 0), ButtonStyle.primary),
        back_button(ref, ButtonStyle.secondary),
    ]
    return Card([place, own, f"**A good answer**\n{good}\n\n{asks}"], [row])


def _good_answer(question: Question, attempt: Attempt) -> str:
    """What the bank says to it; empty where the question asks it no more, or says nothing."""
    index, answers = attempt.follow_up, question.follow_up_answers
    is_asked = _number(question, attempt) is not None
    return answers[index] if is_asked and index is not None and index < len(answers) else ""
