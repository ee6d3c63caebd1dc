"""Where a soak is played: a sandbox, the bot on a database, and eight members who come and go."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy.engine import URL

from sandbox import Actor, Channel, Guild, Permission, Sandbox, Timing
from tests.instants import first_instant
from tests.soak.findings import Finding
from tests.soak.record import Record
from tests.stage import BotProcess

__all__ = ["NEWCOMERS", "Instant", "Town", "open_town"]

NEWCOMERS = ("Edsger", "Barbara", "Linus", "Radia")
"""Beside the four of the sandbox: Olga owns the servers, Mona manages them."""
_CHANNELS = ("mornings", "evenings")
_THREADS = 3
"""Of each server, the newest: in older ones nobody looks any more."""
_PATIENCE = 30.0
"""Seconds for an answer: more than Discord gives, since a busy machine is no finding."""

Instant = tuple[int, datetime]
"""What the clock showed, after how often it was set back: these are ordered as things happened."""


class Town:
    """The sandbox, the bot and the people, and a gate that lets them act."""

    def __init__(
        self, sandbox: Sandbox, bot: BotProcess, people: list[Actor], record: Record
    ) -> None:
        self.sandbox = sandbox
        self.bot = bot
        self.people = people
        self.record = record
        self.findings: list[Finding] = []
        """What was found so far."""
        self.calm = True
        """Whether nothing has befallen the bot since it was started."""
        self.guilds: list[Guild] = [*sandbox.world.guilds.values()]
        self.open = asyncio.Event()
        self.setbacks = 0
        self._acting = 0
        self._still = asyncio.Event()
        self._still.set()

    @property
    def now(self) -> Instant:
        """The present, ordered also where the clock was set back."""
        return self.setbacks, self.sandbox.clock.now()

    def places(self, member: Actor) -> Iterator[Channel]:
        """Where a member can type: channels, threads that they see, and direct messages."""
        for guild in self.guilds:
            if member.id in guild.members:
                open_ones = [
                    each
                    for each in guild.channels.values()
                    if not (each.archived or each.locked)
                    and Permission.VIEW_CHANNEL in self.sandbox.world.permissions(member.user, each)
                ]
                yield from (each for each in open_ones if not each.is_thread)
                yield from [each for each in open_ones if each.is_thread][-_THREADS:]
        yield member.dm
        yield member.dm

    @contextmanager
    def acting(self) -> Iterator[None]:
        """While somebody does something."""
        self._acting += 1
        self._still.clear()
        try:
            yield
        finally:
            self._acting -= 1
            if not self._acting:
                self._still.set()

    async def stand_still(self) -> None:
        """Let nobody begin anything, and wait for what was begun."""
        self.open.clear()
        await self._still.wait()

    def move_clock(self, step: timedelta) -> None:
        """Set the clock; nobody may be acting where it is set back."""
        self.setbacks += step < timedelta()
        self.sandbox.clock.advance(step)

    async def start_bot(self) -> None:
        """Start the bot, and wait until it serves."""
        await self.sandbox.until(lambda: not self.sandbox.sessions.connected, 60)
        ready = self.bot.log.count('"bot.ready"')
        await self.bot.start()
        await self.bot.says("bot.ready", ready + 1, seconds=120)


@asynccontextmanager
async def open_town(folder: Path, database: URL, record: Record, seed: int) -> AsyncIterator[Town]:
    """A town whose bot serves; `folder` is for its clock."""
    offset, start = folder / "clock-offset", first_instant()
    timing = Timing(identify=0, first_answer=_PATIENCE, patience=_PATIENCE)
    async with Sandbox.open(clock_file=offset, start=start, timing=timing) as sandbox:
        guilds = [*sandbox.world.guilds.values()]
        for name in NEWCOMERS:
            sandbox.moderation.add_user(name, *guilds)
        for name in _CHANNELS:
            sandbox.moderation.add_channel(guilds[0], name)
        bot = BotProcess(
            {
                "DISCORD_API_URL": sandbox.api_url,
                "DISCORD_TOKEN": sandbox.token,
                "DATABASE_URL": database.render_as_string(hide_password=False),
                "CLOCK_OFFSET_FILE": str(offset),
                "KEEP_ANSWERS_DAYS": "36500",
                "RANDOM_SEED": str(seed),
            }
        )
        names = ("Olga", "Ada", "Grace", "Mona", *NEWCOMERS)
        town = Town(sandbox, bot, [sandbox.user(name) for name in names], record)
        try:
            await town.start_bot()
            yield town
        finally:
            await bot.kill()
