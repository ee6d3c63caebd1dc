"""Another process holds the lock of the SQLite file for longer than anybody can wait."""

import asyncio
import sqlite3
import threading
from contextlib import closing

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from bot.db.database import AwayError, Database
from bot.db.people import members
from tests.builders import ADA, NOON


async def test_who_comes_while_the_lock_is_waited_for_waits_no_longer(sqlite: Engine) -> None:
    """All are told at the end of the one wait; when the lock is free again, all goes on."""
    begins: list[str] = []
    waiting = threading.Event()

    def begun(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement == "BEGIN IMMEDIATE":
            begins.append(statement)
            waiting.set()

    def remember(session: Session) -> None:
        members.remember(session, ADA, NOON)

    async with Database(sqlite) as db:
        assert sqlite.url.database is not None
        with closing(sqlite3.connect(sqlite.url.database, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            event.listen(sqlite, "before_cursor_execute", begun)
            first = asyncio.create_task(db.run(remember))
            assert await asyncio.to_thread(waiting.wait, 10)
            later = [asyncio.create_task(db.run(remember)) for _ in range(20)]
            for told in (first, *later):
                with pytest.raises(AwayError):
                    await told
            assert len(begins) == 1
        await db.run(remember)
