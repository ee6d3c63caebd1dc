"""What others wait for while one presses like a machine.

The others are ten who each look at the leaderboard, again and again, with a pause. `from many` is
the same flood from as many members as it has presses, whom no bound of one member's holds up: so
it would be for everybody without one. `of nothing` is as much of what no bot heeds: what the wire,
the gateway and this process itself take, which all run on the same machine, is in every row.
"""

import asyncio
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks import payloads, record
from tests.benchmarks.interactions import Serving, serve
from tests.benchmarks.report import percentile, table

__all__ = ["measure"]

_OTHERS = record.MEMBERS[:10]
_PAUSE = 0.05
_SECONDS = 6.0
_NOTHING = "of nothing"
_LOST = 3.0
"""Seconds after which Discord takes no answer: who waited so long was not served."""
_ALONE = 77
_RATES = (0, 200, 500)
"""Presses a second; from many the last is left out, since it takes minutes to be answered."""


async def measure() -> str:
    """Measure with and without a flood, from one and from many."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="bench-")))
        await asyncio.to_thread(record.make, folder / "bench.db", 10)
        ours = await serve(stack, "bot", folder / "bench.db")
        await _others(ours, 1.0)
        fresh = count(10_000_000)
        rows = [await _row(ours, rate, _NOTHING, lambda: _ALONE) for rate in _RATES]
        rows += [await _row(ours, rate, "from one", lambda: _ALONE) for rate in _RATES[1:]]
        rows += [await _row(ours, rate, "from many", lambda: next(fresh)) for rate in _RATES[1:2]]
    head = ("a flood", "others", "p50 ms", "p95 ms", "slowest ms", "lost", "answered of it")
    return table("/leaderboard, for ten others", head, rows)


async def _row(serving: Serving, rate: int, whose: str, member: Callable[[], int]) -> list[str]:
    flood: list[asyncio.Task[float]] = []
    heeded = whose != _NOTHING
    flooding = asyncio.create_task(_flood(serving, rate, member, flood, heeded=heeded))
    taken = await _others(serving, _SECONDS)
    flooding.cancel()
    answered = sum(each.done() for each in flood)
    for each in (flooding, *flood):
        each.cancel()
    await asyncio.gather(flooding, *flood, return_exceptions=True)
    await asyncio.sleep(3)  # what is left of it is answered or lost
    return [
        f"{rate} a second {whose}" if rate else "none",
        str(len(taken)),
        *(f"{percentile(taken, percent) * 1000:.1f}" for percent in (50, 95)),
        f"{max(taken) * 1000:.0f}",
        str(sum(each >= _LOST for each in taken)),
        f"{answered} of {len(flood)}" if rate and heeded else "",
    ]


async def _flood(
    serving: Serving,
    rate: int,
    member: Callable[[], int],
    sent: list[asyncio.Task[float]],
    *,
    heeded: bool,
) -> None:
    """Press so often, whatever comes of it: in small lots, since a loop's timer is coarse."""
    began = time.perf_counter()
    while rate:
        due = int((time.perf_counter() - began) * rate) - len(sent)
        for _ in range(due):
            asked = payloads.command(member(), "leaderboard")
            tell = serving.wire.ask(asked) if heeded else serving.wire.tell(asked)
            sent.append(asyncio.create_task(tell))
        await asyncio.sleep(0.01)


async def _others(serving: Serving, seconds: float) -> list[float]:
    """How long each of their presses took."""
    taken: list[float] = []
    until = time.perf_counter() + seconds

    async def look(member: int) -> None:
        while time.perf_counter() < until:
            asked = serving.wire.ask(payloads.command(member, "leaderboard"))
            try:
                taken.append(await asyncio.wait_for(asked, _LOST))
            except TimeoutError:
                taken.append(_LOST)
            await asyncio.sleep(_PAUSE)

    async with asyncio.TaskGroup() as group:
        for member in _OTHERS:
            group.create_task(look(member))
    return taken
