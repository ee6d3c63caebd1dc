"""What leads an interview in a channel, for its host alone; and how it is handed over."""

import discord
from discord import ButtonStyle, ui

from bot.domain.attempts.occasions import ChannelRef
from bot.domain.channel.design import Comparing, Gathering, GroupPhase
from bot.domain.channel.interview import Asking, Heirs, HostDesk, RevealedQuestion, Summary
from bot.domain.phases.phases import PHASES, Length
from bot.ui import ids
from bot.ui.cards import MOST_OPTIONS, Button, Card, button, notice
from bot.ui.channel.reasons import ended
from bot.ui.people.text import called, plain
from bot.ui.phases import text as phase_text
from bot.ui.verbs import Verb
from bot.ui.words import clip, relative

__all__ = ["handing_card", "host_button", "host_card", "new_host_card", "question_time"]


def host_button(ref: ChannelRef) -> Button:
    """Opens what leads the interview, for the host."""
    return button("Host…", ids.on(Verb.HOST, ref.turn))


def host_card(desk: HostDesk) -> Card:
    """What the host can do as the interview stands, and those who manage the server."""
    told, rows = _of(desk)
    if isinstance(desk.view, Summary):
        return notice(told)
    if desk.leads:
        return Card([told], rows)
    host = desk.view.host
    hosts = f"{called(host)} hosts this interview." if host else "Nobody hosts this interview."
    if not desk.manages:
        return notice(hosts)
    can = f"{hosts} You manage this server, so you can end it."
    return notice(can, [_end(desk.view.ref)])


def _of(desk: HostDesk) -> tuple[str, list[list[Button]]]:
    """Where an interview stands, in words, and the controls of that."""
    match view := desk.view:
        case Asking():
            place = f"**Question {view.ref.position} of {view.total} is asked.**"
            return f"{place} {question_time(view)}", _asking(view)
        case RevealedQuestion():
            return _revealed(view)
        case Gathering():
            told = "**It waits for people.** Start it once those who want to are in."
            return told, [_starts(view), [_hand_over(view.ref), _end(view.ref)]]
        case GroupPhase():
            name = f"Phase {view.ref.phase} of {len(PHASES)}: {view.phase.value}"
            told = f"**{name}.** {phase_text.time(view.timer, is_up=view.is_up)}"
            return told, [_phase(view), [_hand_over(view.ref), _end(view.ref)]]
        case Comparing():
            told = "**The phases are over.** Finish once all who want to have assessed themselves."
            finish = button("Finish", ids.on(Verb.FINISH, view.ref), ButtonStyle.primary)
            return told, [[finish, _hand_over(view.ref)]]
        case Summary():
            return f"This interview is over. {ended(view.reason)}", []


def question_time(view: Asking) -> str:
    """How long a channel's question waits for answers."""
    if view.left is not None:
        minutes, seconds = divmod(int(view.left.total_seconds()), 60)
        return f"**Paused**, with {minutes}:{seconds:02} left."
    if view.due_at is not None:
        return f"**The answer is revealed {relative(view.due_at)}**, or once all have answered."
    return ""


def _asking(view: Asking) -> list[list[Button]]:
    ref = view.ref
    row = [
        button("Reveal", ids.on(Verb.REVEAL, ref), ButtonStyle.primary),
        button("Skip", ids.on(Verb.SKIP, ref)),
    ]
    if view.due_at is None:
        row.append(button("Resume", ids.on(Verb.RESUME, ref)))
    else:
        row.append(button("Pause", ids.on(Verb.PAUSE, ref)))
        deadline = int(view.due_at.timestamp())
        row.append(button(phase_text.MORE_TIME, ids.on(Verb.EXTEND, ref, deadline)))
    return [row, [_hand_over(ref), _end(ref)]]


def _revealed(view: RevealedQuestion) -> tuple[str, list[list[Button]]]:
    ref, is_last = view.ref, view.ref.position >= view.total
    label = "Finish" if is_last else "Next"
    then = "shows how it went" if is_last else "asks the next question"
    place = f"The answer to question {ref.position} of {view.total} is shown."
    row = [
        button(label, ids.on(Verb.NEXT, ref), ButtonStyle.primary),
        _hand_over(ref),
        _end(ref),
    ]
    return f"**{place}** *{label}* {then}.", [row]


def _starts(view: Gathering) -> list[Button]:
    return [
        button("Start", ids.on(Verb.START, view.ref, Length.FULL), ButtonStyle.primary),
        button(f"Start with {Length.SHORT} minutes", ids.on(Verb.START, view.ref, Length.SHORT)),
    ]


def _phase(view: GroupPhase) -> list[Button]:
    ref = view.ref
    row = [button(phase_text.onward(ref.phase), ids.on(Verb.NEXT, ref), ButtonStyle.primary)]
    if view.timer.ends_at is None:
        return [*row, button("Resume", ids.on(Verb.RESUME, ref))]
    return [
        *row,
        button("Pause", ids.on(Verb.PAUSE, ref), disabled=view.is_up),
        button(phase_text.MORE_TIME, ids.on(Verb.EXTEND, ref, view.timer.mark)),
    ]


def _hand_over(ref: ChannelRef) -> Button:
    return button("Hand over", ids.on(Verb.HAND_OVER, ref.turn))


def _end(ref: ChannelRef) -> Button:
    return button("End", ids.on(Verb.END, ref.turn), ButtonStyle.danger)


def handing_card(handing: Heirs) -> Card:
    """Asks who is to host."""
    options = [
        discord.SelectOption(label=clip(plain(name), 100), value=str(member_id))
        for member_id, name in handing.people[:MOST_OPTIONS]
    ]
    told = "Hand the interview over to one who joined."
    if len(handing.people) > MOST_OPTIONS:
        told += f" The list has room for the {MOST_OPTIONS} who joined first."
    select = ui.Select[ui.LayoutView](
        custom_id=ids.round_host(handing.round), placeholder="Who is to host?", options=options
    )
    return notice(told, [select])


def new_host_card(name: str) -> Card:
    """Tells who hosts from now on."""
    return notice(f"{called(name)} is the host now.")
