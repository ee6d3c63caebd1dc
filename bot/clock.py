"""The time, as the rest of the bot is handed it."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.domain.phases.uptime import Moment

__all__ = ["system_clock", "system_watch", "waking_clocks"]


def system_clock(offset_file: Path | None = None) -> Callable[[], datetime]:
    """A clock in UTC; with a file, as many seconds ahead as the file says at that moment."""
    look = system_watch(offset_file)
    return lambda: look().at


def system_watch(offset_file: Path | None = None) -> Callable[[], Moment]:
    """The system's wall clock and its monotonic one, both ahead by what the file says.

    The file lets a local stand-in for Discord show tomorrow's question today: what it adds is time
    that passes, not a clock that is set. It is read at every call; while it is missing or
    unreadable the clocks are the system's.
    """

    def look() -> Moment:
        steady, present = timedelta(seconds=time.monotonic()), datetime.now(UTC)
        if offset_file is None:
            return Moment(present, steady)
        try:
            ahead = timedelta(seconds=float(offset_file.read_text("utf-8")))
            return Moment(present + ahead, steady + ahead)
        except (OSError, ValueError, OverflowError):
            return Moment(present, steady)

    return look


def waking_clocks() -> tuple[float, float]:
    """Clocks by which a process that was stopped, or whose machine slept, finds out that it was.

    The monotonic clock of Linux stands still while the machine sleeps, and that of a virtual
    machine while it is paused: the first counts sleep where the system has such a clock, the
    second is the wall's. Either may say that time has passed; a wall clock that is set says so too.
    """
    counting_sleep = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
    return time.clock_gettime(counting_sleep), time.time()
