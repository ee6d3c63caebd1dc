"""Answers to a daily question: the same path as in an interview, private to the member."""

from sqlalchemy.orm import Session

from bot.db.attempts import familiarity
from bot.db.daily import posts
from bot.db.models import AttemptRow, PostRow
from bot.db.people import members
from bot.domain.attempts.grading import Marks
from bot.domain.attempts.occasions import PostRef
from bot.domain.attempts.screens import Graded, Revealed
from bot.domain.people.caller import Caller
from bot.domain.refusals import Refusal, RefusedError
from bot.services.attempts.recorder import Recorder, Shown
from bot.services.clock import Clock
from bot.services.library import Library

__all__ = ["DailyAnswerService"]


class DailyAnswerService:
    """Keeps and grades answers to daily questions; every method is one transaction."""

    def __init__(self, library: Library, recorder: Recorder, clock: Clock) -> None:
        self._library = library
        self._recorder = recorder
        self._clock = clock

    def answer(self, session: Session, who: Caller, ref: PostRef, text: str) -> Revealed | Graded:
        """Keep a member's answer and reveal the model answer; the first answer counts."""
        self._post(session, who, ref)
        attempt = posts.attempt_at(session, ref.post, who.member_id)
        again = attempt is not None
        if attempt is None:
            key = self._library.canonical_key(self._library.question(ref.question))
            attempt = self._recorder.write(session, who, ref, key, text)
            familiarity.see(session, who.member_id, key, self._clock())
            posts.add_answer(session, ref.post)
        return self._recorder.show(session, who, attempt, self._shown(ref, again=again))

    def show(self, session: Session, who: Caller, ref: PostRef) -> Revealed | Graded:
        """A member's attempt as it stands."""
        attempt = self._attempt(session, who, ref)
        return self._recorder.show(session, who, attempt, self._shown(ref))

    def grade(self, session: Session, who: Caller, ref: PostRef, marks: Marks) -> Revealed | Graded:
        """Give an attempt its grade, or change it; on the question's own day it earns more."""
        post = self._post(session, who, ref)
        attempt = self._attempt(session, who, ref)
        on_its_day = attempt.answered_at < post.closes_at
        earned = self._recorder.grade(session, who, attempt, marks, on_its_day=on_its_day)
        return self._recorder.show(session, who, attempt, self._shown(ref), earned)

    def reconsider(self, session: Session, who: Caller, ref: PostRef) -> Revealed:
        """A graded attempt with its grades again."""
        return self._recorder.ungraded(self._attempt(session, who, ref), self._shown(ref))

    def _post(self, session: Session, who: Caller, ref: PostRef) -> PostRow:
        members.remember(session, who, self._clock())
        post = session.get(PostRow, ref.post)
        if post is None or post.guild_id != who.guild_id or post.question_key != ref.question:
            raise RefusedError(Refusal.POST_NOT_RECORDED)
        return post

    def _attempt(self, session: Session, who: Caller, ref: PostRef) -> AttemptRow:
        self._post(session, who, ref)
        attempt = posts.attempt_at(session, ref.post, who.member_id)
        if attempt is None:
            raise RefusedError(Refusal.NOT_ANSWERED)
        return attempt

    def _shown(self, ref: PostRef, *, again: bool = False) -> Shown:
        return Shown(ref, self._library.question(ref.question), again=again)
