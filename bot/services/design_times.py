"""What happens to design interviews by the clock."""

from sqlalchemy.orm import Session

from bot.db import designs
from bot.db.models import DesignRow
from bot.domain.design import TimeUp
from bot.services.clock import Clock
from bot.services.design_view import DesignView
from bot.services.library import Library

__all__ = ["DesignTimes"]


class DesignTimes:
    """Keeps the time of phases, over restarts too; every method is one transaction."""

    def __init__(self, library: Library, view: DesignView, clock: Clock) -> None:
        self._library = library
        self._view = view
        self._clock = clock

    def beat(self, session: Session) -> None:
        """Note that the bot is up, and give back the time in which it was down."""
        for row in designs.ticking(session, self._view.up_since):
            self._view.spare(row)
        session.flush()
        designs.keep_seen(session, self._view.up_since, self._clock())

    def up(self, session: Session, limit: int) -> list[TimeUp]:
        """The phases whose time is over and which have not been told so."""
        return [
            TimeUp(self._view.in_phase(row), row.channel_id, row.ends_at)
            for row in designs.up_untold(session, self._clock(), limit)
            if row.channel_id is not None
            and row.ends_at is not None
            and self._library.identity(row.question_key) is not None
        ]

    def told(self, session: Session, up: TimeUp) -> None:
        """It was told; what was extended or went on since will be told again."""
        row = self._at(session, up)
        if row is not None:
            row.told = True

    def unreachable(self, session: Session, up: TimeUp) -> None:
        """Its thread is gone or closed to the bot: from now on it is shown in private alone."""
        row = session.get(DesignRow, up.screen.ref.design, populate_existing=True)
        if row is not None and row.channel_id == up.channel_id:
            row.channel_id = None

    @staticmethod
    def _at(session: Session, up: TimeUp) -> DesignRow | None:
        row = session.get(DesignRow, up.screen.ref.design, populate_existing=True)
        return row if row is not None and row.ends_at == up.ends_at else None
