"""Where an interview stands: finds turns for those they belong to, and makes the cards' values."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.db.attempts import occasions
from bot.db.models import AttemptRow, InterviewRow, TurnRow
from bot.db.people import members
from bot.db.private import interviews
from bot.domain.attempts.occasions import TurnRef
from bot.domain.people.caller import DIRECT, Caller
from bot.domain.private.quick import Asked, Screen
from bot.domain.refusals import Refusal, RefusedError
from bot.services.attempts.recorder import Recorder
from bot.services.attempts.values import Shown
from bot.services.clock import Clock
from bot.services.library import Library
from bot.services.private.reports import report

__all__ = ["GoneError", "NotYoursError", "Turn", "Turns"]


class NotYoursError(RefusedError):
    """A member pressed what belongs to another."""

    def __init__(self, why: Refusal = Refusal.NOT_YOURS) -> None:
        super().__init__(why)


class GoneError(NotYoursError):
    """A member pressed what is no longer recorded: they had it deleted, say."""

    def __init__(self) -> None:
        super().__init__(Refusal.INTERVIEW_GONE)


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of one's own interview, as the record has it."""

    interview: InterviewRow
    row: TurnRow
    attempt: AttemptRow | None

    @property
    def ref(self) -> TurnRef:
        """The numbers that its buttons carry."""
        return TurnRef(self.interview.key, self.row.position, self.row.question_key)

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.attempt is None and not self.row.skipped and self.interview.ended_at is None

    @property
    def is_last(self) -> bool:
        """Whether its interview asks nothing after it."""
        return self.row.position >= self.interview.total

    @property
    def is_done(self) -> bool:
        """Whether the interview may go on from here."""
        return self.row.skipped or (self.attempt is not None and self.attempt.grade is not None)


class Turns:
    """Reads the record into the values that cards show."""

    def __init__(self, library: Library, recorder: Recorder, clock: Clock) -> None:
        self._library = library
        self._recorder = recorder
        self._clock = clock

    def own(self, session: Session, who: Caller, interview: int) -> InterviewRow:
        """An interview of this member's.

        Raises:
            NotYoursError: It is another's, or there is none.
        """
        members.remember(session, who, self._clock())
        row = session.get(InterviewRow, interview, populate_existing=True)
        if row is None:
            raise GoneError
        if row.member_id != who.member_id:
            raise NotYoursError
        return row

    def turn(self, session: Session, who: Caller, ref: TurnRef) -> Turn:
        """A turn of this member's interview.

        Raises:
            NotYoursError: It is another's, or there is none.
        """
        members.remember(session, who, self._clock())
        found = interviews.own_turn(session, who.member_id, ref.interview, ref.position)
        if found is None:
            self.own(session, who, ref.interview)
            raise GoneError  # theirs, and without such a question
        return Turn(*found)

    def is_lost(self, session: Session, row: InterviewRow) -> bool:
        """Whether an interview waits at a question that has left the bank since."""
        turn = interviews.turn_at(session, row.key, row.position)
        lost = turn is not None and self._library.identity(turn.question_key) is None
        return lost and row.ended_at is None

    def current(self, session: Session, who: Caller, row: InterviewRow) -> Screen:
        """The card of an interview's current turn, or its report once it has ended."""
        if row.ended_at is not None:
            return report(session, self._library, who, row, self._clock())
        turn = interviews.turn_at(session, row.key, row.position)
        assert turn is not None  # noqa: S101 - a running interview has its current turn
        attempt = occasions.attempt_at(session, turn.occasion_key, who.member_id)
        return self.show(session, who, Turn(row, turn, attempt))

    def show(
        self,
        session: Session,
        who: Caller,
        turn: Turn,
        *,
        again: bool = False,
    ) -> Screen:
        """The card of a turn as it stands."""
        if turn.attempt is None:
            return self.asked(turn)
        question = self._library.question(turn.row.question_key)
        shown = Shown(turn.ref, question, turn.interview.total, again, turn.is_last)
        return self._recorder.show(session, who, turn.attempt, shown)

    def next_hint(self, turn: Turn) -> int | None:
        """How many hints are shown with the next one; None where there is none."""
        key = turn.row.question_key
        if self._library.identity(key) is None:
            return None
        hints = self._library.question(key).hints
        return turn.row.hints + 1 if turn.row.hints < len(hints) else None

    def asked(self, turn: Turn) -> Asked:
        """A question that waits for an answer."""
        wanted, total = turn.interview.wanted, turn.interview.total
        return Asked(
            ref=turn.ref,
            question=self._library.question(turn.row.question_key),
            total=total,
            hints=turn.row.hints,
            wanted=wanted if wanted > total else None,
            draft=turn.row.draft,
            direct=turn.interview.guild_id == DIRECT,
        )
