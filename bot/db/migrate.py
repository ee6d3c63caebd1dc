"""Brings a database up to the schema that this code was written for."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

import structlog
from sqlalchemy import Connection, Engine, inspect, text

from bot.db.engine import sqlite_path
from bot.errors import TryAgainError, WhiteboardError

if TYPE_CHECKING:
    from alembic.script import ScriptDirectory

__all__ = ["NewerDatabaseError", "UpgradeAwaitedError", "upgrade"]

_FOLDER = Path(__file__).resolve().parents[2] / "alembic"
_REVISION = re.compile(r'^(revision|down_revision) = "(\w+)"$', re.MULTILINE)
_LOCK = 0x57_48_49_54_45
"""The advisory lock that processes on one PostgreSQL database take to upgrade it in turn."""
_SAID_AFTER = 3.0
_PATIENCE = 20.0
"""Seconds until a start says that it waits for another to upgrade, and until it gives up."""

_log = structlog.get_logger(__name__)


class NewerDatabaseError(WhiteboardError):
    """The database was upgraded by a newer version of the bot."""

    def __init__(self, revision: str) -> None:
        super().__init__(
            f"The database is newer than this version of the bot (it is at “{revision}”, which "
            "this version does not know). Update the bot, or go back to a copy of the database."
        )


class UpgradeAwaitedError(TryAgainError):
    """Whoever upgrades the database does not end."""

    def __init__(self) -> None:
        super().__init__(
            "Another session holds the lock under which this database is upgraded, and has kept it "
            f"for {_PATIENCE:g} seconds. If no other start of the bot is under way, end that "
            "session: pg_locks names it, under the locktype “advisory”."
        )


def upgrade(engine: Engine) -> None:
    """Upgrade the database; a SQLite file is copied first, beside itself.

    Raises:
        NewerDatabaseError: The database is newer than the code.
        UpgradeAwaitedError: Another process has been about to upgrade it for too long.
    """
    if _is_current(engine):
        return
    from alembic import command  # noqa: PLC0415 - 9 MB that a start without an upgrade does not need
    from alembic.config import Config  # noqa: PLC0415 - as above
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - as above

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))  # no interpolation
    scripts = ScriptDirectory.from_config(config)
    with _one_transaction(engine) as connection:
        if connection.dialect.name == "postgresql":
            _take_turn(connection)
        before = _known_revision(connection, scripts)
        head = scripts.get_current_head()
        if before == head:
            return
        if before is not None:
            _copy_sqlite(engine, before)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    _log.info("database.upgraded", before=before, after=head)


def _is_current(engine: Engine) -> bool:
    """Whether there is nothing to upgrade, as far as can be told without alembic."""
    files = [path.read_text("utf-8") for path in (_FOLDER / "versions").glob("*.py")]
    found = [name for file in files for name in _REVISION.findall(file)]
    parents = {name for kind, name in found if kind == "down_revision"}
    heads = [name for kind, name in found if kind == "revision" and name not in parents]
    with engine.execution_options(reads_only=True).connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return False
        applied = connection.scalars(text("SELECT version_num FROM alembic_version")).all()
    return list(applied) == heads


@contextmanager
def _one_transaction(engine: Engine) -> Iterator[Connection]:
    """A transaction in which a table may be rebuilt without losing what refers to it.

    SQLite changes a table by dropping it in favour of a copy, and dropping it deletes every row
    that refers to it. So its foreign keys are off meanwhile, and looked at before the commit
    (https://www.sqlite.org/lang_altertable.html#otheralter).
    """
    if engine.dialect.name != "sqlite":
        with engine.begin() as connection:
            yield connection
        return
    with engine.connect() as connection:
        driver = connection.connection.cursor()  # a transaction of SQLAlchemy's would be too late
        driver.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                yield connection
                orphan = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
                if orphan is not None:
                    raise RuntimeError(f"a migration leaves rows of {orphan[0]} without parents")
        finally:
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


def _known_revision(connection: Connection, scripts: "ScriptDirectory") -> str | None:
    from alembic.migration import MigrationContext  # noqa: PLC0415 - as above
    from alembic.util import CommandError  # noqa: PLC0415 - as above

    revision = MigrationContext.configure(connection).get_current_revision()
    if revision is not None:
        try:
            scripts.get_revision(revision)
        except CommandError:
            raise NewerDatabaseError(revision) from None
    return revision


def _copy_sqlite(engine: Engine, revision: str) -> None:
    """Copy the file as it was before; the write lock that the caller holds keeps it still."""
    path = sqlite_path(engine.url)
    if path is None:
        return
    copy = path.with_name(f"{path.name}.{revision}.bak")
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    _log.info("database.copied", copy=copy.name)
