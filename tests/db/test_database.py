"""The hop from the event loop to the database."""

import asyncio
import threading
from contextvars import ContextVar
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, delete, func, select
from sqlalchemy.orm import Session

from bot.db import database as hop
from bot.db.database import Database
from bot.db.models import MemberRow
from bot.db.people import members
from tests.builders import ADA, NOON
from tests.refused import refused

who_asks: ContextVar[str] = ContextVar("who_asks")


def count(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(MemberRow)) or 0


def first_seen(session: Session) -> datetime | None:
    return session.scalar(select(MemberRow.first_seen_at))


class Gate:
    """Work that holds its thread until it is let go."""

    def __init__(self) -> None:
        self.entered, self.opened = threading.Event(), threading.Event()

    def hold(self, session: Session) -> None:
        """Write something, then wait inside the transaction."""
        members.remember(session, ADA, NOON)
        self.entered.set()
        assert self.opened.wait(10)

    async def reached(self) -> None:
        """Wait until the work is under way."""
        assert await asyncio.to_thread(self.entered.wait, 10)


async def test_work_that_returns_is_kept(db: Database) -> None:
    await db.run(members.remember, ADA, NOON)
    assert await db.run(count) == 1


async def test_work_that_raises_leaves_nothing_behind(db: Database) -> None:
    def work(session: Session) -> None:
        members.remember(session, ADA, NOON)
        raise LookupError("half-way")

    with pytest.raises(LookupError, match="half-way"):
        await db.run(work)
    assert await db.run(count) == 0


async def test_what_is_deleted_between_reading_and_writing_is_read_again(
    postgresql: Engine,
) -> None:
    """On PostgreSQL others write meanwhile: whoever had their record deleted is then not found."""
    async with Database(postgresql) as db, Database(postgresql) as other:
        await db.run(members.remember, ADA, NOON)
        found: list[bool] = []

        def rename(session: Session) -> None:
            row = session.get(MemberRow, ADA.member_id)
            found.append(row is not None)
            if row is not None:
                deleting = other.run(lambda session: session.execute(delete(MemberRow)))
                asyncio.run_coroutine_threadsafe(deleting, loop).result(10)
                row.time_zone = "Asia/Tokyo"

        loop = asyncio.get_running_loop()
        await db.run(rename)
        assert found == [True, False]
        assert await db.run(count) == 0


async def test_the_callers_context_crosses_the_hop_and_stays_its_own(db: Database) -> None:
    def work(_session: Session) -> str:
        asked = who_asks.get()
        who_asks.set("a thread")
        return asked

    async def ask(name: str) -> str:
        who_asks.set(name)
        return await db.run(work) + await db.read(work) + who_asks.get()

    names = [f"m{n}" for n in range(20)]
    assert await asyncio.gather(*map(ask, names)) == [name * 3 for name in names]


async def test_a_full_line_is_answered_with_busy_and_what_waits_is_still_done(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hop, "_LONGEST_LINE", 5)
    gate = Gate()
    held = asyncio.create_task(db.run(gate.hold))
    await gate.reached()
    waiting = [asyncio.create_task(db.read(count)) for _ in range(4)]
    await asyncio.sleep(0)
    with refused("try again"):
        await db.run(count)
    gate.opened.set()
    await asyncio.gather(held, *waiting)
    assert await db.run(count) == 1


async def test_a_read_does_not_wait_for_the_writer_and_sees_nothing_half_done(db: Database) -> None:
    gate = Gate()
    held = asyncio.create_task(db.run(gate.hold))
    await gate.reached()
    assert await db.read(count) == 0
    gate.opened.set()
    await held
    assert await db.read(count) == 1


async def test_closing_waits_for_what_is_under_way(engine: Engine) -> None:
    gate = Gate()
    async with Database(engine) as opened:
        held = asyncio.create_task(opened.run(gate.hold))
        await gate.reached()
        asyncio.get_running_loop().call_later(0.05, gate.opened.set)
    await asyncio.wait_for(held, 1)
    async with Database(engine) as again:
        assert await again.run(count) == 1


async def test_work_whose_caller_went_away_is_done_all_the_same(db: Database) -> None:
    gate = Gate()
    held = asyncio.create_task(db.run(gate.hold))
    await gate.reached()
    held.cancel()
    with pytest.raises(asyncio.CancelledError):
        await held
    gate.opened.set()
    await db.run(members.remember, ADA, NOON + timedelta(seconds=1))  # waits for the same row
    assert await db.run(count) == 1
    assert await db.run(first_seen) == NOON
