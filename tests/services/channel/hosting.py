"""A channel's interview, as its host and its members lead and answer it."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from sqlalchemy.orm import Session

from bot.domain.attempts.occasions import RoundRef
from bot.domain.channel.interview import (
    AlreadyRunning,
    Asking,
    CardEdit,
    EndReason,
    Place,
    RoundView,
    Started,
)
from bot.domain.channel.sharing import SharedAnswer
from bot.domain.choosing.request import Request
from bot.domain.people.caller import Caller
from tests.builders import ADA, WRITTEN, Practice

__all__ = ["HERE", "Hosted", "Table", "agreed"]

T = TypeVar("T")
HERE = Place(9)


class Hosted:
    """A channel in which there are interviews, and the card of the one that runs."""

    def __init__(self, practice: Practice) -> None:
        self.practice = practice
        services = practice.services
        self.rounds, self.answers = services.channel.hosting, services.channel.answers
        self.clock, self.rules = services.channel.deadlines, services.channel.settings

    def do(self, work: Callable[..., T], *args: object, **kwargs: object) -> T:
        """One transaction."""
        return self.practice.do(work, *args, **kwargs)

    def edits(self) -> list[CardEdit]:
        """What the clock changes, and the cards to be edited, six seconds later."""
        self.practice.clock.advance(seconds=6)
        return self.do(self.clock.tick, 50)

    def lose(self) -> None:
        """The cards of which nobody knows were looked for, and are not there."""
        for lost in self.do(self.clock.unconfirmed, 50):
            self.do(self.clock.never_posted, lost.round, EndReason.NEVER_POSTED)

    def settle(self) -> None:
        """Bring every change to the card."""
        for edit in self.edits():
            self.do(self.clock.shown, edit)


class Table(Hosted):
    """One in which Ada hosts an interview of two questions."""

    def __init__(self, practice: Practice) -> None:
        super().__init__(practice)
        self.answering = practice.services.answers.rounds

    def begin(
        self, who: Caller = ADA, place: Place = HERE, roles: Sequence[int] = (), questions: int = 2
    ) -> Started | AlreadyRunning:
        """Type `/interview where:channel`."""
        return self.do(self.rounds.start, who, place, roles, Request(questions=questions))

    def start(self, questions: int = 2) -> RoundRef:
        """Start one, whose card is posted."""
        started = self.begin(questions=questions)
        assert isinstance(started, Started)
        assert isinstance(started.view, Asking)
        self.do(self.clock.posted, started.round, 555)
        return started.view.ref

    def answer(self, who: Caller, ref: RoundRef, text: str = WRITTEN) -> object:
        """Submit an answer."""
        return self.do(self.answering.answer, who, ref, text)

    def view(self) -> RoundView:
        """What the card shows next."""
        [edit] = self.edits()
        return edit.view


def agreed(share: Callable[..., SharedAnswer]) -> Callable[..., SharedAnswer]:
    """Share what a member has seen first, as it is: what *Share mine* and then *Share* do."""

    def work(session: Session, who: Caller, ref: object) -> SharedAnswer:
        return share(session, who, ref, share(session, who, ref).revision)

    return work
