"""What happens to design interviews by the clock."""

import structlog
from sqlalchemy.orm import Session

from bot.db.models import DesignRow
from bot.db.phases import timers
from bot.db.private import designs
from bot.domain.private.design import TimeUp
from bot.services.clock import Watch, clock_of
from bot.services.lasting import Refusals
from bot.services.library import Library
from bot.services.phases.clock import PhaseClock
from bot.services.private.design_view import DesignView

__all__ = ["DesignClock"]

_log = structlog.get_logger(__name__)


class DesignClock:
    """Says whose time is up, over restarts too; every method is one transaction."""

    def __init__(
        self, library: Library, view: DesignView, phase_clock: PhaseClock, watch: Watch
    ) -> None:
        self._library = library
        self._view = view
        self._phase_clock = phase_clock
        self._clock = clock_of(watch)
        self._refusals = Refusals(watch)

    def beat(self, session: Session) -> None:
        """Note that the bot is up, and give back the time in which it was down."""
        with self._phase_clock.beat() as up:
            for row in designs.ticking(session, up):
                self._phase_clock.credit_downtime(row)
            session.flush()
            timers.keep_seen(session, DesignRow, up)

    def up(self, session: Session, limit: int) -> list[TimeUp]:
        """The phases whose time is over and which have not been told so."""
        found: list[TimeUp] = []
        for row in timers.up_untold(session, DesignRow, self._clock(), limit, held=True):
            if self._phase_clock.credit_downtime(row):
                continue  # the clock has just been set
            known = self._library.identity(row.question_key) is not None
            if row.channel_id is None or row.ends_at is None or not known:
                row.told = True  # there is nowhere to tell it: the next press will
            else:
                screen = self._view.in_phase(row)
                found.append(TimeUp(screen, row.guild_id, row.channel_id, row.ends_at))
        return found

    def told(self, session: Session, up: TimeUp) -> None:
        """It was told; what was extended or went on since will be told again."""
        self._refusals.forget(up.nonce)
        row = self._at(session, up)
        if row is not None:
            row.told = True

    def refused(self, session: Session, up: TimeUp) -> None:
        """It was refused, which may pass; where it does not, its thread is closed to the bot."""
        if self._refusals.last(up.nonce):
            self.unreachable(session, up)

    def unreachable(self, session: Session, up: TimeUp) -> None:
        """Its thread is gone or closed to the bot: from now on it is shown in private alone."""
        self._refusals.forget(up.nonce)
        row = designs.held(session, up.screen.ref.design)
        if row is not None and row.channel_id == up.channel_id:
            row.channel_id = None
            _log.info("design.unreachable", design=row.key)

    @staticmethod
    def _at(session: Session, up: TimeUp) -> DesignRow | None:
        row = designs.held(session, up.screen.ref.design)
        return row if row is not None and row.ends_at == up.ends_at else None
