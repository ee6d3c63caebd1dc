"""The cards of a design interview: one function from each value to a card."""

from enum import StrEnum
from typing import Any

import discord
from discord import ButtonStyle, ui

from bot.bank.model import Phase
from bot.domain.attempts.scoring import DESIGN_PHASES, DESIGN_POINTS
from bot.domain.phases.axes import Axis
from bot.domain.phases.phases import DRAWN_FROM, PHASES, Length
from bot.domain.private.design import InPhase, Opening, Unrecorded
from bot.texts import MESSAGE_ROOM, room
from bot.ui import ids
from bot.ui.attempts import text
from bot.ui.attempts.amounts import amount_of
from bot.ui.cards import Card, button, notice
from bot.ui.drawings.beside import OWN
from bot.ui.drawings.cards import picture_block
from bot.ui.drawings.text import as_list, not_drawn
from bot.ui.phases import text as phase_text
from bot.ui.phases.cards import noted
from bot.ui.phases.noted import next_phase
from bot.ui.phases.questions import questions_button
from bot.ui.verbs import Verb
from bot.ui.words import clip, plural, spelled

__all__ = ["Venue", "elsewhere_card", "noted_card", "opening_card", "phase_card", "unrecorded_card"]

_OWN = 900
"""Characters of a phase's notes that its card shows."""
_BEFORE = 500
"""Characters of the last phase's notes that the next one's card shows."""
_DRAWN = 700
"""Characters of a drawing that is shown as text."""
_KEPT = (
    "-# Your notes count as one answer to this question; in at least "
    f"{spelled(DESIGN_PHASES)} phases they earn {DESIGN_POINTS} points, once a day. No "
    "confidential designs, please."
)


class Venue(StrEnum):
    """Where a design interview runs, in the words of its opening card."""

    THREAD = "It runs in a private thread: you, and those who manage threads here, can read it."
    CHAT = "It runs in this chat: what you type here is added to your notes."
    ALONE = (
        "Only this card shows it; if it vanishes, /interview format:design brings it back. When "
        "the time is up, it says so at your next press."
    )


def opening_card(screen: Opening, place: Venue) -> Card:
    """What will happen, and for how long."""
    what = (
        f"{phase_text.plan()} You add notes to each phase, pause when you must, and go on when you "
        "are done: no phase ends by itself. Then you assess yourself on "
        f"{spelled(len(Axis))} axes and see the "
        "model answer."
    )
    row = [
        button("Start", ids.on(Verb.START, screen.ref, Length.FULL), ButtonStyle.primary),
        button(f"Start with {Length.SHORT} minutes", ids.on(Verb.START, screen.ref, Length.SHORT)),
        button("Not now", ids.on(Verb.END, screen.ref)),
    ]
    head = text.heading("Design interview", screen.question, context=True)
    return Card([head, what, f"-# {place}\n{_KEPT}"], [row])


def phase_card(screen: InPhase, why: str | None = "") -> Card:
    """One phase: what a strong candidate does in it, the time left, and the notes so far.

    `why`: why what is drawn is not pictured; None where it is.
    """
    number, phase, question = screen.ref.phase, screen.phase, screen.question
    head = text.heading(phase_text.place(number), question, context=True)
    blocks: list[str | ui.Item[Any]] = [head]
    if number > 1:
        blocks.append(_over(screen, PHASES[number - 2]))
    opened = phase_text.opening(question, phase, screen.length)
    # That there are none is not said: a note by a message would make it untrue, far below.
    own = noted("Your notes in this phase", screen.own, _OWN) if screen.own else ""
    blocks += [opened, own]
    time = _time(screen)  # a phone shows the end: there it stands, also below a picture
    left = MESSAGE_ROOM - sum(room(each) for each in (*blocks, time) if isinstance(each, str))
    blocks += [*_drawn(screen, why, left), time]
    up = screen.timer.mark if screen.is_up else None
    return Card(blocks, [_going(screen), _timing(screen)], number=up)


