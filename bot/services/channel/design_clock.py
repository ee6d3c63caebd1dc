"""What happens to a channel's design interviews by the clock."""

import structlog
from sqlalchemy.orm import Session

from bot.db.channel import designs as group_designs
from bot.db.channel import rounds
from bot.db.models import GroupDesignRow, RoundRow
from bot.db.phases import timers
from bot.domain.channel.design import GroupNews, GroupPhase
from bot.services.channel.interview import ChannelInterviews
from bot.services.channel.view import ChannelViews, news_of
from bot.services.clock import Watch, clock_of
from bot.services.lasting import Refusals
from bot.services.phases.clock import PhaseClock

__all__ = ["ChannelDesignClock"]

_log = structlog.get_logger(__name__)


class ChannelDesignClock:
    """The same for those in channels, where the card says it too."""

    def __init__(
        self,
        interviews: ChannelInterviews,
        views: ChannelViews,
        phase_clock: PhaseClock,
        watch: Watch,
    ) -> None:
        self._interviews = interviews
        self._views = views
        self._phase_clock = phase_clock
        self._clock = clock_of(watch)
        self._refusals = Refusals(watch)

    def beat(self, session: Session) -> None:
        """Note that the bot is up; a card is to show the time that is given back."""
        with self._phase_clock.beat() as up:
            for round_, row in group_designs.ticking(session, up):
                # A card whose time is up is edited once that was told: it opens an archived thread.
                if self._phase_clock.credit_downtime(row) and not self._phase_clock.is_up(row):
                    self._interviews.touch(round_)
            session.flush()
            timers.keep_seen(session, GroupDesignRow, up)

    def up(self, session: Session, limit: int) -> list[GroupNews]:
        """The phases whose time is over and whose thread has not been told so."""
        found: list[GroupNews] = []
        for row in timers.up_untold(session, GroupDesignRow, self._clock(), limit):
            round_ = rounds.round_by_key(session, row.round_key)
            assert round_ is not None  # noqa: S101 - the one goes with the other
            view = self._views.view(session, round_)
            if not (isinstance(view, GroupPhase) and view.is_up):
                continue  # the host has just led on, or it has time that was spared
            if news := news_of(round_, view):
                found.append(news)
            else:
                self._tell(round_, row)
        return found

    def told(self, session: Session, up: GroupNews) -> None:
        """It was told; what was extended or went on since will be told again."""
        self._refusals.forget(up.nonce)
        round_ = rounds.round_by_key(session, up.view.ref.round)
        row = group_designs.phases_of(session, up.view.ref.round)
        stands = isinstance(up.view, GroupPhase) and row and row.ends_at == up.view.timer.ends_at
        if round_ is not None and row is not None and stands:
            self._tell(round_, row)

    def _tell(self, round_: RoundRow, row: GroupDesignRow) -> None:
        """The card is to say it, too."""
        row.told = True
        self._interviews.touch(round_)

    def refused(self, session: Session, up: GroupNews) -> None:
        """It was refused, which may pass; where it does not, its thread is closed to the bot."""
        if self._refusals.last(up.nonce):
            self.unreachable(session, up)

    def unreachable(self, session: Session, up: GroupNews) -> None:
        """Its thread is gone or closed to the bot: from now on the card alone says it."""
        self._refusals.forget(up.nonce)
        round_ = rounds.round_by_key(session, up.view.ref.round)
        if round_ is not None and round_.thread_id == up.thread_id:
            round_.thread_id = None
            _log.info("design.unreachable", round=round_.key)
