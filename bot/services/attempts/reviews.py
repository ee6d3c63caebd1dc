"""What spaced repetition says of a member, across servers."""

from datetime import timedelta

from sqlalchemy.orm import Session

from bot.db.attempts import attempts, familiarity, occasions
from bot.db.models import AttemptRow
from bot.db.people import members
from bot.domain.attempts.occasions import Ref
from bot.domain.attempts.screens import ReviewOverview
from bot.domain.people.caller import Caller
from bot.services.attempts.answering import Kinds
from bot.services.clock import Clock
from bot.services.library import Library

__all__ = ["ReviewService"]


class ReviewService:
    """Looks back: at what is due, and at the last grade."""

    def __init__(self, library: Library, kinds: Kinds, clock: Clock) -> None:
        self._library = library
        self._kinds = kinds
        self._clock = clock

    def overview(self, session: Session, who: Caller) -> ReviewOverview:
        """What is due today and this week, across servers."""
        now = self._clock()
        members.remember(session, who, now)
        soon = {
            key: value
            for key, value in familiarity.soon(
                session, who.member_id, now + timedelta(days=7), now
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
        occasion = occasions.by_key(session, attempt.occasion_key)
        # In another server the buttons of a channel are refused.
        here = occasion.member_id is not None or occasion.guild_id == who.guild_id
        if not here or self._library.identity(occasion.question_key) is None:
            return None
        return self._kinds.ref_of(session, occasion)
