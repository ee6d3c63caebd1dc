"""What grows with everybody is never looked through: each way to rows has its index."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, Table, inspect, text

from bot.db.models import Base
from tests.plans import BOUNDED, Asked, hearing, scans

WAYS = ("member_id", "guild_id")
"""Columns by which the rows of one member, or of one server, are found."""


def led(engine: Engine, table: Table) -> set[str]:
    """The columns by which every row of a table is found: the first ones of its whole indexes."""
    found = inspect(engine)
    keys = [found.get_pk_constraint(table.name)["constrained_columns"]]
    keys += [each["column_names"] for each in found.get_unique_constraints(table.name)]
    for each in found.get_indexes(table.name):
        options = each.get("dialect_options", {})
        if not any(name.endswith("_where") for name in options):
            keys.append([name for name in each["column_names"] if name])
    return {key[0] for key in keys if key}


def ways(table: Table) -> Iterator[str]:
    """The columns of a table that need one."""
    for column in table.c:
        if column.foreign_keys or column.name in WAYS:
            yield column.name


def test_every_foreign_key_and_every_member_and_server_leads_an_index(engine: Engine) -> None:
    """Else a row's deletion looks through each table that refers to it, for every row."""
    lacking = [
        f"{table.name}.{name}"
        for table in Base.metadata.sorted_tables
        for name in set(ways(table)) - led(engine, table)
    ]
    assert lacking == []


def test_what_is_said_to_be_bounded_is_there() -> None:
    assert set(BOUNDED) <= set(Base.metadata.tables)


@pytest.mark.parametrize(
    ("statement", "scanned"),
    [
        ("SELECT * FROM attempts WHERE points = 3", ["attempts"]),
        ("UPDATE turns SET hints = 1 WHERE position > 3", ["turns"]),
        ("SELECT o.* FROM occasions o JOIN attempts ON attempts.points = o.key", ["attempts"]),
        ("SELECT * FROM attempts ORDER BY key LIMIT 5", ["attempts"]),
        ("SELECT * FROM attempts WHERE member_id = 7", []),
        ("SELECT * FROM designs WHERE ended_at IS NULL", []),
        ("SELECT * FROM questions", []),
    ],
)
def test_a_scan_is_seen(engine: Engine, statement: str, scanned: list[str]) -> None:
    """The guard over the services' tests sees what it is there for, and nothing else."""
    assert scans(engine, Asked(statement, (), "here")) == scanned


def test_what_a_test_asks_itself_is_not_heard(engine: Engine) -> None:
    with hearing(set()) as heard, engine.connect() as connection:
        connection.execute(text("SELECT * FROM attempts"))
    assert heard == []
