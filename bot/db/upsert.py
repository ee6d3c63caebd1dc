"""Insert-or-update, as both databases spell it."""

from functools import cache
from importlib import import_module
from typing import Any

from sqlalchemy import ColumnElement, Executable
from sqlalchemy.orm import DeclarativeBase, Session

__all__ = ["upsert", "upsert_many"]

Values = dict[str, Any]
Names = tuple[str, ...]


def upsert(
    session: Session,
    table: type[DeclarativeBase],
    keys: Values,
    *,
    insert: Values | None = None,
    add: dict[str, int] | None = None,
    update: Values | None = None,
) -> None:
    """Make sure of one row, in one statement.

    Args:
        session: The transaction.
        table: The table's model.
        keys: The columns of its primary key.
        insert: What only a new row gets.
        add: Counters: a new row starts at the figure, an old one is raised by it.
        update: What new and old rows get.
    """
    upsert_many(session, table, [keys], insert=insert, add=add, update=update)


def upsert_many(
    session: Session,
    table: type[DeclarativeBase],
    rows: list[Values],
    *,
    insert: Values | None = None,
    add: dict[str, int] | None = None,
    update: Values | None = None,
) -> None:
    """Make sure of rows whose keys differ and that get the same, as `upsert` does of one."""
    if not rows:
        return
    same = {**(insert or {}), **(add or {}), **(update or {})}
    dialect = session.get_bind().dialect.name
    shape = tuple(rows[0]), tuple(add or ()), tuple(update or ())
    session.connection().execute(_statement(dialect, table, *shape), [row | same for row in rows])


@cache
def _statement(
    dialect: str,
    model: type[DeclarativeBase],
    keys: Names,
    add: Names,
    update: Names,
) -> Executable:
    """The statement of one shape: making it costs more than running it."""
    table: Any = model.__table__
    # Only the dialect in use is imported: the other one would hold 3 MB for nothing.
    statement = import_module(f"sqlalchemy.dialects.{dialect}").insert(table)
    changes: dict[str, ColumnElement[Any]] = {name: statement.excluded[name] for name in update}
    changes |= {name: table.c[name] + statement.excluded[name] for name in add}
    done: Executable = (
        statement.on_conflict_do_update(index_elements=list(keys), set_=changes)
        if changes
        else statement.on_conflict_do_nothing(index_elements=list(keys))
    )
    return done
