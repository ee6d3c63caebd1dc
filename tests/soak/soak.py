"""The run: act, kill, start, audit, and again."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from pathlib import Path
from random import Random

from sqlalchemy.engine import URL

from tests.soak.audit_sums import sums
from tests.soak.audit_told import told
from tests.soak.filling import Pen
from tests.soak.findings import Finding
from tests.soak.members import Member
from tests.soak.record import Record
from tests.soak.told import Ledger
from tests.soak.town import Town, open_town

__all__ = ["Plan", "soak"]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be played."""

    seed: int
    kills: int | None = None
    seconds: float | None = None

    def is_over(self, kills: int, since: float) -> bool:
        """Whether it has been played."""
        enough = self.kills is not None and kills >= self.kills
        return enough or (self.seconds is not None and time.monotonic() - since >= self.seconds)


class Soak:
    """One run."""

    def __init__(self, plan: Plan, town: Town, record: Record, log: Path) -> None:
        self._plan, self._town, self._record = plan, town, record
        self._log = log.open("w", encoding="utf-8")
        self._ledger = Ledger()
        self._dice = Random(plan.seed)  # noqa: S311 - a draw that can be repeated
        self._steps = count(1)
        self._acts = 0
        self.findings: list[Finding] = []

    async def run(self, say: Callable[[str], None]) -> None:
        """Play to the end, or to the first kill after which something is wrong."""
        members = self._members()
        began = time.monotonic()
        tasks: list[asyncio.Task[None]] = []
        kills = 0
        while not self._plan.is_over(kills, began) and not self.findings:
            tasks = [asyncio.create_task(each.play()) for each in members]
            self._town.open.set()
            await self._moment(tasks)
            await self._kill(tasks)
            kills += 1
            await self._town.start_bot()
            self._audit()
            attempts = len(self._record.look()["attempts"])
            now = self._town.sandbox.clock.now()
            say(
                f"kill {kills:4}  {time.monotonic() - began:6.0f} s  {self._acts:6} acts  "
                f"{attempts:5} attempts  {now:%Y-%m-%d %H:%M}  {len(self.findings)} findings"
            )
        self._log.close()

    def _members(self) -> list[Member]:
        tokens = count(1)
        members = []
        for person in self._town.people:
            dice = Random(f"{self._plan.seed}:{person.name}")  # noqa: S311 - as above
            pen = Pen(dice, tokens)
            members.append(
                Member(self._town, self._ledger, person, dice, self._steps, pen, self._tell)
            )
        return members

    async def _moment(self, tasks: list[asyncio.Task[None]]) -> None:
        """Let the members act for a while."""
        until = asyncio.sleep(self._dice.uniform(0.5, 6))
        await asyncio.wait([*tasks, asyncio.create_task(until)], return_when="FIRST_COMPLETED")
        for task in tasks:
            if task.done():
                task.result()

    async def _kill(self, tasks: list[asyncio.Task[None]]) -> None:
        self._town.open.clear()
        await self._town.bot.kill()
        self._tell("the bot", "killed")
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        step = timedelta(minutes=self._dice.choice((1, 5, 30, 120, 400)))
        self._town.move_clock(step)

    def _audit(self) -> None:
        seen = self._record.look()
        for audit in (told(seen, self._ledger), sums(seen)):
            self.findings += audit

    def _tell(self, act: str, outcome: str) -> None:
        self._acts += 1
        line = " ".join(outcome.split())[:300]
        print(f"{act} → {line}", file=self._log)


async def soak(
    plan: Plan, database: URL, folder: Path, say: Callable[[str], None]
) -> list[Finding]:
    """Play a plan on a database whose schema stands; what was found."""
    record = Record(database)
    try:
        async with open_town(folder, database, plan.seed) as town:
            run = Soak(plan, town, record, folder / "acts.log")
            await run.run(say)
            (folder / "bot.log").write_text(town.bot.log, encoding="utf-8")
            return run.findings
    finally:
        record.close()
