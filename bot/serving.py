"""Serves until told to stop, and leaves so that nobody is left without an answer."""

import asyncio
import signal
from contextlib import suppress
from typing import Any

import structlog

from bot.app import WhiteboardBot
from bot.clock import system_clock
from bot.discord_host import reaching_discord
from bot.door import TELLING
from bot.jobs import plan
from bot.scheduler import Scheduler
from bot.settings import Settings
from bot.startup import open_bot, reaching_database

__all__ = ["serve"]

_LONGEST = 6.0
"""Seconds for those who were heard: with what follows it makes nine, and after ten service managers
kill."""
_QUIET = 0.2
"""Seconds without a press after which Discord is taken to have none on its way."""
_HEARS_ON = 2.0
"""Seconds after which it is left all the same: presses may never cease."""
_CLOSING = 1.0
"""Seconds for the farewell to Discord, which may be out of reach."""
_DOORS = ("CommandTree-invoker", "discord-ui-dynamic-item-", "discord.py: on_", TELLING)
"""How the tasks are named in which discord.py runs commands, controls and listeners, and in which
somebody is told to slow down."""

_log = structlog.get_logger(__name__)


async def serve(settings: Settings) -> None:
    """Serve until told to stop; what is in flight is finished first.

    Raises:
        WhiteboardError: Something keeps the bot from serving.
    """
    told = _told_to_stop()
    async with open_bot(settings, serving=True) as (bot, lease):
        living = asyncio.create_task(_live(bot, settings))
        keeping = asyncio.create_task(lease.keep())
        stopping = asyncio.create_task(told.wait())
        await asyncio.wait({living, keeping, stopping}, return_when=asyncio.FIRST_COMPLETED)
        finishing = asyncio.create_task(_finish(bot, living))
        # Whoever has lost the lease finishes nothing: another does that by now.
        await asyncio.wait({finishing, keeping}, return_when=asyncio.FIRST_COMPLETED)
        await _cancel(stopping, finishing, living)
        with suppress(TimeoutError):
            async with asyncio.timeout(_CLOSING):
                await bot.close()
        await _cancel(keeping)
        await lease.release()
        for task in (keeping, living):
            if task.done() and not task.cancelled():
                task.result()


def _told_to_stop() -> asyncio.Event:
    """Set by the first SIGINT or SIGTERM; a second one ends the process at once."""
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    signals = (signal.SIGINT, signal.SIGTERM)

    def hear() -> None:
        told.set()
        for name in signals:
            loop.remove_signal_handler(name)

    for name in signals:
        loop.add_signal_handler(name, hear)
    return told


async def _live(bot: WhiteboardBot, settings: Settings) -> None:
    with reaching_database(settings), reaching_discord():
        await bot.login(settings.require_token())
        async with Scheduler() as scheduler:
            plan(scheduler, bot, system_clock(settings.clock_offset_file))
            await bot.connect()


async def _finish(bot: WhiteboardBot, living: asyncio.Task[None]) -> None:
    """Claim nothing more, hear what is on its way, then hear no more and finish what was heard."""
    try:
        async with asyncio.timeout(_LONGEST):
            await bot.dispatcher.stop()
            with suppress(TimeoutError):
                async with asyncio.timeout(_HEARS_ON):
                    await _quiet()
            await _cancel(living)
            while presses := _presses():
                await asyncio.wait(presses)
            await bot.channel_cards.stop()
    except TimeoutError:
        undone = _presses()
        _log.warning("bot.left_undone", presses=len(undone))
        await _cancel(living, *undone)


async def _cancel(*tasks: asyncio.Task[Any]) -> None:
    """Cancel what still runs, and let it end."""
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks, timeout=_CLOSING)


async def _quiet() -> None:
    """Return when no press has been under way for a moment."""
    loop = asyncio.get_running_loop()
    since = loop.time()
    while loop.time() - since < _QUIET:
        if presses := _presses():
            await asyncio.wait(presses)
            since = loop.time()
        await asyncio.sleep(_QUIET / 4)


def _presses() -> set[asyncio.Task[Any]]:
    """Whatever members, or Discord, have asked for and was not answered yet."""
    return {task for task in asyncio.all_tasks() if task.get_name().startswith(_DOORS)}
