"""The phases of a design interview as texts, for one member and for a channel alike."""

import re
from datetime import datetime, timedelta

from bot.bank.model import Level, Phase, Question
from bot.domain.phases.phases import EXTENSION, PHASES, Length, Timer
from bot.ui.words import plural, relative, spelled

__all__ = [
    "ADD_TO_MY_NOTES",
    "MORE_TIME",
    "answer",
    "asked",
    "onward",
    "opening",
    "place",
    "plan",
    "time",
    "typed",
]

_AIMS = {
    Phase.REQUIREMENTS: "Ask before you build: functions, users, qualities, what is left out.",
    Phase.NUMBERS: "Derive load, storage and traffic, and say what each figure decides.",
    Phase.API_AND_DATA: "Name the calls, the tables and their keys, and who reads them how.",
    Phase.HIGH_LEVEL: (
        "Draw the parts (`/draw` draws what you type), and lead one read and one write through all "
        "of them."
    ),
    Phase.DEEP_DIVE: "Take the hardest part, and explain it down to data and failures.",
    Phase.WRAP_UP: "Sum up, name what is weakest, and say what you would do next.",
}
_EXPECTED = {
    Level.JUNIOR: "At this level: a simple design that works; the interviewer helps along.",
    Level.MID: "At this level: you lead, and give a reason for every larger choice.",
    Level.SENIOR: "At this level: you lead, weigh alternatives, and name failure and cost unasked.",
}
MORE_TIME = f"{EXTENSION // timedelta(minutes=1)} more minutes"
"""What a button gives."""
ADD_TO_MY_NOTES = "Add to my notes"
"""The command in the menu of a message."""
_WORD = re.compile(r"(?:a|[a-z]{2,})(?=[ ,:'-]|$)")
"""A word at the start of an item that can have a capital: no name, variable or code."""


def plan() -> str:
    """What there is to do, and how long each phase takes."""
    phases = " · ".join(
        f"{phase.value} {Length.FULL.minutes(number)}"
        for number, phase in enumerate(PHASES, start=1)
    )
    return (
        f"**{Length.FULL} minutes in {spelled(len(PHASES))} phases:** {phases}. "
        "In the deep dive one requirement changes."
    )


def typed(where: str | None) -> str:
    """How a message becomes a note: `where` one that mentions the bot does, if it does anywhere."""
    picked = f"*Apps → {ADD_TO_MY_NOTES}* on a message of yours"
    if where is None:
        return f"-# {picked} adds that too."
    return f"-# Mention me {where} and say your note, or use {picked}."


def place(number: int) -> str:
    """Where an interview stands, for a card's heading."""
    return f"Design interview · phase {number} of {len(PHASES)}"


def onward(number: int) -> str:
    """What the button says that leads on from a phase."""
    return "To the self-assessment" if number == len(PHASES) else "Next phase"


def opening(question: Question, phase: Phase, length: Length) -> str:
    """What is asked for in a phase, and what a strong candidate does there for this question."""
    minutes = plural(length.minutes(PHASES.index(phase) + 1), "minute")
    aim = f"{_AIMS[phase]} {_EXPECTED[question.level]}"
    return f"### {phase.value} · {minutes}\n{aim}\n{asked(question, phase)}"


def asked(question: Question, phase: Phase) -> str:
    """What a strong candidate does in a phase for this question, and what changes in it.

    A question whose phases the bank has dropped since has nothing to say.
    """
    does = question.phases.get(phase, "")
    text = f"**What counts here:** {does}" if does else ""
    if phase is Phase.DEEP_DIVE and question.curveball:
        text += f"\n**One requirement changes:** {question.curveball}"
    return text


def answer(question: Question, phase: Phase) -> str:
    """A phase's part of the answer, as a checklist, once it is over; empty where there is none."""
    said = question.phase_answers.get(phase, "")
    told = f"**{phase.value}: did you have this?**\n{_items(said)}" if said else ""
    if phase is Phase.DEEP_DIVE and (change := question.curveball_answer):
        told += (
            f"\n**What the changed requirement does**\n- **Breaks:** {change.breaks}\n"
            f"- **Stays:** {change.stays}\n- **Changes:** {change.changes}\n"
            f"- **Price:** {change.price}"
        )
    return told.lstrip("\n")


def _items(said: str) -> str:
    """A phase's part of the answer, item by item; one whose parts hang together stays whole."""
    parts = said.split("; ")
    if any(part.count("`") % 2 or part.count("(") != part.count(")") for part in parts):
        parts = [said]
    return "\n".join(f"- {_item(part)}" for part in parts)


def _item(part: str) -> str:
    """One item of a list: a capital at its start, and no full stop after a single sentence."""
    part = part if ". " in part else part.removesuffix(".")
    return part[0].upper() + part[1:] if _WORD.match(part) else part


def time(timer: Timer, *, is_up: bool) -> str:
    """The time left, as each reader's client counts it down."""
    if timer.left is not None:
        return f"**Paused** with {_span(timer.left)} left."
    if timer.ends_at is None:
        return ""
    if is_up:
        told = f"**Time is up** (it ended {relative(timer.ends_at)})."
        return f"{told} Finish your thought and go on, or take {MORE_TIME}."
    return f"**Time for this phase:** until {_clock(timer.ends_at)} ({relative(timer.ends_at)})."


def _clock(instant: datetime) -> str:
    """An instant as the time of each reader's day."""
    return f"<t:{int(instant.timestamp())}:t>"


def _span(left: timedelta) -> str:
    minutes, seconds = divmod(round(left.total_seconds()), 60)
    return f"{plural(minutes, 'minute')} {plural(seconds, 'second')}"
