"""A design interview: its phases, its timer, and what its cards show."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Generic, TypeVar

from bot.bank.model import Phase, Question
from bot.domain.attempts.occasions import DesignRef, GroupRef
from bot.domain.attempts.parts import GAP, stands
from bot.domain.attempts.screens import Graded
from bot.domain.refusals import Refusal, RefusedError
from bot.texts import said

__all__ = [
    "ASSESSING",
    "DRAWN_FROM",
    "EXTENSION",
    "MOST_NOTES",
    "OPENING",
    "PHASES",
    "Assessing",
    "Length",
    "Scorecard",
    "Timer",
    "appended",
    "is_open",
    "joined",
    "named",
    "no_room",
    "parted",
    "require_phase",
    "submitted",
    "tells_questions",
]

R_co = TypeVar("R_co", DesignRef, GroupRef, covariant=True)
"""Whose interview it is: a member's own, or a channel's."""

PHASES = tuple(Phase)
_NAMES = re.compile(rf"(?:\A|\n\n)(?:{'|'.join(map(re.escape, PHASES))})\n")
OPENING, ASSESSING = 0, len(PHASES) + 1
"""What stands before the first phase, and after the last."""
DRAWN_FROM = PHASES.index(Phase.API_AND_DATA) + 1
"""The phase from which on one draws: before it there is nothing to draw."""
_REQUIREMENTS = 1
"""The phase in which a candidate asks."""
EXTENSION = timedelta(minutes=5)
MOST_NOTES = 8_000
"""Characters that the notes of one phase may hold; at 4,000 a form, two of them."""


class Length(IntEnum):
    """How long a design interview takes, in minutes."""

    FULL = 45
    SHORT = 20

    def minutes(self, number: int) -> int:
        """The minutes of a phase, by its number from 1."""
        return _MINUTES[self][number - 1]


_MINUTES = {Length.FULL: (5, 3, 7, 12, 13, 5), Length.SHORT: (2, 2, 3, 5, 6, 2)}


def tells_questions(phase: int) -> bool:
    """Whether what a good candidate asks may be read: that is to be found in the first phase."""
    return phase > _REQUIREMENTS


def joined(notes: Sequence[str]) -> str:
    """The notes of all phases as one text, under the names of the phases."""
    noted = zip(PHASES, notes, strict=False)
    return "\n\n".join(f"{phase.value}\n{note}" for phase, note in noted if note)


def unnamed(text: str) -> str:
    """What `joined` notes say without the names of the phases: as much of it is the member's."""
    return _NAMES.sub("", text)


def named(text: str) -> list[tuple[str, str]]:
    """The notes in a text that `joined` made, each with the name of its phase.

    What stands before the first name has none.
    """
    pieces, name, at = [], "", 0
    for found in _NAMES.finditer(text):
        pieces.append((name, text[at : found.start()]))
        name, at = found[0].strip("\n"), found.end()
    pieces.append((name, text[at:]))
    return [(name, note) for name, note in pieces if name or note]


def parted(text: str, lengths: Sequence[int]) -> list[str]:
    """The notes of each phase in a text that `joined` made of notes of these lengths.

    Nothing where they cannot be told apart, as in a text that is no longer kept.
    """
    notes, at = [], 0
    for phase, length in zip(PHASES, lengths, strict=True):
        begins = at + len(phase.value) + 1
        notes.append(text[begins : begins + length] if length else "")
        at = begins + length + len(GAP) if length else at
    return notes if joined(notes) == text else [""] * len(PHASES)


def appended(notes: str, text: str) -> str:
    """A phase's notes with one more.

    Raises:
        RefusedError: It is blank, or the notes become too long.
    """
    if not (text := said(text)):
        raise RefusedError(Refusal.EMPTY_NOTE)
    joined = f"{notes}{GAP}{text}" if notes else text
    if (refused := no_room(len(joined))) is not None:
        raise refused
    return joined


def no_room(characters: int) -> RefusedError | None:
    """What is said where a phase's notes would be so long."""
    if characters <= MOST_NOTES:
        return None
    return RefusedError(Refusal.NOTES_TOO_LONG, most=MOST_NOTES)


def is_open(phase: int) -> bool:
    """Whether it is one of the phases: they have begun, and are not over."""
    return OPENING < phase < ASSESSING


def require_phase(phase: int) -> None:
    """Let only a message pass that comes while a phase is open.

    Raises:
        RefusedError: None is, yet or any more.
    """
    if phase <= OPENING:
        raise RefusedError(Refusal.PHASES_NOT_BEGUN)
    if phase >= ASSESSING:
        raise RefusedError(Refusal.PHASES_OVER)


def submitted(notes: str, text: str, since: int | None) -> str:
    """A phase's notes with one more from a form, which may be sent twice.

    Args:
        notes: What is noted.
        text: What the form brings.
        since: How long the notes were when the form's button was shown, where that is known.

    Raises:
        RefusedError: It is blank, or the notes become too long.
    """
    return notes if stands(said(text), notes, since) else appended(notes, text)


@dataclass(frozen=True, slots=True)
class Timer:
    """Runs towards an instant, or stands still with what is left; never both."""

    ends_at: datetime | None = None
    left: timedelta | None = None
    """What is left while it is paused."""

    @classmethod
    def of(cls, now: datetime, minutes: int) -> "Timer":
        """A timer that runs from now on."""
        return cls(ends_at=now + timedelta(minutes=minutes))

    @property
    def paused(self) -> bool:
        """Whether it stands still."""
        return self.left is not None

    @property
    def mark(self) -> int | None:
        """What tells this timer from what it becomes by a press: buttons carry it.

        The seconds since 1970 at its end, or while it is paused the seconds that are left.
        """
        if self.left is not None:
            return int(self.left.total_seconds())
        return None if self.ends_at is None else int(self.ends_at.timestamp())

    def left_at(self, now: datetime) -> timedelta:
        """What is left at an instant; nothing once the time is up."""
        if self.left is not None:
            return self.left
        return max(timedelta(), self.ends_at - now) if self.ends_at else timedelta()

    def is_up(self, now: datetime) -> bool:
        """Whether the time is over."""
        return not self.paused and self.left_at(now) == timedelta()

    def pause(self, now: datetime) -> "Timer":
        """The same timer, standing still."""
        return Timer(left=self.left_at(now))

    def resume(self, now: datetime) -> "Timer":
        """The same timer, running."""
        return Timer(ends_at=now + self.left) if self.left is not None else self

    def extend(self, now: datetime) -> "Timer":
        """Five minutes more; those of a timer that is up count from now."""
        if self.left is not None:
            return Timer(left=self.left + EXTENSION)
        return Timer(ends_at=now + self.left_at(now) + EXTENSION)

    def credit_downtime(self, seen_at: datetime, gap: timedelta) -> "Timer":
        """Leave what was left when it was last seen, over a gap in what the clock shows.

        Time that was up then stays up, also where the clock was set back.
        """
        if self.ends_at is None or self.ends_at <= min(seen_at, seen_at + gap):
            return self
        return replace(self, ends_at=self.ends_at + gap)


@dataclass(frozen=True, slots=True)
class Assessing(Generic[R_co]):
    """The phases are over, and the member assesses themselves."""

    ref: R_co
    question: Question
    steps: tuple[int, ...] = ()
    """The steps of the first axes, where they are given."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scorecard(Generic[R_co]):
    """A finished design interview."""

    ref: R_co
    question: Question
    steps: tuple[int, ...]
    graded: Graded
