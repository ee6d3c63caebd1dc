"""What is said of a message that became a note."""

from bot.domain.attempts.occasions import DesignRef
from bot.domain.phases.noting import NoteTaken, Taken
from bot.ui import ids
from bot.ui.attempts.amounts import amount_of
from bot.ui.cards import Button, Card, button, notice
from bot.ui.people.text import called
from bot.ui.phases.cards import noted
from bot.ui.phases.text import ADD_TO_MY_NOTES, onward
from bot.ui.refusals import sentence
from bot.ui.verbs import Verb

__all__ = [
    "BY_ROLE",
    "command_as_text",
    "next_phase",
    "not_noted",
    "picked_card",
    "thread_card",
    "told_card",
]

_OWN = 2_000
"""Room of a phase's notes that a member's card shows."""


BY_ROLE = (
    "you mentioned my role, and then Discord does not show me what you say. Edit it to mention "
    f"me instead, or use *Apps → {ADD_TO_MY_NOTES}*, and it is noted."
)
"""What is said where a message mentions what has the bot's name too."""


def picked_card(note: NoteTaken) -> Card:
    """What the notes of the phase hold now, for their member alone."""
    phase = note.phase.value
    title = f"Noted under {phase}"
    if note.taken is Taken.STOOD:
        title = f"That is in your notes on {phase} already"
    room = f"-# {amount_of(note.own)} by now; {note.left:,} more have room."
    head = f"-# Design interview\n### {note.question.prompt}"
    row = [button("All my notes", ids.on(Verb.MINE, note.ref, 1))]
    return notice(f"{head}\n{noted(title, note.own, _OWN)}\n{room}", row)


def thread_card(name: str, note: NoteTaken, *beside: Button) -> Card:
    """Says in a thread, where others read it, that what a member wrote there is noted.

    Whose note it is stands in words: so it needs no permission to reply, and calls nobody.
    `beside`: what its member may need right there.
    """
    phase = note.phase.value
    if note.refused is not None:
        told = sentence(note.refused)
    elif note.taken is Taken.CHANGED:
        told = f"changed in your notes on {phase} too."
    else:
        told = f"noted under {phase}, {amount_of(note.own)} by now."
    onward = [next_phase(note.ref)] if isinstance(note.ref, DesignRef) else []
    return told_card(name, told, *onward, *beside)


def told_card(name: str, told: str, *beside: Button) -> Card:
    """Says something to one member in a thread, without a ping."""
    return notice(f"**{called(name)}**: {told}", beside)


def next_phase(ref: DesignRef) -> Button:
    """Leads on from a phase of one's own interview: the card may be far above by then."""
    return button(onward(ref.phase), ids.on(Verb.NEXT, ref))


def command_as_text(command: str) -> str:
    """What is said of a command that was sent as text, and is noted nowhere."""
    return (
        f"/{command} came as text, so Discord ran no command, and I noted none of it. To run it, "
        f"type `/{command}` and pick it from the list that Discord opens above what you type. If "
        "you mean it as text, edit it so that it does not begin with the slash."
    )


def not_noted(reference: str) -> str:
    """What is said where something went wrong that nobody foresaw."""
    return (
        "something went wrong on my side, and this may not be noted. Add it by *Add notes* on the "
        f"card. If it happens again, give those who host me this reference: {reference}."
    )
