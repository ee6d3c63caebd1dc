"""Who keeps the bot running: starts it, and ends and starts it anew when somebody asks."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Self

from sandbox.process import child
from sandbox.process.child import Child


class Host:
    """Keeps one bot.

    Attributes:
        exit_code: The code with which it ended, negative for a signal; None while it runs.
    """

    def __init__(
        self, command: Sequence[str], settings: Mapping[str, str], changed: Callable[[], None]
    ) -> None:
        self._command = command
        self._settings = settings
        self._changed = changed
        self._child: Child | None = None
        self._asked_to_end: Child | None = None
        self._ended_by_itself: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._following: asyncio.Task[None] | None = None
        self._one_at_a_time = asyncio.Lock()
        self.exit_code: int | None = None

    @classmethod
    @asynccontextmanager
    async def running(
        cls, command: Sequence[str], settings: Mapping[str, str], changed: Callable[[], None]
    ) -> AsyncIterator[Self]:
        """Run a bot until the block ends.

        Args:
            command: How it is started.
            settings: What is added to its environment.
            changed: Called when it starts and when it ends.

        Raises:
            OSError: The command cannot be started.
        """
        host = cls(command, settings, changed)
        await host.restart()
        try:
            yield host
        finally:
            await host.stop()

    @property
    def last_lines(self) -> list[str]:
        """The end of its log."""
        return [] if self._child is None else list(self._child.last_lines)

    async def wait(self) -> int:
        """Wait until it ends without having been asked to; returns its code."""
        return await asyncio.shield(self._ended_by_itself)

    async def restart(self) -> None:
        """Ask it to end, if it runs, and start it."""
        async with self._one_at_a_time:
            await self._end(kill=False)
            self._child, self.exit_code = await child.start(self._command, self._settings), None
            self._following = asyncio.create_task(self._follow(self._child))
            self._changed()

    async def stop(self, *, kill: bool = False) -> None:
        """Ask it to end, or kill it in the middle of whatever it does."""
        async with self._one_at_a_time:
            await self._end(kill=kill)

    async def _end(self, *, kill: bool) -> None:
        leaving = self._child
        if leaving is None or self._following is None or self.exit_code is not None:
            return
        self._asked_to_end = leaving
        await (leaving.kill() if kill else leaving.stop())
        await self._following

    async def _follow(self, running: Child) -> None:
        self.exit_code = await running.wait()
        if self._asked_to_end is not running and not self._ended_by_itself.done():
            self._ended_by_itself.set_result(self.exit_code)
        self._changed()
