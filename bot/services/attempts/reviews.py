"""What spaced repetition says of a member, across servers."""

from datetime import timedelta

from sqlalchemy.orm import Session

from bot.db.attempts import attempts, familiarity
from bot.db.channel import designs, rounds
from bot.db.models import AttemptRow, DesignRow, PostRow
from bot.db.people import members
from bot.db.private import interviews
from bot.domain.attempts.occasions import DesignRef, GroupRef, PostRef, Ref, RoundRef, TurnRef
from bot.domain.attempts.screens import ReviewOverview
from bot.domain.people.caller import Caller
from bot.services.clock import Clock
from bot.services.library import Library

__all__ = ["ReviewService"]


class ReviewService:
    """Looks back: at what is due, and at the last grade."""

    def __init__(self, library: Library, clock: Clock) -> None:
        self._library = library
        self._clock = clock

    def overview(self, session: Session, who: Caller) -> ReviewOverview:
        """What is due today and this week, across servers."""
        now = self._clock()
        members.remember(session, who, now)
        soon = {
            key: value
            for key, value in familiarity.soon(
                session, who.member_id, now + timedelta(days=7)
            ).items()
            if self._library.identity(key) is not None
        }
        due = [grade for due_at, grade in soon.values() if due_at <= now]
        last = attempts.last_graded(session, who.member_id)
        return ReviewOverview(
            due=len(due),
            missed=sum(1 for grade in due if not grade.passed),
            this_week=len(soon),
            next_at=familiarity.next_due(session, who.member_id, now),
            last=self._ref(session, who, last) if last is not None else None,
        )

    def _ref(self, session: Session, who: Caller, attempt: AttemptRow) -> Ref | None:
        """What an attempt answered, where it can still be shown."""
        ref = _answered(session, attempt)
        if ref is None or self._library.identity(ref.question) is None:
            return None
        # In another server the buttons of a channel's interview are refused.
        here = not isinstance(ref, RoundRef | GroupRef) or attempt.guild_id == who.guild_id
        return ref if here else None


def _answered(session: Session, attempt: AttemptRow) -> Ref | None:
    if attempt.post_key is not None:
        post = session.get_one(PostRow, attempt.post_key)
        return PostRef(post.key, post.question_key)
    if attempt.design_key is not None:
        design = session.get_one(DesignRow, attempt.design_key)
        return DesignRef(design.key, design.phase, design.member_id, design.question_key)
    position = attempt.position or 0
    if attempt.round_key is not None:
        asked = rounds.turn_at(session, attempt.round_key, position)
        phases = designs.phases_of(session, attempt.round_key)
        if asked is not None and phases is not None:
            return GroupRef(attempt.round_key, phases.phase, asked.question_key)
        if asked is not None:
            return RoundRef(attempt.round_key, position, asked.question_key)
    if attempt.interview_key is not None:
        turn = interviews.turn_at(session, attempt.interview_key, position)
        if turn is not None:
            return TurnRef(attempt.interview_key, position, turn.question_key)
    return None
