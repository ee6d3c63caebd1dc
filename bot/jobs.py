"""What the bot does by the clock."""

import asyncio
from collections.abc import Callable
from datetime import datetime

import structlog

from bot.app import WhiteboardBot
from bot.scheduler import Scheduler

__all__ = ["Steady", "plan"]

_MAY_LEAP = 3_600.0
"""Seconds by which a clock may be set and what is kept for days still be forgotten by it."""

_log = structlog.get_logger(__name__)


class Steady:
    """Tells whether a clock went on as time did since it was asked last.

    What is forgotten does not come back, so nothing is while a clock may have leapt ahead.
    """

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._lead = self._ahead()

    def is_so(self) -> bool:
        """Whether it was not set, nor the machine asleep, for more than an hour."""
        before, self._lead = self._lead, self._ahead()
        return abs(self._lead - before) <= _MAY_LEAP

    def _ahead(self) -> float:
        return self._clock().timestamp() - asyncio.get_running_loop().time()


def plan(scheduler: Scheduler, bot: WhiteboardBot, clock: Callable[[], datetime]) -> None:
    """Post daily questions, keep counts and timers true, and forget what was kept long enough."""

    async def erase() -> None:
        """Go on with what members and servers had deleted, also before the last start."""
        for piece in (bot.services.members.erase_piece, bot.services.servers.erase_piece):
            if await bot.db.run(piece):
                await bot.db.to_the_end(piece)
                await bot.db.sweep()

    steady = Steady(clock)

    async def forget() -> None:
        if not steady.is_so():
            _log.warning("record.forgetting_put_off")
            return
        texts = 0
        while forgotten := await bot.db.run(bot.services.members.forget_texts):
            texts += forgotten
        servers = await bot.db.run(bot.services.servers.forget_left)
        if texts or servers:
            _log.info("record.forgotten", texts=texts, servers=servers)
        await bot.db.sweep()

    scheduler.every_minute(bot.dispatcher.tick, clock)
    for job, seconds in bot.steady:
        scheduler.every(job, seconds=seconds)
    scheduler.every(erase, at_once=True, minutes=1)
    scheduler.every(forget, hours=6)
