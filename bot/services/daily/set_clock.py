"""What a host's clock that was set has left behind in daily questions: it is reckoned again.

Nothing is undone for good, since it may be the present clock that is wrong: due times are those
that the calendar gives now, and which clock a post is from is told by Discord's.
"""

from datetime import timedelta

import structlog
from sqlalchemy.orm import Session

from bot.db.daily import posts, schedules
from bot.db.models import PostRow, ScheduleRow
from bot.domain.daily.posts import sent_at
from bot.domain.daily.schedule import late_post, next_due
from bot.domain.people.zones import UTC_NAME, local_date
from bot.services.clock import Clock
from bot.services.daily.calendar import end_of, taken_dates, wall_clock
from bot.services.daily.outcomes import LEASE

__all__ = ["SetClock"]

_APART = timedelta(minutes=10)
"""A post that is claimed so long after it was sent was claimed by a clock that was ahead."""

_log = structlog.get_logger(__name__)


class SetClock:
    """Reckons again, at a start and after the clock went back; every method is one transaction."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def posts(self, session: Session) -> None:
        """Give posts of a clock that was ahead their true day, and open again what it closed."""
        now = self._clock()
        for post in posts.of_another_clock(session, now):
            if post.message_id and sent_at(post.message_id) < post.occasion.asked_at - _APART:
                self._redate(session, post, post.message_id)
        for post in posts.closed_early(session, now, LEASE):
            post.state = "sent"
            self._show(post)
            _log.warning("daily.reopened", post=post.key)

    def schedules(self, session: Session, after: int, limit: int) -> int | None:
        """Reckon due times again, of so many schedules; returns the last, from which to go on."""
        now = self._clock()
        rows = schedules.running(session, after, limit)
        written = taken_dates(session, rows, now)
        for row in rows:
            assert row.next_due_at is not None  # noqa: S101 - it runs
            wall, taken = wall_clock(row), written[row.key]
            due_at = next_due(wall, now, taken)
            if row.next_due_at > now and row.next_due_at != due_at:
                # One that has waited for a wrong time may have missed today's.
                missed = row.next_due_at > due_at and posts.has_any(session, row.key)
                late = late_post(wall, now, taken) if missed else None
                row.next_due_at = late or due_at
                _log.warning("daily.reckoned_again", schedule=row.key)
        return rows[-1].key if rows else None

    def _redate(self, session: Session, post: PostRow, message_id: int) -> None:
        """A post is of the day on which it came, or where that has one, of no schedule's."""
        row = session.get(ScheduleRow, post.schedule_key) if post.schedule_key else None
        at = sent_at(message_id)
        day = local_date(at, row.zone if row is not None else UTC_NAME)
        post.closes_at = end_of(day, row.zone if row is not None else UTC_NAME)
        post.occasion.asked_at = at
        if row is not None and posts.of_date(session, row.key, day) is not None:
            post.schedule_key = None
        post.local_date = day
        self._show(post)
        _log.warning("daily.redated", post=post.key, day=day.isoformat())

    def _show(self, post: PostRow) -> None:
        """Its message is to be edited."""
        post.shown_answers, post.lease_until = -1, self._clock()
