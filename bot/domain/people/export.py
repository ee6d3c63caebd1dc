"""What is stored about a member, as files that Discord takes."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["Export"]

Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Export:
    """Every row about a member, by table, as JSON can hold it."""

    about: Mapping[str, str]
    """Whose it is, and of when."""
    tables: Mapping[str, Rows]

    def files(self, most: int) -> list[bytes]:
        """One file of JSON, or where it would be longer than so many bytes, several.

        Each is whole by itself, with every table in it; together they have every row once. It may
        take seconds: a thread should do it.
        """
        whole = _file({**self.about, **self.tables})
        if len(whole) <= most:
            return [whole]
        parts = list(self._parts(most))
        return [
            _file({**self.about, "part": number, "parts": len(parts), **part})
            for number, part in enumerate(parts, 1)
        ]

    def _parts(self, most: int) -> Iterator[Mapping[str, Rows]]:
        """The rows in their order, as many in a part as have room."""
        empty: dict[str, list[Mapping[str, Any]]] = {name: [] for name in self.tables}
        frame = len(_file({**self.about, "part": most, "parts": most, **empty}))
        # A table with rows closes its list on a line of its own.
        frame += sum(len("\n  ") for _ in empty)
        part, taken = {name: list(rows) for name, rows in empty.items()}, frame
        for name, rows in self.tables.items():
            for row in rows:
                size = _size(row)
                if taken + size > most and taken > frame:
                    yield part
                    part, taken = {each: [] for each in empty}, frame
                part[name].append(row)
                taken += size
        yield part


def _size(row: Mapping[str, Any]) -> int:
    """What a row takes in a file: its lines are moved to the right, and a comma follows."""
    text = json.dumps(row, ensure_ascii=False, indent=2)
    return len(text.encode("utf-8")) + len("\n    ") * (text.count("\n") + 1) + len(",")


def _file(content: Mapping[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=2).encode("utf-8")
