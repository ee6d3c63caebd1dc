"""Who holds the lease serves; who does not sends and writes nothing."""

import asyncio
import os
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from sqlalchemy import Engine, text

from bot.db import leases
from bot.db.database import Database
from bot.db.engine import create
from bot.db.leases import Claim, LeaseLostError
from bot.delivery.conditions import require
from bot.delivery.outcomes import Failed, attempt
from bot.discord_host import GatedConnector
from bot.errors import TryAgainError
from bot.lease import Lease, LeaseHeldError, Rhythm
from bot.process import Process
from bot.services.daily.outcomes import PostOutcomes
from bot.services.daily.posting import PostingService
from tests.builders import MONA, Practice

APP = 900
QUICK = Rhythm(beat=0.05, trust=0.2, look=0.05, looks=10)


class Clocks:
    """Clocks that go on by as much as a test says."""

    def __init__(self) -> None:
        self.now = [100.0, 1e9]

    def __call__(self) -> tuple[float, ...]:
        """What they show."""
        return tuple(self.now)


@asynccontextmanager
async def kept(lease: Lease) -> AsyncIterator[asyncio.Task[None]]:
    """A lease that is taken and renewed."""
    await lease.take(APP)
    keeping = asyncio.create_task(lease.keep())
    try:
        yield keeping
    finally:
        keeping.cancel()
        await asyncio.gather(keeping, return_exceptions=True)


@pytest.fixture
async def other(engine: Engine) -> AsyncIterator[Database]:
    """Another process's way to the same database."""
    async with Database(create(engine.url)) as opened:
        yield opened


async def hold(db: Database, holder: str) -> Claim:
    """A lease that somebody took who is not heard of any more."""
    while True:
        claim = await db.run(leases.take, APP, await db.read(leases.look, APP), holder)
        if claim is not None:  # else its holder has renewed it between the look and this
            return claim


async def test_a_second_leaves_while_the_first_renews(db: Database, other: Database) -> None:
    async with kept(Lease(db, QUICK)) as keeping:
        with pytest.raises(LeaseHeldError, match=rf"process {os.getpid()} on ") as told:
            await Lease(other, QUICK).take(APP)
        assert not keeping.done()
    assert isinstance(told.value, TryAgainError)


async def test_what_is_not_renewed_lapses(db: Database, other: Database) -> None:
    """Its holder was killed on another machine, say: nobody can know, so it is watched."""
    await hold(db, "elsewhere 7 unknown 1")
    began = time.monotonic()
    await Lease(other, QUICK).take(APP)
    assert time.monotonic() - began >= QUICK.look * QUICK.looks


async def test_what_is_given_back_is_taken_at_once(db: Database, other: Database) -> None:
    first, slow = Lease(db, QUICK), replace(QUICK, look=60)
    await first.take(APP)
    await first.release()
    async with asyncio.timeout(30):
        await Lease(other, slow).take(APP)


async def test_what_is_given_back_while_it_is_watched_is_taken(
    db: Database, other: Database
) -> None:
    """The process before is just leaving, and renews no more."""
    first = Lease(db, QUICK)
    await first.take(APP)
    second = asyncio.create_task(Lease(other, replace(QUICK, looks=10_000)).take(APP))
    await asyncio.sleep(QUICK.look * 2)
    assert not second.done()
    await first.release()
    async with asyncio.timeout(30):
        await second


async def test_who_certainly_runs_no_more_is_not_waited_for(db: Database) -> None:
    """A kill -9 on this machine costs no time: the next start serves at once."""
    await hold(db, str(replace(Process.this(), began="1")))  # its number was given out again
    async with asyncio.timeout(30):
        await Lease(db, replace(QUICK, look=60)).take(APP)


async def test_two_that_find_a_lapsed_one_leave_it_to_one_of_them(
    db: Database, other: Database
) -> None:
    await hold(db, "elsewhere 7 unknown 1")
    taken = await asyncio.gather(
        Lease(db, QUICK).take(APP), Lease(other, QUICK).take(APP), return_exceptions=True
    )
    assert [type(each) for each in taken if each] == [LeaseHeldError]


async def test_a_holder_that_was_taken_from_is_told(db: Database, other: Database) -> None:
    async with kept(Lease(db, QUICK)) as keeping:
        await hold(other, "elsewhere 7 unknown 1")
        async with asyncio.timeout(30):
            with pytest.raises(LeaseLostError, match="Another process serves this bot"):
                await keeping


