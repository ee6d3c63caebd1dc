"""A host's clock that is set at the worst moment."""

import asyncio
from datetime import timedelta

from tests.delivery.test_scheduler import Counted, Wall, runs_after
from tests.delivery.virtual_time import run


def test_a_clock_that_is_set_while_the_job_runs_runs_it_again() -> None:
    """What became due by the change is not left until somebody looks again a minute later."""
    job, wall = Counted(seconds=5), Wall()

    async def story() -> None:
        for runs in (1, 2, 3):
            await asyncio.sleep(2)
            assert job.runs == runs
            wall.set_by += timedelta(hours=1)
            await asyncio.sleep(4)
        await asyncio.sleep(2)

    run(runs_after(wall, story, job))
    assert job.runs == 4
