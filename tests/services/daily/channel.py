"""A channel that gets a daily question, as its schedule and its sender see it."""

from datetime import date, datetime, time

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot.bank import Bank
from bot.db.models import PostRow, ScheduleRow
from bot.domain.daily.posts import Closing, Dispatch
from bot.services.daily.schedules import ScheduleOptions
from tests.builders import MONA, NOON, Practice

__all__ = ["TODAY", "Channel"]

TODAY = date(2026, 11, 24)


class Channel:
    """A channel with one schedule, at 13:00 UTC unless said otherwise."""

    def __init__(
        self, engine: Engine, options: ScheduleOptions | None = None, bank: Bank | None = None
    ) -> None:
        self.practice = Practice(engine, bank)
        self.posting = self.practice.services.posting
        self.outcomes = self.practice.services.post_outcomes
        options = options or ScheduleOptions(at=time(13), channel_id=9)
        self.key = self.practice.do(self.practice.services.schedules.add, MONA, options).key

    def claim(self) -> list[Dispatch]:
        """Claim what is due."""
        return self.practice.do(self.posting.claim, 100)

    def reclaim(self) -> list[Dispatch]:
        """Take up what was claimed and never confirmed."""
        return self.practice.do(self.posting.reclaim, 100)

    def is_wanted(self, dispatch: Dispatch) -> bool:
        """Whether it may be sent now."""
        return self.practice.do(self.posting.is_wanted, dispatch)

    def closings(self) -> list[Closing]:
        """Lease what is to be closed."""
        return self.practice.do(self.outcomes.closings, 100)

    def sent(self) -> Dispatch:
        """Claim what is due at 13:00, and confirm it."""
        self.at(NOON.replace(hour=13))
        [dispatch] = self.claim()
        self.practice.do(self.outcomes.confirm, dispatch.post.ref, 555)
        return dispatch

    def at(self, now: datetime) -> None:
        """Set the clock."""
        self.practice.clock.now = now

    def posts(self) -> list[tuple[date, str]]:
        """The date and state of every post, in order."""

        def read(session: Session) -> list[tuple[date, str]]:
            rows = session.scalars(select(PostRow).order_by(PostRow.key))
            return [(row.local_date, row.state) for row in rows]

        return self.practice.do(read)

    def schedule(self) -> ScheduleRow:
        """The schedule as the record has it."""
        return self.practice.do(Session.get_one, ScheduleRow, self.key)
