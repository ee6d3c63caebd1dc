"""What an interview shows: one frozen value per card."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

from bot.bank.model import Level, Question
from bot.domain.grading import Grade
from bot.domain.refs import Ref, TurnRef

__all__ = [
    "DEFAULT_QUESTIONS",
    "MOST_QUESTIONS",
    "Asked",
    "Attempt",
    "Clash",
    "Earned",
    "Graded",
    "Heard",
    "Listening",
    "PastInterview",
    "Peers",
    "Report",
    "ReportLine",
    "Request",
    "Revealed",
    "Review",
    "ReviewOverview",
    "Screen",
]

DEFAULT_QUESTIONS = 3
MOST_QUESTIONS = 20


class Review(StrEnum):
    """Which questions a review asks."""

    DUE = "due"
    MISSED = "missed"
    """Of those that are due, the ones graded below Solid."""


@dataclass(frozen=True, slots=True)
class Request:
    """The options of `/interview`; None is an option that was not given."""

    topic: str | None = None
    """The slug of a topic."""
    level: Level | None = None
    questions: int | None = None
    practises: int | None = None
    """The interview whose missed questions are to be asked again."""
    review: Review | None = None
    """What spaced repetition brings back, instead of a topic and level."""

    def differs_from(self, running: "Request") -> bool:
        """Whether any option that was given is not that of a running interview."""
        pairs = (
            (self.topic, running.topic),
            (self.level, running.level),
            (self.questions, running.questions),
            (self.practises, running.practises),
            (self.review, running.review),
        )
        return any(mine is not None and mine != theirs for mine, theirs in pairs)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One member's answer as a card shows it."""

    text: str | None
    """None once it was removed, and for "I don't know"."""
    gave_up: bool = False
    grade: Grade | None = None
    ticked: tuple[int, ...] | None = None
    """Indexes of ticked key points; None where the form was not used."""
    note: str | None = None
    follow_up: int | None = None
    """Which of the question's follow-ups the interviewer went on with, from 0."""
    follow_up_answer: str | None = None


@dataclass(frozen=True, slots=True)
class Earned:
    """What a graded attempt earned, and where the streak stands."""

    points: int
    streak: int
    """Counted days in a row, today included once it is counted."""
    freezes: int
    """Freezes left."""
    day_ends_at: datetime
    """When the member's local day is over."""
    frozen: tuple[date, ...] = ()
    """Missed days that freezes have just been spent on."""
    earned_freeze: bool = False


@dataclass(frozen=True, slots=True)
class Peers:
    """How the members of a server graded a question, by each one's latest grade."""

    members: int
    same_grade: int
    """How many of them gave the grade that this member gave."""

    @property
    def percent(self) -> int:
        """The share of those who gave the same grade, in whole percent."""
        return round(100 * self.same_grade / self.members) if self.members else 0


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
class Revealed:
    """An answered question with its model answer, to be graded (again)."""

    ref: Ref
    question: Question
    attempt: Attempt
    total: int = 1
    """How many questions the interview has."""
    again: bool = False
    """Whether the member had answered before: the first answer counts."""


@dataclass(frozen=True, slots=True)
class Graded:
    """A graded question, and what it earned."""

    ref: Ref
    question: Question
    attempt: Attempt
    earned: Earned
    peers: Peers
    total: int = 1
    again: bool = False


@dataclass(frozen=True, slots=True)
class Clash:
    """Another interview is running; the member chooses between it and a new one."""

    interview: int
    position: int
    total: int
    request: Request


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
    lines: tuple[ReportLine, ...]
    streak: int
    total: int
    """How many questions there would have been."""

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
    note_message_id: int | None
    """Our message that says so, where there is one already."""


@dataclass(frozen=True, slots=True)
class Listening:
    """Since when what a member types in a direct message is theirs to be noted."""

    since: datetime
    after: int | None
    """The last message that is noted already."""


@dataclass(frozen=True, slots=True)
class PastInterview:
    """A finished interview, to choose from."""

    interview: int
    started_at: datetime
    topic: str | None
    """The topic's title; None for all topics."""
    questions: int


@dataclass(frozen=True, slots=True)
class ReviewOverview:
    """What spaced repetition says of a member."""

    due: int
    """Questions to be repeated now."""
    missed: int
    """How many of them were graded below Solid."""
    this_week: int
    """Questions that come due within seven days, those due now included."""
    next_at: datetime | None
    """When the next one comes due, where none is now."""
    last: Ref | None = None
    """What was graded last, whose grade can be changed."""


Screen: TypeAlias = Asked | Revealed | Graded | Clash | Report
