"""A member's past interviews."""

from sqlalchemy.orm import Session

from bot.db.private import interviews
from bot.domain.people.caller import Caller
from bot.domain.private.quick import PastInterview, Report
from bot.services.clock import Clock
from bot.services.library import Library
from bot.services.private.reports import report
from bot.services.private.turns import Turns

__all__ = ["MOST_PAST", "HistoryService"]

MOST_PAST = 25
"""Past interviews to choose from: what a select can hold."""


class HistoryService:
    """Shows how past interviews went; every method is one transaction."""

    def __init__(self, library: Library, turns: Turns, clock: Clock) -> None:
        self._library = library
        self._turns = turns
        self._clock = clock

    def past(self, session: Session, who: Caller) -> tuple[PastInterview, ...]:
        """A member's finished interviews in this server, the latest first."""
        found: list[PastInterview] = []
        for row in interviews.past(session, who, MOST_PAST):
            topic = self._library.bank.topics.get(row.topic or "")
            title = topic.title if topic else None
            found.append(PastInterview(row.key, row.started_at, title, row.position))
        return tuple(found)

    def past_report(self, session: Session, who: Caller, interview: int) -> Report:
        """The report of one of a member's own interviews.

        Raises:
            NotYoursError: It is another's, or there is none.
        """
        row = self._turns.own(session, who, interview)
        return report(session, self._library, who, row, self._clock())
