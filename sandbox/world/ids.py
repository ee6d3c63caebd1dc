"""Snowflakes: Discord's ids, which carry the millisecond they were made in.

Source: https://docs.discord.com/developers/reference#snowflakes
"""

from datetime import datetime
from typing import Final

DISCORD_EPOCH_MS: Final = 1_420_070_400_000

# The default world keeps its ids from run to run, so that a bot's database stays meaningful.
APPLICATION: Final = 900_000_000_000_000_001
FIRST_USER: Final = 900_000_000_000_000_100
FIRST_GUILD: Final = 900_000_000_000_001_000
FIRST_CHANNEL: Final = 900_000_000_000_002_000
FIRST_DM: Final = 900_000_000_000_003_000


class Snowflakes:
    """Makes ids that never repeat and never fall, even when the clock is set back."""

    def __init__(self) -> None:
        self._last = 0

    def new(self, now: datetime) -> int:
        """An id of this instant, or just above the last one given."""
        fresh = int(now.timestamp() * 1000) - DISCORD_EPOCH_MS << 22
        self._last = max(fresh, self._last + 1)
        return self._last
