"""Answers to a channel's question: secret until the reveal, graded and shared by their members."""

from typing import TypeAlias

from sqlalchemy.orm import Session

from bot.db.attempts import familiarity
from bot.db.channel import rounds
from bot.db.models import AttemptRow, SharedRow
from bot.domain.attempts.grading import Grade
from bot.domain.attempts.occasions import RoundRef
from bot.domain.attempts.screens import Graded, Revealed
from bot.domain.channel.interview import Pending, SharedAnswer, everyone_answered
from bot.domain.people.caller import Caller
from bot.errors import WhiteboardError
from bot.services.clock import Clock
from bot.services.library import Library
from bot.services.recorder import Marks, Recorder, Shown
from bot.services.round_desk import RoundDesk, Seat

__all__ = ["RoundAnswerService"]

OwnScreen: TypeAlias = Pending | Revealed | Graded


class RoundAnswerService:
    """What members do in an interview in a channel; every method is one transaction."""

    def __init__(self, library: Library, recorder: Recorder, desk: RoundDesk, clock: Clock) -> None:
        self._library = library
        self._recorder = recorder
        self._desk = desk
        self._clock = clock

    def join(self, session: Session, who: Caller, ref: RoundRef) -> None:
        """Join, so that the others wait for one's answer.

        Raises:
            WhiteboardError: The interview is over.
        """
        seat = self._desk.seat(session, who, ref)
        if seat.round.ended_at is not None:
            raise WhiteboardError("This interview is over. Type /interview to start another.")
        self._desk.join(session, seat.round, who)

    def answer(self, session: Session, who: Caller, ref: RoundRef, text: str) -> OwnScreen:
        """Keep an answer, or put it in the place of the one given before.

        Once the answer is revealed, what was given counts. A first answer that comes later comes
        from a form that was open at the reveal: it counts too, so that nothing typed is lost.
        """
        seat = self._desk.seat(session, who, ref)
        attempt = rounds.attempt_at(session, ref.round, ref.position, who.member_id)
        if attempt is not None and not seat.is_asking:
            return self._show(session, who, seat, attempt, again=True)
        if attempt is not None:
            self._recorder.rewrite(attempt, text)
            return self._show(session, who, seat, attempt, changed=True)
        key = self._library.canonical_key(self._library.question(seat.turn.question_key))
        attempt = self._recorder.write(session, who, seat.ref, key, text)
        familiarity.see(session, who.member_id, key, self._clock())
        if seat.round.ended_at is None:
            self._desk.join(session, seat.round, who)
        self._desk.touch(seat.round)
        self._reveal_to_all(session, seat)
        return self._show(session, who, seat, attempt)

    def show(self, session: Session, who: Caller, ref: RoundRef) -> OwnScreen:
        """A member's attempt as it stands."""
        seat = self._desk.seat(session, who, ref)
        return self._show(session, who, seat, self._attempt(session, who, ref))

    def to_grade(self, session: Session, who: Caller, ref: RoundRef) -> OwnScreen:
        """The same; once the interview is over, of whichever question is not graded yet."""
        over = self._desk.seat(session, who, ref).round.ended_at is not None
        mine = rounds.attempts_of(session, ref.round, who.member_id) if over else ()
        ungraded = [attempt for attempt in mine if attempt.grade is None]
        for attempt in (*ungraded[:1], *mine[-1:]):
            return self.show(session, who, ref.at(attempt.position or ref.position))
        return self.show(session, who, ref)

    def grade(self, session: Session, who: Caller, ref: RoundRef, marks: Marks) -> OwnScreen:
        """Give an attempt its grade, or change it, once the answer is shown."""
        seat = self._desk.seat(session, who, ref)
        attempt = self._attempt(session, who, ref)
        if seat.is_asking:
            return self._show(session, who, seat, attempt)
        earned = self._recorder.grade(session, who, attempt, marks)
        self._desk.touch(seat.round)
        return self._recorder.show(session, who, attempt, self._shown(seat), earned)

    def reconsider(self, session: Session, who: Caller, ref: RoundRef) -> OwnScreen:
        """A graded attempt with its grades again."""
        seat = self._desk.seat(session, who, ref)
        attempt = self._attempt(session, who, ref)
        if seat.is_asking:
            return self._show(session, who, seat, attempt)
        return self._recorder.ungraded(attempt, self._shown(seat))

    def share(self, session: Session, who: Caller, ref: RoundRef) -> SharedAnswer:
        """Take note that a member shows their answer to the channel, and return what to show.

        Raises:
            WhiteboardError: It cannot be shared, or is shared already.
        """
        seat = self._desk.seat(session, who, ref)
        attempt = self._attempt(session, who, ref)
        if seat.is_asking:
            raise WhiteboardError("Answers are secret until the reveal. Share yours after it.")
        if attempt.text is None:
            raise WhiteboardError("The text of your answer is no longer kept.")
        shared_at = self._desk.share(session, who, ref.round, ref.position)
        return SharedAnswer(
            ref=seat.ref,
            member_id=who.member_id,
            name=who.name,
            question=self._library.question(seat.turn.question_key),
            text=attempt.text,
            grade=None if attempt.grade is None else Grade(attempt.grade),
            thread_id=seat.round.thread_id,
            shared_at=shared_at,
        )

    def unshare(self, session: Session, key: int, position: int, member_id: int) -> None:
        """A shared answer is gone from the channel, or never came there."""
        row = session.get(SharedRow, (key, position, member_id))
        if row is not None:
            session.delete(row)

    def _reveal_to_all(self, session: Session, seat: Seat) -> None:
        """Show the answer where nobody is left to wait for."""
        joined = len(rounds.joined(session, seat.round))
        answered = len(rounds.answered(session, seat.round.key, seat.turn.position))
        if seat.is_asking and everyone_answered(joined, answered):
            self._desk.reveal(seat)

    def _attempt(self, session: Session, who: Caller, ref: RoundRef) -> AttemptRow:
        attempt = rounds.attempt_at(session, ref.round, ref.position, who.member_id)
        if attempt is None:
            raise WhiteboardError("You have not answered this question, so there is none of yours.")
        return attempt

    def _show(
        self,
        session: Session,
        who: Caller,
        seat: Seat,
        attempt: AttemptRow,
        *,
        again: bool = False,
        changed: bool = False,
    ) -> OwnScreen:
        if not seat.is_asking:
            return self._recorder.show(session, who, attempt, self._shown(seat, again=again))
        due_at = None if seat.round.left_seconds is not None else seat.round.due_at
        question = self._library.question(seat.turn.question_key)
        return Pending(seat.ref, question, attempt.text, due_at, changed)

    def _shown(self, seat: Seat, *, again: bool = False) -> Shown:
        question = self._library.question(seat.turn.question_key)
        return Shown(seat.ref, question, seat.round.total, again)
