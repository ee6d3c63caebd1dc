"""Values for tests with sensible defaults, so that a test names only what matters."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from bot.bank import Bank, Kind, Level, Phase, Question, Topic
from bot.db.models import Base
from bot.domain.people.caller import Caller
from bot.domain.phases.uptime import Moment
from bot.services.library import open_library
from bot.services.wiring import Services
from tests.database import transact

__all__ = [
    "ADA",
    "CLUB",
    "GRACE",
    "MONA",
    "NOON",
    "WRITTEN",
    "Practice",
    "SetClock",
    "is_a",
    "make_bank",
    "make_question",
    "make_topic",
]

P = ParamSpec("P")
T = TypeVar("T")

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
"""A Tuesday."""
CLUB = 700
"""A server."""
ADA = Caller(1, "Ada", CLUB)
GRACE = Caller(2, "Grace", CLUB)
MONA = Caller(3, "Mona", CLUB, manages=True)
WRITTEN = "I would measure first, then put a cache in front of the slow reads."
"""An answer that counts as a written one."""


class SetClock:
    """A clock that stands still until a test lets time pass, or sets it."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now
        self._set_by = timedelta()

    def __call__(self) -> datetime:
        """The present instant."""
        return self.now

    def advance(self, **time: float) -> None:
        """Let time pass, such as `hours=1`."""
        self.now += timedelta(**time)

    def set_by(self, step: timedelta) -> None:
        """Set it, as a host does: no time passes."""
        self.now += step
        self._set_by += step

    def look(self) -> Moment:
        """The same, beside a monotonic clock that nobody sets."""
        return Moment(self.now, self.now - NOON - self._set_by)


def is_a(kind: type[T], value: object) -> T:
    """The value, which must be of this kind."""
    assert isinstance(value, kind), value
    return value


def make_topic(slug: str = "caching", order: int = 1) -> Topic:
    """A topic."""
    return Topic(slug, slug.capitalize(), order)


def make_question(
    identity: str = "caching/lru",
    *,
    alias_of: str | None = None,
    kind: Kind = Kind.CONCEPT,
    level: Level = Level.MID,
    was: tuple[str, ...] = (),
    often: bool = False,
    follow_ups: tuple[str, ...] = (),
) -> Question:
    """A question with two hints and three key points, in the topic that its id names.

    One that asks for a design has its phases and its curveball too.
    """
    is_design = kind is Kind.DESIGN
    return Question(
        id=identity,
        topic=make_topic(identity.partition("/")[0]),
        prompt=f"What is {identity}?",
        answer="It keeps what is read often near those who read it.",
        kind=kind,
        level=level,
        canonical_id=alias_of or identity,
        was=was,
        often=often,
        key_points=("It is near.", "It is small.", "It is stale at times."),
        hints=("Who reads?", "Who writes?"),
        curveball="Half of the readers move to Mars." if is_design else "",
        phases={phase: f"What to say of {phase}." for phase in Phase} if is_design else {},
        follow_ups=follow_ups,
        follow_up_answers=tuple(f"What is said to: {each}" for each in follow_ups),
    )


def make_bank(questions: Iterable[Question] | None = None) -> Bank:
    """A bank of these questions; by default three topics of four, one of them an alias."""
    held = list(questions) if questions is not None else _default_questions()
    topics = {question.topic.slug: question.topic for question in held}
    return Bank(topics.values(), held)


def _default_questions() -> list[Question]:
    kinds, levels = list(Kind), list(Level)
    held = [
        make_question(f"{slug}/q{n}", kind=kinds[(n + shift) % 6], level=levels[n % 3])
        for shift, slug in enumerate(("caching", "queues", "storage"))
        for n in range(4)
    ]
    return [*held, make_question("queues/again", alias_of="caching/q0")]


class Practice:
    """The services over one database, with a clock in the test's hand."""

    def __init__(
        self,
        engine: Engine,
        bank: Bank | None = None,
        *,
        clock: SetClock | None = None,
        keep_texts_days: int = 180,
        seed: int = 1,
    ) -> None:
        self.engine = engine
        self.clock = clock or SetClock()
        self.bank = bank or make_bank()
        self.library = self.do(open_library, self.bank)
        chance = Random(seed)  # noqa: S311 - a test draws the same each time
        self.services = Services.make(
            self.library, self.clock.look, chance, keep_texts_days=keep_texts_days
        )

    def do(
        self, work: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """One transaction."""
        return transact(self.engine, work, *args, **kwargs)

    def delete(self, who: Caller) -> dict[str, int]:
        """`/mydata delete`, to its last piece."""
        went = self.do(self.services.members.delete, who)
        while self.do(self.services.members.erase_piece, who.member_id):
            pass
        return went

    def forget_left(self) -> int:
        """Forget the servers that left long ago, to the last piece; returns how many."""
        servers = self.services.servers
        forgotten = self.do(servers.forget_left)
        while self.do(servers.erase_piece):
            pass
        return forgotten

    def count(self, table: type[Base]) -> int:
        """How many rows a table has."""
        return self.do(Session.scalar, select(func.count()).select_from(table)) or 0

    def after_restart(self, bank: Bank, *, keep_texts_days: int = 180) -> "Practice":
        """The same record, served by a bot with another bank or another setting."""
        return Practice(self.engine, bank, clock=self.clock, keep_texts_days=keep_texts_days)
