"""Interactions over a real socket: the bare bot and ours, one after the other, again and again.

`a second` and the latencies are counted from the dispatch to the arrival of the callback, in a
closed loop of so many in flight. Beside each figure stands the median of its ratios to the bare
bot's, each taken a moment before: above 1 is better for the rate, worse for the rest.
"""

import asyncio
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks import payloads, record
from tests.benchmarks.payloads import Json
from tests.benchmarks.processes import Child, run
from tests.benchmarks.report import by, ms, percentile, ratio, table
from tests.benchmarks.wire import Wire

__all__ = ["Serving", "measure", "serve"]

IN_FLIGHT = {1: 150, 50: 1_000, 500: 1_000}
"""How many interactions are asked at how many in flight."""
ROUNDS = 3
_HEAD = (
    "", "in flight", "a second", "ratio", "p50 ms", "ratio", "p99 ms", "ratio", "slowest ms",
    "CPU ms", "ratio",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Serving:
    """A bot that serves, and the wire to it."""

    wire: Wire
    child: Child


@dataclass(slots=True)
class _Run:
    """What was seen of one kind of interaction at one load, one figure for each round."""

    rate: list[float] = field(default_factory=list)
    p50: list[float] = field(default_factory=list)
    p99: list[float] = field(default_factory=list)
    slowest: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def row(self, name: str, in_flight: int, floor: "_Run") -> list[str]:
        """A line of the table."""
        return [
            name,
            str(in_flight),
            by(self.rate),
            ratio(self.rate, floor.rate),
            ms(self.p50),
            ratio(self.p50, floor.p50),
            ms(self.p99),
            ratio(self.p99, floor.p99),
            ms(self.slowest, 0),
            ms(self.cpu),
            ratio(self.cpu, floor.cpu),
        ]


async def serve(stack: AsyncExitStack, module: str, database: Path | None = None) -> Serving:
    """Start a bot on a wire of its own, until the stack closes."""
    wire = await stack.enter_async_context(Wire.open())
    variables = {"DISCORD_API_URL": wire.api_url, "DISCORD_TOKEN": "bench.mark.token"}
    if database is not None:
        variables["DATABASE_URL"] = f"sqlite:///{database}"
    child = await stack.enter_async_context(run(module, variables))
    async with asyncio.timeout(20):
        await wire.connected.wait()
    return Serving(wire, child)


async def measure() -> str:
    """Measure every kind of interaction at every load."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="bench-")))
        needed = ROUNDS * sum(IN_FLIGHT.values()) + 100
        presses = await asyncio.to_thread(record.make, folder / "bench.db", needed)
        bare = await serve(stack, "tests.benchmarks.bare")
        ours = await serve(stack, "bot", folder / "bench.db")
        return await _rounds(bare, ours, presses)


async def _rounds(bare: Serving, ours: Serving, presses: Iterator[Json]) -> str:
    pings = cycle([payloads.command(1, "ping")])
    fresh = iter(range(10_000_000, 20_000_000))
    kinds: dict[str, Iterator[Json]] = {
        "a topic suggestion": (
            payloads.typing_topic(member, "cach") for member in cycle(record.MEMBERS)
        ),
        "/interview": (payloads.command(member, "interview") for member in fresh),
        "a grade": presses,
        "/leaderboard": (
            payloads.command(member, "leaderboard") for member in cycle(record.MEMBERS)
        ),
    }
    seen = {(kind, load): (_Run(), _Run()) for kind in kinds for load in IN_FLIGHT}
    for kind, asked in kinds.items():
        await _load(bare, pings, 50, 100, _Run())
        await _load(ours, asked, 10, 20, _Run())
        for _ in range(ROUNDS):
            for load, times in IN_FLIGHT.items():
                floor, run_ = seen[kind, load]
                await _load(bare, pings, load, times, floor)
                await _load(ours, asked, load, times, run_)
    rows = [
        row
        for load in IN_FLIGHT
        for row in [
            seen["a grade", load][0].row("bare bot", load, seen["a grade", load][0]),
            *(seen[kind, load][1].row(kind, load, seen[kind, load][0]) for kind in kinds),
        ]
    ]
    return table("Interactions", _HEAD, rows)


async def _load(
    serving: Serving, asked: Iterator[Json], in_flight: int, times: int, seen: _Run
) -> None:
    """Ask so many times, never more than so many at once."""
    todo = [next(asked) for _ in range(times)]
    taken: list[float] = []
    cpu, began = serving.child.cpu_seconds, time.perf_counter()
    async with asyncio.timeout(60), asyncio.TaskGroup() as group:
        for _ in range(in_flight):
            group.create_task(_ask(serving.wire, todo, taken))
    seen.rate.append(times / (time.perf_counter() - began))
    seen.cpu.append((serving.child.cpu_seconds - cpu) / times)
    seen.p50.append(percentile(taken, 50))
    seen.p99.append(percentile(taken, 99))
    seen.slowest.append(max(taken))


async def _ask(wire: Wire, todo: list[Json], taken: list[float]) -> None:
    while todo:
        taken.append(await wire.ask(todo.pop()))
