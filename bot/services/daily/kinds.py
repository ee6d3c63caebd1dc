"""What asks a channel every day: its daily question."""

from sqlalchemy.orm import Session

from bot.db.attempts import occasions
from bot.db.daily import posts
from bot.db.models import OccasionRow, PostRow
from bot.db.people import members
from bot.domain.attempts.occasions import OccasionKind, PostRef
from bot.domain.attempts.screens import Graded, Revealed
from bot.domain.people.caller import Caller
from bot.domain.refusals import Refusal, RefusedError
from bot.services.attempts.kind import Found, Kind
from bot.services.clock import Clock

__all__ = ["PostKind"]


class PostKind(Kind[PostRef, PostRow, Revealed | Graded]):
    """A daily question; answered on its own day it earns more."""

    name = OccasionKind.POST

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def find(self, session: Session, who: Caller, ref: PostRef) -> Found[PostRow]:
        """A daily question of the member's server."""
        members.remember(session, who, self._clock())
        post = session.get(PostRow, ref.post)
        occasion = post.occasion if post is not None else None
        known = occasion is not None and occasion.question_key == ref.question
        if post is None or occasion is None or not known or occasion.guild_id != who.guild_id:
            raise RefusedError(Refusal.POST_NOT_RECORDED)
        attempt = occasions.attempt_at(session, occasion.key, who.member_id)
        return Found(post, ref, occasion, attempt)

    def ref_of(self, session: Session, occasion: OccasionRow) -> PostRef | None:
        """The post."""
        post = occasions.asked_by(session, PostRow, occasion)
        return None if post is None else PostRef(post.key, post.question_key)

    def unanswered(self, session: Session, who: Caller, found: Found[PostRow]) -> Revealed | Graded:
        """There is nothing of theirs."""
        raise RefusedError(Refusal.NOT_ANSWERED)

    def screen(
        self,
        session: Session,
        found: Found[PostRow],
        shown: Revealed | Graded,
    ) -> Revealed | Graded:
        """As it is."""
        return shown

    def is_on_its_day(self, found: Found[PostRow]) -> bool:
        """Whether it was answered before its day was over."""
        return found.attempt is not None and found.attempt.answered_at < found.of.closes_at

    def answered(self, session: Session, who: Caller, found: Found[PostRow]) -> None:
        """The message shows how many have answered."""
        posts.add_answer(session, found.of.key)
