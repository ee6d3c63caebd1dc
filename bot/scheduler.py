"""The only file that knows APScheduler: what the bot does by the clock."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime, timedelta
from types import TracebackType
from typing import Self, TypeAlias

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger

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
        self._loops: list[asyncio.Task[None]] = []

    def every(self, job: Job, *, at_once: bool = False, **interval: float) -> None:
        """Run a job in steady intervals, such as `hours=6`, whatever the host's clock does.

        The first time is after one interval, or at once.
        """
        seconds = timedelta(**interval).total_seconds()
        self._start(_repeat(_Guarded(job), seconds, at_once=at_once))

    def every_minute(self, job: Job, clock: Callable[[], datetime]) -> None:
        """Run a job now, at second 0 of every minute, and whenever the clock was set.

        When a host's clock is set back by an hour, APScheduler fires nothing for an hour; the
        monotonic clock notices.
        """
        guarded = _Guarded(job)
        self._scheduler.add_job(guarded.run, _Minutes(second=0, timezone="UTC"))
        self._start(_watch(guarded, clock))

    def _start(self, loop: Coroutine[None, None, None]) -> None:
        self._loops.append(asyncio.get_running_loop().create_task(loop))

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
        for loop in self._loops:
            loop.cancel()
        await asyncio.gather(*self._loops, return_exceptions=True)


class _Minutes(CronTrigger):  # type: ignore[misc]  # APScheduler ships no types
    """Fires at what comes next: the minutes over which a clock that is set leaps are not counted.

    A cron trigger counts each of them, which after a year takes it seconds.
    """

    def get_next_fire_time(self, previous: datetime | None, now: datetime) -> datetime | None:
        """The next one after now, whichever was the last."""
        del previous
        found = super().get_next_fire_time(None, now + timedelta(microseconds=1))
        assert found is None or isinstance(found, datetime)  # noqa: S101 - it is documented so
        return found


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


async def _repeat(job: _Guarded, seconds: float, *, at_once: bool) -> None:
    loop = asyncio.get_running_loop()
    due = loop.time()
    if at_once:
        await job.run()
    while True:
        # What was missed meanwhile is not made up for.
        due += seconds * (1 + (loop.time() - due) // seconds)
        await asyncio.sleep(due - loop.time())
        await job.run()


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
