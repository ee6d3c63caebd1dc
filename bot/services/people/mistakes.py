"""Mistakes that members report: kept, and told to whoever runs the bot."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from bot.bank import Bank
from bot.db.models import MistakeRow
from bot.db.people import members, mistakes
from bot.domain.mistakes import MOST_A_DAY, Reported, since
from bot.domain.people.caller import Caller
from bot.domain.refusals import Refusal, RefusedError
from bot.services.clock import Clock
from bot.services.library import Library

__all__ = ["MistakeService", "unsettled"]


class MistakeService:
    """Keeps reports, and says which are still to be told; every method is one transaction."""

    def __init__(self, library: Library, clock: Clock, *, tells: bool) -> None:
        """`tells`: whether the host has a channel for them."""
        self._library = library
        self._clock = clock
        self._tells = tells

    def report(self, session: Session, who: Caller, question_key: int, text: str) -> None:
        """Keep what a member says is wrong in a question; the same text is kept once.

        Raises:
            RefusedError: It is empty, or they have reported so many within a day.
            UnknownQuestionError: The question has left the bank.
        """
        now = self._clock()
        members.remember(session, who, now)
        self._library.question(question_key)
        if not text:
            raise RefusedError(Refusal.EMPTY_MISTAKE)
        if mistakes.same(session, who.member_id, question_key, text):
            return
        if mistakes.number_since(session, who.member_id, since(now), now) >= MOST_A_DAY:
            raise RefusedError(Refusal.MISTAKES_ENOUGH, most=MOST_A_DAY)
        row = MistakeRow(
            question_key=question_key,
            member_id=who.member_id,
            guild_id=who.guild_id,
            text=text,
            written_at=now,
            untold_since=now if self._tells else None,
        )
        session.add(row)

    def untold(self, session: Session, limit: int) -> list[Reported]:
        """The first of those that are to be told in the host's channel."""
        return list(_reported(mistakes.untold(session, limit), self._library.bank))

    def told(self, session: Session, reported: Reported) -> None:
        """It stands in the channel."""
        row = mistakes.by_key(session, reported.key)
        if row is not None:
            row.untold_since = None

    def refused(self, session: Session, reported: Reported) -> None:
        """The channel does not take it: it stays in the record, where nothing is lost."""
        self.told(session, reported)

    def unreachable(self, session: Session, reported: Reported) -> None:
        """There is no such channel: likewise."""
        self.told(session, reported)


def unsettled(session: Session, bank: Bank) -> list[Reported]:
    """What is reported and not settled, the newest last."""
    return list(_reported(mistakes.unsettled(session), bank))


def _reported(rows: Iterable[tuple[MistakeRow, str]], bank: Bank) -> Iterable[Reported]:
    for row, identity in rows:
        question = bank.questions.get(identity)
        yield Reported(
            key=row.key,
            identity=identity,
            prompt=question.prompt if question else None,
            text=row.text,
            written_at=row.written_at,
            ends_at=row.untold_since,
        )
