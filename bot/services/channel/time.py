"""The time of a channel's question, on the timer that phases have."""

from datetime import datetime, timedelta

from bot.db.models import RoundRow
from bot.domain.channel.interview import PATIENCE
from bot.domain.phases.phases import Timer

__all__ = ["keep", "timer_of"]


def timer_of(row: RoundRow) -> Timer:
    """The timer of the current question."""
    if row.left_seconds is not None:
        return Timer(left=timedelta(seconds=row.left_seconds))
    return Timer(ends_at=row.due_at)


def keep(row: RoundRow, timer: Timer, now: datetime) -> None:
    """Write the timer; what stands still waits for people, but not for ever."""
    row.left_seconds = None if timer.left is None else timer.left.total_seconds()
    row.due_at = now + PATIENCE if timer.paused else timer.ends_at
