"""The sandbox's own time: the computer's, moved by as much as a test asks for."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path


class Clock:
    """A settable clock.

    Args:
        file: Where the offset from the computer's time is written, in seconds, at each change, so
            that a bot in another process can follow.
        start: The instant at which it begins, with a time zone; the computer's by default.
    """

    def __init__(self, file: Path | None = None, start: datetime | None = None) -> None:
        self._file = file
        self._offset = timedelta()
        self._host_ahead = timedelta()
        if start is None:
            self._write()
        else:
            self.set(start)

    @property
    def offset(self) -> timedelta:
        """How far this clock is ahead of the computer's."""
        return self._offset

    def now(self) -> datetime:
        """The present instant, in UTC."""
        return datetime.now(UTC) + self._offset

    def set(self, instant: datetime) -> None:
        """Move to an instant; it must carry a time zone."""
        if instant.tzinfo is None:
            raise ValueError(f"{instant!r} has no time zone; give one, such as UTC.")
        self._offset = instant - datetime.now(UTC)
        self._write()

    def advance(self, step: timedelta) -> None:
        """Move on (or back) by a step."""
        self._offset += step
        self._write()

    def put_host_ahead(self, by: timedelta) -> None:
        """From now on the bot's host has a clock that is always so much ahead of this one."""
        self._host_ahead = by
        self._write()

    def _write(self) -> None:
        if self._file is None:
            return
        told = self._offset + self._host_ahead
        draft = self._file.with_name(f"{self._file.name}.new")
        draft.write_text(f"{told.total_seconds()!r}\n", encoding="utf-8")
        os.replace(draft, self._file)  # noqa: PTH105 - a reader must never see half a number
