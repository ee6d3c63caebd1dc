"""Work done beside the clock's ticks, so that one channel's failure never stops the next."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import structlog

__all__ = ["Background"]

_log = structlog.get_logger(__name__)


class Background:
    """Tasks under way; what one of them raises is logged, under the event of its errands."""

    def __init__(self, failed: str) -> None:
        """`failed`: the log's event for one that raised."""
        self._failed = failed
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
        if not task.cancelled() and task.exception() is not None:
            _log.error(self._failed, exc_info=task.exception())
