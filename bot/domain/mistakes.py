"""Mistakes that members report in questions."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zlib import crc32

from bot.domain.people.caller import DIRECT

__all__ = ["MOST_A_DAY", "MOST_CHARACTERS", "Reported", "since"]

MOST_A_DAY = 10
"""So many may one member report within a day: more is read by nobody."""
MOST_CHARACTERS = 1_000
_DAY = timedelta(days=1)
_FIRST = 2**30
"""More than Discord's own numbers of components, and less than an instant's, as others have."""


@dataclass(frozen=True, slots=True)
class Reported:
    """What a member reported, as whoever runs the bot reads it: without who it was."""

    key: int
    identity: str
    """The question's id in the bank: the file that is to be mended."""
    prompt: str | None
    """None where the question has left the bank."""
    text: str | None
    """None where it is no longer kept."""
    written_at: datetime
    ends_at: datetime | None = None
    """Since when it may have been told."""
    guild_id: int = DIRECT
    """The server of the channel that it is told in, where that is known."""

    @property
    def number(self) -> int:
        """By which the card that tells it is known again."""
        return _FIRST + crc32(self._id.encode()) % _FIRST

    @property
    def nonce(self) -> str:
        """The same for every try to tell it; at most 25 characters."""
        return f"mistake-{self._id}"[:25]

    @property
    def _id(self) -> str:
        """Its own for good: after a deletion SQLite may give another report the same key."""
        return f"{int(self.written_at.timestamp()):x}-{self.key:x}"


def since(now: datetime) -> datetime:
    """From when on a member's reports count for the most of a day."""
    return now - _DAY
