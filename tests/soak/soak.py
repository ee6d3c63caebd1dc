"""The run: act, kill, start, audit, and again."""

import asyncio
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random

from sqlalchemy.engine import URL

from tests.soak.audit_followed import followed
from tests.soak.audit_log import log
from tests.soak.audit_open import cards, go_on
from tests.soak.audit_posts import Posts
from tests.soak.audit_shared import shared
from tests.soak.audit_steps import steps
from tests.soak.audit_streaks import Streaks
from tests.soak.audit_sums import sums
from tests.soak.audit_texts import texts
from tests.soak.audit_told import told
from tests.soak.filling import Pen
from tests.soak.findings import Finding
from tests.soak.members import Member
from tests.soak.record import Record, Row, Snapshot
from tests.soak.told import Ledger
from tests.soak.town import Town, open_town
from tests.soak.trouble import Trouble
from tests.soak.wishes import ZONES

__all__ = ["Plan", "soak"]

_BETWEEN = (1, 5, 30, 120, 400)
"""Minutes that may pass while the bot is down."""
_LEASE = timedelta(minutes=3)
"""After this a post that was claimed, and not confirmed, is taken up again."""
_PATIENCE = 60.0
"""Seconds for the bot to do what is due: more than it needs, since the machine may be busy."""

_REFUSED = 6
"""After so many refusals an old card is tried so seldom that nobody waits for it."""


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

    def __init__(self, plan: Plan, town: Town, folder: Path) -> None:
        self._plan, self._town, self._folder = plan, town, folder
        self._log = (folder / "acts.log").open("w", encoding="utf-8")
        self._ledger = Ledger()
        self._dice = Random(plan.seed)  # noqa: S311 - a draw that can be repeated
        self._trouble = Trouble(town, self._dice, self._follow)
        self._posts = Posts(town)
        self._streaks = Streaks()
        self._steps = count(1)
        self._acts = 0
        self._members = self._people()

    async def run(self, say: Callable[[str], None]) -> None:
        """Play to the end, or to the first kill after which something is wrong."""
        began, kills = time.monotonic(), 0
        try:
            await self._furnish()
            while not self._plan.is_over(kills, began) and not self._town.findings:
                trouble = await self._life()
                kills += 1
                seen = await self._audited()
                say(
                    f"kill {kills:4} {time.monotonic() - began:6.0f} s {self._acts:6} acts "
                    f"{len(seen['attempts']):5} attempts {len(seen['posts']):4} posts "
                    f"{self._town.sandbox.clock.now():%Y-%m-%d %H:%M} "
                    f"{len(self._town.findings)} findings; {trouble}"
                )
        finally:
            self._log.close()
            self._keep_log()

    async def _furnish(self) -> None:
        """Set daily questions all over the day: some are due after every move of the clock."""
        mona = self._town.sandbox.user("Mona")
        for guild in self._town.guilds:
            channels = [each for each in guild.channels.values() if not each.is_thread]
            for hour in range(0, 24, 4):
                at = f"{hour:02}:{self._dice.randrange(60):02}"
                zone, place = self._dice.choice(ZONES), self._dice.choice(channels)
                await mona.invoke(place, "daily set", time=at, timezone=zone, channel=place)

    async def _life(self) -> str:
        """Let the members act, kill the bot, and start it again; what befell it before."""
        tasks = [asyncio.create_task(each.play()) for each in self._members.values()]
        self._town.open.set()
        trouble = await self._trouble.play()
        self._town.open.clear()
        await self._town.bot.kill()
        self._tell("the bot", f"killed after {trouble}")
        for task in tasks:
            task.cancel()
        for outcome in await asyncio.gather(*tasks, return_exceptions=True):
            if isinstance(outcome, Exception):
                raise outcome
        self._trouble.over()
        self._found(log(self._town.bot.log, calm=self._town.calm))
        self._keep_log()
        self._town.move_clock(timedelta(minutes=self._dice.choice(_BETWEEN)))
        self._town.calm = True
        await self._change_unseen()
        await self._town.start_bot()
        return trouble

    async def _change_unseen(self) -> None:
        """Let some edit and delete what they wrote in their chats, while the bot is down."""
        for member in self._dice.sample([*self._members.values()], k=3):
            act = await member.amend(member.actor.dm)
            if act is not None:
                self._tell(act[1], "the bot is down")

    async def _audited(self) -> Snapshot:
        """Audit the record as the kill left it, and once more when the bot has caught up."""
        self._audit(self._town.record.look())
        seen = await self._settled()
        self._found(self._posts.audit(seen, self._ledger.touched))
        self._ledger.touched.clear()
        self._ledger.zones.clear()
        self._found(followed(seen, self._ledger, self._town.sandbox.clock.now()))
        self._found(cards(seen, self._town))
        self._found(steps(seen, self._town))
        self._found(shared(self._town))
        self._found(await go_on(seen, self._town, self._members, self._dice))
        seen = self._town.record.look()
        self._audit(seen)
        return seen

    def _follow(self) -> None:
        """Look at what was graded until now."""
        self._found(self._streaks.follow(self._town.record.look(), self._ledger.zones))

    def _audit(self, seen: Snapshot) -> None:
        self._found(told(seen, self._ledger))
        self._found(self._ledger.facts.audit(seen))
        self._found(texts(seen, self._ledger))
        self._ledger.perhaps_gone.clear()
        self._found(sums(seen))
        self._found(self._streaks.follow(seen, self._ledger.zones))
        self._found(self._streaks.audit(seen))

    async def _settled(self) -> Snapshot:
        """Wait until nothing is left to be posted or edited."""
        self._town.move_clock(_LEASE)
        await self._town.bot.says("chat.looked_at", seconds=_PATIENCE)
        until = time.monotonic() + _PATIENCE
        while True:
            await asyncio.sleep(0.5)
            seen = self._town.record.look()
            left = [*_left(seen, self._town.sandbox.clock.now()), *seen.going]
            if not left:
                return seen
            if time.monotonic() > until:
                self._found([Finding("after a start", "nothing left to do", f"{left}")])
                return seen
            self._town.move_clock(timedelta(seconds=20))

    def _people(self) -> dict[int, Member]:
        tokens = count(1)
        members = {}
        for person in self._town.people:
            dice = Random(f"{self._plan.seed}:{person.name}")  # noqa: S311 - as above
            pen = Pen(dice, tokens)
            members[person.id] = Member(
                self._town, self._ledger, person, dice, self._steps, pen, self._tell
            )
        return members

    def _found(self, findings: Iterable[Finding]) -> None:
        self._town.findings += findings

    def _keep_log(self) -> None:
        """Put what this life of the bot has logged with what was logged before."""
        with (self._folder / "bot.log").open("a", encoding="utf-8") as file:
            file.write(self._town.bot.log)
        self._town.bot.log = ""

    def _tell(self, act: str, outcome: str) -> None:
        self._acts += 1
        line = " ".join(outcome.split())[:300]
        now = self._town.sandbox.clock.now()
        print(f"{now:%m-%d %H:%M:%S} {act} → {line}", file=self._log)


async def soak(
    plan: Plan, database: URL, folder: Path, say: Callable[[str], None]
) -> list[Finding]:
    """Play a plan on a database whose schema stands; what was found."""
    record = Record(database)
    try:
        async with open_town(folder, database, record, plan.seed) as town:
            await Soak(plan, town, folder).run(say)
            return town.findings
    finally:
        record.close()


def _left(seen: Snapshot, now: datetime) -> Iterator[Row]:
    """What the bot has still to post, to look for, or to edit."""
    yield from (row for row in seen["schedules"] if row.next_due_at and row.next_due_at <= now)
    yield from (row for row in seen["posts"] if row.state == "claimed")
    for row in seen["rounds"]:
        old = row.message_id is not None and row.shown_version < row.version
        lost = row.message_id is None and row.ended_at is None
        unsent = row.message_id is not None and row.card_step < row.step
        if old or lost or unsent:
            yield row
    yield from (row for row in seen["replaced_cards"] if row.tries < _REFUSED)
