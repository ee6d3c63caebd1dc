"""Interviews: one member, one question after the other, every step a transaction."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from random import Random

from sqlalchemy.orm import Session

from bot.bank import Question
from bot.db.models import InterviewRow
from bot.db.people import members
from bot.db.private import interviews
from bot.domain.attempts.occasions import TurnRef
from bot.domain.choosing.request import MOST_QUESTIONS, Request
from bot.domain.choosing.selection import how_many
from bot.domain.people.caller import Caller
from bot.domain.private.quick import Clash, Ending, Report, Screen
from bot.services.choosing.quick import Asker, request_of
from bot.services.clock import Clock
from bot.services.library import Library
from bot.services.private.reports import report
from bot.services.private.turns import Turn, Turns

__all__ = ["InterviewService"]


class InterviewService:
    """Starts interviews and carries them on; every method returns the card to show.

    Each may raise `NotYoursError`: the interview is another's.
    """

    def __init__(
        self,
        library: Library,
        turns: Turns,
        clock: Clock,
        random: Random,
    ) -> None:
        self._library = library
        self._clock = clock
        self._asker = Asker(library, clock, random)
        self._turns = turns

    def start(
        self,
        session: Session,
        who: Caller,
        request: Request,
        *,
        anew: bool = False,
        instead_of: int | None = None,
    ) -> Screen:
        """Start an interview, or show the one that is running.

        With other options than those of the running one, the member is asked to choose, unless
        `anew` says that they chose the new one: instead of a certain one, so that two presses
        start one.

        Raises:
            RefusedError: The options leave nothing to ask, or what was missed in an interview that
                is no longer recorded.
        """
        now = self._clock()
        members.remember(session, who, now)
        if request.practises is not None:
            self._turns.own(session, who, request.practises)
        pool = self._asker.pool(session, who, request)
        running = interviews.running(session, who)
        if running is not None and anew and instead_of not in (None, running.key):
            return self.current(session, who, running)
        if running is not None and not anew:
            if request.differs_from(self._request_of(session, running)):
                return Clash(running.key, running.position, running.total, request)
            return self.current(session, who, running)
        if running is not None:
            running.ended_at = now
            session.flush()
        return self._ask_next(session, who, _interview(who, request, pool, now), pool)

    def resume(self, session: Session, who: Caller, interview: int) -> Screen:
        """Show where an interview stands."""
        return self.current(session, who, self._turns.own(session, who, interview))

    def hint(self, session: Session, who: Caller, ref: TurnRef, upto: int | None = None) -> Screen:
        """Show the first so many hints; one more for a button of an older version."""
        turn = self._turns.turn(session, who, ref)
        if turn.is_open:
            question = self._library.question(turn.row.question_key)
            shown = max(turn.row.hints, turn.row.hints + 1 if upto is None else upto)
            turn.row.hints = min(shown, len(question.hints))
        return self.current(session, who, turn.interview)

    def skip(self, session: Session, who: Caller, ref: TurnRef) -> Screen:
        """Leave a question unanswered, and go on."""
        turn = self._turns.turn(session, who, ref)
        if turn.is_open:
            turn.row.skipped = True
        return self._advance(session, who, turn)

    def next(self, session: Session, who: Caller, ref: TurnRef) -> Screen:
        """Go on to the next question, or to the report."""
        return self._advance(session, who, self._turns.turn(session, who, ref))

    def end(
        self, session: Session, who: Caller, ref: TurnRef, sure: int | None = None
    ) -> Report | Ending:
        """End an interview early; with questions left only for those who are `sure`."""
        row = self._turns.own(session, who, ref.interview)
        if row.ended_at is None and not sure:
            turn = self._turns.turn(session, who, replace(ref, position=row.position))
            left = row.total - row.position + (not turn.is_done)
            if left:
                return Ending(turn.ref, left)
        row.ended_at = row.ended_at or self._clock()
        return report(session, self._library, who, row, self._clock())

    def _advance(self, session: Session, who: Caller, turn: Turn) -> Screen:
        """From a finished turn to the next; from any other, to where the interview stands."""
        row = turn.interview
        if row.ended_at is not None or not turn.is_done or turn.row.position != row.position:
            return self.current(session, who, row)
        return self._ask_next(session, who, row)

    def current(self, session: Session, who: Caller, row: InterviewRow) -> Screen:
        """Where an interview stands; it goes on past a question that has left the bank."""
        if self._turns.is_lost(session, row):
            return self._ask_next(session, who, row)
        return self._turns.current(session, who, row)

    def _request_of(self, session: Session, row: InterviewRow) -> Request:
        """The options of a running interview; of one question, which it is."""
        request, first = request_of(row), None
        if row.total == 1:
            first = interviews.turn_at(session, row.key, 1)
        if first is None:
            return request
        return replace(request, scope=replace(request.scope, question=first.question_key))

    def _ask_next(
        self,
        session: Session,
        who: Caller,
        row: InterviewRow,
        pool: Sequence[Question] | None = None,
    ) -> Screen:
        """Ask one more question, or end the interview where there is none."""
        now = self._clock()
        turn = self._asker.ask_next(session, who, row, now, pool)
        if turn is None:
            row.ended_at = now
            return report(session, self._library, who, row, now)
        return self._turns.asked(Turn(row, turn, None))


def _interview(
    who: Caller, request: Request, pool: Sequence[Question], now: datetime
) -> InterviewRow:
    """A new interview; nothing is asked yet."""
    repeats = request.practises is not None or request.review is not None
    all_of_it = min(len(pool), MOST_QUESTIONS)
    wanted = request.questions or (all_of_it if repeats else request.usual)
    return InterviewRow(
        guild_id=who.guild_id,
        member_id=who.member_id,
        scope=request.scope,
        wanted=wanted,
        total=how_many(pool, wanted),
        practises=request.practises,
        review=request.review,
        position=0,
        started_at=now,
    )
