"""Streaks, local days and periods, reckoned anew from attempts in the order in which they came."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tests.soak.findings import Finding
from tests.soak.record import Row, Snapshot

__all__ = ["Streaks"]

Where = tuple[int, int]
"""A server and a member."""
_FURTHEST = timedelta(hours=14)
"""No calendar is further ahead of UTC."""
_TYPED = {
    "Europe/Berlin": "Europe/Berlin",
    "Asia/Tokyo": "Asia/Tokyo",
    "America/New_York": "America/New_York",
    "UTC": "UTC",
    "Kathmandu": "Asia/Kathmandu",
    "UTC+2": "Etc/GMT-2",
    "": None,
    "\u200b": None,
}
"""Zones by what members type; what is not here is none."""


@dataclass(frozen=True, slots=True)
class State:
    """A streak as it may stand."""

    length: int = 0
    longest: int = 0
    freezes: int = 0
    last: date | None = None
    zone: str = "UTC"
    days: frozenset[date] = field(default=frozenset(), compare=False)
    """Every day that counted, also by a clock that was ahead."""
    frozen: frozenset[date] = field(default=frozenset(), compare=False)


class Streaks:
    """Follows every streak; where a zone was being changed, all that may have come of it."""

    def __init__(self) -> None:
        self._known: dict[Any, frozenset[str]] = {}
        """Attempts that were counted, with the zones in which their server may have been."""
        self._states: defaultdict[Where, set[State]] = defaultdict(lambda: {State()})
        self._own: dict[int, str | None] = {}
        self._guilds: dict[int, str | None] = {}

    def follow(self, seen: Snapshot, typed: Iterable[str]) -> Iterator[Finding]:
        """Take in what was graded since the last look, during which the clock only went on.

        `typed`: the time zones that anybody entered meanwhile.
        """
        changing = {_TYPED[each] for each in typed if each in _TYPED}
        own = {row.id: row.time_zone for row in seen["members"]}
        guilds = {row.id: row.time_zone for row in seen["guilds"]}
        self._forget(seen)
        for (guild, member), rows in seen.counted().items():
            servers = {guilds.get(guild), self._guilds.get(guild)}
            members = {own.get(member), self._own.get(member)}
            servers |= changing
            members |= changing
            fresh = [row for row in rows if _identity(row) not in self._known]
            for row in sorted(fresh, key=lambda each: (each.graded_at, each.key)):
                there = frozenset(zone or "UTC" for zone in servers)
                self._known[_identity(row)] = there
                zones = {zone for each in members for zone in ([each] if each else there)}
                yield from self._count((guild, member), row, zones)
        self._own, self._guilds = own, guilds

    def audit(self, seen: Snapshot) -> Iterator[Finding]:
        """Compare what is recorded with what may be."""
        kept = {(row.guild_id, row.member_id): row for row in seen["streaks"]}
        for where, states in self._states.items():
            row = kept.get(where)
            found = State() if row is None else _state(row)
            if found not in states:
                yield Finding(f"streak of {where}", f"one of {states}", f"{found}")
        for where in kept.keys() - self._states.keys():
            yield Finding(f"streak of {where}", "none: nothing was graded", f"{kept[where]}")
        yield from self._periods(seen)

    def _forget(self, seen: Snapshot) -> None:
        """Start anew with members who deleted everything."""
        there = {_identity(row) for rows in seen.counted().values() for row in rows}
        gone = {(each[1], each[2]) for each in self._known.keys() - there}
        for where in gone:
            self._states.pop(where, None)
            for each in [each for each in self._known if (each[1], each[2]) == where]:
                del self._known[each]

    def _count(self, where: Where, row: Row, zones: set[str]) -> Iterator[Finding]:
        fitting = [zone for zone in zones if _date(row.graded_at, zone) == row.local_date]
        if not fitting:
            about = f"attempt {row.key} of {where}, graded at {row.graded_at}"
            yield Finding(about, f"the date there in {zones}", f"{row.local_date}")
            return
        self._states[where] = {
            _advanced(state, row.graded_at, zone)
            for state in self._states[where]
            for zone in fitting
        }

    def _periods(self, seen: Snapshot) -> Iterator[Finding]:
        """Weeks and months hold what was graded in them, by their server's zone."""
        sure: defaultdict[tuple[int, int, str], int] = defaultdict(int)
        perhaps: defaultdict[tuple[int, int, str], int] = defaultdict(int)
        for (guild, member), rows in seen.counted().items():
            for row in rows:
                days = {_date(row.graded_at, zone) for zone in self._known[_identity(row)]}
                keys = [_period_keys(day) for day in days]
                for key in set.union(*keys):
                    perhaps[guild, member, key] += 1
                for key in set.intersection(*keys):
                    sure[guild, member, key] += 1
        for row in seen["standings"]:
            where = (row.guild_id, row.member_id, row.period)
            if not sure[where] <= row.attempts <= perhaps[where]:
                expected = f"{sure[where]} to {perhaps[where]} attempts"
                yield Finding(f"standing {where}", expected, f"{row.attempts}")


def _identity(row: Row) -> Any:  # noqa: ANN401 - only compared
    """What tells an attempt from any other, also where its number is given again."""
    return row.key, row.guild_id, row.member_id, row.occasion_key, row.answered_at


def _state(row: Row) -> State:
    return State(row.length, row.longest, row.freezes, row.last_day, row.zone)


def _date(at: datetime, zone: str) -> date:
    return at.astimezone(ZoneInfo(zone)).date()


def _period_keys(day: date) -> set[str]:
    year, week, _ = day.isocalendar()
    return {"all", day.strftime("%Y-%m"), f"{year}-W{week:02}"}


def _advanced(state: State, at: datetime, zone: str) -> State:
    """A streak after one more attempt: seven days in a row earn a freeze, two are held at most."""
    today, base = _date(at, zone), _as_of(state, at)
    if base.last is not None and today <= base.last:
        # What is only reckoned again is not written.
        if zone == base.zone:
            return state
        return replace(base, zone=zone, days=state.days, frozen=state.frozen)
    missed: list[date] = []
    if base.last is not None and base.length:
        over = min(today, _date(at, base.zone)) - timedelta(days=1)
        missed = [base.last + timedelta(days=n + 1) for n in range((over - base.last).days)]
    after = _counted(base, today, missed)
    frozen = frozenset(missed) if len(missed) <= base.freezes else frozenset()
    frozen = (state.frozen | frozen) - {today}
    return replace(after, zone=zone, days=state.days | {today}, frozen=frozen)


def _as_of(state: State, at: datetime) -> State:
    """A streak as it stands at an instant: days that have not come anywhere are no part of it."""
    latest = max(state.days, default=None)
    if latest is None or (latest == state.last and latest <= (at + _FURTHEST).date()):
        return state
    again = State(zone=state.zone)
    for day in sorted(day for day in state.days if day <= _date(at, state.zone)):
        between = range(1, (day - again.last).days) if again.last is not None else range(0)
        missed = [day - timedelta(days=n) for n in between]
        again = _counted(again, day, missed, kept=all(each in state.frozen for each in missed))
    return again


def _counted(state: State, day: date, missed: list[date], *, kept: bool = True) -> State:
    """One day more; what was missed before it is kept by freezes, or breaks the streak."""
    length, freezes = state.length, state.freezes
    kept = kept and len(missed) <= freezes
    length, freezes = (length, freezes - len(missed)) if kept else (0, 0)
    length += 1
    if length % 7 == 0 and freezes < 2:
        freezes += 1
    return State(length, max(length, state.longest), freezes, day, state.zone)