def _drawn(screen: InPhase, why: str | None, left: int) -> list[str | ui.Item[Any]]:
    """What is drawn by now, as a picture or as text, in what room is left."""
    if screen.sketch is None:
        return []
    parsed = screen.sketch.parsed
    refused, most = not_drawn(parsed), min(left - len(why or ""), _DRAWN)
    if room(refused) > most // 2:
        refused = f"-# {plural(len(parsed.refused), 'line')} not drawn: press Draw to see why."
    if why is None:
        return [picture_block(parsed.sketch, OWN), refused]
    title = "**Your drawing**\n"
    listed = clip(as_list(parsed.sketch), max(0, most - room(refused) - len(title)))
    return [f"{title}{listed}", refused, why]


def _over(screen: InPhase, phase: Phase) -> str:
    """The phase before, as a checklist beside what the member noted in it."""
    answer = phase_text.answer(screen.question, phase)
    own = noted("Your notes there", screen.notes[screen.ref.phase - 2], _BEFORE)
    return f"{answer}\n{own}"


def _time(screen: InPhase) -> str:
    """The time left, as each reader's client counts it down."""
    told = phase_text.time(screen.timer, is_up=screen.is_up)
    if screen.is_up or screen.timer.ends_at is None:
        return told
    if screen.direct:
        return f"{told}\n-# {Venue.CHAT}"
    if screen.channel_id:
        return f"{told}\n{phase_text.typed('in this thread')}"
    return f"{told}\n-# {Venue.ALONE}\n{phase_text.typed(None)}"


def _going(screen: InPhase) -> list[discord.ui.Button[discord.ui.LayoutView]]:
    row = [
        button("Add notes", ids.on(Verb.NOTES, screen.ref, len(screen.own)), ButtonStyle.primary),
        next_phase(screen.ref),
    ]
    if screen.ref.phase >= DRAWN_FROM:
        row.append(button("Draw", ids.on(Verb.DRAW, screen.ref)))
    if any(screen.notes):
        row.append(button("All my notes", ids.on(Verb.MINE, screen.ref, 1)))
    return [*row, *questions_button(screen.ref, screen.question)]


def _timing(screen: InPhase) -> list[discord.ui.Button[discord.ui.LayoutView]]:
    verb = Verb.RESUME if screen.timer.paused else Verb.PAUSE
    row = [
        button(verb.capitalize(), ids.on(verb, screen.ref), disabled=screen.is_up),
        button(phase_text.MORE_TIME, ids.on(Verb.EXTEND, screen.ref, screen.timer.mark)),
        button("End", ids.on(Verb.END, screen.ref), ButtonStyle.danger),
    ]
    if screen.sketch is not None:
        row.append(button("Drawing as text", ids.on(Verb.AS_TEXT, screen.ref)))
    return row


def unrecorded_card(screen: Unrecorded) -> Card:
    """An interview that ended without a note."""
    told = "It ended without a note, so nothing is recorded. /interview format:design starts anew."
    head = text.heading("Design interview", screen.question)
    row = [button("Model answer", ids.on(Verb.ANSWER, screen.ref))]
    return Card([head, told], [row])


def noted_card(screen: InPhase) -> Card:
    """Says, in a direct message, that what was typed is noted."""
    told = f"Noted under {screen.phase.value}: {amount_of(screen.own)} by now."
    return notice(
        told, [next_phase(screen.ref), button("Show the card", ids.on(Verb.SHOW, screen.ref))]
    )


def elsewhere_card(screen: InPhase) -> Card:
    """Where the interview runs, and how to see it here if that is gone."""
    head = f"-# Your design interview\n### {screen.question.prompt}"
    row = [button("Show it here", ids.on(Verb.SHOW, screen.ref))]
    return notice(f"{head}\nIt runs in <#{screen.channel_id}>.", row)
