"""The only file that knows APScheduler: what the bot does by the clock."""

from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Self

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

__all__ = ["Scheduler"]


class Scheduler:
    """Runs jobs on the event loop; a job never overlaps itself, and one that is late still runs."""

    def __init__(self) -> None:
        self._scheduler = AsyncIOScheduler(
            timezone="UTC",
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )

    def every(self, *, hours: int, job: Callable[[], Awaitable[None]]) -> None:
        """Run a job now and then every so many hours."""
        self._scheduler.add_job(job, IntervalTrigger(hours=hours, timezone="UTC"))

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
