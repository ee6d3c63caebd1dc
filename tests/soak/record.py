"""The record as it stands: every row of every table, read at once and by nobody's code but ours."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import create_engine, select, text
from sqlalchemy.engine import URL

from bot.db.models import Base
from tests.soak.intents import Key

__all__ = ["Record", "Row", "Snapshot"]

Row = Any
"""A row; its columns are attributes."""


_WAITING = {
    "design": """
        SELECT key FROM designs
        WHERE guild_id = 0 AND member_id = :member AND ended_at IS NULL AND phase BETWEEN 1 AND 6
    """,
    "turn": """
        SELECT turns.interview_key, turns.position FROM turns
        JOIN interviews ON interviews.key = turns.interview_key
        AND interviews.position = turns.position
        LEFT JOIN attempts ON attempts.occasion_key = turns.occasion_key
        WHERE interviews.guild_id = 0 AND interviews.member_id = :member
        AND interviews.ended_at IS NULL AND attempts.key IS NULL
    """,
}
"""What takes in a message, the first before the second."""


@dataclass(frozen=True)
class Snapshot:
    """Everything that is recorded, at one moment."""

    tables: dict[str, list[Row]]
    going: frozenset[int] = frozenset()
    """Members of whom something is still to be deleted: nothing of theirs is looked at."""

    def __getitem__(self, table: str) -> list[Row]:
        return self.tables[table]

    @cached_property
    def occasions(self) -> dict[Key, int]:
        """The occasion of whatever can be answered."""
        designs = {str(row.round_key) for row in self["group_designs"]}
        found: dict[Key, int] = {}
        for row in self["turns"]:
            found["turn", str(row.interview_key), str(row.position)] = row.occasion_key
        for row in self["posts"]:
            found["post", str(row.key)] = row.occasion_key
        for row in self["designs"]:
            found["design", str(row.key)] = row.occasion_key
        for row in self["round_turns"]:
            key = str(row.round_key)
            grouped = ("group", key) if key in designs else ("round", key, str(row.position))
            found[grouped] = row.occasion_key
        return found

    @cached_property
    def keys(self) -> dict[int, Key]:
        """What asked, by its occasion."""
        return {occasion: key for key, occasion in self.occasions.items()}

    @cached_property
    def attempts(self) -> dict[tuple[int, int], Row]:
        """Attempts by occasion and member."""
        return {(row.occasion_key, row.member_id): row for row in self["attempts"]}

    @cached_property
    def interviews(self) -> dict[int, Row]:
        """Quick interviews by their key."""
        return {row.key: row for row in self["interviews"]}

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every text in the record, with the table that it is in."""
        for name, rows in self.tables.items():
            for row in rows:
                for value in row:
                    for found in value if isinstance(value, list) else (value,):
                        if isinstance(found, str):
                            yield name, found

    def counted(self) -> dict[tuple[int, int], list[Row]]:
        """Graded written attempts of each member in each server, as they were graded."""
        found = defaultdict(list)
        for row in self["attempts"]:
            if row.grade is not None and row.written:
                found[row.guild_id, row.member_id].append(row)
        return found


class Record:
    """Reads a database that a bot serves, or served until just now."""

    def __init__(self, url: URL) -> None:
        kept = {"isolation_level": "REPEATABLE READ"} if url.get_backend_name() != "sqlite" else {}
        self._engine = create_engine(url, **kept)

    def look(self) -> Snapshot:
        """Everything, in one transaction."""
        with self._engine.connect() as connection:
            tables: dict[str, list[Row]] = {
                table.name: list(connection.execute(select(table)))
                for table in Base.metadata.sorted_tables
            }
        going = frozenset(row.id for row in tables["members"] if row.erased_at is not None)
        for name, rows in tables.items():
            tables[name] = [row for row in rows if getattr(row, "member_id", 0) not in going]
        return Snapshot(tables, going)

    def waiting(self, member: int) -> Key | None:
        """What waits for that which a member types in their direct messages."""
        with self._engine.connect() as connection:
            for kind, statement in _WAITING.items():
                row = connection.execute(text(statement), {"member": member}).one_or_none()
                if row is not None:
                    return (kind, *map(str, row))
        return None

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()
