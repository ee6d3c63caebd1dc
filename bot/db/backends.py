"""What tells one kind of database from another: the rest of `bot.db` asks here.

A third kind is described here, opened in `bot.db.engine`, and locked for migrations in
`bot.db.guard`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import MetaData, text

__all__ = [
    "BACKENDS",
    "CONDITION",
    "POSTGRESQL",
    "SQLITE",
    "Backend",
    "only_where",
    "spell_conditions",
]

CONDITION = "only_where"
"""Under what name an index's condition stands in its `info`."""


@dataclass(frozen=True, slots=True)
class Backend:
    """One kind of database."""

    driver: str
    """SQLAlchemy's name of it, with the library that talks to it."""
    one_writer: bool
    """Whether one transaction writes at a time, so that none need lock a row or a table."""
    keeps_zones: bool
    """Whether an instant comes back with its zone."""


SQLITE = Backend("sqlite+pysqlite", one_writer=True, keeps_zones=False)
POSTGRESQL = Backend("postgresql+psycopg", one_writer=False, keeps_zones=True)
BACKENDS: Mapping[str, Backend] = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
"""By the names that SQLAlchemy's dialects have."""


def only_where(condition: str) -> dict[str, Any]:
    """The arguments of an index that holds only the rows with a condition.

    It is noted beside the index: what is said to a dialect imports it, and of the databases that
    are not in use nothing should be imported.
    """
    return {"info": {CONDITION: condition}}


def spell_conditions(metadata: MetaData) -> None:
    """Say to each dialect which indexes have a condition, as whoever writes migrations needs it."""
    for index in [index for table in metadata.tables.values() for index in table.indexes]:
        if CONDITION in index.info:
            for name in BACKENDS:
                index.dialect_kwargs[f"{name}_where"] = text(index.info[CONDITION])
