"""The cards of a design interview in a channel."""

from discord import ButtonStyle

from bot.bank.model import Phase
from bot.domain.channel.design import Comparing, Gathering, GroupNews, GroupPhase, OwnNotes
from bot.domain.phases.axes import Axis
from bot.domain.phases.phases import PHASES
from bot.texts import MESSAGE_ROOM, room
from bot.ui import ids
from bot.ui.attempts import text
from bot.ui.cards import Button, Card, button, notice
from bot.ui.channel.host_cards import host_button
from bot.ui.people.text import graded, hosted, named
from bot.ui.phases import text as phase_text
from bot.ui.phases.cards import noted
from bot.ui.phases.questions import questions_button
from bot.ui.verbs import Verb
from bot.ui.words import jump_link, plural, spelled

__all__ = [
    "comparing_card",
    "gathering_card",
    "group_phase_card",
    "news_card",
    "own_notes_card",
]

_OWN = 2_000
"""Room of a phase's notes that a member's card shows."""
_NAMES = 300
_COMPARE = (
    "Compare your notes with the answer, and press *Assess mine*: "
    f"{spelled(len(Axis))} axes, for you alone to see."
)
_PHRASES = 80
"""Room of what stands around a list of names."""
_KEPT_APART = "Notes are secret: each member keeps their own"


def gathering_card(view: Gathering) -> Card:
    """What will happen; who is there already."""
    head = text.heading("Design interview in this channel", view.question, context=True)
    what = (
        f"{phase_text.plan()} Talk it through together; each of you notes what you would say, and "
        "the host leads on: no phase ends by itself. Then everyone assesses themselves in private "
        f"on {spelled(len(Axis))} axes."
    )
    who = f"{plural(len(view.joined), 'member')} joined: {named(view.joined, _NAMES)}."
    foot = f"-# {hosted(view.host)}\n-# {_KEPT_APART}. No confidential designs, please."
    join = button("Join", ids.on(Verb.JOIN, view.ref.turn), ButtonStyle.primary)
    return Card([head, what, f"{who}\n{foot}"], [[join, host_button(view.ref)]])


def group_phase_card(view: GroupPhase) -> Card:
    """One phase: what to do in it, the time left, and who has noted something."""
    number = view.ref.phase
    blocks = [text.heading(phase_text.place(number), view.question, context=True)]
    if number > 1:
        blocks.append(phase_text.answer(view.question, PHASES[number - 2]))
    blocks.append(phase_text.opening(view.question, view.phase, view.length))
    who = f"Noted: {named(view.noted, _NAMES)}." if view.noted else "Nobody noted anything yet."
    told = f"{phase_text.time(view.timer, is_up=view.is_up)}\n{who}"
    later = ", and may share them once the phase is over" if view.sharing else ""
    kept = f"{_KEPT_APART}{later}."
    how = phase_text.typed("in the thread" if view.in_thread else "here")
    how += " All here can read what you write there."
    foot = f"-# {plural(view.joined, 'member')} joined. {hosted(view.host)}\n-# {kept}\n{how}"
    return Card([*blocks, f"{told}\n{foot}"], [_own(view)])


def _own(view: GroupPhase) -> list[Button]:
    row = [
        button("Add notes", ids.on(Verb.NOTES, view.ref), ButtonStyle.primary),
        button("My notes", ids.on(Verb.SHOW, view.ref)),
    ]
    if view.ref.phase > 1 and view.sharing:
        row.append(_sharing(view, PHASES[view.ref.phase - 2]))
    return [*row, *questions_button(view.ref, view.question), host_button(view.ref)]


def _sharing(view: GroupPhase | Comparing, phase: Phase) -> Button:
    return button(f"Share my notes on {phase.value}", ids.on(Verb.SHARE, view.ref))


def comparing_card(view: Comparing) -> Card:
    """The model answer, who has assessed themselves, and how the grades fell."""
    question = view.question
    head = text.heading("Design interview · self-assessment", question)
    over = phase_text.answer(question, PHASES[-1])
    points, answer = text.key_points(question), text.model_answer(question)
    host = f"{_COMPARE}\n-# {hosted(view.host)}"
    grades = graded(view.grades)
    left = MESSAGE_ROOM - sum(map(room, (head, over, points, answer, host, grades))) - _PHRASES
    done = f"Assessed: {named(view.assessed, min(_NAMES, left))}." if view.assessed else ""
    mine = [button("Assess mine", ids.on(Verb.ASSESS_MINE, view.ref), ButtonStyle.primary)]
    if view.sharing:
        mine.append(_sharing(view, PHASES[-1]))
    status = f"{done} {grades}\n{host}".lstrip()
    blocks = [head, over, answer, points, status]
    return Card(blocks, [[*mine, host_button(view.ref)]])


def own_notes_card(screen: OwnNotes) -> Card:
    """What a member noted, for them alone."""
    current = PHASES[min(max(screen.ref.phase, 1), len(PHASES)) - 1]
    phase = screen.added or current
    title = f"Noted under {phase.value}" if screen.added else f"Your notes on {phase.value}"
    own = noted(title, screen.notes[PHASES.index(phase)], _OWN, none="none yet")
    row: list[Button] = []
    if 1 <= screen.ref.phase <= len(PHASES):
        label, so_far = f"Add notes on {current.value}", len(screen.notes[screen.ref.phase - 1])
        row.append(button(label, ids.on(Verb.NOTES, screen.ref, so_far), ButtonStyle.primary))
    if any(screen.notes):
        row.append(button("All my notes", ids.on(Verb.MINE, screen.ref, 1)))
    return notice(f"{own}\n-# Add as often as you like.", row)


def news_card(news: GroupNews) -> Card:
    """Says in the thread that the host has led on, or that a phase's time is up."""
    view, link = news.view, jump_link(news.guild_id, news.channel_id, news.message_id)
    if isinstance(view, Comparing):
        return notice(f"**The phases are over.** Compare, and assess yourselves: {link}")
    told = f"**Phase {view.ref.phase} of {len(PHASES)}: {view.phase.value}**"
    if view.is_up:
        told += (
            ". **Time is up:** finish your thought; the host goes on, or takes "
            f"{phase_text.MORE_TIME}."
        )
    else:
        # What is left would be wrong as soon as the host pauses: the card counts it down.
        told += f", {plural(view.length.minutes(view.ref.phase), 'minute')}."
    return Card([f"{told}\nThe card: {link}"], number=news.number if view.is_up else None)
