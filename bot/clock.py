"""The time, as the rest of the bot is handed it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

__all__ = ["system_clock"]


def system_clock(offset_file: Path | None = None) -> Callable[[], datetime]:
    """A clock in UTC; with a file, as many seconds ahead as the file says at that moment.

    The file lets a local stand-in for Discord show tomorrow's question today. It is read at every
    call; while it is missing or unreadable the clock is the system's.
    """

    def now() -> datetime:
        present = datetime.now(UTC)
        if offset_file is None:
            return present
        try:
            return present + timedelta(seconds=float(offset_file.read_text("utf-8")))
        except (OSError, ValueError, OverflowError):
            return present

    return now
