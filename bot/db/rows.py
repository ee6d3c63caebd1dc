"""New rows in one statement each, past the session."""

from functools import cache
from typing import TypeVar

from sqlalchemy import Insert, Table, insert
from sqlalchemy.orm import Session

from bot.db.models import Base

__all__ = ["write"]

R = TypeVar("R", bound=Base)


def write(session: Session, row: R) -> R:
    """Write a new row at once, and give it the key that the database chose.

    A session that writes a row looks at all it knows first, which costs several times what the
    statement does. In exchange it does not know this one: a later change of it is not written.
    What was changed in the session before and must be written before it has to be flushed.
    """
    table: Table = type(row).__table__  # type: ignore[assignment]  # a mapped table is a Table
    values = {name: vars(row)[name] for name in table.c.keys() if name in vars(row)}  # noqa: SIM118 - columns, not names, are what it iterates over
    written = session.connection().execute(_statement(table), values)
    for column, value in zip(table.primary_key, written.inserted_primary_key or (), strict=True):
        setattr(row, column.name, value)
    return row


@cache
def _statement(table: Table) -> Insert:
    return insert(table)
