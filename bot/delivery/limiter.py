"""Paces channel messages, so that Discord never has to refuse one."""

import asyncio
import heapq
from enum import IntEnum
from itertools import count

__all__ = ["MESSAGES_A_SECOND", "Limiter", "Urgency"]

MESSAGES_A_SECOND = 45
"""Over all processes of one token; Discord's global limit is 50 requests a second
(https://discord.com/developers/docs/topics/rate-limits#global-rate-limit)."""


class Urgency(IntEnum):
    """Who goes first."""

    POST = 0
    EDIT = 1


class Limiter:
    """Gives out places at an even rate: the urgent first, else in the order they were asked."""

    def __init__(self, a_second: float) -> None:
        """`a_second`: how many places there are in a second."""
        self.a_second = a_second
        self._line: list[tuple[Urgency, int, asyncio.Future[None]]] = []
        self._order = count()
        self._pump: asyncio.Task[None] | None = None
        self._free_at = 0.0

    async def acquire(self, urgency: Urgency) -> None:
        """Wait for one's place."""
        loop = asyncio.get_running_loop()
        turn: asyncio.Future[None] = loop.create_future()
        heapq.heappush(self._line, (urgency, next(self._order), turn))
        if self._pump is None or self._pump.done():
            self._pump = loop.create_task(self._give())
        await turn

    async def _give(self) -> None:
        """Give places until nobody waits; by the clock, so that slow wake-ups do not add up."""
        loop = asyncio.get_running_loop()
        while self._line:
            self._free_at = max(self._free_at, loop.time() - 1 / self.a_second)
            await asyncio.sleep(max(0.0, self._free_at - loop.time()))
            _, _, turn = heapq.heappop(self._line)
            if not turn.done():
                turn.set_result(None)
                self._free_at += 1 / self.a_second
