"""What the bot does by the clock."""

from collections.abc import Callable
from datetime import datetime

import structlog

from bot.app import WhiteboardBot
from bot.scheduler import Scheduler

__all__ = ["plan"]

_EDIT_SECONDS = 5
"""A message's number of answers changes at most this often."""

_TIME_SECONDS = 5
"""How late "time is up" may come, and how much a restart may add to a design interview's time."""

_log = structlog.get_logger(__name__)


def plan(scheduler: Scheduler, bot: WhiteboardBot, clock: Callable[[], datetime]) -> None:
    """Post daily questions, keep counts and timers true, and forget what was kept long enough."""

    async def forget() -> None:
        texts = await bot.db.run(bot.services.members.forget_texts)
        servers = await bot.db.run(bot.services.servers.forget_left)
        if texts or servers:
            _log.info("record.forgotten", texts=texts, servers=servers)

    scheduler.every_minute(bot.dispatcher.tick, clock)
    scheduler.every(bot.dispatcher.refresh, seconds=_EDIT_SECONDS)
    scheduler.every(bot.design_threads.tick, seconds=_TIME_SECONDS)
    scheduler.every(bot.phase_news.tick, seconds=_TIME_SECONDS)
    scheduler.every(bot.channel_cards.tick, seconds=1)
    scheduler.every(forget, hours=6)
