"""Start and memory, beside a process that only imports discord.py, SQLAlchemy and APScheduler.

`first answer` counts from the start of the process to the arrival of its first callback. Memory is
what the process holds then, and after a hundred more answers.
"""

import gc
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bot.bank import read_bank
from bot.services.library import Library
from bot.startup import CONTENT
from tests.benchmarks import payloads, record
from tests.benchmarks.interactions import serve
from tests.benchmarks.processes import run
from tests.benchmarks.report import by, ratio, table

__all__ = ["measure"]

ROUNDS = 3


@dataclass(slots=True)
class _Seen:
    seconds: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    later: list[float] = field(default_factory=list)

    def row(self, name: str, floor: "_Seen") -> list[str]:
        more = [ours - base for ours, base in zip(self.memory, floor.memory, strict=True)]
        return [
            name,
            by(self.seconds, 2),
            ratio(self.seconds, floor.seconds),
            by(self.memory, 1),
            f"{median(more):+.1f}",
            by(self.later, 1) if self.later else "",
        ]


async def measure() -> str:
    """Start each subject a few times, in turn."""
    imports, bare, ours = _Seen(), _Seen(), _Seen()
    with TemporaryDirectory(prefix="bench-") as folder:
        database = Path(folder) / "bench.db"
        record.migrated(database, read_bank(CONTENT)).dispose()
        for _ in range(ROUNDS):
            await _import(imports)
            await _start(bare, "tests.benchmarks.bare", "ping")
            await _start(ours, "bot", "help", database)
        head = ("", "first answer s", "ratio", "memory MB", "more MB", "after 100 MB")
        rows = [
            imports.row("the three imports", imports),
            bare.row("bare bot", imports),
            ours.row("ours", imports),
        ]
        return "\n".join([table("Start and memory", head, rows), _bank()])


async def _import(seen: _Seen) -> None:
    began = time.perf_counter()
    async with run("tests.benchmarks.imports") as child:
        assert child.process.stdout is not None
        await child.process.stdout.readline()
        seen.seconds.append(time.perf_counter() - began)
        seen.memory.append(child.resident_mb)


async def _start(seen: _Seen, module: str, command: str, database: Path | None = None) -> None:
    began = time.perf_counter()
    async with AsyncExitStack() as stack:
        serving = await serve(stack, module, database)
        await serving.wire.ask(payloads.command(1, command))
        seen.seconds.append(time.perf_counter() - began)
        seen.memory.append(serving.child.resident_mb)
        for _ in range(100):
            await serving.wire.ask(payloads.command(1, command))
        seen.later.append(serving.child.resident_mb)


def _bank() -> str:
    """What the bank adds to a start, beside reading the bytes of its files."""
    bank = read_bank(CONTENT)
    keys = {identity: place for place, identity in enumerate(bank.questions)}
    files = [path for path in CONTENT.rglob("*") if path.is_file()]
    reads, banks, indexes = [], [], []
    gc.disable()  # as the start does
    for _ in range(ROUNDS):
        reads.append(_timed(lambda: [path.read_bytes() for path in files]))
        banks.append(_timed(lambda: read_bank(CONTENT)))
        indexes.append(_timed(partial(Library, bank, keys)))
    gc.enable()
    added = [bank + index for bank, index in zip(banks, indexes, strict=True)]
    return (
        f"  The bank adds {median(added):.2f} s to a start: {len(bank.questions)} questions are "
        f"read in {median(banks):.2f} s and indexed in {median(indexes):.3f} s; "
        f"the bytes alone take {median(reads):.3f} s."
    )


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
