"""A member's past interviews, in private and in channels."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from sqlalchemy.orm import Session

from bot.db.channel import designs as group_designs
from bot.db.channel import rounds
from bot.db.models import RoundRow
from bot.db.private import designs, interviews
from bot.domain.attempts.occasions import DesignRef, GroupRef
from bot.domain.attempts.past import PastInterview, Sort
from bot.domain.channel.design import OwnScreen
from bot.domain.people.caller import Caller
from bot.domain.private.design import DesignScreen
from bot.domain.private.quick import Report
from bot.services.attempts.answering import Answering
from bot.services.clock import Clock
from bot.services.library import Library
from bot.services.people.streaks import streak_now
from bot.services.private.reports import report, report_lines
from bot.services.private.turns import GoneError, NotYoursError, Turns

__all__ = ["MOST_PAST", "HistoryService", "Opened", "PastScreen"]

MOST_PAST = 25
"""Past interviews to choose from: what a select can hold."""
PastScreen: TypeAlias = Report | DesignScreen | OwnScreen
"""How one went."""


@dataclass(frozen=True, slots=True)
class Opened:
    """One that was picked from the list."""

    screen: PastScreen
    began_at: datetime


class HistoryService:
    """Shows how past interviews went; every method is one transaction."""

    def __init__(
        self,
        library: Library,
        turns: Turns,
        designs: Answering[DesignRef, DesignScreen],
        groups: Answering[GroupRef, OwnScreen],
        clock: Clock,
    ) -> None:
        self._library = library
        self._turns = turns
        self._designs = designs
        self._groups = groups
        self._clock = clock

    def past(self, session: Session, who: Caller) -> tuple[PastInterview, ...]:
        """A member's finished interviews in this server, the latest first."""
        found = [*self._quick(session, who), *self._design(session, who)]
        found += self._rounds(session, who)
        found.sort(key=lambda each: each.started_at, reverse=True)
        return tuple(found[:MOST_PAST])

    def opened(self, session: Session, who: Caller, sort: Sort, key: int) -> Opened:
        """The report, or the scorecard, of one of a member's own interviews, and when it began.

        Raises:
            NotYoursError: It is another's, or there is none.
            RefusedError: Nothing of theirs is recorded in it.
        """
        match sort:
            case Sort.QUICK:
                row = self._turns.own(session, who, key)
                screen = report(session, self._library, who, row, self._clock())
                return Opened(screen, row.started_at)
            case Sort.DESIGN:
                return self._scorecard(session, who, key)
            case Sort.ROUND:
                return self._round(session, who, key)

    def _scorecard(self, session: Session, who: Caller, key: int) -> Opened:
        row = designs.own(session, who.member_id, key)
        if row is None:
            raise GoneError
        ref = DesignRef(row.key, row.phase, row.member_id, row.question_key)
        return Opened(self._designs.show(session, who, ref), row.occasion.asked_at)

    def _round(self, session: Session, who: Caller, key: int) -> Opened:
        row = rounds.round_by_key(session, key)
        if row is None or row.guild_id != who.guild_id:
            raise NotYoursError
        phases = group_designs.phases_of(session, key)
        if phases is None:
            return Opened(self._report(session, who, row), row.started_at)
        ref = GroupRef(key, phases.phase, rounds.turns_of(session, key)[0].question_key)
        return Opened(self._groups.show(session, who, ref), row.started_at)

    def _report(self, session: Session, who: Caller, row: RoundRow) -> Report:
        """How a channel's interview went for one member."""
        turns = rounds.turns_of(session, row.key)
        asked = [(turn.position, turn.question_key, 0) for turn in turns]
        attempts = dict(rounds.attempts_of(session, row.key, who.member_id))
        lines = report_lines(session, self._library, who, asked, attempts)
        streak = streak_now(session, who, self._clock())
        return Report(0, lines, streak.length, len(lines), row.scope)

    def _quick(self, session: Session, who: Caller) -> Iterator[PastInterview]:
        for row in interviews.past(session, who, MOST_PAST):
            about = self._title(row.topic)
            if about is None and row.position == 1:  # the one that was picked, it may be
                turn = interviews.turn_at(session, row.key, 1)
                about = self._prompt(turn.question_key) if turn else None
            yield PastInterview(Sort.QUICK, row.key, row.started_at, about, row.position)

    def _design(self, session: Session, who: Caller) -> Iterator[PastInterview]:
        for row in designs.past(session, who, MOST_PAST):
            if (about := self._prompt(row.question_key)) is not None:
                yield PastInterview(Sort.DESIGN, row.key, row.occasion.asked_at, about, 0)

    def _rounds(self, session: Session, who: Caller) -> Iterator[PastInterview]:
        for row in rounds.past(session, who, MOST_PAST):
            about, questions = self._title(row.topic), row.position
            if group_designs.phases_of(session, row.key) is not None:
                turn = rounds.turns_of(session, row.key)[0]
                about, questions = self._prompt(turn.question_key), 0
                if about is None:
                    continue
            yield PastInterview(Sort.ROUND, row.key, row.started_at, about, questions)

    def _prompt(self, key: int) -> str | None:
        """What a question asks; None where it has left the bank."""
        question = self._library.found(key)
        return None if question is None else question.prompt

    def _title(self, slug: str | None) -> str | None:
        topic = self._library.bank.topics.get(slug or "")
        return topic.title if topic else None
