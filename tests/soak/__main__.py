"""`python -m tests.soak`: half an hour of everything, with the bot killed again and again."""

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import SystemRandom

from sqlalchemy.engine import URL

from bot.db.migrate import upgrade
from tests.database import file_url, opened
from tests.postgres import postgres_server
from tests.soak.soak import Plan, soak


def main() -> int:
    """Play, and say what was found; exits with 1 where something was."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--seed", type=int, help="what chance decides; printed where not given")
    asked = parser.parse_args()
    seed = SystemRandom().randrange(10**6) if asked.seed is None else asked.seed
    folder = Path(tempfile.mkdtemp(prefix="whiteboard-soak-"))
    print(f"seed {seed}, {asked.database}, {asked.minutes} minutes; logs in {folder}", flush=True)
    began = time.monotonic()
    with _database(asked.database, folder) as database:
        plan = Plan(seed, seconds=asked.minutes * 60)
        found = asyncio.run(soak(plan, database, folder, lambda line: print(line, flush=True)))
    print(f"{time.monotonic() - began:.0f} s, {len(found)} findings, seed {seed}")
    for each in found:
        print(f"- {each}")
    return 1 if found else 0


@contextmanager
def _database(kind: str, folder: Path) -> Iterator[URL]:
    """A fresh database of a kind, with its schema."""
    if kind == "sqlite":
        url = file_url(folder / "whiteboard.db")
        _migrate(url)
        yield url
        return
    with postgres_server() as server:
        url = server.create()
        _migrate(url)
        yield url


def _migrate(url: URL) -> None:
    with opened(url) as engine:
        upgrade(engine)


if __name__ == "__main__":
    sys.exit(main())
