"""The transaction in which the schema changes: nothing is lost in it that nobody meant to lose.

It is the same for the bot's own upgrade and for migrations run by hand. A table that stands before
and after a migration has as many rows as before, unless the migration names it:
`LOSES = {"downgrade": ("attempts",)}`. A table that is dropped is named by that.
"""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from time import monotonic, sleep
from types import ModuleType

import structlog
from sqlalchemy import Connection, Engine, func, inspect, select, table, text

from bot.db.engine import sqlite_path
from bot.db.soundness import require_sound
from bot.errors import TryAgainError

__all__ = ["Rows", "UpgradeAwaitedError", "guarded"]

_log = structlog.get_logger(__name__)

_LOCK = 0x57_48_49_54_45
"""The advisory lock that processes on one PostgreSQL database take to upgrade it in turn."""
_SAID_AFTER = 3.0
_PATIENCE = 20.0
"""Seconds until one says that it waits for another to upgrade, and until it gives up."""
_VERSION = "alembic_version"

_SAID: Mapping[str, Mapping[str, Collection[str]]] = {
    "0002": {"downgrade": ("attempts",)},
    "0003": {"downgrade": ("attempts",)},
}
"""What is said for those that landed before this rule: they are never rewritten. Their way back
deletes the attempts at what the version before does not know."""


class UpgradeAwaitedError(TryAgainError):
    """Whoever upgrades the database does not end."""

    def __init__(self) -> None:
        super().__init__(
            "Another session holds the lock under which this database is upgraded, and has kept it "
            f"for {_PATIENCE:g} seconds. If no other start of the bot is under way, end that "
            "session: pg_locks names it, under the locktype “advisory”."
        )


@contextmanager
def guarded(engine: Engine) -> Iterator[Connection]:
    """A transaction in which a table may be rebuilt without losing what refers to it.

    SQLite changes a table by dropping it in favour of a copy, and dropping it deletes every row
    that refers to it. So its foreign keys are off meanwhile, and looked at before the commit
    (https://www.sqlite.org/lang_altertable.html#otheralter).

    Raises:
        UpgradeAwaitedError: Another has been about to change it for too long.
        DamagedDatabaseError: A file is not sound: what a migration makes of it would not be either.
        RuntimeError: Rows would be left without what they refer to; nothing was changed.
    """
    if engine.dialect.name != "sqlite":
        with engine.begin() as connection:
            _take_turn(connection)
            yield connection
        return
    with engine.connect() as connection:
        driver = connection.connection.cursor()  # a transaction of SQLAlchemy's would be too late
        driver.execute("PRAGMA foreign_keys=OFF")
        [waits] = driver.execute("PRAGMA busy_timeout").fetchone()
        driver.execute(f"PRAGMA busy_timeout={1_000 * _PATIENCE:g}")
        try:
            with connection.begin():
                if path := sqlite_path(engine.url):
                    require_sound(connection, path)
                yield connection
                orphan = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
                if orphan is not None:
                    raise RuntimeError(f"a migration leaves rows of {orphan[0]} without parents")
        finally:
            driver.execute(f"PRAGMA busy_timeout={waits}")
            driver.execute("PRAGMA foreign_keys=ON")
            driver.close()


def _take_turn(connection: Connection) -> None:
    """Wait for whoever upgrades this PostgreSQL database now, but not in silence nor for ever."""
    connection.execute(text("SET LOCAL statement_timeout = 0"))
    connection.execute(text(f"SET LOCAL lock_timeout = '{_PATIENCE:g}s'"))
    began, said = monotonic(), False
    while not connection.scalar(text("SELECT pg_try_advisory_xact_lock(:lock)"), {"lock": _LOCK}):
        waited = monotonic() - began
        if waited > _PATIENCE:
            raise UpgradeAwaitedError
        if waited > _SAID_AFTER and not said:
            _log.warning("database.upgrade_awaited", gives_up_after=_PATIENCE)
            said = True
        sleep(0.1)


class Rows:
    """How many rows each table has, as the migration before left it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._counted = self._count()

    def require(self, revision: str, migration: ModuleType, direction: str) -> None:
        """Refuse a migration that has just run and lost rows without having said so.

        Args:
            revision: Its id.
            migration: It; its `LOSES` names tables, by direction.
            direction: `upgrade` or `downgrade`.

        Raises:
            RuntimeError: It did; the transaction is to be undone.
        """
        before, self._counted = self._counted, self._count()
        loses = getattr(migration, "LOSES", _SAID.get(revision, {})).get(direction, ())
        for name, rows in before.items():
            left = self._counted.get(name, rows)
            if left < rows and name not in loses:
                raise RuntimeError(
                    f"the {direction} of migration {revision} would leave {left} of {rows} rows in "
                    f"{name}, and does not say that it loses any; nothing was changed"
                )

    def _count(self) -> dict[str, int]:
        names = [name for name in inspect(self._connection).get_table_names() if name != _VERSION]
        counts = {name: select(func.count()).select_from(table(name)) for name in names}
        return {name: self._connection.scalar(each) or 0 for name, each in counts.items()}
