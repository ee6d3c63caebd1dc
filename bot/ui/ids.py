"""The grammar of `custom_id`: what a control does, and the numbers it needs to do it.

`turn:skip:12:3:45` is *Skip* on turn 3 of interview 12, which asks question 45: a family, a verb,
and the numbers of what the control stands on.
"""

import re
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from bot.domain.attempts.occasions import DesignRef, GroupRef, PostRef, RoundRef, TurnRef
from bot.domain.drawing import DrawingRef
from bot.domain.people.standings import Period
from bot.texts import beginning, storable
from bot.ui.verbs import UnknownControlError, Verb

__all__ = [
    "BOARD_TEMPLATE",
    "DESIGN",
    "DRAWING",
    "FOUND_TEMPLATE",
    "GROUP",
    "INTERVIEW",
    "MYDATA",
    "PAST",
    "PAST_TEMPLATE",
    "POST",
    "QUESTION",
    "ROUND",
    "ROUND_HOST_TEMPLATE",
    "ROUND_SETTINGS",
    "SCHEDULE",
    "SETTINGS",
    "SHARED",
    "TURN",
    "ZONE_AGAIN_TEMPLATE",
    "Family",
    "InterviewRef",
    "MemberRef",
    "OwnRef",
    "Press",
    "QuestionRef",
    "Ref",
    "RulesRef",
    "ScheduleRef",
    "SharedRef",
    "board",
    "found",
    "numbers",
    "on",
    "round_host",
    "share_board",
    "zone_again",
]


class Ref(Protocol):
    """A frozen dataclass of numbers, with the word by which ids know its kind."""

    __dataclass_fields__: ClassVar[dict[str, Any]]
    word: ClassVar[str]


R = TypeVar("R", bound=Ref)
_LARGEST = 2**63 - 1
"""What a key in the record, or an id of Discord's, can be."""
_NUMBER = re.compile(r"[0-9]{1,19}")
_PHASES = 7
"""The self-assessment after six phases."""


@cache
def _numbers_of(ref: type[Ref]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(ref))


@dataclass(frozen=True, slots=True)
class Press(Generic[R]):
    """What the id of a control says."""

    verb: Verb
    ref: R
    number: int | None = None

    @property
    def n(self) -> int:
        """The number of a verb that has to have one.

        Raises:
            UnknownControlError: It has none.
        """
        if self.number is None:
            raise UnknownControlError
        return self.number


class Family(Generic[R]):
    """Ids of one shape: a word, a verb, and the numbers of a frozen value that has the word."""

    def __init__(self, ref: type[R]) -> None:
        self.ref = ref
        self.word = ref.word
        self._names = _numbers_of(ref)
        numbers = "".join(rf":(?P<{name}>\d{{1,19}})" for name in self._names)
        self.template = re.compile(rf"{self.word}:(?P<verb>[a-z0-9-]+){numbers}")

    def read(self, match: re.Match[str]) -> Press[R]:
        """What an id says.

        Raises:
            UnknownControlError: It is none of ours, or of a version that was another one.
        """
        verb, number = Verb.read(match["verb"])
        numbers = {name: int(match[name]) for name in self._names}
        if max(numbers.values(), default=0) > _LARGEST or numbers.get("phase", 0) > _PHASES:
            raise UnknownControlError
        return Press(verb, self.ref(**numbers), number)


@dataclass(frozen=True, slots=True)
class OwnRef:
    """The presser's own settings, or their server's."""

    word: ClassVar = "settings"


@dataclass(frozen=True, slots=True)
class RulesRef:
    """The rules for interviews in the channels of the presser's server."""

    word: ClassVar = "round-settings"


@dataclass(frozen=True, slots=True)
class QuestionRef:
    """A question of the bank, which nothing asks; 0 where several can be picked."""

    word: ClassVar = "question"

    question: int


@dataclass(frozen=True, slots=True)
class InterviewRef:
    """A whole interview; 0 where there is none yet."""

    word: ClassVar = "interview"

    interview: int


@dataclass(frozen=True, slots=True)
class ScheduleRef:
    """A daily schedule."""

    word: ClassVar = "schedule"

    schedule: int


@dataclass(frozen=True, slots=True)
class MemberRef:
    """A member."""

    word: ClassVar = "mydata"

    member: int


@dataclass(frozen=True, slots=True)
class SharedRef:
    """What a member shared of a channel's interview."""

    word: ClassVar = "shared"

    member: int
    round: int
    position: int


TURN = Family(TurnRef)
POST = Family(PostRef)
DESIGN = Family(DesignRef)
ROUND = Family(RoundRef)
GROUP = Family(GroupRef)
SHARED = Family(SharedRef)
QUESTION = Family(QuestionRef)
INTERVIEW = Family(InterviewRef)
SCHEDULE = Family(ScheduleRef)
MYDATA = Family(MemberRef)
DRAWING = Family(DrawingRef)
SETTINGS = Family(OwnRef)
ROUND_SETTINGS = Family(RulesRef)
ROUND_HOST_TEMPLATE = re.compile(r"round-host:(?P<round>\d{1,18})")
"""The select of who is to host; who was picked comes as its value."""
BOARD_TEMPLATE = re.compile(
    r"board:(?P<period>week|month|all-time):(?P<page>\d{1,9}):(?P<verb>own|shared|share)(?::\w+)?"
)
PAST = "past"
"""The id of the select of past interviews; what was picked comes as its value."""
PAST_TEMPLATE = re.compile(PAST)

FOUND_TEMPLATE = re.compile(r"found:(?P<typed>.+)", re.DOTALL)
ZONE_AGAIN_TEMPLATE = re.compile(r"zone-again-(?P<whose>own|server):(?P<typed>.*)", re.DOTALL)
_TYPED = 80
"""Room of what was typed in an id, which has 100 characters."""


def on(verb: Verb, ref: Ref, number: int | None = None) -> str:
    """The id of a control on what its family is named by: what an attempt answers, or settings."""
    numbers = [str(getattr(ref, name)) for name in _numbers_of(type(ref))]
    return ":".join((ref.word, verb.spelled(number), *numbers))


def round_host(key: int) -> str:
    """The id of the select that hands an interview in a channel over."""
    return f"round-host:{key}"


def found(typed: str) -> str:
    """The id of what leads to the questions that fit a text: their list, or one picked from it."""
    return f"found:{beginning(' '.join(storable(typed).split()), _TYPED).rstrip()}"


def zone_again(typed: str, *, server: bool) -> str:
    """The id of what opens the form for a zone again, with what was typed into it."""
    typed = beginning(storable(typed), _TYPED).strip()
    return f"zone-again-{'server' if server else 'own'}:{typed}"


def numbers(values: object, thing: str) -> tuple[int, ...]:
    """The keys, ids or indexes that were picked from what a card or form offers.

    Raises:
        UnknownControlError: One is no such number, so that nothing of ours offers it.
    """
    texts = [str(value) for value in values] if isinstance(values, list) else []
    found = tuple(int(text) for text in texts if _NUMBER.fullmatch(text))
    if len(found) < len(texts) or max(found, default=0) > _LARGEST:
        raise UnknownControlError(thing)
    return found


def board(period: Period, page: int, *, shared: bool) -> str:
    """The id of a control that turns a leaderboard's page, where only one or where all see it.

    What follows it may tell two controls apart that lead to the same page.
    """
    return f"board:{period}:{page}:{'shared' if shared else 'own'}"


def share_board(period: Period, page: int) -> str:
    """The id of *Share here* under a leaderboard."""
    return f"board:{period}:{page}:share"
