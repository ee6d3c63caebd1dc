"""The cards of an interview in a channel."""

from typing import Any

import discord
from discord import ButtonStyle, ui

from bot.domain.channel.cards import NewCard
from bot.domain.channel.design import Comparing, Gathering, GroupPhase
from bot.domain.channel.interview import (
    AlreadyRunning,
    Asking,
    RevealedQuestion,
    RoundLine,
    RoundView,
    Summary,
)
from bot.domain.channel.steps import number_of
from bot.domain.phases.phases import OPENING
from bot.texts import MESSAGE_ROOM, room
from bot.ui import ids, next_steps
from bot.ui.attempts import text
from bot.ui.attempts.cards import share_button, where
from bot.ui.attempts.pages import model_answer_button
from bot.ui.cards import Button, Card, button, has_number, ids_on, notice
from bot.ui.channel.design_cards import comparing_card, gathering_card, group_phase_card
from bot.ui.channel.host_cards import host_button, question_time
from bot.ui.channel.reasons import ended
from bot.ui.people.text import NAMES, fell, graded, hosted, named
from bot.ui.phases.cards import thread_name as design_thread_name
from bot.ui.verbs import Verb
from bot.ui.words import clip, jump_link, plural

__all__ = [
    "elsewhere_card",
    "is_card_at",
    "is_card_of",
    "round_card",
    "thread_name",
]

_OVER = discord.Colour.light_grey()
_PHRASES = 60
"""Room of what stands around a list of names."""
_PROMPT = 60
"""Room of a question's prompt in a list."""
_FEW = 2
"""So many model answers, of which one is to be picked, are a list."""


def round_card(view: RoundView, step: int) -> Card:
    """The newest message that a channel sees of its interview, as it stands.

    `step`: which of its messages that is, by which it is known again.
    """
    return _card(view).numbered(number_of(view.ref.round, step))


def _card(view: RoundView) -> Card:
    match view:
        case Asking():
            return _asking(view)
        case RevealedQuestion():
            return _open(view)
        case Summary():
            return _over(view)
        case Gathering():
            return gathering_card(view)
        case GroupPhase():
            return group_phase_card(view)
        case Comparing():
            return comparing_card(view)


def is_card_at(message: discord.Message, card: NewCard) -> bool:
    """Whether a message of ours is the card of a step: its number says so."""
    return has_number(message, number_of(card.round, card.step))


def is_card_of(message: discord.Message, key: int) -> bool:
    """Whether a message of ours is a card of an interview: its buttons say so."""
    families = (ids.ROUND.template, ids.GROUP.template)
    found = (each.fullmatch(custom_id) for custom_id in ids_on(message) for each in families)
    return any(match is not None and int(match["round"]) == key for match in found)


def _asking(view: Asking) -> Card:
    heading = text.heading(where(view.ref, view.total), view.question, context=True)
    time = question_time(view)
    answered = f"Answered: {named(view.answered)}." if view.answered else "Nobody answered yet."
    lines = [time, f"{answered} {plural(view.joined, 'member')} joined."]
    if view.wanted is not None:
        lines.append(f"{view.wanted} questions were asked for; there are {view.total} to ask.")
    lines.append(f"-# {hosted(view.host)} Answers are secret and can be changed until the reveal.")
    return Card([heading, "\n".join(lines)], [_answering(view)])


def _answering(view: Asking) -> list[Button]:
    row = [
        button("Answer", ids.on(Verb.ANSWER, view.ref), ButtonStyle.primary),
        button("Join", ids.on(Verb.JOIN, view.ref)),
    ]
    if view.question.hints:
        row.append(button("Hint", ids.on(Verb.HINT, view.ref, 1)))
    return [*row, host_button(view.ref)]


def _open(view: RevealedQuestion) -> Card:
    heading = text.heading(where(view.ref, view.total), view.question)
    points, answer = text.key_points(view.question), text.model_answer(view.question)
    grades = graded(view.grades)
    host = f"-# {hosted(view.host)}"
    left = MESSAGE_ROOM - sum(map(room, (heading, points, answer, grades, host))) - _PHRASES
    answered = f"Answered: {named(view.answered, min(NAMES, left))}. {grades}"
    status = answered if view.answered else "Nobody answered."
    mine = [button("Grade mine", ids.on(Verb.GRADE_MINE, view.ref), ButtonStyle.primary)]
    if view.sharing:
        mine.append(share_button(view.ref))
    blocks = [heading, answer, points, f"{status}\n{host}"]
    return Card(blocks, [[*mine, host_button(view.ref)]])


def _over(view: Summary) -> Card:
    is_design = view.design is not None
    place = "Design interview" if is_design else "Channel interview"
    title, reason = f"-# {place} · over\n### How it went", ended(view.reason)
    done = "assessed themselves" if is_design else "answered"
    listed = "\n".join(
        f"{number}. {_line(line, done)}" for number, line in enumerate(view.lines, start=1)
    )
    # The select of model answers says each prompt once more.
    left = MESSAGE_ROOM - room(title) - room(reason) - 2 * room(listed) - _PHRASES
    people = f"Took part: {named(view.joined, min(NAMES, left))}." if view.joined else ""
    blocks = [title, listed or "No question was asked.", f"{reason}\n{people}".strip()]
    return Card(blocks, [*_answers(view), _afterwards(view)], accent=_OVER)


def _answers(view: Summary) -> list[list[ui.Item[Any]]]:
    """The ways to the model answers that all were shown: a button, or a select of the questions."""
    refs = {
        f"{number}. {clip(line.question.prompt, _PROMPT)}": line.reads
        for number, line in enumerate(view.lines, start=1)
        if line.reads is not None
    }
    if len(refs) < _FEW:
        return [[model_answer_button(ref)] for ref in refs.values()]
    options = [
        discord.SelectOption(label=label, value=str(ref.turn.position))
        for label, ref in refs.items()
    ]
    select = ui.Select[Any](
        custom_id=ids.on(Verb.ANSWERS, view.ref),
        placeholder="Read a model answer",
        options=options,
    )
    return [[select]]


def _afterwards(view: Summary) -> list[Button]:
    """What a member can still do once it is over."""
    if view.design is not None:
        begun = view.design.phase > OPENING and view.lines
        mine = [button("Assess mine", ids.on(Verb.ASSESS_MINE, view.design))] if begun else []
        return [*mine, next_steps.another_design()]
    mine = [button("Grade mine", ids.on(Verb.GRADE_MINE, view.ref))] if view.lines else []
    return [*mine, next_steps.start()]


def _line(line: RoundLine, done: str) -> str:
    prompt = clip(line.question.prompt, _PROMPT)
    facts = [f"{line.answered} {done}"]
    if line.skipped:
        facts.insert(0, "Skipped")
    if line.grades:
        facts.append(fell(line.grades))
    return f"{prompt}\n   -# {' · '.join(facts)}"


def elsewhere_card(running: AlreadyRunning) -> Card:
    """Leads to the interview that runs in a channel already."""
    link = jump_link(running.guild_id, running.channel_id, running.message_id)
    return notice(f"This channel has an interview already. Join it there: {link}")


def thread_name(view: RoundView) -> str:
    """What the thread under the card is called: it holds the talk about all its questions."""
    if isinstance(view, Gathering | GroupPhase | Comparing):
        return design_thread_name(view.question)
    topic = view.question.topic.title if isinstance(view, Asking | RevealedQuestion) else "talk"
    return clip(f"Interview: {topic}", 100)