@pytest.mark.parametrize("clock", [0, 1])
@pytest.mark.parametrize("moved", [3_600, -3_600])
async def test_a_clock_that_moves_costs_a_holder_nothing(
    db: Database, clock: int, moved: float
) -> None:
    """It only asks the database again whether the lease is still its own."""
    clocks = Clocks()
    lease = Lease(db, replace(QUICK, beat=60), clocks)
    async with kept(lease):
        before = await db.read(leases.look, APP)
        clocks.now[clock] += moved
        assert await lease.settle()
        assert await db.read(leases.look, APP) != before


async def test_who_wakes_without_the_lease_writes_and_sends_nothing(
    db: Database, other: Database
) -> None:
    """Not even what was about to be: it waits for the answer of the database, and leaves."""
    clocks = Clocks()
    lease = Lease(db, replace(QUICK, beat=60), clocks)
    db.settled = lease.settle
    async with kept(lease) as keeping, posting(lease) as post:
        assert await post("/channels/1/messages") == 200
        await hold(other, "elsewhere 7 unknown 1")
        clocks.now = [each + 3_600 for each in clocks.now]
        pending = [
            asyncio.create_task(db.run(leases.look, APP)),
            asyncio.create_task(post("/channels/1/messages")),
            asyncio.create_task(post("/interactions/1/token/callback")),
        ]
        async with asyncio.timeout(30):
            with pytest.raises(LeaseLostError):
                await keeping
        await asyncio.sleep(QUICK.beat)
        assert not any(each.done() for each in pending)
        for each in pending:
            each.cancel()
        await asyncio.gather(*pending, return_exceptions=True)


async def test_a_renewal_from_before_it_slept_proves_nothing(db: Database) -> None:
    """It was under way when the process was stopped: the database is asked again."""
    clocks = Clocks()
    lease = Lease(db, replace(QUICK, beat=60), clocks)
    async with kept(lease):
        before = await db.read(leases.look, APP)
        renewal = lease._renew()
        await asyncio.sleep(0)  # it has looked at the clocks, and has no answer yet
        clocks.now = [each + 3_600 for each in clocks.now]
        assert await lease.settle()
        assert renewal.done()
        after = await db.read(leases.look, APP)
    assert before is not None
    assert after is not None
    assert after.beat == before.beat + 2


async def test_while_the_database_fails_members_are_told_and_channels_wait(
    db: Database, engine: Engine
) -> None:
    """Who holds the lease cannot be known: nothing is posted, but presses get their sentence."""
    clocks = Clocks()
    lease = Lease(db, replace(QUICK, beat=60), clocks)
    async with kept(lease), posting(lease) as post:
        with engine.begin() as connection:
            connection.execute(text("ALTER TABLE leases RENAME TO hidden"))
        clocks.now[0] += 3_600
        for path in ("/interactions/1/token/callback", "/webhooks/1/token/messages/@original"):
            assert await post(path) == 200
        with pytest.raises(aiohttp.ClientOSError):  # as when a connection is cut
            await post("/channels/1/messages")
        tried = await attempt(post("/channels/1/messages"))
        assert isinstance(tried, Failed)
        assert tried.held_back
        with engine.begin() as connection:
            connection.execute(text("ALTER TABLE hidden RENAME TO leases"))
        await lease._renew()
        assert await post("/channels/1/messages") == 200


async def test_a_claim_checks_the_lease_in_its_own_transaction(
    engine: Engine, other: Database
) -> None:
    practice = Practice(engine)
    async with Database(create(engine.url)) as db:
        lease = Lease(db, QUICK)
        posts = PostingService(practice.library, practice.clock, lease.check)
        outcomes = PostOutcomes(practice.library, practice.clock.look, lease.check)
        await lease.take(APP)
        assert await db.run(posts.claim, 1) == []
        await hold(other, "elsewhere 7 unknown 1")
        for claim in (posts.claim, posts.reclaim, outcomes.closings, outcomes.outdated):
            with pytest.raises(LeaseLostError):
                await db.run(claim, 1)
        with pytest.raises(LeaseLostError):
            await db.run(posts.claim_now, MONA, 1)


@asynccontextmanager
async def posting(lease: Lease) -> AsyncIterator[Callable[[str], Coroutine[Any, Any, int]]]:
    """A way to send something to a server that takes everything."""

    async def take(_request: web.Request) -> web.Response:
        return web.Response()

    app = web.Application()
    app.router.add_post("/{path:.*}", take)
    server, gate = TestServer(app), GatedConnector(lease.settle, require)
    async with server, aiohttp.ClientSession(connector=gate) as session:

        async def post(path: str) -> int:
            async with session.post(server.make_url(path)) as response:
                return response.status

        yield post
