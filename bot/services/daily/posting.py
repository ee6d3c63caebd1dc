"""Daily posts: claims what is due, hands it to the sender, and keeps what came of it."""

from collections.abc import Callable
from datetime import date, datetime

import structlog
from sqlalchemy.orm import Session

from bot.bank import Question
from bot.db.attempts import occasions
from bot.db.daily import posts, schedules
from bot.db.models import PostRow, ScheduleRow
from bot.domain.attempts.occasions import OccasionKind, PostRef
from bot.domain.daily.posts import Dispatch, PauseReason, PostView, pick_daily
from bot.domain.daily.schedule import late_post, next_due
from bot.domain.people.caller import Caller
from bot.domain.people.zones import day_end, local_date
from bot.domain.refusals import Refusal, RefusedError
from bot.services.clock import Clock
from bot.services.daily.calendar import coming, end_of, reckon, taken_dates, wall_clock
from bot.services.daily.outcomes import LEASE, post_view, unfenced
from bot.services.library import Library

__all__ = ["PostingService"]

_log = structlog.get_logger(__name__)


class PostingService:
    """Decides what is posted when; every method is one transaction, and none speaks to Discord."""

    def __init__(
        self, library: Library, clock: Clock, fence: Callable[[Session], None] = unfenced
    ) -> None:
        """`fence`: refuses the transaction of a process that no longer serves."""
        self._library = library
        self._clock = clock
        self._fence = fence

    def claim(self, session: Session, limit: int) -> list[Dispatch]:
        """Claim schedules that are due, at most so many, and give each its next time.

        A post missed by downtime goes out late on the same local date; a date that is over is
        skipped.
        """
        self._fence(session)
        now = self._clock()
        rows = schedules.due(session, now, limit)
        used = posts.used_questions(session, [row.key for row in rows])
        written = taken_dates(session, rows, now)
        claimed: list[Dispatch] = []
        for row in rows:
            assert row.next_due_at is not None  # noqa: S101 - that it is due was the condition
            missed, today = local_date(row.next_due_at, row.zone), local_date(now, row.zone)
            wall, taken = wall_clock(row), written[row.key]
            row.next_due_at = next_due(wall, now, taken)
            if missed < today:
                _log.warning("daily.skipped", schedule=row.key, day=missed.isoformat())
            if late_post(wall, now, taken) is not None:
                post = self._write(session, row, today, now, used.get(row.key, posts.NONE_USED))
                claimed += [self._dispatch(row, post)] if post else []
        return claimed

    def claim_now(self, session: Session, who: Caller, key: int) -> Dispatch:
        """Claim today's post of one schedule at once; it counts as that date's post.

        One that was given up is taken up again: its sender looks whether it is there after all.

        Raises:
            RefusedError: There is no such schedule, or it has posted today.
        """
        self._fence(session)
        row = schedules.by_key(session, who.guild_id, key, lock=True)
        if row is None:
            raise RefusedError(Refusal.NO_SUCH_SCHEDULE)
        now = self._clock()
        day = local_date(now, row.zone)
        post = posts.of_date(session, key, day)
        if post is None:
            used = posts.used_questions(session, [key]).get(key, posts.NONE_USED)
            post = self._write(session, row, day, now, used)
        elif post.state == "given-up" and self._library.identity(post.question_key) is not None:
            post.state, post.channel_id, post.lease_until = "claimed", row.channel_id, now + LEASE
        else:
            raise RefusedError(Refusal.POSTED_TODAY)
        if post is None:
            raise RefusedError(Refusal.SCHEDULE_RAN_OUT)
        if row.next_due_at is not None:
            reckon(session, row, now)
        return self._dispatch(row, post, by_hand=True)

    def reclaim(self, session: Session, limit: int) -> list[Dispatch]:
        """Take up posts that were claimed and never confirmed.

        Whether one is in its channel has to be found out, also where it is to be sent no more: see
        `is_wanted`. One whose question has left the bank is given up.
        """
        self._fence(session)
        now = self._clock()
        taken: list[Dispatch] = []
        for post in posts.expired(session, now, LEASE, limit):
            row = session.get(ScheduleRow, post.schedule_key) if post.schedule_key else None
            if self._library.identity(post.question_key) is None:
                post.state = "given-up"
                _log.warning("daily.given_up", post=post.key, day=post.local_date.isoformat())
            else:
                post.lease_until = now + LEASE
                taken.append(self._dispatch(row, post))
        return taken

    def is_wanted(self, session: Session, dispatch: Dispatch) -> bool:
        """Whether a post may be sent now: it is asked before each try, since what held may not.

        It is not once its day is over, its schedule is removed, or was paused since.
        """
        self._fence(session)
        post = session.get(PostRow, dispatch.post.ref.post)
        if post is None or post.state != "claimed" or post.closes_at <= self._clock():
            return False
        row = session.get(ScheduleRow, post.schedule_key) if post.schedule_key else None
        return row is not None and (dispatch.by_hand or row.next_due_at is not None)

    def preview(self, session: Session, who: Caller, key: int) -> PostView:
        """What a schedule's next post might look like.

        Raises:
            RefusedError: The caller does not manage the server, or there is no such schedule.
        """
        row = schedules.by_key(session, who.guild_id, key)
        if row is None or row.next_due_at is None:
            raise RefusedError(Refusal.NO_RUNNING_SCHEDULE)
        if not who.manages:
            raise RefusedError(Refusal.MANAGERS_ONLY)
        [due_at] = coming(session, row, self._clock(), 1)
        day = local_date(due_at, row.zone)
        used = posts.used_questions(session, [key]).get(key, posts.NONE_USED)
        question = self._pick(row, used, day)
        if question is None:
            raise RefusedError(Refusal.SCHEDULE_RAN_OUT)
        ref = PostRef(0, self._library.key(question))
        return PostView(ref, question, day, day_end(due_at, row.zone))

    def _pick(self, row: ScheduleRow, used: posts.Used, day: date) -> Question | None:
        """The question of a date."""
        library = self._library
        [last] = library.canonical_counts({used.last: 1} if used.last else {}) or [None]
        counted = library.canonical_counts(used.times)
        pool, often = library.pool(row.scope), library.often
        return pick_daily(pool, counted, schedule=row.key, day=day, last=last, often=often)

    def _write(
        self,
        session: Session,
        row: ScheduleRow,
        day: date,
        now: datetime,
        used: posts.Used,
    ) -> PostRow | None:
        question = self._pick(row, used, day)
        if question is None:
            row.next_due_at = None
            row.paused_because = PauseReason.NO_QUESTIONS
            return None
        post = PostRow(
            schedule_key=row.key,
            occasion=occasions.new(
                session, OccasionKind.POST, row.guild_id, self._library.key(question), now
            ),
            channel_id=row.channel_id,
            local_date=day,
            state="claimed",
            lease_until=now + LEASE,
            closes_at=end_of(day, row.zone),
            answers=0,
            shown_answers=0,
        )
        session.add(post)
        session.flush()
        return post

    def _dispatch(
        self, row: ScheduleRow | None, post: PostRow, *, by_hand: bool = False
    ) -> Dispatch:
        """A post for its sender; of a removed schedule it is only looked for."""
        return Dispatch(
            post=post_view(self._library, post),
            guild_id=post.occasion.guild_id,
            channel_id=post.channel_id,
            claimed_at=post.occasion.asked_at,
            silent=row is not None and row.silent,
            thread=row is not None and row.thread,
            ping_role_id=None if row is None else row.ping_role_id,
            by_hand=by_hand,
        )
