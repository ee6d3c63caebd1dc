"""Engines for the two databases, set up so that several processes can share one."""

import sqlite3
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import URL, ExceptionContext
from sqlalchemy.exc import ArgumentError

from bot.db.backends import BACKENDS
from bot.errors import WhiteboardError

__all__ = ["create", "database_url", "sqlite_path"]

_BUSY_SECONDS = 2.5
"""How long SQLite waits for another process: less than Discord's deadline of 3 seconds."""
_OWN_SQLITE = "sqlite+whiteboard"
"""SQLAlchemy's name of SQLite with savepoints of our own; hosts read the usual one."""
_REACH = {
    "connect_timeout": 3,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}
"""How long a PostgreSQL that does not answer is waited for: to connect in seconds, and for a
connection that was cut (https://www.postgresql.org/docs/current/libpq-connect.html). A parameter
that DATABASE_URL gives itself goes first."""
_LIMITS = {
    "lock_timeout": "1s",
    "statement_timeout": "30s",
    "idle_in_transaction_session_timeout": "30s",
}
"""What one transaction may take of PostgreSQL. A row that somebody holds costs a thread one second
of the three that Discord waits, so that the others are answered; nothing that a member waits for
runs for a tenth of the rest; and a process that was stopped half-way lets its rows go."""


def database_url(text: str) -> URL:
    """Read a DATABASE_URL; a plain `postgresql://` is served by psycopg.

    Raises:
        WhiteboardError: The text is no URL of SQLite or PostgreSQL.
    """
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        url = None
    name = "" if url is None else url.get_backend_name()
    backend = BACKENDS.get("postgresql" if name == "postgres" else name)
    if url is not None and backend is not None:
        return url.set(drivername=backend.driver)
    raise WhiteboardError(
        "DATABASE_URL must be like sqlite:///data/whiteboard.db or "
        "postgresql://user:password@host/database."
    )


def sqlite_path(url: URL) -> Path | None:
    """The file of a SQLite database, or None for one in memory and for PostgreSQL."""
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return None
    return Path(url.database)


def create(url: URL, *, pool_size: int = 8) -> Engine:
    """An engine whose every transaction either wins or waits a bounded time.

    On SQLite a transaction takes the write lock when it begins: one that reads first and writes
    later would fail with "database is locked" whatever the timeout. Errors do not repeat a
    statement's values nor a row's, which are members' texts: errors are logged.
    """
    if url.get_backend_name() == "postgresql":
        return _postgresql(url, pool_size)
    path = sqlite_path(url)
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
    arguments = {"timeout": _BUSY_SECONDS, "check_same_thread": False}
    registry.register(_OWN_SQLITE.replace("+", "."), __name__, _SqliteDialect.__name__)
    own = url.set(drivername=_OWN_SQLITE)
    engine = create_engine(own, hide_parameters=True, connect_args=arguments)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _postgresql(url: URL, pool_size: int) -> Engine:
    engine = create_engine(
        url,
        hide_parameters=True,
        pool_size=pool_size,
        max_overflow=0,
        pool_pre_ping=True,
        connect_args={name: value for name, value in _REACH.items() if name not in url.query},
    )
    own = str(url.query.get("options", ""))
    limits = {name: value for name, value in _LIMITS.items() if name not in own}

    def limit(connection: Any, _record: Any) -> None:  # noqa: ANN401 - as below
        # Not by `options`: a pooler such as pgbouncer refuses parameters that it does not know.
        for name, value in limits.items():
            connection.execute("SELECT set_config(%s, %s, false)", (name, value))
        connection.commit()

    event.listen(engine, "connect", limit)
    event.listen(engine, "handle_error", _without_the_row)
    return engine


def _without_the_row(context: ExceptionContext) -> None:
    """Keep of PostgreSQL's error its first line: its DETAIL and CONTEXT repeat what a row holds.

    Of class 22, what a value must look like, the first line quotes the value too.
    """
    original, told = context.original_exception, context.sqlalchemy_exception
    diagnosis, name = getattr(original, "diag", None), type(original).__name__
    if diagnosis is None or diagnosis.sqlstate is None:
        return
    quotes = diagnosis.sqlstate.startswith("22")
    original.args = (f"{name} ({diagnosis.sqlstate})" if quotes else diagnosis.message_primary,)
    if told is not None:
        told.args = (f"({name}) {original}",)


class _SqliteDialect(SQLiteDialect_pysqlite):
    """Makes savepoints by the driver: every member's transaction is one.

    SQLAlchemy compiles each anew, which takes as long as the transaction's statements. Neither of
    these two touches the disk, so no error of theirs need be told apart.
    """

    supports_statement_cache = True

    def do_savepoint(self, connection: Connection, name: str) -> None:
        """Begin a savepoint."""
        self._run(connection, f"SAVEPOINT {name}")

    def do_release_savepoint(self, connection: Connection, name: str) -> None:
        """End a savepoint, and keep what was done in it."""
        self._run(connection, f"RELEASE {name}")

    @staticmethod
    def _run(connection: Connection, statement: str) -> None:
        driver: Any = connection.connection.driver_connection
        driver.execute(statement)


def _prepare_sqlite(connection: Any, _record: Any) -> None:  # noqa: ANN401 - the driver's own types are not public
    connection.isolation_level = None  # the driver must not begin transactions of its own
    _use_wal(connection)
    # Deleted texts are overwritten: not every SQLite is built to do so by itself.
    for pragma in ("synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _use_wal(connection: Any) -> None:  # noqa: ANN401 - as above
    """Switch a new file to WAL; SQLite itself does not wait for another process that does so."""
    deadline = monotonic() + _BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            if monotonic() > deadline:
                raise
            sleep(0.01)
        else:
            return


def _begin_sqlite(connection: Any) -> None:  # noqa: ANN401 - as above
    reads_only = connection.get_execution_options().get("reads_only", False)
    connection.exec_driver_sql("BEGIN" if reads_only else "BEGIN IMMEDIATE")
