"""Chooses what an interview asks next, and writes the turn."""

from collections.abc import Sequence
from datetime import datetime
from random import Random

from sqlalchemy.orm import Session

from bot.bank import Question
from bot.db.attempts import familiarity, occasions
from bot.db.models import InterviewRow, TurnRow
from bot.db.private import interviews
from bot.db.rows import write
from bot.domain.attempts.grading import Grade
from bot.domain.attempts.occasions import OccasionKind
from bot.domain.choosing.request import Request, Review
from bot.domain.choosing.selection import History, pick
from bot.domain.people.caller import DIRECT, Caller
from bot.domain.refusals import Refusal, RefusedError
from bot.services.clock import Clock
from bot.services.library import Library

__all__ = ["Asker", "missed_in", "request_of"]


def request_of(row: InterviewRow) -> Request:
    """The options that an interview was started with."""
    return Request(
        scope=row.scope,
        questions=row.wanted,
        practises=row.practises,
        review=Review(row.review) if row.review else None,
    )


class Asker:
    """Knows the pool that options allow, and picks from it by what the member has met."""

    def __init__(self, library: Library, clock: Clock, random: Random) -> None:
        self._library = library
        self._clock = clock
        self._random = random

    def pool(self, session: Session, who: Caller, request: Request) -> tuple[Question, ...]:
        """What the options allow.

        Raises:
            RefusedError: Nothing at all.
        """
        pool = self._allowed(session, who, request)
        if not pool:
            raise self._nothing_to_ask(request)
        return pool

    def ask_next(
        self,
        session: Session,
        who: Caller,
        row: InterviewRow,
        now: datetime,
        pool: Sequence[Question] | None = None,
    ) -> TurnRow | None:
        """Write the next turn; None where the interview has no more to ask.

        `pool`: what may be asked, where that is known already.
        """
        question = None
        if row.position < row.total:
            pool = pool or self._allowed(session, who, request_of(row))
            question = self._pick(session, who, row, now, pool)
        if question is None:
            return None
        row.position += 1
        if row.key is None:  # a new one is written once, at its first question
            write(session, row)
        turn = TurnRow(
            interview_key=row.key,
            position=row.position,
            occasion=occasions.new(
                session,
                OccasionKind.TURN,
                row.guild_id,
                self._library.key(question),
                now,
                member_id=row.member_id,
            ),
            hints=0,
            # What was typed before is no answer to it, by whatever the host's clock says.
            heard_message_id=(who.interaction or None) if row.guild_id == DIRECT else None,
            skipped=False,
        )
        key = self._library.canonical_key(question)
        familiarity.see(session, who.member_id, key, now)
        return write(session, turn)

    def _allowed(self, session: Session, who: Caller, request: Request) -> tuple[Question, ...]:
        if request.practises is not None:
            return missed_in(session, self._library, who, request.practises)
        if request.review is not None:
            return self._due(session, who, request.review)
        return self._library.pool(request.scope)

    def _pick(
        self,
        session: Session,
        who: Caller,
        row: InterviewRow,
        now: datetime,
        pool: Sequence[Question],
    ) -> Question | None:
        asked: list[int] = []
        last = None
        if row.position:
            turns = interviews.turns_of(session, row.key)
            asked = [turn.question_key for turn in turns]
            last = occasions.attempt_at(session, turns[-1].occasion_key, who.member_id)
        known = familiarity.known_to(session, who.member_id, now)
        history = History(
            known=self._library.by_identity(known),
            asked=tuple(self._library.present(asked)),
            last_grade=Grade(last.grade) if last is not None and last.grade else None,
        )
        return pick(
            pool,
            history,
            now=now,
            random=self._random,
            often=self._library.often,
        )

    def _due(self, session: Session, who: Caller, review: Review) -> tuple[Question, ...]:
        """What spaced repetition brings back now."""
        now = self._clock()
        due = familiarity.soon(session, who.member_id, now, now)
        missed_only = review is Review.MISSED
        keys = [key for key, (_, grade) in due.items() if not (missed_only and grade.passed)]
        return tuple(self._library.present(keys))

    def _nothing_to_ask(self, request: Request) -> RefusedError:
        if request.review is not None:
            return RefusedError(Refusal.NOTHING_DUE)
        if request.practises is not None:
            return RefusedError(Refusal.NOTHING_MISSED)
        scope = request.scope
        if scope.question is not None:
            return RefusedError(Refusal.QUESTION_LOST)
        topic = self._library.bank.topics.get(scope.topic or "")
        if topic is None:
            return RefusedError(Refusal.NO_SUCH_TOPIC, meant=None)
        return RefusedError(Refusal.NO_QUESTIONS_AT_LEVEL, topic=topic.title, level=scope.level)


def missed_in(
    session: Session, library: Library, who: Caller, interview: int
) -> tuple[Question, ...]:
    """What a member graded below Solid in one of their interviews, as it was asked."""
    attempts = interviews.attempts_of(session, interview, who.member_id)
    keys = [
        turn.question_key
        for turn in interviews.turns_of(session, interview)
        if (attempt := attempts.get(turn.position)) is not None
        and attempt.grade is not None
        and not Grade(attempt.grade).passed
    ]
    return tuple(library.present(keys))
