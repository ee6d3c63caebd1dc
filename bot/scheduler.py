"""The only file that knows APScheduler: what the bot does by the clock."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from types import TracebackType
from typing import Self, TypeAlias

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from bot.errors import TryAgainError

__all__ = ["Scheduler"]

Job: TypeAlias = Callable[[], Awaitable[object]]

_JUMP_SECONDS = 2.0
"""A clock that moves more than this beside the monotonic one has been set."""
_SILENCE_SECONDS = 65.0
"""A minute's job that has not run for so long has been forgotten."""

_log = structlog.get_logger(__name__)


class Scheduler:
    """Runs jobs on the event loop; a job never overlaps itself, and one that is late still runs."""

    def __init__(self) -> None:
        self._scheduler = AsyncIOScheduler(
            timezone="UTC",
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )
        self._watches: list[asyncio.Task[None]] = []

    def every(self, job: Job, **interval: int) -> None:
        """Run a job in steady intervals, such as `hours=6`."""
        self._scheduler.add_job(_Guarded(job).run, IntervalTrigger(timezone="UTC", **interval))

    def every_minute(self, job: Job, clock: Callable[[], datetime]) -> None:
        """Run a job now, at second 0 of every minute, and whenever the clock was set.

        When a host's clock is set back by an hour, APScheduler fires nothing for an hour; the
        monotonic clock notices.
        """
        guarded = _Guarded(job)
        self._scheduler.add_job(guarded.run, CronTrigger(second=0, timezone="UTC"))
        self._watches.append(asyncio.get_running_loop().create_task(_watch(guarded, clock)))

    async def __aenter__(self) -> Self:
        self._scheduler.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._scheduler.shutdown(wait=False)
        for watch in self._watches:
            watch.cancel()
        await asyncio.gather(*self._watches, return_exceptions=True)


class _Guarded:
    """A job that never overlaps itself, whoever calls it, and whose failure stops nothing."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._running = asyncio.Lock()
        self.last_run = -_SILENCE_SECONDS
        """When it ended last, by the monotonic clock."""

    async def run(self) -> None:
        """Run it, after whoever is running it now."""
        async with self._running:
            try:
                await self._job()
            except TryAgainError as error:
                _log.warning("job.put_off", reason=str(error))
            except Exception:  # noqa: BLE001 - the next run must come whatever this one met
                _log.error("job.failed", exc_info=True)
            self.last_run = asyncio.get_running_loop().time()


async def _watch(job: _Guarded, clock: Callable[[], datetime]) -> None:
    loop = asyncio.get_running_loop()

    def lead() -> float:
        return clock().timestamp() - loop.time()

    # Read before each run: a clock that is set while the job runs is noticed after it.
    before = lead()
    await job.run()
    while True:
        await asyncio.sleep(1)
        after = lead()
        jumped = abs(after - before) > _JUMP_SECONDS
        before = after
        if jumped or loop.time() - job.last_run > _SILENCE_SECONDS:
            await job.run()
