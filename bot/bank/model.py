"""Values of the bank: topics, questions, and the bank that holds them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

__all__ = [
    "AtYourLevel",
    "Bank",
    "Clarification",
    "CurveballAnswer",
    "Fork",
    "Kind",
    "Level",
    "Phase",
    "Question",
    "Topic",
]


class Kind(StrEnum):
    """What sort of answer a question asks for; `content/README.md` has the rule."""

    CONCEPT = "concept"
    COMPARISON = "comparison"
    HOW_TO = "how-to"
    DESIGN = "design"
    LOW_LEVEL_DESIGN = "low-level-design"
    TRADE_OFF = "trade-off"


class Level(StrEnum):
    """Whom a question suits; `content/README.md` has the rule."""

    JUNIOR = "junior"
    MID = "mid"
    SENIOR = "senior"


class Phase(StrEnum):
    """The phases of a design interview, in their order."""

    REQUIREMENTS = "Requirements"
    NUMBERS = "Numbers"
    API_AND_DATA = "API and data"
    HIGH_LEVEL = "High-level"
    DEEP_DIVE = "Deep dive"
    WRAP_UP = "Wrap-up"


@dataclass(frozen=True, slots=True)
class Topic:
    """A section of the bank."""

    slug: str
    title: str
    order: int
    """Its place among the topics, from 1."""


@dataclass(frozen=True, slots=True)
class Clarification:
    """What a candidate may ask about a design prompt, and what the interviewer answers."""

    question: str
    answer: str
    decides: bool = False
    """Whether the design hangs on it."""


@dataclass(frozen=True, slots=True)
class CurveballAnswer:
    """What the changed requirement does to the design."""

    breaks: str
    stays: str
    changes: str
    price: str


@dataclass(frozen=True, slots=True)
class Fork:
    """The decision at which answers part, and three ways to take it."""

    decision: str
    weak: str
    good: str
    better: str


@dataclass(frozen=True, slots=True)
class AtYourLevel:
    """What is expected of a candidate of each level."""

    mid: str
    """What may be left out."""
    senior: str
    """What is expected beyond."""


@dataclass(frozen=True, slots=True)
class Question:
    """One entry of the bank.

    An alias has its own `id`, `topic`, `prompt`, `context` and `twist`; everything else is that of
    the question it asks in other words.
    """

    id: str
    """`topic-slug/file-slug`, at most 80 characters. It names a file, never the wording."""
    topic: Topic
    prompt: str
    answer: str
    kind: Kind
    level: Level
    canonical_id: str
    """The id that "seen", "due" and "repeated" look at: its own, or that of an alias's target."""
    context: str = ""
    source: int | None = None
    """The number the question had in the original bank, 1 to 893."""
    was: tuple[str, ...] = ()
    """Ids the question had before its file was renamed."""
    links: tuple[str, ...] = ()
    """Ids of related questions."""
    often: bool = False
    """Whether it is one that candidates meet often."""
    twist: str = ""
    """What an alias's own wording changes in the answer."""
    key_points: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    follow_ups: tuple[str, ...] = ()
    """What the interviewer asks next."""
    follow_up_answers: tuple[str, ...] = ()
    """What a good answer to each of them is; none while the file has none."""
    clarifications: tuple[Clarification, ...] = ()
    curveball: str = ""
    curveball_answer: CurveballAnswer | None = None
    phases: Mapping[Phase, str] = field(default_factory=dict)
    """What a strong candidate does in each phase: shown when it opens, so it gives no answer."""
    phase_answers: Mapping[Phase, str] = field(default_factory=dict)
    """Each phase's part of the answer, shown once it is over; its parts are set off by "; "."""
    fork: Fork | None = None
    at_your_level: AtYourLevel | None = None
    diagram: str | None = None
    """The bank's own drawing of one good answer, as `bot.drawing.language` reads it."""
    sources: tuple[str, ...] = ()
    """Where to read on: author or body, title and year, in Markdown."""

    @property
    def has_phases(self) -> bool:
        """Whether a design interview can be about it."""
        return bool(self.kind is Kind.DESIGN and self.phases and self.curveball)

    @property
    def is_drawn(self) -> bool:
        """Whether a drawing belongs to a good answer."""
        return self.kind in (Kind.DESIGN, Kind.LOW_LEVEL_DESIGN)

    @property
    def is_alias(self) -> bool:
        """Whether the question asks the same as another."""
        return self.canonical_id != self.id


class Bank:
    """All questions and topics, read once and never changed."""

    def __init__(self, topics: Iterable[Topic], questions: Iterable[Question]) -> None:
        self.topics: Mapping[str, Topic] = {
            topic.slug: topic for topic in sorted(topics, key=lambda topic: topic.order)
        }
        self.questions: Mapping[str, Question] = {question.id: question for question in questions}
        self._by_topic: dict[str, list[Question]] = {slug: [] for slug in self.topics}
        for question in self.questions.values():
            self._by_topic[question.topic.slug].append(question)

    def in_topic(self, slug: str) -> tuple[Question, ...]:
        """The questions of one topic, in the order of their ids.

        Raises:
            KeyError: No topic has this slug.
        """
        return tuple(self._by_topic[slug])

    def canonical(self, question: Question) -> Question:
        """The question that an alias points to, or the question itself."""
        return self.questions[question.canonical_id]
