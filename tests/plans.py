"""How a database would find the rows of each statement that our code issues.

What is listened to is every statement whose nearest caller of ours stands in `bot/`: what a test
asks for itself may look at every row.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Index, event

from bot.db.models import Base

__all__ = ["BOUNDED", "ON_PURPOSE", "Asked", "hearing", "scans"]

BOUNDED = {
    "facts": "a handful of names",
    "leases": "one row for each application that is served from this database",
    "questions": "as many rows as the bank ever had questions",
}
"""Tables that do not grow with members, servers or days, and why."""
ON_PURPOSE = {
    ("guilds", "guilds.left_at IS NULL"): (
        "on a connection to Discord every server the bot is in is compared with those it was in"
    ),
}
"""Scans of growing tables that are meant, by the table and a part of the statement; and why."""

_ROOT = Path(__file__).parents[1]
_BOT, _TESTS = str(_ROOT / "bot"), str(_ROOT / "tests")
_PLANNED = ("SELECT", "UPDATE", "DELETE", "WITH")
_STEP = re.compile(r"SCAN (?:TABLE )?(?P<name>\w+)(?:.* USING (?:COVERING )?INDEX (?P<index>\w+))?")
_SCANS = ("Seq Scan", "Index Scan", "Index Only Scan", "Bitmap Index Scan")
_NUMBERED = re.compile(r"_\d+$")


@dataclass(frozen=True, slots=True)
class Asked:
    """A statement, with values it was asked with, and the function that did."""

    statement: str
    parameters: Any
    by: str


def _caller() -> str | None:
    """The function of ours that issues a statement; None where a test does it itself."""
    frame = sys._getframe(2)
    while frame is not None:
        name = frame.f_code.co_filename
        if name.startswith(_BOT):
            return f"{Path(name).relative_to(_ROOT)}, {frame.f_code.co_name}"
        if name.startswith(_TESTS):
            return None
        frame = frame.f_back  # type: ignore[assignment]  # the outermost has none
    return None


@contextmanager
def hearing(known: set[tuple[str, str]]) -> Iterator[list[Asked]]:
    """Gather what is asked of any database meanwhile; `known`, by dialect, is not asked again."""
    heard: list[Asked] = []

    def hear(
        connection: Connection,
        _cursor: object,
        statement: str,
        parameters: Any,  # noqa: ANN401 - the driver's own
        _context: object,
        many: bool,
    ) -> None:
        key = (connection.dialect.name, statement)
        if key in known or not statement.lstrip().upper().startswith(_PLANNED):
            return
        if (by := _caller()) is not None:
            known.add(key)
            heard.append(Asked(statement, parameters[0] if many else parameters, by))

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        yield heard
    finally:
        event.remove(Engine, "before_cursor_execute", hear)


def scans(engine: Engine, asked: Asked) -> list[str]:
    """The growing tables that a statement would read from end to end."""
    found = _of_sqlite if engine.dialect.name == "sqlite" else _of_postgresql
    with engine.connect() as connection:
        read = [table for table, index in found(connection, asked) if index not in _partial()]
    names = {_NUMBERED.sub("", table) for table in read}
    growing = names & set(Base.metadata.tables) - set(BOUNDED)
    return sorted(name for name in growing if not _is_meant(name, asked.statement))


def _is_meant(table: str, statement: str) -> bool:
    return any(table == name and part in statement for name, part in ON_PURPOSE)


def _partial() -> set[str]:
    """Indexes that hold only rows with a condition: reading one to its end is no scan."""
    held = [index for table in Base.metadata.tables.values() for index in table.indexes]
    return {str(index.name) for index in held if _has_condition(index)}


def _has_condition(index: Index) -> bool:
    options: Mapping[str, Any] = index.dialect_options["sqlite"]
    return options.get("where") is not None


def _of_sqlite(connection: Connection, asked: Asked) -> Iterator[tuple[str, str | None]]:
    plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked.statement}", asked.parameters)
    for *_, detail in plan:
        if step := _STEP.match(detail):
            yield step["name"], step["index"]


def _leads(connection: Connection, node: Mapping[str, Any]) -> bool:
    """Whether an index is entered by its first column: by another it is read to its end too."""
    keyed = "SELECT pg_get_indexdef(CAST(CAST(%s AS text) AS regclass), 1, true)"
    index, condition = node.get("Index Name"), node.get("Index Cond", "")
    if index is None or not condition:
        return False
    first = connection.exec_driver_sql(keyed, (index,)).scalar_one()
    return re.search(rf"\b{re.escape(first)}\b", condition) is not None


def _of_postgresql(connection: Connection, asked: Asked) -> Iterator[tuple[str, str | None]]:
    """Its plan where any other way is taken before a table, which here is small, is scanned."""
    for way in ("seqscan", "hashjoin", "mergejoin"):
        connection.exec_driver_sql(f"SET LOCAL enable_{way} = off")
    told = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {asked.statement}", asked.parameters)
    plan = told.scalar_one()
    nodes = [((json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"], "")]
    while nodes:
        node, of = nodes.pop()
        of = node.get("Relation Name", of)  # a bitmap is made of an index below its table
        nodes += [(each, of) for each in node.get("Plans", ())]
        if node["Node Type"] in _SCANS and not _leads(connection, node):
            yield of, node.get("Index Name")
