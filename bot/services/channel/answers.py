"""Answers to a channel's question: secret until the reveal, graded and shared by their members."""

from typing import TypeAlias

from sqlalchemy.orm import Session

from bot.db.attempts import familiarity
from bot.db.channel import rounds
from bot.db.models import AttemptRow, SharedRow
from bot.domain.attempts.grading import Grade, Marks
from bot.domain.attempts.occasions import RoundRef
from bot.domain.attempts.screens import Graded, Revealed
from bot.domain.channel.interview import Pending, SharedAnswer, everyone_answered
from bot.domain.people.caller import Caller
from bot.domain.refusals import Refusal, RefusedError
from bot.services.attempts.recorder import Recorder, Shown
from bot.services.channel.interview import ChannelInterview, ChannelInterviews
from bot.services.clock import Clock
from bot.services.library import Library

__all__ = ["ChannelAnswerService"]

OwnScreen: TypeAlias = Pending | Revealed | Graded


class ChannelAnswerService:
    """What members do in an interview in a channel; every method is one transaction."""

    def __init__(
        self, library: Library, recorder: Recorder, interviews: ChannelInterviews, clock: Clock
    ) -> None:
        self._library = library
        self._recorder = recorder
        self._interviews = interviews
        self._clock = clock

    def join(self, session: Session, who: Caller, ref: RoundRef) -> None:
        """Join, so that the others wait for one's answer.

        Raises:
            RefusedError: The interview is over.
        """
        interview = self._interviews.find(session, who, ref)
        if interview.round.ended_at is not None:
            raise RefusedError(Refusal.INTERVIEW_OVER_TO_JOIN)
        self._interviews.join(session, interview.round, who)

    def answer(self, session: Session, who: Caller, ref: RoundRef, text: str) -> OwnScreen:
        """Keep an answer, or put it in the place of the one given before.

        Once the answer is revealed, what was given counts. A first answer that comes later comes
        from a form that was open at the reveal: it counts too, so that nothing typed is lost.
        """
        interview = self._interviews.find(session, who, ref)
        attempt = rounds.attempt_at(session, ref.round, ref.position, who.member_id)
        if attempt is not None and not interview.is_asking:
            return self._show(session, who, interview, attempt, again=True)
        if attempt is not None:
            self._recorder.rewrite(attempt, text)
            return self._show(session, who, interview, attempt, changed=True)
        key = self._library.canonical_key(self._library.question(interview.turn.question_key))
        attempt = self._recorder.write(session, who, interview.ref, key, text)
        familiarity.see(session, who.member_id, key, self._clock())
        if interview.round.ended_at is None:
            self._interviews.join(session, interview.round, who)
        self._interviews.touch(interview.round)
        self._reveal_to_all(session, interview)
        return self._show(session, who, interview, attempt)

    def show(self, session: Session, who: Caller, ref: RoundRef) -> OwnScreen:
        """A member's attempt as it stands."""
        interview = self._interviews.find(session, who, ref)
        return self._show(session, who, interview, self._attempt(session, who, ref))

    def to_grade(self, session: Session, who: Caller, ref: RoundRef) -> OwnScreen:
        """The same; once the interview is over, of whichever question is not graded yet."""
        over = self._interviews.find(session, who, ref).round.ended_at is not None
        mine = rounds.attempts_of(session, ref.round, who.member_id) if over else ()
        ungraded = [attempt for attempt in mine if attempt.grade is None]
        for attempt in (*ungraded[:1], *mine[-1:]):
            return self.show(session, who, ref.at(attempt.position or ref.position))
        return self.show(session, who, ref)

    def grade(self, session: Session, who: Caller, ref: RoundRef, marks: Marks) -> OwnScreen:
        """Give an attempt its grade, or change it, once the answer is shown."""
        interview = self._interviews.find(session, who, ref)
        attempt = self._attempt(session, who, ref)
        if interview.is_asking:
            return self._show(session, who, interview, attempt)
        earned = self._recorder.grade(session, who, attempt, marks)
        self._interviews.touch(interview.round)
        return self._recorder.show(session, who, attempt, self._shown(interview), earned)

    def reconsider(self, session: Session, who: Caller, ref: RoundRef) -> OwnScreen:
        """A graded attempt with its grades again."""
        interview = self._interviews.find(session, who, ref)
        attempt = self._attempt(session, who, ref)
        if interview.is_asking:
            return self._show(session, who, interview, attempt)
        return self._recorder.ungraded(attempt, self._shown(interview))

    def share(self, session: Session, who: Caller, ref: RoundRef) -> SharedAnswer:
        """Take note that a member shows their answer to the channel, and return what to show.

        Raises:
            RefusedError: It cannot be shared, or is shared already.
        """
        interview = self._interviews.find(session, who, ref)
        attempt = self._attempt(session, who, ref)
        if interview.is_asking:
            raise RefusedError(Refusal.ANSWERS_NOT_YET)
        if attempt.text is None:
            raise RefusedError(Refusal.TEXT_NOT_KEPT)
        shared_at = self._interviews.share(session, who, ref.round, ref.position)
        return SharedAnswer(
            ref=interview.ref,
            member_id=who.member_id,
            name=who.name,
            question=self._library.question(interview.turn.question_key),
            text=attempt.text,
            grade=None if attempt.grade is None else Grade(attempt.grade),
            thread_id=interview.round.thread_id,
            shared_at=shared_at,
        )

    def unshare(self, session: Session, key: int, position: int, member_id: int) -> None:
        """A shared answer is gone from the channel, or never came there."""
        row = session.get(SharedRow, (key, position, member_id))
        if row is not None:
            session.delete(row)

    def _reveal_to_all(self, session: Session, interview: ChannelInterview) -> None:
        """Show the answer where nobody is left to wait for."""
        joined = len(rounds.joined(session, interview.round))
        answered = len(rounds.answered(session, interview.round.key, interview.turn.position))
        if interview.is_asking and everyone_answered(joined, answered):
            self._interviews.reveal(interview)

    def _attempt(self, session: Session, who: Caller, ref: RoundRef) -> AttemptRow:
        attempt = rounds.attempt_at(session, ref.round, ref.position, who.member_id)
        if attempt is None:
            raise RefusedError(Refusal.NOTHING_OF_YOURS)
        return attempt

    def _show(
        self,
        session: Session,
        who: Caller,
        interview: ChannelInterview,
        attempt: AttemptRow,
        *,
        again: bool = False,
        changed: bool = False,
    ) -> OwnScreen:
        if not interview.is_asking:
            return self._recorder.show(session, who, attempt, self._shown(interview, again=again))
        due_at = None if interview.round.left_seconds is not None else interview.round.due_at
        question = self._library.question(interview.turn.question_key)
        return Pending(interview.ref, question, attempt.text, due_at, changed)

    def _shown(self, interview: ChannelInterview, *, again: bool = False) -> Shown:
        question = self._library.question(interview.turn.question_key)
        return Shown(interview.ref, question, interview.round.total, again)
