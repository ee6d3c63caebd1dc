"""What the cards of an attempt show: one frozen value per card."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.bank.model import Question
from bot.domain.attempts.grading import Grade
from bot.domain.attempts.key_points import FormerTicks
from bot.domain.attempts.occasions import Ref
from bot.domain.attempts.scoring import Shortfall

__all__ = [
    "Attempt",
    "Earned",
    "Graded",
    "Onlooking",
    "Peers",
    "Revealed",
    "ReviewOverview",
    "Written",
]


@dataclass(frozen=True, slots=True)
class Attempt:
    """One member's answer as a card shows it."""

    text: str | None
    """None once it was removed, and for "I don't know"."""
    gave_up: bool = False
    grade: Grade | None = None
    ticked: tuple[int, ...] | None = None
    """Indexes of ticked key points; None where the form was not used, or they read otherwise."""
    formerly: FormerTicks | None = None
    """What was ticked before the key points were revised."""
    note: str | None = None
    follow_up: int | None = None
    """Which of the question's follow-ups the interviewer went on with, from 0."""
    follow_up_asked: str | None = None
    """That follow-up, as the member read it."""
    follow_up_answer: str | None = None
    """None where nothing was said to it, and where its words are not kept."""
    follow_up_had: bool | None = None
    """Whether the member says that they had what the bank says to it; None where they did not."""

    @property
    def passed(self) -> bool:
        """Whether it is graded Solid or better."""
        return self.grade is not None and self.grade.passed

    @property
    def is_followed_up(self) -> bool:
        """Whether the follow-up is known to have been answered."""
        return bool(self.follow_up_answer) or self.follow_up_had is not None


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
    shortfall: Shortfall | None = None
    """Why the points are fewer than a graded answer earns."""
    due_at: datetime | None = None
    """When spaced repetition brings the question back."""


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
class Revealed:
    """An answered question with its model answer, to be graded (again)."""

    ref: Ref
    question: Question
    attempt: Attempt
    total: int = 1
    """How many questions the interview has."""
    again: bool = False
    """Whether the member had answered before: that answer counts, and what came now is not kept."""


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
    last: bool | None = None
    """Whether nothing is asked after it; None where its card does not lead on."""
    shares: bool = False
    """Whether its member may show it to a channel."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a member has answered by now, as the form shows it that is to change it."""

    text: str | None
    """None where nothing of it is kept."""
    sketch: str | None = None
    """What they drew to it."""


@dataclass(frozen=True, slots=True)
class Onlooking:
    """A question whose answer was shown to all: one who gave none of their own may read it too."""

    ref: Ref
    question: Question


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
