"""One member's design interview: what its cards show."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from bot.bank.model import Phase, Question
from bot.domain.attempts.occasions import DesignRef
from bot.domain.drawing import Sketched
from bot.domain.phases.phases import PHASES, Assessing, Length, Scorecard, Timer

__all__ = ["Begun", "DesignScreen", "InPhase", "Opening", "TimeUp", "Unrecorded"]


@dataclass(frozen=True, slots=True)
class Opening:
    """A design interview that has not begun."""

    ref: DesignRef
    question: Question


@dataclass(frozen=True, slots=True)
class InPhase:
    """One phase under way."""

    ref: DesignRef
    question: Question
    length: Length
    timer: Timer
    is_up: bool
    notes: tuple[str, ...]
    """What was noted in each of the six phases so far."""
    channel_id: int | None = None
    """The thread or direct messages where it runs; None where an ephemeral message shows it."""
    direct: bool = False
    """Whether it runs in direct messages, where what the member types is a note."""
    sketch: Sketched | None = None
    """What the member has drawn."""

    @property
    def phase(self) -> Phase:
        """The phase."""
        return PHASES[self.ref.phase - 1]

    @property
    def own(self) -> str:
        """What was noted in this phase."""
        return self.notes[self.ref.phase - 1]


@dataclass(frozen=True, slots=True)
class Unrecorded:
    """A design interview that ended without a note or before its first phase."""

    ref: DesignRef
    question: Question


@dataclass(frozen=True, slots=True)
class TimeUp:
    """A phase whose time is over, to be told where the interview runs."""

    screen: InPhase
    guild_id: int
    """0 in direct messages."""
    channel_id: int
    ends_at: datetime

    @property
    def number(self) -> int:
        """By which the card that tells it is known again."""
        return int(self.ends_at.timestamp())

    @property
    def nonce(self) -> str:
        """The same for every try to tell it; at most 25 characters."""
        return f"{self.screen.ref.design:x}.{self.number:x}"


DesignScreen: TypeAlias = (
    Opening | InPhase | Assessing[DesignRef] | Scorecard[DesignRef] | Unrecorded
)


@dataclass(frozen=True, slots=True)
class Begun:
    """A design interview that was told to begin."""

    screen: DesignScreen
    now: bool
    """Whether it began by this press; a second one finds it begun."""
