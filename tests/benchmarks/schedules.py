"""A thousand daily questions due in one minute: claimed in the database, sent through the sandbox.

The sandbox enforces Discord's limits: 50 requests a second, and a ban for whoever ignores a 429.
The floor of sending is therefore N / 50 seconds.
"""

import asyncio
import time
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from sqlalchemy import insert
from sqlalchemy.orm import Session

from bot.bank import read_bank
from bot.clock import system_watch
from bot.db.models import ScheduleRow
from bot.db.questions import number
from bot.services.library import Library
from bot.services.wiring import Services
from bot.startup import CONTENT
from sandbox import Channel, Guild, Sandbox
from sandbox.world.model import ChannelType
from tests.benchmarks import record
from tests.benchmarks.processes import run
from tests.benchmarks.report import table

__all__ = ["measure"]

SCHEDULES = 1_000
BATCH = 100
"""Rows the dispatcher claims in one transaction."""


async def measure() -> str:
    """Claim them in a database of their own, then have a bot claim and send them."""
    with TemporaryDirectory(prefix="bench-") as folder:
        claiming = await asyncio.to_thread(_claim, Path(folder) / "claim.db")
        sending, refused = await _send(Path(folder) / "send.db")
    floor = SCHEDULES / 50
    rows = [
        ["claimed in the database", f"{claiming:.2f}", ""],
        ["sent, first to last", f"{sending:.1f}", f"{sending / floor:.2f}"],
        ["answers of 429", str(refused), ""],
    ]
    head = ("", "seconds", f"of {floor:.0f} s")
    return table(f"{SCHEDULES:,} schedules due in one minute", head, rows)


def _claim(path: Path) -> float:
    bank = read_bank(CONTENT)
    engine = record.migrated(path, bank)
    with Session(engine) as session, session.begin():
        _write(session, guild_id=1, channels=list(range(1, SCHEDULES + 1)))
        keys = number(session, dict.fromkeys(bank.questions, ()))
    chance = Random(1)  # noqa: S311 - every run draws the same
    library = Library(bank, keys)
    services = Services.make(library, system_watch(), chance, keep_texts_days=0)
    began, claimed = time.perf_counter(), 0
    while claimed < SCHEDULES:
        with Session(engine, expire_on_commit=False) as session, session.begin():
            claimed += len(services.posting.claim(session, BATCH))
    seconds = time.perf_counter() - began
    engine.dispose()
    return seconds


async def _send(path: Path) -> tuple[float, int]:
    async with Sandbox.open() as sandbox:
        guild = sandbox.guild("Interview Club")
        channels = [_channel(sandbox, guild, place) for place in range(SCHEDULES)]
        engine = record.migrated(path, read_bank(CONTENT))
        with Session(engine) as session, session.begin():
            _write(session, guild.id, [channel.id for channel in channels])
        engine.dispose()
        variables = {
            "DISCORD_API_URL": sandbox.api_url,
            "DISCORD_TOKEN": sandbox.token,
            "DATABASE_URL": f"sqlite:///{path}",
        }
        async with run("bot", variables), asyncio.timeout(90):
            await _until(sandbox, channels, 1)
            began = time.perf_counter()
            await _until(sandbox, channels, SCHEDULES)
            seconds = time.perf_counter() - began
        return seconds, sum(request.status == 429 for request in sandbox.requests)


async def _until(sandbox: Sandbox, channels: list[Channel], posted: int) -> None:
    """Wait for so many posts; looking now and then disturbs the sandbox less than at each."""
    async for _ in sandbox.changes():
        if sum(bool(channel.messages) for channel in channels) >= posted:
            return
        await asyncio.sleep(0.02)


def _channel(sandbox: Sandbox, guild: Guild, place: int) -> Channel:
    channel = Channel(sandbox.world.new_id(), ChannelType.TEXT, f"daily-{place}", guild)
    guild.channels[channel.id] = sandbox.world.channels[channel.id] = channel
    return channel


def _write(session: Session, guild_id: int, channels: list[int]) -> None:
    now = datetime.now(UTC).replace(second=0, microsecond=0)
    due = {
        "guild_id": guild_id,
        "time": now.time(),
        "zone": "UTC",
        "days": "mon,tue,wed,thu,fri,sat,sun",
        "thread": False,
        "silent": False,
        "next_due_at": now,
    }
    rows = [{**due, "channel_id": channel} for channel in channels]
    session.execute(insert(ScheduleRow), rows)
