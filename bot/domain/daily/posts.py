"""What a daily question shows, and what its sender is handed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from random import Random

from bot.bank.model import Question
from bot.domain.attempts.grading import Grade
from bot.domain.attempts.occasions import PostRef
from bot.domain.daily.schedule import WallClock

__all__ = [
    "MOST_SCHEDULES",
    "Closing",
    "Dispatch",
    "PauseReason",
    "PostView",
    "PostWarning",
    "ScheduleView",
    "Setting",
    "pick_daily",
    "sent_at",
]


class PauseReason(StrEnum):
    """Why a schedule is paused, as the record keeps it."""

    BY_MANAGER = ""
    NO_QUESTIONS = "no-questions"
    """Nothing in the bank has its topic and level any more."""
    FORBIDDEN = "forbidden"
    """A permission was missing, which one Discord does not say."""
    UNSEEN = "unseen"
    THREAD_CLOSED = "thread-closed"
    NO_MESSAGES = "no-messages"
    """A channel of a kind that takes none."""
    CHANNEL_GONE = "channel-gone"
    BOT_REMOVED = "bot-removed"


class PostWarning(StrEnum):
    """What a manager should know about the last post, as the record keeps it."""

    INTERRUPTED = "interrupted"
    """Whether it is there cannot be known: the bot may not read what is there."""
    TOO_MUCH_SINCE = "too-much-since"
    """The same: more was written there since than the bot looks through."""
    NO_THREAD = "no-thread"
    NO_THREAD_HERE = "no-thread-here"
    TOO_MANY_THREADS = "too-many-threads"
    THREAD_REFUSED = "thread-refused"
    REFUSED = "refused"
    """For a reason that no other of these names."""
    BLOCKED = "blocked"
    """By the server's own AutoMod."""


class Setting(StrEnum):
    """What of a schedule can be taken back, so that it is as if it was never given."""

    TOPIC = "topic"
    LEVEL = "level"
    PING = "ping"
    ZONE = "timezone"
    """The server's zone counts again."""


_EPOCH_MS = 1_420_070_400_000
"""https://discord.com/developers/docs/reference#snowflakes"""
MOST_SCHEDULES = 10
"""How many schedules a server can have."""
WEEK = 7
"""Fewer questions than this come again so soon that whoever sets them is told."""


_FIRST_MONTH = 30
"""Posts."""


@dataclass(frozen=True, slots=True)
class ScheduleView:
    """A schedule as a manager sees it."""

    key: int
    channel_id: int
    wall: WallClock
    topic: str | None
    """The topic's title."""
    level: str | None
    ping_role_id: int | None
    thread: bool
    silent: bool
    upcoming: tuple[datetime, ...]
    """Its next posts; empty while it is paused."""
    paused_because: PauseReason | str | None
    """None while it runs; a text where a version from before the reasons kept one."""
    warning: PostWarning | str | None = None
    questions: int = WEEK
    """How many different questions have its topic and level."""
    follows: bool = False
    """Whether its zone is the server's, and changes with it."""
    twin: int | None = None
    """The key of an older schedule that posts the same, at the same time, in the same channel."""

    @property
    def is_small(self) -> bool:
        """Whether its questions come again within a week of posts."""
        return self.questions < WEEK


@dataclass(frozen=True, slots=True)
class PostView:
    """A daily question as its channel sees it."""

    ref: PostRef
    question: Question
    local_date: date
    closes_at: datetime
    answers: int = 0


@dataclass(frozen=True, slots=True)
class Dispatch:
    """A post that its sender owns until the lease is over."""

    post: PostView
    guild_id: int
    channel_id: int
    claimed_at: datetime
    """When it was claimed first: how long Discord may have known its nonce."""
    silent: bool
    thread: bool
    ping_role_id: int | None
    by_hand: bool = False
    """Whether a manager has just asked for it, also where its schedule is paused."""

    @property
    def nonce(self) -> str:
        """The mark by which Discord refuses a second message for the same post."""
        return f"post-{self.post.ref.post}"


@dataclass(frozen=True, slots=True)
class Closing:
    """A post whose day is over, with the answer and how its grades fell."""

    post: PostView
    guild_id: int
    channel_id: int
    message_id: int
    grades: Mapping[Grade, int]


def sent_at(message_id: int) -> datetime:
    """When a message came to its channel, by Discord's clock."""
    return datetime.fromtimestamp(((message_id >> 22) + _EPOCH_MS) / 1_000, UTC)


def pick_daily(
    pool: Sequence[Question],
    used: Mapping[str, int],
    *,
    schedule: int,
    day: date,
    last: str | None = None,
    often: frozenset[str] = frozenset(),
) -> Question | None:
    """The question of one schedule on one local date; the same for the same arguments.

    None repeats until the pool is used up: only those used least often so far are drawn from. Two
    wordings of one question count as one. What was posted last never comes again at once, unless
    there is nothing else.

    Args:
        pool: What the schedule's topic and level allow.
        used: How often the schedule has used questions, by canonical id.
        schedule: The schedule's key, for the seed.
        day: The local date, for the seed.
        last: The canonical id of the question before it.
        often: Canonical ids of what candidates meet most: a schedule's first month prefers them.
    """
    if not pool:
        return None
    others = [question for question in pool if question.canonical_id != last] or pool
    least = min(used.get(question.canonical_id, 0) for question in others)
    fresh = [question for question in others if used.get(question.canonical_id, 0) == least]
    if sum(used.values()) < _FIRST_MONTH:
        fresh = [q for q in fresh if q.canonical_id in often] or fresh
    seeded = Random(f"{schedule}/{day.isoformat()}")  # noqa: S311 - a draw that can be repeated, not a secret
    return seeded.choice(sorted(fresh, key=lambda question: question.id))
