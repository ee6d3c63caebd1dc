"""The time of phases, whoever goes through them: one member, or a channel."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import TypeAlias

from bot.db.models import Paced
from bot.domain.phases.phases import Length, Timer, is_open
from bot.domain.phases.uptime import Uptime
from bot.services.clock import Watch

__all__ = ["PhaseClock", "TimerChange", "timer_of"]

TimerChange: TypeAlias = Callable[[Timer, datetime], Timer]
"""What becomes of a timer at an instant."""


def timer_of(row: Paced) -> Timer:
    """The timer of the current phase."""
    left = None if row.left_seconds is None else timedelta(seconds=row.left_seconds)
    return Timer(row.ends_at, left)


class PhaseClock:
    """Opens phases of one kind of interview and keeps their timers.

    Neither the bot's downtime nor a host's clock that is set counts: see `phases.uptime`.
    """

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self._began = self._beat = watch()

    @property
    def up_since(self) -> datetime:
        """When this process began, as the clock now reckons."""
        return Uptime(self._began, self._watch()).since

    @contextmanager
    def beat(self) -> Iterator[Uptime]:
        """A beat: whoever makes it notes every timer that runs, and spares what has a gap."""
        now = self._watch()
        yield Uptime(self._beat, now)
        self._beat = now

    def set(self, row: Paced, timer: Timer) -> None:
        """Write a phase's timer; the bot is up, and whoever waits has yet to be told."""
        self._write(row, timer, self._watch().at)
        row.told = False

    def turn(self, row: Paced, turn: TimerChange) -> None:
        """Change the timer of the current phase; what changes nothing is no change."""
        before = timer_of(row)
        if (after := turn(before, self._watch().at)) != before:
            self.set(row, after)

    def extend(self, row: Paced, mark: int | None) -> bool:
        """Give five minutes more than a card showed, and say whether they are given.

        Pressed twice they are given once, also by a card of before a gap. A button of an older
        version has no mark, and gives them at every press.
        """
        marks = {None, timer_of(row).mark}
        self.credit_downtime(row)
        marks.add(timer_of(row).mark)
        if mark not in marks:
            return False
        self.turn(row, Timer.extend)
        return True

    def credit_downtime(self, row: Paced) -> bool:
        """Give back the time of a gap since the timer was seen, and say whether there was any."""
        up = Uptime(self._beat, self._watch())
        timer = timer_of(row)
        spared = timer.credit_downtime(row.seen_at, up.gap(row.seen_at))
        if spared == timer:
            return False
        row.told = row.told and timer.is_up(row.seen_at)
        self._write(row, spared, up.now.at)
        return True

    def enter(self, row: Paced, phase: int) -> None:
        """Open a phase, or what follows the last."""
        row.phase = phase
        timed = is_open(phase)
        minutes = Length(row.length).minutes(phase) if timed else 0
        self.set(row, Timer.of(self._watch().at, minutes) if timed else Timer())

    def is_up(self, row: Paced) -> bool:
        """Whether the time of the current phase is over."""
        return timer_of(row).is_up(self._watch().at)

    @staticmethod
    def _write(row: Paced, timer: Timer, now: datetime) -> None:
        row.ends_at = timer.ends_at
        row.left_seconds = None if timer.left is None else timer.left.total_seconds()
        row.seen_at = now
