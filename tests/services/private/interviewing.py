"""Steps of an interview, as a member takes them."""

from collections.abc import Callable
from typing import Literal, TypedDict, Unpack

from sqlalchemy.orm import Session

from bot.bank import Level
from bot.domain.attempts.grading import Grade, Marks
from bot.domain.attempts.occasions import TurnRef
from bot.domain.attempts.screens import Graded, Revealed
from bot.domain.choosing.request import Request
from bot.domain.choosing.scope import Scope
from bot.domain.people.caller import Caller
from bot.domain.private.quick import Asked, Report, Screen
from tests.builders import ADA, WRITTEN, Practice, is_a

__all__ = ["Options", "Player", "Verb", "request"]

Verb = Literal["end", "give_up", "hint", "next", "reconsider", "show", "skip"]
_ATTEMPTS = ("give_up", "reconsider", "show")


class Others(TypedDict, total=False):
    """The options of `/interview` besides what may be asked."""

    questions: int
    practises: int


class Options(Others, total=False):
    """All of them."""

    topic: str
    level: Level


def request(
    topic: str | None = None, level: Level | None = None, **others: Unpack[Others]
) -> Request:
    """What `/interview` asks for with these options."""
    return Request(Scope(topic, level), **others)


class Player:
    """One member in front of the cards, who presses what they say."""

    def __init__(self, practice: Practice, who: Caller = ADA) -> None:
        self.practice = practice
        self.who = who
        self._service = practice.services.interviews
        self._answering = practice.services.answers.turns

    def type(self, *, anew: bool = False, **options: Unpack[Options]) -> Screen:
        """Type `/interview` with options."""
        return self.practice.do(self._service.start, self.who, request(**options), anew=anew)

    def start(self, *, anew: bool = False, **options: Unpack[Options]) -> Asked:
        """Start an interview, whose first question is asked."""
        return is_a(Asked, self.type(anew=anew, **options))

    def press(self, verb: Verb, ref: TurnRef) -> Screen:
        """Press a button that needs nothing more; *End* as one who is sure."""
        if verb == "end":
            return self.practice.do(self._service.end, self.who, ref, 1)
        step: Callable[[Session, Caller, TurnRef], Screen] = getattr(
            self._answering if verb in _ATTEMPTS else self._service, verb
        )
        return self.practice.do(step, self.who, ref)

    def end(self, ref: TurnRef) -> Screen:
        """Press *End*, and see what it asks."""
        return self.practice.do(self._service.end, self.who, ref)

    def answer(self, ref: TurnRef, text: str = WRITTEN) -> Revealed:
        """Answer, and see the model answer."""
        return is_a(Revealed, self.practice.do(self._answering.answer, self.who, ref, text))

    def grade(
        self,
        ref: TurnRef,
        grade: Grade = Grade.SOLID,
        ticked: tuple[int, ...] | None = None,
        note: str | None = None,
    ) -> Graded:
        """Give an attempt a grade."""
        marks = Marks(grade, ticked, note)
        return is_a(Graded, self.practice.do(self._answering.grade, self.who, ref, marks))

    def play(self, ref: TurnRef, grade: Grade = Grade.SOLID, text: str = WRITTEN) -> Graded:
        """Answer and grade."""
        self.answer(ref, text)
        return self.grade(ref, grade)

    def next(self, ref: TurnRef) -> Asked:
        """Go on to the next question."""
        return is_a(Asked, self.press("next", ref))

    def play_through(self, grade: Grade = Grade.SOLID, **options: Unpack[Options]) -> Report:
        """A whole interview, each answer graded alike."""
        screen: Screen = self.start(**options)
        while isinstance(screen, Asked):
            self.play(screen.ref, grade)
            screen = self.press("next", screen.ref)
        return is_a(Report, screen)
