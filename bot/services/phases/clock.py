"""The time of phases, whoever goes through them: one member, or a channel."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeAlias

from bot.db.models import Paced
from bot.domain.phases.phases import ASSESSING, OPENING, Length, Timer
from bot.services.clock import Clock

__all__ = ["Pace", "Turn", "timer_of"]

Turn: TypeAlias = Callable[[Timer, datetime], Timer]
"""What becomes of a timer at an instant."""


def timer_of(row: Paced) -> Timer:
    """The timer of the current phase."""
    left = None if row.left_seconds is None else timedelta(seconds=row.left_seconds)
    return Timer(row.ends_at, left)


class Pace:
    """Opens phases and keeps their timers, and knows since when the bot is up."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.up_since = clock()
        """When this process began: time before it, in which nobody saw the bot up, is spared."""

    def set(self, row: Paced, timer: Timer) -> None:
        """Write a phase's timer; the bot is up, and whoever waits has yet to be told."""
        row.ends_at = timer.ends_at
        row.left_seconds = None if timer.left is None else timer.left.total_seconds()
        row.seen_at = self._clock()
        row.told = False

    def turn(self, row: Paced, turn: Turn) -> None:
        """Change the timer of the current phase."""
        self.set(row, turn(timer_of(row), self._clock()))

    def spare(self, row: Paced) -> bool:
        """Give back the time in which the bot was down, and say whether there was any."""
        spared = timer_of(row).spare(row.seen_at, self.up_since)
        if spared.ends_at == row.ends_at:
            return False
        self.set(row, spared)
        return True

    def enter(self, row: Paced, phase: int) -> None:
        """Open a phase, or what follows the last."""
        row.phase = phase
        timed = OPENING < phase < ASSESSING
        minutes = Length(row.length).minutes(phase) if timed else 0
        self.set(row, Timer.of(self._clock(), minutes) if timed else Timer())

    def is_up(self, row: Paced) -> bool:
        """Whether the time of the current phase is over."""
        return timer_of(row).is_up(self._clock())
