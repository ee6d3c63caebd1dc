"""`make bench`, or `python -m tests.benchmarks --only interactions`.

Every figure that depends on the machine stands beside its ratio to a floor that was taken in the
same run, one moment before; trust the ratios. Each part's module says how to read its table.
"""

import argparse
import asyncio
import logging
import sys
import time
from collections.abc import Awaitable, Callable

import structlog

from tests.benchmarks import crowding, drawing, erasing, interactions, reading, schedules, starting

PARTS: dict[str, Callable[[], Awaitable[str]]] = {
    "interactions": interactions.measure,
    "start": starting.measure,
    "schedules": schedules.measure,
    "reading": reading.measure,
    "erasing": erasing.measure,
    "crowding": crowding.measure,
    "drawing": drawing.measure,
}


async def main() -> None:
    """Run the parts that were asked for."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--only", choices=PARTS, nargs="+", default=list(PARTS))
    for part in parser.parse_args().only:
        began = time.perf_counter()
        print(await PARTS[part](), flush=True)
        print(f"  ({part}: {time.perf_counter() - began:.0f} s)\n", flush=True)


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
