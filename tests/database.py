"""Fresh databases for tests, built by the migrations: files of SQLite, and a real PostgreSQL."""

import shutil
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import pytest
from sqlalchemy import Dialect, Engine
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session, sessionmaker

from bot.db.database import Database
from bot.db.engine import create, database_url
from bot.db.migrate import upgrade
from tests.postgres import Server, postgres_server

__all__ = [
    "BOTH",
    "db",
    "engine",
    "file_url",
    "opened",
    "postgres",
    "postgres_template",
    "postgresql",
    "sqlite",
    "sqlite_template",
    "transact",
    "unindexed",
]

P = ParamSpec("P")
T = TypeVar("T")

BOTH = ("sqlite", "postgresql")


def file_url(path: Path) -> URL:
    """The URL of a file of SQLite."""
    return database_url(f"sqlite:///{path}")


@contextmanager
def opened(url: URL) -> Iterator[Engine]:
    """An engine whose connections are closed at the end, also after a failure."""
    engine = create(url)
    try:
        _share(engine)
        yield engine
    finally:
        engine.dispose()


_DIALECTS: dict[str, tuple[Dialect, dict[object, object]]] = {}
"""Of each database the dialect of the first engine, and the statements that were made for it."""


def _share(engine: Engine) -> None:
    """Let an engine use the statements that others made, which takes longer than running them."""
    dialect, made = _DIALECTS.setdefault(engine.name, (engine.dialect, {}))
    if engine.dialect is not dialect and dialect.server_version_info is not None:
        engine.dialect = dialect
    if engine.dialect is dialect:
        engine.update_execution_options(compiled_cache=made)


def transact(
    engine: Engine, work: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
) -> T:
    """Run one transaction, as `Database.run` does, without a thread."""
    with sessionmaker(engine, expire_on_commit=False).begin() as session:
        return work(session, *args, **kwargs)


@contextmanager
def unindexed(path: Path, index: str) -> Iterator[sqlite3.Connection]:
    """A connection to a file of SQLite whose writes never reach one index: it lacks them for good.

    The index is taken out of the list of what the file holds meanwhile, and stays where it is.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        [entry] = connection.execute("SELECT * FROM sqlite_master WHERE name = ?", [index])
        connection.execute("DELETE FROM sqlite_master WHERE name = ?", [index])
        connection.execute("PRAGMA writable_schema=RESET")
        yield connection
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute("INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", entry)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """The server of this run."""
    with postgres_server() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_template(postgres: Server) -> str:
    """The name of a migrated database to copy."""
    url = postgres.create()
    _migrate(url)
    assert url.database is not None
    return url.database


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file to copy."""
    path = tmp_path_factory.mktemp("template") / "whiteboard.db"
    _migrate(file_url(path))
    return path


@pytest.fixture
def sqlite(tmp_path: Path, sqlite_template: Path) -> Iterator[Engine]:
    """A fresh migrated file."""
    path = tmp_path / "whiteboard.db"
    shutil.copy(sqlite_template, path)
    with opened(file_url(path)) as engine:
        yield engine


@pytest.fixture
def postgresql(postgres: Server, postgres_template: str) -> Iterator[Engine]:
    """A fresh migrated database of PostgreSQL."""
    url = postgres.create(postgres_template)
    with opened(url) as engine:
        yield engine
    postgres.drop(url)


@pytest.fixture(params=BOTH)
def engine(request: pytest.FixtureRequest) -> Engine:
    """A fresh migrated database: the test runs once on each kind."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Engine)
    return found


@pytest.fixture
async def db(engine: Engine) -> AsyncIterator[Database]:
    """The hop to a fresh database of each kind."""
    async with Database(engine) as opened:
        yield opened


def _migrate(url: URL) -> None:
    with opened(url) as engine:
        upgrade(engine)
