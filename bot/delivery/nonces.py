"""For how long a message may be sent again under its nonce, so that it is there once."""

import asyncio
from datetime import datetime, timedelta

from bot.services.clock import Clock

__all__ = ["NONCE_MEMORY", "Remembered"]

NONCE_MEMORY = timedelta(seconds=90)
"""How long we trust Discord to remember a nonce; it documents "a few minutes"
(https://discord.com/developers/docs/resources/message#create-message)."""


class Remembered:
    """Whether Discord is sure to remember a nonce, or never to have heard of it, at a moment.

    The monotonic clock counts what a clock that is set hides, and the wall clock what passes while
    the machine sleeps: the longer time counts, and one before it began says nothing.
    """

    def __init__(self, clock: Clock, began: datetime | None = None) -> None:
        """`began`: since when it may have been sent; now by default."""
        now = clock()
        self._clock = clock
        self._began = began or now
        self._age = now - self._began
        self._steady = asyncio.get_running_loop().time()

    def is_so(self) -> bool:
        """Ask immediately before each try."""
        passed = timedelta(seconds=asyncio.get_running_loop().time() - self._steady)
        by_wall = self._clock() - self._began
        oldest = max(self._age + passed, by_wall)
        return timedelta() <= min(self._age, by_wall) and oldest <= NONCE_MEMORY

    async def holds(self) -> bool:
        """The same, as a condition of a request."""
        return self.is_so()
