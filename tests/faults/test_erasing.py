"""`kill -9` in the middle of a deletion: it goes on at the next start, to its end."""

import asyncio
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import date, timedelta
from pathlib import Path

from sandbox import InteractionFailed, Message
from tests.journeys.acts import practise
from tests.stage import Stage

DAYS = 20_000
"""Rows of a member: enough for hundreds of transactions."""


def rows(path: Path, member: int) -> tuple[int, int]:
    """How many days a member has in the record, and whether they are there themselves."""
    with closing(sqlite3.connect(path, timeout=30)) as record:
        of_days = "SELECT count(*) FROM days WHERE member_id = ?"
        themselves = "SELECT count(*) FROM members WHERE id = ?"
        [days], [there] = (
            record.execute(each, (member,)).fetchone() for each in (of_days, themselves)
        )
    return days, there


def add_days(path: Path, member: int, guild: int) -> None:
    """A member practises for longer than anybody lives."""
    first = date(2100, 1, 1)
    many = [(guild, member, str(first + timedelta(days=n)), 3, 1, 0) for n in range(DAYS)]
    with closing(sqlite3.connect(path, timeout=30)) as record, record:
        record.executemany("INSERT INTO days VALUES (?, ?, ?, ?, ?, ?)", many)


def wait(until: Callable[[], bool]) -> None:
    """Look into the record again and again: a file tells nobody that it changes."""
    deadline = time.monotonic() + 120
    while not until():
        assert time.monotonic() < deadline
        time.sleep(0.002)


async def test_killed_in_the_middle_of_a_deletion(stage: Stage, tmp_path: Path) -> None:
    path = tmp_path / "whiteboard.db"
    await practise(stage.ada, stage.general)
    await practise(stage.grace, stage.general)
    add_days(path, stage.ada.id, stage.club.id)
    asked = await stage.ada.invoke(stage.general, "mydata delete")
    pressed = asyncio.ensure_future(_press(stage, asked.message))
    await asyncio.to_thread(wait, lambda: rows(path, stage.ada.id)[0] <= DAYS)
    await stage.bot.kill()
    left, there = rows(path, stage.ada.id)
    assert 0 < left < DAYS
    assert there
    await pressed
    await stage.bot.start()
    await stage.sandbox.bot_ready()
    await asyncio.to_thread(wait, lambda: rows(path, stage.ada.id) == (0, 0))
    assert rows(path, stage.grace.id) == (1, 1)
    again = await stage.ada.press(asked.message, "Delete everything")
    assert "I have nothing stored about you any more" in again.message.text


async def _press(stage: Stage, card: Message) -> None:
    with suppress(InteractionFailed), stage.sandbox.deadline(3.0):
        await stage.ada.press(card, "Delete everything")
