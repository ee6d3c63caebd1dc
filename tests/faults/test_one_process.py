"""One process serves a token: started twice, killed, stopped and woken, on both databases."""

import asyncio
import signal
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from bot.db import leases
from bot.db.models import LeaseRow
from sandbox.world import ids
from tests.database import BOTH, transact
from tests.journeys.acts import practise
from tests.stage import BotProcess, Stage, open_stage

TRY_AGAIN = 75
APPLICATION = ids.APPLICATION
"""The sandbox's bot."""


@pytest.fixture(params=BOTH)
def record(request: pytest.FixtureRequest) -> Engine:
    """The database of the stage, looked at from beside it."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Engine)
    return found


@pytest.fixture
async def served(record: Engine, tmp_path: Path) -> AsyncIterator[Stage]:
    """A stage whose bot is ready, on each database."""
    url = record.url.set(drivername=record.url.get_backend_name())
    async with open_stage(
        tmp_path, DATABASE_URL=url.render_as_string(hide_password=False)
    ) as stage:
        await stage.bot.says("bot.ready")
        yield stage
        assert "interaction.failed" not in stage.bot.log


def another(stage: Stage) -> BotProcess:
    """A second process of the same token, on the same database."""
    return BotProcess(stage.bot._variables)


async def test_a_second_start_leaves_while_the_first_serves(served: Stage, record: Engine) -> None:
    second = another(served)
    await second.start()
    assert await second.ends() == TRY_AGAIN
    assert "Another process is serving this bot (process " in second.log
    assert "Traceback" not in second.log
    await served.mona.invoke(served.daily, "daily set", time="09:00", timezone="UTC")
    with record.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM schedules")) == 1
    assert "+3 points" in (await practise(served.ada, served.general)).message.text


async def test_two_starts_at_once_leave_one_that_serves(served: Stage) -> None:
    await served.bot.kill()
    both = another(served), another(served)
    await asyncio.gather(*(each.start() for each in both))
    async with asyncio.timeout(120):
        ends = [asyncio.create_task(each.ends()) for each in both]
        done, _ = await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
    assert [task.result() for task in done] == [TRY_AGAIN]
    try:
        await served.sandbox.bot_ready()
        assert "+3 points" in (await practise(served.ada, served.general)).message.text
    finally:
        for each, end in zip(both, ends, strict=True):
            if not end.done():
                each.send(signal.SIGTERM)
                assert await end == 0


async def test_killed_and_started_at_once_it_serves(served: Stage) -> None:
    """Its own machine knows that the process before is gone, so nothing is waited for."""
    await served.restart()
    await served.bot.says("bot.ready", 2)
    assert "lease.awaited" not in served.bot.log
    assert "+3 points" in (await practise(served.ada, served.general)).message.text


async def test_what_another_machine_left_behind_is_waited_for(
    served: Stage, record: Engine
) -> None:
    """Whether the process there lives is seen by whether it renews: within fifteen seconds."""
    await served.bot.kill()
    seen = transact(record, leases.look, APPLICATION)
    assert transact(record, leases.take, APPLICATION, seen, "elsewhere 7 unknown 1")
    await served.bot.start()
    await served.bot.says("lease.awaited")
    began = time.monotonic()
    await served.bot.says("lease.taken", 2)
    assert time.monotonic() - began < 15
    await served.bot.says("bot.ready", 2)


async def test_told_to_stop_it_gives_the_lease_back(served: Stage, record: Engine) -> None:
    assert await served.bot.stop() == 0
    seen = transact(record, leases.look, APPLICATION)
    assert seen is not None
    assert seen.holder is None


async def stop_between_transactions(stage: Stage, record: Engine) -> None:
    """SIGSTOP while it holds nothing in the database: else nobody else could write there."""
    while True:
        stage.bot.send(signal.SIGSTOP)
        try:
            transact(record, Session.scalars, select(LeaseRow).with_for_update())
        except OperationalError:
            stage.bot.send(signal.SIGCONT)
            await asyncio.sleep(1)
        else:
            return


async def test_a_process_that_wakes_without_its_lease_does_nothing_more(
    served: Stage, record: Engine
) -> None:
    """It slept through a press, which another answered: it answers nothing, and leaves."""
    await stop_between_transactions(served, record)
    second = another(served)
    await second.start()
    try:
        await second.says("bot.ready")
        card = await served.ada.invoke(served.general, "interview")
        assert "question 1 of 3" in card.message.text
        sent = len(served.sandbox.requests)
        served.bot.send(signal.SIGCONT)
        assert await served.bot.ends() == TRY_AGAIN
        assert "Another process serves this bot" in served.bot.log
        assert "Traceback" not in served.bot.log
        assert len(served.sandbox.requests) == sent
        with record.connect() as connection:
            assert connection.scalar(text("SELECT count(*) FROM interviews")) == 1
    finally:
        assert await second.stop() == 0


async def test_a_process_that_wakes_and_still_has_its_lease_goes_on(served: Stage) -> None:
    served.bot.send(signal.SIGSTOP)
    await asyncio.sleep(6)
    served.bot.send(signal.SIGCONT)
    assert "+3 points" in (await practise(served.ada, served.general)).message.text
