"""A whole small world for a journey: a sandbox, the real bot as a process, and people."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sandbox import Actor, Channel, Guild, Message, Sandbox, Timing
from sandbox.web.routes import routes
from tests.instants import first_instant
from tests.nursery import Child, born

ROOT = Path(__file__).parents[1]
_BERLIN = ZoneInfo("Europe/Berlin")
_MORNING = 6
"""The hour at which a day's story can begin: daily questions come at nine."""
_PATIENCE = 30.0
"""Seconds for an answer: more than Discord gives, which tests of its deadline set themselves; what
else is tried may take its time on a busy machine."""
LONG_ENOUGH = "I would measure first, then put a cache in front of the slow reads."
CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"
"""The route by which the bot gives an interaction its first answer."""
"""An answer that counts as a written one."""


class BotProcess:
    """The real bot, in a process of its own."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._variables = {**os.environ, **variables}
        self._process: Child | None = None
        self._reader: asyncio.Task[None] | None = None
        self._said = asyncio.Condition()
        self.log = ""
        """Everything it has logged, over all its lives."""

    @property
    def clock_file(self) -> Path:
        """Where its clock is set; the sandbox writes there too, whenever its own is."""
        return Path(self._variables["CLOCK_OFFSET_FILE"])

    @property
    def database_url(self) -> str:
        """Where its record is."""
        return self._variables["DATABASE_URL"]

    def set(self, name: str, value: str) -> None:
        """Have a setting from its next start on."""
        self._variables[name] = value

    async def start(self) -> None:
        """Start it; it is not ready yet."""
        self._process = await born(self._variables)
        self._reader = asyncio.create_task(self._read(self._process.stderr))

    async def says(self, event: str, times: int = 1, *, seconds: float = 30) -> None:
        """Wait until its log has an event, so many times."""
        try:
            async with self._said, asyncio.timeout(seconds):
                await self._said.wait_for(lambda: self.log.count(f'"{event}"') >= times)
        except TimeoutError:
            count, tail = self.log.count(f'"{event}"'), self.log[-8000:]
            raise AssertionError(f"{event} was said {count} of {times} times:\n{tail}") from None

    async def kill(self) -> None:
        """`kill -9`."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> int:
        """Ask it to leave, as a service manager does; returns its exit status."""
        return await self._end(signal.SIGTERM)

    async def ends(self) -> int:
        """Wait until it ends by itself; returns its exit status."""
        assert self._process is not None
        assert self._reader is not None
        status = await asyncio.wait_for(self._process.wait(), 60)
        await self._reader
        self._process = None
        return status

    def send(self, number: signal.Signals) -> None:
        """Send it a signal, and go on."""
        assert self._process is not None
        self._process.send_signal(number)

    async def _end(self, how: signal.Signals) -> int:
        if self._process is None or self._reader is None:
            return 0
        if self._process.returncode is None:
            self._process.send_signal(how)
        status = await asyncio.wait_for(self._process.wait(), 30)
        await self._reader
        self._process = None
        return status

    async def _read(self, lines: asyncio.StreamReader) -> None:
        async for line in lines:
            async with self._said:
                self.log += line.decode("utf-8")
                self._said.notify_all()


class Stage:
    """The sandbox, the bot, and the people in it."""

    def __init__(self, sandbox: Sandbox, bot: BotProcess) -> None:
        self.sandbox = sandbox
        self.bot = bot
        self.ada: Actor = sandbox.user("Ada")
        self.grace: Actor = sandbox.user("Grace")
        self.mona: Actor = sandbox.user("Mona")
        self.club: Guild = sandbox.guild("Interview Club")
        self.general: Channel = self.club.channel("general")
        self.daily: Channel = self.club.channel("daily")
        self.first_day = _first_morning(sandbox.clock.now())
        """The date in Berlin of the first morning that the journey sees."""

    def go_to(self, hour: int, minute: int = 0, *, day: int = 0) -> None:
        """Let the clock show a time of day in Berlin, and a second more.

        `day`: how many days after the first.
        """
        date, at = self.first_day + timedelta(days=day), time(hour, minute, 1)
        self.sandbox.clock.set(datetime.combine(date, at, _BERLIN))

    async def restart(self) -> None:
        """Kill the bot with `kill -9`, and start it again."""
        await self.bot.kill()
        await self.sandbox.until(lambda: not self.sandbox.sessions.connected)
        await self.bot.start()
        await self.sandbox.bot_ready()

    async def post(self, number: int = 1) -> Message:
        """Wait for the n-th daily question in #daily, and return it as Ada sees it."""
        await self.sandbox.until(lambda: len(self.posts()) >= number)
        return self.posts()[number - 1]

    def posts(self) -> list[Message]:
        """The daily questions in #daily, oldest first."""
        return [
            message
            for message in self.ada.sees(self.daily)
            if "Daily question ·" in message.text and not message.ephemeral
        ]


def _first_morning(now: datetime) -> date:
    there = now.astimezone(_BERLIN)
    return there.date() + timedelta(days=there.hour >= _MORNING)


@asynccontextmanager
async def open_stage(folder: Path, **variables: str) -> AsyncIterator[Stage]:
    """A stage whose bot has started and is ready; its files are in `folder`.

    Its clock was set before that: what a journey does is the same on whatever day it is played.
    """
    offset, start = folder / "clock-offset", first_instant()
    timing = Timing(identify=0, first_answer=_PATIENCE, patience=_PATIENCE)
    scene = Sandbox.open(clock_file=offset, start=start, timing=timing, routes=routes)
    async with scene as sandbox:
        settings = {
            "DISCORD_API_URL": sandbox.api_url,
            "DISCORD_TOKEN": sandbox.token,
            "DATABASE_URL": f"sqlite:///{folder}/whiteboard.db",
            "CLOCK_OFFSET_FILE": str(offset),
            **variables,
        }
        bot = BotProcess(settings)
        await bot.start()
        try:
            await sandbox.bot_ready()
            yield Stage(sandbox, bot)
        finally:
            await bot.stop()
