"""What runs by the clock runs, whatever the clock or the job does."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import pytest
from structlog.testing import capture_logs

from bot.scheduler import Scheduler
from tests.builders import NOON
from tests.delivery.virtual_time import TimeLoop, run


class Wall:
    """A host's clock that goes with the loop's, until somebody sets it."""

    def __init__(self) -> None:
        self.set_by = timedelta(0)

    def __call__(self) -> datetime:
        """The time that the host shows."""
        return NOON + timedelta(seconds=asyncio.get_running_loop().time()) + self.set_by


async def runs_after(
    wall: Wall, story: Callable[[], Awaitable[object]], job: Callable[[], Awaitable[object]]
) -> None:
    """Run a job every minute while a story goes on.

    The system's clock stands still beside the loop's, so APScheduler itself never fires here.
    """
    async with Scheduler() as scheduler:
        scheduler.every_minute(job, wall)
        await story()


class Counted:
    """A job that counts its runs, and how many there were at a time."""

    def __init__(self, seconds: float = 0) -> None:
        self.seconds = seconds
        self.runs = self.now = self.most = 0

    async def __call__(self) -> None:
        """One run."""
        self.runs += 1
        self.now += 1
        self.most = max(self.most, self.now)
        await asyncio.sleep(self.seconds)
        self.now -= 1


def test_a_minutes_job_runs_at_once_when_the_bot_starts() -> None:
    job = Counted()
    run(runs_after(Wall(), lambda: asyncio.sleep(0.5), job))
    assert job.runs == 1


@pytest.mark.parametrize("hours", [-1, 1, 24])
def test_a_clock_that_is_set_runs_the_job_within_two_seconds(hours: int) -> None:
    job, wall = Counted(), Wall()

    async def story() -> None:
        await asyncio.sleep(10.5)
        assert job.runs == 1
        wall.set_by = timedelta(hours=hours)
        await asyncio.sleep(2)

    run(runs_after(wall, story, job))
    assert job.runs == 2


def test_a_clock_that_is_trimmed_a_little_runs_nothing() -> None:
    job, wall = Counted(), Wall()

    async def story() -> None:
        for _ in range(20):
            await asyncio.sleep(1.1)
            wall.set_by += timedelta(seconds=0.5)

    run(runs_after(wall, story, job))
    assert job.runs == 1


def test_a_job_that_was_forgotten_for_a_minute_is_run() -> None:
    job = Counted()
    run(runs_after(Wall(), lambda: asyncio.sleep(200), job))
    assert job.runs == 4


def test_a_job_never_overlaps_itself() -> None:
    job, wall = Counted(seconds=30), Wall()

    async def story() -> None:
        for _ in range(10):
            wall.set_by += timedelta(hours=1)
            await asyncio.sleep(7)

    run(runs_after(wall, story, job))
    assert job.most == 1
    assert job.runs > 1


def test_a_job_that_fails_is_told_in_the_log_and_runs_again() -> None:
    runs = 0

    async def job() -> None:
        nonlocal runs
        runs += 1
        raise ConnectionError("the cable was pulled")

    with capture_logs() as told:
        run(runs_after(Wall(), lambda: asyncio.sleep(70), job))
    assert runs == 2
    assert [entry["event"] for entry in told] == ["job.failed"] * 2


def test_nothing_runs_after_the_scheduler_is_left() -> None:
    job, wall = Counted(), Wall()

    async def story() -> int:
        await runs_after(wall, lambda: asyncio.sleep(1), job)
        wall.set_by = timedelta(hours=5)
        await asyncio.sleep(300)
        return job.runs

    assert run(story()) == 1


def test_a_steady_job_runs_by_the_monotonic_clock_alone() -> None:
    """The system's clock stands still beside the loop's here, as one does that was set back."""
    job, late = Counted(), Counted(seconds=7)

    async def story() -> None:
        async with Scheduler() as scheduler:
            scheduler.every(job, seconds=5)
            scheduler.every(late, seconds=5)
            await asyncio.sleep(60.5)

    run(story())
    assert job.runs == 12
    assert (late.runs, late.most) == (6, 1)


def test_what_a_steady_job_missed_is_not_made_up_for() -> None:
    job = Counted()

    async def story() -> None:
        async with Scheduler() as scheduler:
            scheduler.every(job, hours=1)
            await asyncio.sleep(1)
            loop = asyncio.get_running_loop()
            assert isinstance(loop, TimeLoop)
            loop.stall(timedelta(days=10).total_seconds())
            await asyncio.sleep(1)
            assert job.runs == 1
            await asyncio.sleep(3_600)

    run(story())
    assert job.runs == 2


async def test_the_minutes_over_which_a_clock_leaps_are_not_counted() -> None:
    """Set ahead by sixty years, as on a machine that wakes without the time, it is due once."""
    async with Scheduler() as scheduler:
        scheduler.every_minute(Counted(), Wall())
        [job] = scheduler._scheduler.get_jobs()
        ahead = job.next_run_time + timedelta(days=60 * 365)
        assert len(job._get_run_times(ahead)) == 1
        assert job.trigger.get_next_fire_time(ahead, ahead) == ahead + timedelta(minutes=1)


async def test_a_minutes_job_is_due_at_second_zero() -> None:
    async with Scheduler() as scheduler:
        scheduler.every_minute(Counted(), Wall())
        [job] = scheduler._scheduler.get_jobs()
        assert job.next_run_time.second == 0
