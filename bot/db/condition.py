"""What a database looks like to this code, found out without changing anything in it."""

import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, inspect, text
from sqlalchemy.engine import URL

from bot.db.engine import create, sqlite_path
from bot.db.migrate import NewerDatabaseError, revisions
from bot.db.models import Base
from bot.db.soundness import DamagedDatabaseError, require_sound

__all__ = ["condition", "require_whole"]


def condition(url: URL) -> str:
    """What the next start would find, in a few words; nothing is made, changed or upgraded.

    Raises:
        DamagedDatabaseError: It is no whole database any more.
        NewerDatabaseError: It was upgraded by a newer version of the bot.
        OSError: A file cannot be made or written where DATABASE_URL says.
    """
    path = sqlite_path(url)
    if path is not None and not _require_usable(path):
        return "does not exist yet: the first start makes it"
    engine = create(url) if path is None else _reading(path)
    try:
        with engine.connect() as connection:
            if path is not None:
                require_sound(connection, path)
            return _schema(connection)
    finally:
        engine.dispose()


def require_whole(engine: Engine) -> None:
    """Make sure that no table of an upgraded database is missing.

    Raises:
        DamagedDatabaseError: One is.
    """
    with engine.execution_options(reads_only=True).connect() as connection:
        lacking = sorted(set(Base.metadata.tables) - _tables(connection))
    if lacking:
        raise DamagedDatabaseError(f"lacks {', '.join(lacking)}")


def _reading(path: Path) -> Engine:
    """An engine on a file that cannot write to it."""
    where = f"file:{quote(str(path.absolute()))}?mode=ro"
    return create_engine("sqlite+pysqlite://", creator=lambda: sqlite3.connect(where, uri=True))


def _schema(connection: Connection) -> str:
    """How far the tables are from those of this code."""
    tables, ours = _tables(connection), set(Base.metadata.tables)
    if "alembic_version" not in tables:
        if tables & ours:
            raise DamagedDatabaseError("has tables of the bot, but not the one with their version")
        return "is empty: the first start builds its tables"
    applied = connection.scalar(text("SELECT version_num FROM alembic_version"))
    known, head = revisions()
    if applied is not None and applied not in known:
        raise NewerDatabaseError(applied)
    if applied != head:
        return f"is at revision {applied}: the next start upgrades it to {head}"
    lacking = sorted(ours - tables) or sorted(_lacking_columns(connection))
    if lacking:
        raise DamagedDatabaseError(f"lacks {', '.join(lacking)}")
    return "is up to date"


def _lacking_columns(connection: Connection) -> set[str]:
    looking = inspect(connection)
    tables = Base.metadata.tables
    described = {f"{name}.{column.name}" for name in tables for column in tables[name].c}
    there = {f"{name}.{column['name']}" for name in tables for column in looking.get_columns(name)}
    return described - there


def _tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


def _require_usable(path: Path) -> bool:
    """Make sure that a file can be written, or made; returns whether it is there."""
    there = path.exists()
    folder = next(parent for parent in path.absolute().parents if parent.exists())
    if not folder.is_dir() or (there and not path.is_file()):
        raise NotADirectoryError(f"{path} is no place for a file")
    writable = os.access(folder, os.W_OK | os.X_OK)
    if not writable or (there and not os.access(path, os.R_OK | os.W_OK)):
        raise PermissionError(f"{path} cannot be written by the user who runs this")
    return there
