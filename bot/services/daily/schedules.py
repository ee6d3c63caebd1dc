"""A server's daily schedules: adds, changes, lists, pauses and removes them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from sqlalchemy.orm import Session

from bot.db.daily import schedules
from bot.db.models import ScheduleRow
from bot.db.people import guilds, members
from bot.domain.choosing.scope import ANYTHING, Scope
from bot.domain.daily.posts import (
    MOST_SCHEDULES,
    PauseReason,
    PostWarning,
    ScheduleView,
    Setting,
)
from bot.domain.daily.schedule import EVERY_DAY, days_text
from bot.domain.kept import kept_as
from bot.domain.people.caller import Caller
from bot.domain.refusals import Refusal, RefusedError
from bot.services.clock import Clock
from bot.services.daily.calendar import coming, reckon, wall_clock
from bot.services.library import Library

__all__ = ["ScheduleOptions", "ScheduleService"]


@dataclass(frozen=True, slots=True)
class ScheduleOptions:
    """The options of `/daily set`, read; None is an option that was not given."""

    at: time | None = None
    """The time of day."""
    zone: str | None = None
    channel_id: int | None = None
    scope: Scope = ANYTHING
    """Sides that are left open keep what they were."""
    without: frozenset[Setting] = frozenset()
    """What is to be as if it was never given."""
    days: frozenset[int] | None = None
    ping_role_id: int | None = None
    thread: bool | None = None
    silent: bool | None = None


class ScheduleService:
    """What those who manage a server do with its schedules; every method is one transaction.

    Discord decides who may use `/daily`, so the service does not ask again but of a button.
    """

    def __init__(self, library: Library, clock: Clock) -> None:
        self._library = library
        self._clock = clock

    def add(self, session: Session, who: Caller, options: ScheduleOptions) -> ScheduleView:
        """Add a schedule.

        Raises:
            RefusedError: The time is missing, the server has as many schedules as it may, one
                that posts the same is among them, or nothing in the bank fits.
        """
        if options.at is None:
            raise RefusedError(Refusal.TIME_MISSING)
        guilds.locked(session, who.guild_id)  # two that are added at once are counted in turn
        if schedules.count_in(session, who.guild_id) >= MOST_SCHEDULES:
            raise RefusedError(Refusal.SCHEDULES_FULL, most=MOST_SCHEDULES)
        row = ScheduleRow(
            guild_id=who.guild_id,
            channel_id=options.channel_id,
            time=options.at,
            zone=members.guild_zone(session, who.guild_id),
            follows=options.zone is None,
            days=days_text(EVERY_DAY),
            thread=False,
            silent=False,
        )
        session.add(row)
        return self._apply(session, row, options)

    def change(
        self, session: Session, who: Caller, key: int, options: ScheduleOptions
    ) -> ScheduleView:
        """Change what is given of a schedule; it runs again if it was paused.

        Raises:
            RefusedError: There is no such schedule, it would post the same as another, or nothing
                in the bank fits.
        """
        guilds.locked(session, who.guild_id)
        return self._apply(session, self._find(session, who, key), options)

    def list(self, session: Session, who: Caller) -> tuple[ScheduleView, ...]:
        """Every schedule of the server."""
        rows = schedules.in_guild(session, who.guild_id)
        return tuple(self._view(session, row, rows) for row in rows)

    def at(self, session: Session, who: Caller, number: int) -> int:
        """The key of the schedule with this number in the list.

        Raises:
            RefusedError: There is none.
        """
        rows = schedules.in_guild(session, who.guild_id)
        if not 0 < number <= len(rows):
            raise RefusedError(Refusal.NO_SUCH_SCHEDULE)
        return rows[number - 1].key

    def show(self, session: Session, who: Caller, key: int) -> ScheduleView:
        """One schedule.

        Raises:
            RefusedError: There is no such schedule.
        """
        return self._view(session, self._find(session, who, key))

    def pause(self, session: Session, who: Caller, key: int) -> ScheduleView:
        """Stop a schedule until it is resumed."""
        row = self._find(session, who, key)
        row.next_due_at, row.paused_because = None, PauseReason.BY_MANAGER
        return self._view(session, row)

    def resume(self, session: Session, who: Caller, key: int) -> ScheduleView:
        """Let a schedule run again, from its next time on."""
        return self._apply(session, self._find(session, who, key), ScheduleOptions())

    def remove(self, session: Session, who: Caller, key: int) -> ScheduleView:
        """Remove a schedule; what it posted, and what was answered there, stays recorded.

        Raises:
            RefusedError: The caller may not, or there is no such schedule.
        """
        row = self._find(session, who, key)
        if not who.manages:
            raise RefusedError(Refusal.MANAGERS_ONLY)
        view = self._view(session, row)
        session.delete(row)
        return view

    def _find(self, session: Session, who: Caller, key: int) -> ScheduleRow:
        """A schedule that is about to change; two who change one wait for each other."""
        row = schedules.by_key(session, who.guild_id, key, lock=True)
        if row is None:
            raise RefusedError(Refusal.NO_SUCH_SCHEDULE)
        return row

    def _apply(self, session: Session, row: ScheduleRow, options: ScheduleOptions) -> ScheduleView:
        before = _what(row) if row.key else None
        _take_back(session, row, options)
        given = {
            "channel_id": options.channel_id,
            "time": options.at,
            "zone": options.zone,
            "days": None if options.days is None else days_text(options.days),
            "ping_role_id": options.ping_role_id,
            "thread": options.thread,
            "silent": options.silent,
        }
        for name, value in given.items():
            if value is not None:
                setattr(row, name, value)
        row.scope = options.scope.over(row.scope)
        if not self._library.pool(row.scope):
            raise RefusedError(Refusal.NOTHING_FITS_SCHEDULE)
        if _what(row) != before and (twin := _twin(session, row)) is not None:
            raise RefusedError(Refusal.SCHEDULE_TWICE, schedule=self._view(session, twin))
        row.paused_because = row.warning = None
        session.flush()
        reckon(session, row, self._clock())
        return self._view(session, row)

    def _view(
        self, session: Session, row: ScheduleRow, others: Sequence[ScheduleRow] | None = None
    ) -> ScheduleView:
        if others is None:
            others = schedules.in_guild(session, row.guild_id)
        older = (each for each in others if each.key < row.key)
        topic = self._library.bank.topics.get(row.topic or "")
        paused = row.next_due_at is None
        return ScheduleView(
            key=row.key,
            channel_id=row.channel_id,
            wall=wall_clock(row),
            topic=topic.title if topic else None,
            level=row.level,
            ping_role_id=row.ping_role_id,
            thread=row.thread,
            silent=row.silent,
            upcoming=coming(session, row, self._clock(), 3),
            paused_because=kept_as(PauseReason, row.paused_because or "") if paused else None,
            warning=None if row.warning is None else kept_as(PostWarning, row.warning),
            questions=self._library.different(row.scope),
            follows=row.follows,
            twin=next((each.key for each in older if _what(each) == _what(row)), None),
        )


def _what(row: ScheduleRow) -> tuple[object, ...]:
    """What a schedule posts, where and when: one more that says the same would only double it."""
    return row.channel_id, row.time, row.zone, row.days, row.scope


def _twin(session: Session, row: ScheduleRow) -> ScheduleRow | None:
    """Another schedule of the server that posts the same."""
    others = schedules.in_guild(session, row.guild_id)
    return next((each for each in others if each is not row and _what(each) == _what(row)), None)


def _take_back(session: Session, row: ScheduleRow, options: ScheduleOptions) -> None:
    """Let what was given be as if it was not."""
    without = options.without
    if Setting.TOPIC in without:
        row.topic = None
    if Setting.LEVEL in without:
        row.level = None
    if Setting.PING in without:
        row.ping_role_id = None
    if Setting.ZONE in without:
        row.zone, row.follows = members.guild_zone(session, row.guild_id), True
    elif options.zone is not None:
        row.follows = False
