"""What became of daily posts: there, refused, given up, refreshed, closed."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

import structlog
from sqlalchemy.orm import Session

from bot.db.attempts import occasions
from bot.db.daily import posts
from bot.db.models import PostRow, ScheduleRow
from bot.domain.attempts.occasions import PostRef
from bot.domain.daily.posts import Closing, PauseReason, PostView, PostWarning
from bot.domain.people.caller import Caller
from bot.services.clock import Watch, clock_of
from bot.services.lasting import Refusals
from bot.services.library import Library

__all__ = ["LEASE", "PostOutcomes", "post_view", "unfenced"]

LEASE = timedelta(minutes=2)
"""How long a post that is sent or edited belongs to who does it, before another may take it up."""

_log = structlog.get_logger(__name__)


def unfenced(_session: Session) -> None:
    """Refuse nothing."""


def post_view(library: Library, post: PostRow) -> PostView:
    """A post as its channel sees it."""
    return PostView(
        ref=PostRef(post.key, post.question_key),
        question=library.question(post.question_key),
        local_date=post.local_date,
        closes_at=post.closes_at,
        answers=post.answers,
    )


class PostOutcomes:
    """Keeps what came of posts, and says which messages are to be edited.

    Every method is one transaction, and none speaks to Discord. A post may be gone meanwhile, with
    its server's record.
    """

    def __init__(
        self, library: Library, watch: Watch, fence: Callable[[Session], None] = unfenced
    ) -> None:
        """`fence`: refuses the transaction of a process that no longer serves."""
        self._library = library
        self._clock = clock_of(watch)
        self._refusals = Refusals(watch)
        self._fence = fence

    def confirm(self, session: Session, ref: PostRef, message_id: int) -> None:
        """The post is in its channel, as this message; also one that was given up."""
        self._refusals.forget(ref.post)
        post = session.get(PostRow, ref.post)
        if post is None or post.message_id is not None or post.state == "closed":
            return
        post.state, post.message_id = "sent", message_id
        post.lease_until = self._clock()
        row = _schedule(session, post)
        if row is not None:
            row.warning = None

    def seen(
        self, session: Session, who: Caller, ref: PostRef, channel_id: int, message_id: int
    ) -> None:
        """A member pressed a button on the post's message: it is there, if nobody knew."""
        post = session.get(PostRow, ref.post)
        if post is None or post.channel_id != channel_id or post.question_key != ref.question:
            return
        if post.occasion.guild_id == who.guild_id:
            self.confirm(session, ref, message_id)

    def refused(self, session: Session, ref: PostRef, reason: PauseReason) -> None:
        """The channel took no post, which may pass: where it does not, its schedule is paused."""
        if self._refusals.last(ref.post):
            self.refuse(session, ref, reason)

    def refuse(self, session: Session, ref: PostRef, reason: PauseReason) -> None:
        """The channel cannot be posted to: pause its schedule, unless it has another by now."""
        self._refusals.forget(ref.post)
        self.give_up(session, ref)
        post = session.get(PostRow, ref.post)
        row = None if post is None else _schedule(session, post)
        if post is not None and row is not None and row.channel_id == post.channel_id:
            row.next_due_at, row.paused_because = None, reason
            _log.warning("daily.paused", schedule=row.key, reason=reason)

    def give_up(self, session: Session, ref: PostRef, warning: PostWarning | None = None) -> None:
        """Send nothing more; a warning tells the manager where it may be there all the same."""
        post = session.get(PostRow, ref.post)
        if post is not None and post.state == "claimed":
            post.state = "given-up"
            if warning is not None:
                self.warn(session, ref, warning)

    def warn(self, session: Session, ref: PostRef, warning: PostWarning) -> None:
        """Keep something that a manager should know about the last post."""
        post = session.get(PostRow, ref.post)
        row = None if post is None else _schedule(session, post)
        if row is not None:
            row.warning = warning

    def closings(self, session: Session, limit: int) -> list[Closing]:
        """Posts whose day is over, to be edited once more; each is leased to its sender."""
        return self._lease(session, posts.closable, limit)

    def outdated(self, session: Session, limit: int) -> list[Closing]:
        """Open posts whose message shows another number of answers than there are."""
        return self._lease(session, posts.outdated, limit)

    def closed(self, session: Session, ref: PostRef) -> None:
        """The message shows the answer, or is gone: there is nothing more to do."""
        post = session.get(PostRow, ref.post)
        if post is not None:
            post.state = "closed"

    def refreshed(self, session: Session, ref: PostRef, answers: int) -> None:
        """The message shows so many answers."""
        post = session.get(PostRow, ref.post)
        if post is not None:
            post.shown_answers, post.lease_until = answers, self._clock()

    def _lease(
        self,
        session: Session,
        find: Callable[[Session, datetime, timedelta, int], Sequence[PostRow]],
        limit: int,
    ) -> list[Closing]:
        self._fence(session)
        now = self._clock()
        leased: list[Closing] = []
        for post in find(session, now, LEASE, limit):
            if self._library.identity(post.question_key) is None or post.message_id is None:
                post.state = "closed"
                continue
            post.lease_until = now + LEASE
            grades = occasions.grades(session, post.occasion_key)
            view = post_view(self._library, post)
            guild_id = post.occasion.guild_id
            leased.append(Closing(view, guild_id, post.channel_id, post.message_id, grades))
        return leased


def _schedule(session: Session, post: PostRow) -> ScheduleRow | None:
    """The schedule of a post, unless it was removed."""
    return session.get(ScheduleRow, post.schedule_key) if post.schedule_key else None
