"""What happens to design interviews by the clock."""

from sqlalchemy.orm import Session

from bot.db.channel import designs as group_designs
from bot.db.channel import rounds
from bot.db.models import DesignRow, GroupDesignRow, RoundRow
from bot.db.phases import timers
from bot.db.private import designs
from bot.domain.channel.design import GroupNews, GroupPhase
from bot.domain.private.design import TimeUp
from bot.services.clock import Clock
from bot.services.design_view import DesignView
from bot.services.library import Library
from bot.services.pace import Pace
from bot.services.round_desk import RoundDesk
from bot.services.round_view import RoundViews, news_of

__all__ = ["DesignTimes", "GroupTimes"]


class DesignTimes:
    """Says whose time is up, over restarts too; every method is one transaction."""

    def __init__(self, library: Library, view: DesignView, pace: Pace, clock: Clock) -> None:
        self._library = library
        self._view = view
        self._pace = pace
        self._clock = clock

    def beat(self, session: Session) -> None:
        """Note that the bot is up, and give back the time in which it was down."""
        for row in designs.ticking(session, self._pace.up_since):
            self._pace.spare(row)
        session.flush()
        timers.keep_seen(session, DesignRow, self._pace.up_since, self._clock())

    def up(self, session: Session, limit: int) -> list[TimeUp]:
        """The phases whose time is over and which have not been told so."""
        found: list[TimeUp] = []
        for row in timers.up_untold(session, DesignRow, self._clock(), limit):
            known = self._library.identity(row.question_key) is not None
            if row.channel_id is None or row.ends_at is None or not known:
                row.told = True  # there is nowhere to tell it: the next press will
            else:
                found.append(TimeUp(self._view.in_phase(row), row.channel_id, row.ends_at))
        return found

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


class GroupTimes:
    """The same for those in channels, where the card says it too."""

    def __init__(self, desk: RoundDesk, views: RoundViews, pace: Pace, clock: Clock) -> None:
        self._desk = desk
        self._views = views
        self._pace = pace
        self._clock = clock

    def beat(self, session: Session) -> None:
        """Note that the bot is up; a card is to show the time that is given back."""
        for round_, row in group_designs.ticking(session, self._pace.up_since):
            if self._pace.spare(row):
                self._desk.touch(round_)
        session.flush()
        timers.keep_seen(session, GroupDesignRow, self._pace.up_since, self._clock())

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
        round_ = rounds.round_by_key(session, up.view.ref.round)
        row = group_designs.phases_of(session, up.view.ref.round)
        stands = isinstance(up.view, GroupPhase) and row and row.ends_at == up.view.timer.ends_at
        if round_ is not None and row is not None and stands:
            self._tell(round_, row)

    def _tell(self, round_: RoundRow, row: GroupDesignRow) -> None:
        """The card is to say it, too."""
        row.told = True
        self._desk.touch(round_)

    def unreachable(self, session: Session, up: GroupNews) -> None:
        """Its thread is gone or closed to the bot: from now on the card alone says it."""
        round_ = rounds.round_by_key(session, up.view.ref.round)
        if round_ is not None and round_.thread_id == up.thread_id:
            round_.thread_id = None
