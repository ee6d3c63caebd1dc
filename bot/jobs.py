"""What the bot does by the clock."""

from collections.abc import Callable
from datetime import datetime

import structlog

from bot.app import WhiteboardBot
from bot.scheduler import Scheduler

__all__ = ["plan"]

_log = structlog.get_logger(__name__)


def plan(scheduler: Scheduler, bot: WhiteboardBot, clock: Callable[[], datetime]) -> None:
    """Post daily questions, keep counts and timers true, and forget what was kept long enough."""

    async def erase() -> None:
        """Go on with what members and servers had deleted, also before the last start."""
        for piece in (bot.services.members.erase_piece, bot.services.servers.erase_piece):
            if await bot.db.run(piece):
                await bot.db.to_the_end(piece)
                await bot.db.sweep()

    async def forget() -> None:
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
