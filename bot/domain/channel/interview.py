"""An interview in a channel: its times, who may lead it, and what its card shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeAlias

from bot.bank.model import Question
from bot.domain.attempts.grading import Grade
from bot.domain.attempts.occasions import ChannelRef, GroupRef, RoundRef
from bot.domain.attempts.screens import Graded, Revealed
from bot.domain.channel.design import GroupView

__all__ = [
    "HOST_PATIENCE",
    "PATIENCE",
    "QUESTION_TIME",
    "AlreadyRunning",
    "Asking",
    "CardPlace",
    "EndReason",
    "Heirs",
    "HostDesk",
    "Joined",
    "OwnAnswer",
    "Pending",
    "Place",
    "RevealedQuestion",
    "RoundLine",
    "RoundView",
    "Started",
    "Starters",
    "Summary",
    "everyone_answered",
    "may_lead",
]

QUESTION_TIME = timedelta(minutes=5)
HOST_PATIENCE = timedelta(minutes=10)
"""After so long without the host, anyone who joined may go on."""
PATIENCE = timedelta(hours=1)
"""How long an open answer or a pause waits for people before the clock ends the interview."""


class EndReason(StrEnum):
    """Why an interview ended, as the record keeps it."""

    FINISHED = "finished"
    """All questions have been asked."""
    PHASES_OVER = "phases-over"
    BY_HOST = "by-host"
    BY_MEMBER = "by-member"
    """Without a name: it would outlast the deletion of its member."""
    BY_MANAGER = "by-manager"
    DESERTED = "deserted"
    NEVER_POSTED = "never-posted"
    QUESTION_LOST = "question-lost"
    CARD_DELETED = "card-deleted"
    CHANNEL_DELETED = "channel-deleted"
    THREAD_DELETED = "thread-deleted"
    THREAD_ARCHIVED = "thread-archived"
    THREAD_LOCKED = "thread-locked"
    THREAD_CLOSED = "thread-closed"
    """Archived or locked."""
    UNSEEN = "unseen"
    """The bot may no longer see the channel."""
    NOT_ALLOWED = "not-allowed"
    """It sees the channel, but may not change the card."""


class Starters(StrEnum):
    """Who may start an interview in a channel."""

    EVERYONE = "everyone"
    ROLE = "role"
    MANAGERS = "managers"


def may_lead(*, is_host: bool, joined: bool, host_seen_at: datetime, now: datetime) -> bool:
    """Whether a member may do what is the host's."""
    return is_host or (joined and now - host_seen_at >= HOST_PATIENCE)


def everyone_answered(joined: int, answered: int) -> bool:
    """Whether nobody is left to wait for; one member alone waits for others to join."""
    return joined > 1 and answered >= joined


@dataclass(frozen=True, slots=True)
class Place:
    """Where a command was typed."""

    channel_id: int
    parent_id: int | None = None
    """The channel a thread belongs to."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A question that a channel is thinking about."""

    ref: RoundRef
    question: Question
    total: int
    host: str | None
    """Names are as their users wrote them: escape them where they are shown."""
    answered: tuple[str, ...] = ()
    joined: int = 0
    due_at: datetime | None = None
    """The deadline; None while it is paused."""
    left: timedelta | None = None
    """What is left of the time while it is paused."""
    wanted: int | None = None
    """How many questions were asked for, where there are fewer."""


@dataclass(frozen=True, slots=True)
class RevealedQuestion:
    """A question whose answer is shown."""

    ref: RoundRef
    question: Question
    total: int
    host: str | None
    answered: tuple[str, ...]
    grades: Mapping[Grade, int]
    sharing: bool = True


@dataclass(frozen=True, slots=True)
class RoundLine:
    """One question of an interview that is over."""

    question: Question
    answered: int
    grades: Mapping[Grade, int]
    skipped: bool = False
    reads: ChannelRef | None = None
    """Where the model answer can be read, once all were shown it."""


@dataclass(frozen=True, slots=True)
class Summary:
    """How an interview in a channel went."""

    ref: RoundRef
    reason: EndReason | str
    """As a text where a version from before the reasons kept one."""
    total: int
    joined: tuple[str, ...]
    lines: tuple[RoundLine, ...]
    design: GroupRef | None = None
    """Where a design interview ended, if it was one."""


RoundView: TypeAlias = Asking | RevealedQuestion | Summary | GroupView


@dataclass(frozen=True, slots=True)
class HostDesk:
    """What leads an interview, for whoever may."""

    view: RoundView
    leads: bool
    """Whether the member may do what is the host's now."""
    manages: bool
    """Whether they manage the server: they may end it, whoever hosts it."""


@dataclass(frozen=True, slots=True)
class CardPlace:
    """Where a card is."""

    guild_id: int
    channel_id: int
    message_id: int | None
    """None until Discord has told the id of the first."""
    step: int | None = None
    """What it shows, where it says so."""


@dataclass(frozen=True, slots=True)
class Joined:
    """A member is in an interview."""

    again: bool
    """Whether they were before."""
    answered: bool
    """Whether they have answered the question that is asked."""
    is_asking: bool
    is_design: bool
    at: CardPlace
    """Where its newest card is."""


@dataclass(frozen=True, slots=True)
class Started:
    """A new interview, whose card is to be posted."""

    round: int
    view: RoundView


@dataclass(frozen=True, slots=True)
class AlreadyRunning:
    """The channel has an interview already."""

    guild_id: int
    channel_id: int
    message_id: int | None


@dataclass(frozen=True, slots=True)
class Pending:
    """An answer that is kept, and may be changed until the reveal."""

    ref: RoundRef
    question: Question
    text: str | None
    due_at: datetime | None
    changed: bool = False


OwnAnswer: TypeAlias = Pending | Revealed | Graded
"""A member's own answer, before and after the reveal."""


@dataclass(frozen=True, slots=True)
class Heirs:
    """Who could host instead, by id and name."""

    round: int
    people: tuple[tuple[int, str], ...]
