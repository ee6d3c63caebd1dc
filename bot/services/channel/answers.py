"""What members do with their answers in a channel, besides what they do with any."""

from dataclasses import replace

from sqlalchemy.orm import Session

from bot.db.attempts import occasions
from bot.db.channel import rounds
from bot.domain.attempts.grading import Grade
from bot.domain.attempts.occasions import RoundRef
from bot.domain.attempts.screens import Written
from bot.domain.channel.interview import CardPlace, Joined, OwnAnswer
from bot.domain.channel.sharing import SharedAnswer, ToShare
from bot.domain.people.caller import Caller
from bot.domain.refusals import Refusal, RefusedError
from bot.services.attempts.answering import Answering
from bot.services.attempts.sketches import sketched
from bot.services.channel.interview import ChannelInterview, ChannelInterviews
from bot.services.channel.sharing import Sharing
from bot.services.clock import Clock
from bot.services.library import Library

__all__ = ["ChannelAnswerService"]


class ChannelAnswerService:
    """Joining, and sharing what was answered; every method is one transaction."""

    def __init__(
        self,
        library: Library,
        answering: Answering[RoundRef, OwnAnswer],
        interviews: ChannelInterviews,
        clock: Clock,
    ) -> None:
        self._library = library
        self._answering = answering
        self._interviews = interviews
        self._sharing = Sharing(clock)

    def join(self, session: Session, who: Caller, ref: RoundRef) -> Joined:
        """Join, so that the others wait for one's answer.

        Raises:
            RefusedError: The interview is over.
        """
        row = self._running(session, who, ref).round
        again = not self._interviews.join(session, row, who)
        now = self._interviews.current(session, row)
        attempt = occasions.attempt_at(session, now.turn.occasion_key, who.member_id)
        return Joined(
            again=again,
            answered=attempt is not None,
            is_asking=now.is_asking,
            is_design=now.design is not None,
            at=CardPlace(row.guild_id, row.channel_id, row.message_id),
        )

    def to_answer(self, session: Session, who: Caller, ref: RoundRef) -> Written | OwnAnswer | None:
        """Join, and return one's answer as it is by now, to be written or changed.

        Once the answer is shown, whoever has given one sees how theirs stands.

        Raises:
            RefusedError: The interview is over, or the question, and nothing of theirs is there.
        """
        interview = self._running(session, who, ref)
        interview.require_questions()
        attempt = occasions.attempt_at(session, interview.turn.occasion_key, who.member_id)
        if not interview.is_asking:
            if attempt is not None:
                return self._answering.show(session, who, ref)
            row = interview.round
            raise RefusedError(
                Refusal.QUESTION_OVER,
                guild_id=row.guild_id,
                channel_id=row.channel_id,
                message_id=row.message_id,
            )
        self._interviews.join(session, interview.round, who)
        if attempt is None:
            return None
        drawn = sketched(session, attempt.occasion_key, who.member_id)
        return Written(attempt.text, None if drawn is None else drawn.text)

    def _running(self, session: Session, who: Caller, ref: RoundRef) -> ChannelInterview:
        interview = self._interviews.find(session, who, ref)
        if interview.round.ended_at is not None:
            raise RefusedError(Refusal.INTERVIEW_OVER_TO_JOIN)
        return interview

    def to_grade(self, session: Session, who: Caller, ref: RoundRef) -> OwnAnswer:
        """A member's attempt; once the interview is over, whichever is not graded yet."""
        over = self._interviews.find(session, who, ref).round.ended_at is not None
        mine = rounds.attempts_of(session, ref.round, who.member_id) if over else ()
        ungraded = [position for position, attempt in mine if attempt.grade is None]
        last = [position for position, _ in mine[-1:]]
        for position in (*ungraded[:1], *last):
            return self._answering.show(session, who, ref.at(position))
        return self._answering.show(session, who, ref)

    def share(
        self, session: Session, who: Caller, ref: RoundRef, seen: int | None = None
    ) -> SharedAnswer:
        """Say what of their answer a member would show to the channel, or take note that they do.

        `seen` is the revision that they agreed to.

        Raises:
            RefusedError: It cannot be shared, or is shared already.
        """
        interview = self._interviews.find(session, who, ref)
        attempt = occasions.attempt_at(session, interview.turn.occasion_key, who.member_id)
        if attempt is None:
            raise RefusedError(Refusal.NOTHING_OF_YOURS)
        if interview.is_asking:
            raise RefusedError(Refusal.ANSWERS_NOT_YET)
        if attempt.text is None:
            raise RefusedError(Refusal.TEXT_NOT_KEPT)
        grade = None if attempt.grade is None else Grade(attempt.grade)
        question = self._library.question(interview.turn.question_key)
        own = ToShare(question, attempt.text, grade)
        return replace(self._sharing.share(session, who, interview, own, seen), pressed=ref)

    def stands(
        self,
        session: Session,
        key: int,
        position: int,
        member_id: int,
        channel_id: int | None,
        message_id: int | None,
    ) -> None:
        """A shared answer is in a channel, or was there, as this message."""
        self._sharing.stands(session, key, position, member_id, channel_id, message_id)

    def unshare(self, session: Session, key: int, position: int, member_id: int) -> None:
        """A shared answer is gone from the channel, or never came there."""
        self._sharing.unshare(session, key, position, member_id)
