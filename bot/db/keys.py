"""Rows by their primary keys."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Table, bindparam

__all__ = ["by_key"]


def by_key(
    table: Table, keys: Sequence[tuple[Any, ...]]
) -> tuple[list[ColumnElement[bool]], list[dict[str, Any]]]:
    """Conditions that one row meets, and the values for each of the rows with these keys.

    One statement run so often, since SQLite looks through a whole table for a list of pairs.
    """
    columns = list(table.primary_key)
    one = [column == bindparam(f"of_{column.name}") for column in columns]
    return one, [
        {f"of_{column.name}": value for column, value in zip(columns, key, strict=True)}
        for key in keys
    ]
