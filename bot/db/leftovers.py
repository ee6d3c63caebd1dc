"""What SQLite's files would still hold of what the record has deleted."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import structlog
from sqlalchemy import Engine

from bot.db.engine import sqlite_path
from bot.db.people.retention import PLACES

__all__ = ["copy_before", "rewrite", "sweep"]

_log = structlog.get_logger(__name__)

_LOG_SECONDS = 0.2
"""How long the write-ahead log is waited for: whoever reads meanwhile keeps it."""
_COPY_SECONDS = 20.0
_OTHERS = ("alembic_version", "facts", "leases", "questions")
"""Tables with nothing of members or servers in them."""


def copy_before(path: Path, revision: str) -> Path:
    """Copy a file as it is before an upgrade, beside itself, and without its free pages."""
    copy = path.with_name(f"{path.name}.{revision}.bak")
    copy.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as source:
        source.execute("VACUUM INTO ?", (str(copy),))
    return copy


def rewrite(path: Path) -> None:
    """Write a file anew after an upgrade: what was deleted before stays in no free page.

    It may have been written where SQLite was built without secure delete.
    """
    try:
        with closing(sqlite3.connect(path)) as record:
            record.execute("VACUUM")
    except (
        sqlite3.Error
    ) as error:  # another reads it, or the disk is full: it is whole all the same
        _log.warning("database.not_rewritten", reason=str(error))


def sweep(engine: Engine) -> None:
    """Let what the record has deleted be nowhere beside it: in its log, or in the bot's copies.

    It takes no lock that anybody waits for, but may take seconds where there are copies.
    """
    path = sqlite_path(engine.url)
    if path is None or not path.exists():
        return
    try:
        with closing(sqlite3.connect(path, timeout=_LOG_SECONDS)) as record:
            record.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.OperationalError:
        pass  # it is in use: a later sweep empties it
    for copy in sorted(path.parent.glob(f"{path.name}.*.bak")):
        try:
            _follow(path, copy)
        except sqlite3.Error as error:
            _log.warning("database.copy_not_followed", copy=copy.name, reason=str(error))


def _follow(path: Path, copy: Path) -> None:
    """Delete from a copy every row, and every text, that the record has no more.

    Row by row, not by the foreign keys: an older schema has no indexes for those.
    """
    with closing(sqlite3.connect(copy, timeout=_COPY_SECONDS, isolation_level=None)) as held:
        held.execute("PRAGMA secure_delete=ON")
        held.execute("PRAGMA foreign_keys=OFF")
        held.execute("ATTACH ? AS record", (f"{path.absolute()}",))
        held.execute("BEGIN")  # an immediate one would lock the record too
        for statement in _statements(held):
            held.execute(statement)
        held.execute("COMMIT")


def _statements(held: sqlite3.Connection) -> Iterator[str]:
    known = _tables(held, "record")
    for table, (columns, key) in _tables(held, "main").items():
        if table in _OTHERS:
            continue
        if "member_id" in columns:
            yield _delete(table, "member_id NOT IN (SELECT id FROM record.members)")
        theirs, their_key = known.get(table, ((), ()))
        if not key or key != their_key:
            continue
        same = _same(table, key)
        yield _delete(table, f"NOT EXISTS ({same})")
        for name in _words(table):
            if name in columns and name in theirs:
                yield (
                    f'UPDATE main.{table} SET "{name}" = NULL WHERE "{name}" IS NOT NULL'  # noqa: S608 - names of ours
                    f' AND EXISTS ({same} AND r."{name}" IS NULL)'
                )


def _same(table: str, key: Sequence[str]) -> str:
    """A row of a copy, as it stands in the record."""
    keyed = " AND ".join(f'r."{name}" = main.{table}."{name}"' for name in key)
    return f"SELECT 1 FROM record.{table} AS r WHERE {keyed}"  # noqa: S608 - names of ours


def _delete(table: str, condition: str) -> str:
    return f"DELETE FROM main.{table} WHERE {condition}"  # noqa: S608 - names of ours


def _words(table: str) -> Sequence[str]:
    return [name for each in PLACES if each.table.__tablename__ == table for name in each.columns]


def _tables(
    held: sqlite3.Connection, schema: str
) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """The columns of each table, and those of its primary key."""
    named = (
        f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"  # noqa: S608 - one of two words
    )
    found: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for (table,) in held.execute(named).fetchall():
        told: list[Any] = held.execute(f"PRAGMA {schema}.table_info({table})").fetchall()
        key = sorted((row[5], row[1]) for row in told if row[5])
        found[table] = tuple(row[1] for row in told), tuple(name for _, name in key)
    return found
