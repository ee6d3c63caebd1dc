"""A PostgreSQL that holds something back: nobody waits in silence, and no row reaches the log."""

import asyncio
import io
import logging
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import structlog
from sqlalchemy import Connection, Engine, insert, text
from sqlalchemy.exc import DataError, IntegrityError, OperationalError
from sqlalchemy.orm import Session
from structlog.testing import capture_logs

from bot import logs
from bot.db import guard
from bot.db.database import AwayError, Database
from bot.db.guard import UpgradeAwaitedError
from bot.db.migrate import upgrade
from bot.db.models import FactRow
from bot.db.people import members
from bot.domain.people.caller import Caller
from bot.errors import TryAgainError
from bot.settings import Settings
from tests.builders import ADA, NOON
from tests.database import opened, transact
from tests.postgres import Server

SECRET = "My secret plan is to shard by the moon's phase."
DISCORD_WAITS = 3.0


@contextmanager
def held(engine: Engine, statement: str) -> Iterator[Connection]:
    """Somebody else's session, in a transaction that does not end."""
    with opened(engine.url) as other, other.connect() as connection:
        connection.execute(text(statement))
        yield connection


async def test_a_row_that_is_held_leaves_everybody_else_answered(postgresql: Engine) -> None:
    """One member presses on and on; five others are served within Discord's three seconds."""
    transact(postgresql, members.remember, ADA, NOON)
    others = [Caller(member, "Other", ADA.guild_id) for member in range(10, 15)]
    renamed = Caller(ADA.member_id, "Ada L.", ADA.guild_id)
    async with Database(postgresql) as db:
        with held(postgresql, "SELECT * FROM memberships FOR UPDATE"):
            began = time.monotonic()
            pressed = [
                asyncio.create_task(db.run(members.remember, renamed, NOON)) for _ in range(8)
            ]
            served = [asyncio.create_task(db.run(members.remember, who, NOON)) for who in others]
            await asyncio.gather(*served)
            assert time.monotonic() - began < DISCORD_WAITS
            for each in await asyncio.gather(*pressed, return_exceptions=True):
                assert isinstance(each, AwayError)
        await db.run(members.remember, renamed, NOON)


@pytest.mark.parametrize(
    ("name", "limit"),
    [
        ("lock_timeout", "1s"),
        ("statement_timeout", "30s"),
        ("idle_in_transaction_session_timeout", "30s"),
    ],
)
def test_every_connection_has_its_limits(postgresql: Engine, name: str, limit: str) -> None:
    for _ in range(2):
        with postgresql.connect() as connection:
            assert connection.scalar(text(f"SHOW {name}")) == limit
        postgresql.dispose()


def test_a_limit_that_the_host_sets_is_the_hosts(postgres: Server) -> None:
    url = postgres.url("postgres").update_query_dict({"options": "-c lock_timeout=7s"})
    with opened(url) as engine, engine.connect() as connection:
        assert connection.scalar(text("SHOW lock_timeout")) == "7s"
        assert connection.scalar(text("SHOW statement_timeout")) == "30s"


def test_a_server_that_does_not_answer_is_given_up(postgres: Server) -> None:
    """One that takes the connection and never says a word."""
    url = postgres.url("postgres").update_query_dict({"port": "7777"})
    began = time.monotonic()
    with socket.socket(socket.AF_UNIX) as silent, opened(url) as engine:
        silent.bind(str(postgres.folder / ".s.PGSQL.7777"))
        silent.listen()
        with pytest.raises(OperationalError, match="timeout"):
            engine.connect()
    assert time.monotonic() - began < 30


def test_an_upgrade_that_another_holds_up_is_said_and_given_up(
    postgres: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not in silence, and not for ever: a supervisor may try again."""
    monkeypatch.setattr(guard, "_SAID_AFTER", 0.2)
    monkeypatch.setattr(guard, "_PATIENCE", 0.6)
    url = postgres.create()
    with opened(url) as engine:
        lock = f"SELECT pg_advisory_lock({guard._LOCK})"
        with held(engine, lock) as other:
            with capture_logs() as told, pytest.raises(UpgradeAwaitedError, match="pg_locks"):
                upgrade(engine)
            other.execute(text("SELECT pg_advisory_unlock_all()"))
        upgrade(engine)
    assert [entry["event"] for entry in told] == ["database.upgrade_awaited"]
    assert issubclass(UpgradeAwaitedError, TryAgainError)
    postgres.drop(url)


def violate(session: Session) -> None:
    """A row that its table refuses: PostgreSQL's DETAIL repeats the whole of it."""
    session.execute(insert(FactRow).values(name=SECRET, value="once"))
    session.execute(insert(FactRow).values(name=SECRET, value="twice"))


def misspell(session: Session) -> None:
    """A value of the wrong shape: the first line quotes it."""
    session.execute(text("SELECT CAST(:value AS bigint)"), {"value": SECRET})


@contextmanager
def logging_as(settings: Settings) -> Iterator[None]:
    """Log as the bot does, and as the tests do again afterwards."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    root.handlers.clear()  # what is configured anew closes them
    logs.configure(settings)
    try:
        yield
    finally:
        root.handlers[:], root.level = handlers, level
        structlog.reset_defaults()


@pytest.mark.parametrize("layout", ["json", "text"])
@pytest.mark.parametrize("work", [violate, misspell])
async def test_what_a_row_holds_reaches_no_log(
    postgresql: Engine,
    monkeypatch: pytest.MonkeyPatch,
    work: object,
    layout: str,
) -> None:
    """Neither in the error's text nor in the trace of those that led to it."""
    assert callable(work)
    said = io.StringIO()
    monkeypatch.setattr("sys.stderr", said)
    async with Database(postgresql) as db:
        with pytest.raises((IntegrityError, DataError)) as failed:
            await db.run(work)
    with logging_as(Settings.read({"LOG_FORMAT": layout, "LOG_LEVEL": "DEBUG"})):
        logging.getLogger("discord").error("Ignoring an exception", exc_info=failed.value)
        structlog.get_logger("bot").error("interaction.failed", exc_info=failed.value)
    assert said.getvalue().count("Traceback") >= 2
    assert SECRET not in said.getvalue()
    assert SECRET not in str(failed.value)
