"""A channel's interview, as its host and its members lead and answer it."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from sqlalchemy.orm import Session

from bot.domain.attempts.occasions import RoundRef
from bot.domain.channel.cards import CardEdit, NewCard
from bot.domain.channel.interview import (
    AlreadyRunning,
    Asking,
    EndReason,
    Place,
    RoundView,
    Started,
)
from bot.domain.channel.sharing import SharedAnswer
from bot.domain.choosing.request import Request
from bot.domain.people.caller import Caller
from tests.builders import ADA, WRITTEN, Practice

__all__ = ["HERE", "SENT", "Hosted", "Table", "agreed"]

T = TypeVar("T")
HERE = Place(9)
SENT = 1_000
"""Below the ids of new cards."""


class Hosted:
    """A channel in which there are interviews, and the card of the one that runs."""

    def __init__(self, practice: Practice) -> None:
        self.practice = practice
        services = practice.services
        self.rounds, self.answers = services.channel.hosting, services.channel.answers
        self.clock, self.rules = services.channel.deadlines, services.channel.settings
        self.cards = services.channel.cards

    def do(self, work: Callable[..., T], *args: object, **kwargs: object) -> T:
        """One transaction."""
        return self.practice.do(work, *args, **kwargs)

    def edits(self) -> list[CardEdit]:
        """What the clock changes, and the cards that show it, six seconds later: new ones too."""
        self.practice.clock.advance(seconds=6)
        due = self.do(self.cards.due, 50)
        return [*due.edits, *(self.sent(new) for new in due.new)]

    def sent(self, new: NewCard) -> CardEdit:
        """A new card comes to its channel; as one that was edited to look like it."""
        message_id = SENT + new.step
        self.do(self.cards.sent, new, message_id)
        return CardEdit(
            new.round, new.version, new.step, new.guild_id, new.channel_id, message_id, new.view
        )

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
