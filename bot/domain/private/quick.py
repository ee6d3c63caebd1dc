"""What an interview shows: one frozen value per card."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from bot.bank.model import Question
from bot.domain.attempts.grading import Grade
from bot.domain.attempts.occasions import TurnRef
from bot.domain.attempts.screens import Attempt, Graded, Revealed
from bot.domain.choosing.request import Request
from bot.domain.choosing.scope import ANYTHING, Scope
from bot.domain.people.caller import Caller
from bot.domain.private.design import InPhase
from bot.domain.private.words import Wish
from bot.domain.refusals import RefusedError

__all__ = [
    "MOST_CHARACTERS",
    "Answered",
    "Asked",
    "Clash",
    "Ending",
    "FollowedUp",
    "Heard",
    "Listening",
    "Noted",
    "RecentChat",
    "Report",
    "ReportLine",
    "Screen",
    "Standing",
]

MOST_CHARACTERS = 20_000
"""What an answer in parts may hold; at 4,000 a form, five of them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that waits for an answer."""

    ref: TurnRef
    question: Question
    total: int
    hints: int = 0
    """How many of the question's hints are shown."""
    wanted: int | None = None
    """How many questions were asked for, where there are fewer."""
    draft: str | None = None
    """The parts of an answer so far; None where it is not given in parts."""
    direct: bool = False
    """Whether it is asked in a direct message, where what the member types is the answer."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Another interview is running; the member chooses between it and a new one."""

    interview: int
    position: int
    total: int
    request: Request


@dataclass(frozen=True, slots=True)
class Ending:
    """A member would end an interview with questions left, and is asked whether they mean it."""

    ref: TurnRef
    left: int


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One question of a finished interview."""

    question: Question
    attempt: Attempt | None
    """None where the question was skipped or never answered."""
    points: int = 0
    hints: int = 0
    due_at: datetime | None = None
    """When spaced repetition brings it back."""


@dataclass(frozen=True, slots=True)
class Report:
    """How an interview went."""

    interview: int
    """Its key, by which it is practised again; 0 of one in a channel, which cannot be."""
    lines: tuple[ReportLine, ...]
    streak: int
    total: int
    """How many questions there would have been."""
    scope: Scope = ANYTHING
    """What could be asked."""
    unanswered: TurnRef | None = None
    """The question, where one alone was asked and it was left without an answer."""
    direct: bool = False
    """Whether it was held in direct messages, whose points no server counts."""

    @property
    def points(self) -> int:
        """Points earned in this interview."""
        return sum(line.points for line in self.lines)

    @property
    def missed(self) -> tuple[ReportLine, ...]:
        """What is worth asking again: graded below Solid."""
        return tuple(
            line
            for line in self.lines
            if line.attempt and line.attempt.grade and not line.attempt.grade.passed
        )


@dataclass(frozen=True, slots=True)
class Heard:
    """What was noted of an answer that a member types in a direct message."""

    ref: TurnRef
    characters: int
    """How many were typed."""
    missing: int
    """How many characters more make it one that earns points."""
    note_message_id: int | None
    """Our message that says so, where there is one already."""
    spoken: int = 0
    """How many seconds were said aloud."""
    wish: Wish | None = None
    """The button that the last message may have meant."""
    next_hint: int | None = None
    """Where a hint may be meant, how many are shown with the next one; None where there is none."""
    grade: Grade | None = None
    """The grade that the last message named, before any can be given."""


@dataclass(frozen=True, slots=True)
class FollowedUp:
    """What was noted of an answer to the interviewer's follow-up."""

    ref: TurnRef
    characters: int
    """How many were typed."""
    last: bool
    """Whether the interview asks nothing after it."""
    kept: bool
    """Whether the text is kept at all once the answer is graded."""
    spoken: int = 0
    """How many seconds were said aloud."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What was noted belongs to an answer that is given, or to notes that are assessed."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What was typed is part of nothing: the answer is given, and this is where it stands."""

    screen: Revealed | Graded
    grade: Grade | None = None
    """The grade that was named, as if that gave it."""
    wish: Wish | None = None
    """The button that may have been meant."""


@dataclass(frozen=True, slots=True)
class Noted:
    """What is noted by now of what a member types in a direct message."""

    of: Heard | FollowedUp | InPhase | Answered | Standing
    refused: RefusedError | None = None
    """Why the last message was left out, if it was."""


@dataclass(frozen=True, slots=True)
class Listening:
    """Since when what a member types in a direct message is theirs to be noted."""

    since: datetime
    after: int | None
    """The message after which to look; None where none was noted yet."""
    known: frozenset[int] = frozenset()
    """The messages that were taken in: one that is missing there was deleted."""


@dataclass(frozen=True, slots=True)
class RecentChat:
    """A chat in which something was answered of late, and the words are kept."""

    channel_id: int
    who: Caller
    occasions: tuple[int, ...]
    """The keys of what was answered."""


Screen: TypeAlias = Asked | Revealed | Graded | Clash | Ending | Report
