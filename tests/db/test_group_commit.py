"""Several callers of SQLite share one COMMIT, and none of them can tell."""

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event, select
from sqlalchemy.orm import Session

from bot.db.database import Database
from bot.db.models import MemberRow
from bot.db.people import members
from bot.domain.people.caller import Caller
from tests.builders import NOON

PEOPLE = range(1, 11)


def remember(session: Session, member: int) -> int:
    members.remember(session, Caller(member, f"m{member}"), NOON)
    return member


def remember_odd(session: Session, member: int) -> int:
    remember(session, member)
    if member % 2 == 0:
        raise LookupError(f"m{member}")
    return member


def remembered(session: Session) -> list[int]:
    return list(session.scalars(select(MemberRow.id).order_by(MemberRow.id)))


@pytest.fixture
async def file(sqlite: Engine) -> AsyncIterator[Database]:
    async with Database(sqlite) as opened:
        yield opened


@asynccontextmanager
async def in_one_line(
    db: Database, work: Callable[[Session, int], int]
) -> AsyncIterator[list[asyncio.Task[int]]]:
    """Have everybody wait for a busy writer; it is let go at the end of the block."""
    entered, opened = threading.Event(), threading.Event()

    def hold(_session: Session) -> None:
        entered.set()
        assert opened.wait(10)

    holding = asyncio.create_task(db.run(hold))
    assert await asyncio.to_thread(entered.wait, 10)
    waiting = [asyncio.create_task(db.run(work, member)) for member in PEOPLE]
    await asyncio.sleep(0)
    yield waiting
    opened.set()
    await holding
    await asyncio.wait(waiting)


async def test_those_who_wait_together_share_a_commit(file: Database) -> None:
    commits: list[Connection] = []
    async with in_one_line(file, remember) as waiting:
        event.listen(file.engine, "commit", commits.append)
    assert [task.result() for task in waiting] == list(PEOPLE)
    assert len(commits) == 2  # the holder's, and theirs
    assert await file.run(remembered) == list(PEOPLE)


async def test_a_failure_undoes_only_its_own_work(file: Database) -> None:
    async with in_one_line(file, remember_odd) as waiting:
        pass
    for member, task in zip(PEOPLE, waiting, strict=True):
        if member % 2:
            assert task.result() == member
        else:
            assert str(task.exception()) == f"m{member}"
    assert await file.run(remembered) == [1, 3, 5, 7, 9]


async def test_nobody_is_told_before_the_commit(file: Database) -> None:
    reached, let_go = threading.Event(), threading.Event()

    def pause(_connection: Connection) -> None:
        if threading.current_thread().name.startswith("db_"):
            reached.set()
            assert let_go.wait(10)

    event.listen(file.engine, "commit", pause)
    asking = asyncio.create_task(file.run(remember, 1))
    assert await asyncio.to_thread(reached.wait, 10)
    assert await file.read(remembered) == []
    assert not asking.done()
    let_go.set()
    assert await asking == 1
    assert await file.read(remembered) == [1]


async def test_a_commit_that_fails_fails_every_caller(file: Database) -> None:
    def refuse(_connection: Connection) -> None:
        event.remove(file.engine, "commit", refuse)
        raise sqlite3.OperationalError("disk I/O error")

    async with in_one_line(file, remember) as waiting:
        event.listen(file.engine, "begin", lambda _: event.listen(file.engine, "commit", refuse),
                     once=True)  # fmt: skip
    assert {str(task.exception()) for task in waiting} == {"disk I/O error"}
    assert await file.run(remembered) == []


async def test_a_failure_that_ends_the_transaction_fails_every_caller(file: Database) -> None:
    """As SQLite ends it by itself when the disk is full."""

    def end_at_5(session: Session, member: int) -> int:
        if member == 5:
            driver: Any = session.connection().connection.driver_connection
            driver.execute("ROLLBACK")
            raise OSError("the disk is full")
        return remember(session, member)

    async with in_one_line(file, end_at_5) as waiting:
        pass
    assert all(task.exception() is not None for task in waiting)
    assert await file.run(remembered) == []
