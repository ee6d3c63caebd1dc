"""Insert-or-update, as both databases spell it."""

from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import DeclarativeBase, Session

__all__ = ["upsert"]


def upsert(
    session: Session,
    table: type[DeclarativeBase],
    keys: dict[str, Any],
    *,
    insert: dict[str, Any] | None = None,
    add: dict[str, int] | None = None,
    update: dict[str, Any] | None = None,
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
    dialect = session.get_bind().dialect.name
    maker = postgresql.insert if dialect == "postgresql" else sqlite.insert
    values = {**keys, **(insert or {}), **(add or {}), **(update or {})}
    statement = maker(table).values(values)
    changes: dict[str, ColumnElement[Any]] = {
        name: statement.excluded[name] for name in update or {}
    }
    for name in add or {}:
        changes[name] = table.__table__.c[name] + statement.excluded[name]
    if changes:
        done = statement.on_conflict_do_update(index_elements=list(keys), set_=changes)
    else:
        done = statement.on_conflict_do_nothing(index_elements=list(keys))
    session.execute(done)
