"""The record that commit d641c35 left behind, put into a database of each kind."""

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, MetaData, create_engine, func, insert, select, text
from sqlalchemy.pool import StaticPool

from bot.db import migrate
from bot.db.guard import guarded

__all__ = ["FOLDER", "migrated_to", "restore"]

FOLDER = Path(__file__).parent / "d641c35"
_REVISION = "0005"


def migrated_to(engine: Engine, revision: str) -> None:
    """Bring a database up or down to a revision, as `alembic` does by hand."""
    config = Config()
    config.set_main_option("script_location", str(migrate._FOLDER))
    with guarded(engine) as connection:
        config.attributes["connection"] = connection
        at = connection.scalar(text("SELECT max(version_num) FROM alembic_version"))
        (command.downgrade if (at or "") > revision else command.upgrade)(config, revision)


def restore(engine: Engine, *, sql: str | None = None) -> None:
    """Put the record into a migrated database, which is at its revision then.

    Args:
        engine: The database; nothing is in it yet.
        sql: The record, where its ids were changed.
    """
    migrated_to(engine, _REVISION)
    held = sqlite3.connect(":memory:", check_same_thread=False)
    with closing(held):
        held.executescript(sql or (FOLDER / "record.sql").read_text("utf-8"))
        source = create_engine("sqlite://", creator=lambda: held, poolclass=StaticPool)
        _copy(source, engine)


def _copy(source: Engine, target: Engine) -> None:
    """Copy every row; the numbers that follow are new ones."""
    written, read = MetaData(), MetaData()
    written.reflect(target)
    read.reflect(source)
    with source.connect() as old, guarded(target) as new:
        for table in written.sorted_tables:
            new.execute(table.delete())
            rows = [dict(row) for row in old.execute(select(read.tables[table.name])).mappings()]
            if rows:
                new.execute(insert(table), rows)
            if target.dialect.name == "postgresql" and "key" in table.c:
                last = select(func.coalesce(func.max(table.c.key), 1)).scalar_subquery()
                numbers = func.pg_get_serial_sequence(table.name, "key")
                new.execute(select(func.setval(numbers, last)))
