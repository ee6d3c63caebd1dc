"""One question, looked up: its card, those that were found, and what is reported about it."""

from collections.abc import Sequence
from datetime import UTC
from typing import Any

import discord
from discord import ButtonStyle, ui

from bot.bank.model import Question
from bot.domain.choosing.request import Request
from bot.domain.choosing.scope import Scope
from bot.domain.mistakes import MOST_CHARACTERS, Reported
from bot.domain.questions import Choice, QuestionView, Waiting
from bot.ui import ids, start_ids
from bot.ui.attempts import text
from bot.ui.attempts.grades import GRADE_LABELS
from bot.ui.attempts.pages import mistake_button, model_answer_button
from bot.ui.cards import MOST_OPTIONS, Button, Card, button, notice
from bot.ui.forms import Form
from bot.ui.ids import QuestionRef
from bot.ui.picking import picking
from bot.ui.verbs import Verb
from bot.ui.words import clip, escape, jump_link, plural, quote, relative

__all__ = [
    "MISTAKE_FIELD",
    "found_button",
    "found_card",
    "mistake_form",
    "question_card",
    "reported_card",
    "thanks_card",
]

MISTAKE_FIELD = "mistake"
_TYPED = 80
"""Room of what was looked for, on the card that lists what was found."""
_THANKS = "**Thank you.** Your report is kept, and whoever runs me reads it."


def question_card(view: QuestionView, *, reported: bool = False) -> Card:
    """A question without its answer; `reported`: a mistake in it has just been."""
    blocks = [text.heading("Question", view.question, context=True)]
    blocks.append(_how_it_stands(view))
    blocks.append(_THANKS if reported else "")
    buttons = [] if view.waiting else _practising(view)
    if view.shows_answer:
        buttons.append(model_answer_button(QuestionRef(view.key)))
    buttons.append(mistake_button(view.key))
    related = picking("Related questions", ids.on(Verb.PICK, QuestionRef(view.key)), view.related)
    return Card(blocks, [related, buttons])


def _how_it_stands(view: QuestionView) -> str:
    """Whether they have answered it, when it comes back, and what is to be done now."""
    if view.grade is not None:
        told = f"Last time you graded yourself **{GRADE_LABELS[view.grade]}**."
        if view.due_at is not None:
            told += f" It comes back {relative(view.due_at)}."
    elif view.seen:
        told = "You have met this question, and graded no answer to it yet."
    else:
        told = "You have not met this question yet."
    if view.waiting is not None:
        return f"{told}\n{_leading(view.waiting)}"
    return told if view.shows_answer else f"{told} The model answer shows once you have tried."


def _leading(waiting: Waiting) -> str:
    link = jump_link(waiting.guild_id, waiting.channel_id, waiting.message_id)
    if waiting.daily:
        return f"**It is today's daily question.** Answer it there: {link}"
    return f"**The interview that you joined asks it just now.** Answer it there: {link}"


def _practising(view: QuestionView) -> list[Button]:
    request = Request(Scope(question=view.key))
    row = [button("Practise this", start_ids.begin(request), ButtonStyle.primary)]
    if view.question.has_phases:
        row.append(button("Practise in phases", start_ids.begin(request, design=True)))
    return row


def found_card(typed: str, found: Sequence[Choice]) -> Card:
    """The questions that fit what was typed and not picked, the best first."""
    looked_for = clip(escape(" ".join(typed.split())), _TYPED)
    most = "The best " if len(found) >= MOST_OPTIONS else ""
    return notice(
        f"**{most}{plural(len(found), 'question')} for “{looked_for}”**, the closest first. Pick "
        "one to read it.",
        picking("Pick a question", ids.found(typed), found),
    )


def found_button(custom_id: str) -> Button:
    """Leads from one that was picked back to the list; `custom_id`: the list's."""
    return button("Back to the list", custom_id)


def mistake_form(ref: QuestionRef, question: Question, keep_days: int, number: int | None) -> Form:
    """Asks what is wrong in a question; `number`: that of its button, by which it is answered."""
    box = ui.TextInput[Any](
        custom_id=MISTAKE_FIELD,
        style=discord.TextStyle.paragraph,
        max_length=MOST_CHARACTERS,
        placeholder="Say which sentence it is, and where you read otherwise.",
    )
    kept = f"for {keep_days} days" if keep_days else "for a day"
    return Form(
        "Report a mistake",
        ids.on(Verb.MISTAKE, ref, number),
        ui.TextDisplay(f"### {question.prompt}"),
        ui.Label(text="What is wrong, and what would be right?", component=box),
        ui.TextDisplay(f"-# Whoever runs me reads it, without your name. It is kept {kept}."),
    )


def thanks_card() -> Card:
    """Says beside an answer that what was reported is kept."""
    return notice(_THANKS)


def reported_card(reported: Reported) -> Card:
    """What a member reported, in the channel of whoever runs the bot."""
    prompt = reported.prompt or "This question has left the bank."
    text = reported.text
    written = f"{reported.written_at.astimezone(UTC):%d %B %Y, %H:%M} UTC"
    done = f"`python -m bot reports --done {reported.key}`"
    return Card(
        [
            f"-# Reported mistake {reported.key} · `{reported.identity}`\n### {prompt}",
            "-# The text is no longer kept." if text is None else quote(escape(text)),
            f"-# Written {written}. Once it is settled: {done}",
        ],
        number=reported.number,
    )
