"""Work done beside the clock's ticks, so that one channel's failure never stops the next."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import structlog

from bot.errors import TryAgainError

__all__ = ["Background"]

_log = structlog.get_logger(__name__)


class Background:
    """Tasks under way; what one of them raises is logged, under the name of its errands.

    What may pass without anybody's doing, such as a database that does not answer, is put off: the
    record still says that it is to be done.
    """

    def __init__(self, errand: str) -> None:
        """`errand`: what the log's events begin with."""
        self._errand = errand
        self._under_way: set[asyncio.Task[None]] = set()

    def __len__(self) -> int:
        return len(self._under_way)

    def start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Do something; returns at once."""
        task = asyncio.get_running_loop().create_task(work)
        self._under_way.add(task)
        task.add_done_callback(self._done)
        return task

    async def finish(self, seconds: float) -> None:
        """Let what is under way finish, but for no longer than this."""
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=seconds)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._under_way.discard(task)
        error = None if task.cancelled() else task.exception()
        if isinstance(error, TryAgainError):
            _log.warning(f"{self._errand}.put_off", reason=str(error))
        elif error is not None:
            _log.error(f"{self._errand}.failed", exc_info=error)
