"""A design interview in a channel: what its card shows, and what a member sees of their own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from bot.bank.model import Phase, Question
from bot.domain.attempts.grading import Grade
from bot.domain.attempts.occasions import GroupRef
from bot.domain.attempts.screens import Revealed
from bot.domain.phases.phases import PHASES, Assessing, Length, Scorecard, Timer

__all__ = [
    "Comparing",
    "Gathering",
    "GroupNews",
    "GroupPhase",
    "GroupView",
    "OwnNotes",
    "OwnScreen",
]


@dataclass(frozen=True, slots=True)
class Gathering:
    """One that waits for people before its first phase."""

    ref: GroupRef
    question: Question
    host: str | None
    """Names are as their users wrote them: escape them where they are shown."""
    joined: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupPhase:
    """One phase under way."""

    ref: GroupRef
    question: Question
    length: Length
    timer: Timer
    is_up: bool
    host: str | None
    joined: int
    noted: tuple[str, ...]
    """Who has noted something in this phase, not what."""
    sharing: bool = True
    in_thread: bool = True
    """Whether it is talked through in a thread under the card, not right beside it."""

    @property
    def phase(self) -> Phase:
        """The phase."""
        return PHASES[self.ref.phase - 1]


@dataclass(frozen=True, slots=True)
class Comparing:
    """One whose phases are over: everyone assesses themselves in private."""

    ref: GroupRef
    question: Question
    host: str | None
    assessed: tuple[str, ...]
    grades: Mapping[Grade, int]
    sharing: bool = True


GroupView: TypeAlias = Gathering | GroupPhase | Comparing


@dataclass(frozen=True, slots=True)
class OwnNotes:
    """What a member has noted, while the phases go on."""

    ref: GroupRef
    """Where the interview stands."""
    question: Question
    notes: tuple[str, ...]
    """What was noted in each of the six phases so far."""
    added: Phase | None = None
    """The phase to which something was added just now."""


OwnScreen: TypeAlias = OwnNotes | Assessing[GroupRef] | Scorecard[GroupRef] | Revealed


@dataclass(frozen=True, slots=True)
class GroupNews:
    """Something to be told in an interview's thread: a phase begins, or its time is up."""

    view: GroupPhase | Comparing
    guild_id: int
    channel_id: int
    message_id: int | None
    """The card; None until Discord has told its id."""
    thread_id: int

    @property
    def ends_at(self) -> datetime | None:
        """When the phase's time is up, while it runs."""
        return self.view.timer.ends_at if isinstance(self.view, GroupPhase) else None

    @property
    def number(self) -> int:
        """By which the card that tells it is known again; 0 where it has no time."""
        return int(self.ends_at.timestamp()) if self.ends_at else 0

    @property
    def nonce(self) -> str:
        """The same for every try to tell it; at most 25 characters."""
        time = f"{self.number:x}" if self.ends_at else ""
        up = isinstance(self.view, GroupPhase) and self.view.is_up
        return f"{'u' if up else 'p'}{self.view.ref.phase}{self.view.ref.round:x}.{time}"
