"""The fields above a question: what is written in its file's TOML, checked one by one."""

from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from bot.bank.model import Kind, Level
from bot.bank.source import Report, Source

__all__ = ["FIELDS", "Header", "read_header"]

_T = TypeVar("_T")
_E = TypeVar("_E", bound=StrEnum)

FIELDS = ("kind", "level", "source", "often", "alias", "links", "was")
_WORDS = {str: "text in quotes", int: "a whole number", list: "a list of texts"}


@dataclass(frozen=True, slots=True)
class Header:
    """The fields of one file; one that was wrong is empty."""

    kind: Kind | None
    level: Level | None
    number: int | None
    """The number the question had in the original bank; the field's name is `source`."""
    alias: str | None
    often: bool
    """Whether candidates meet it often."""
    links: tuple[str, ...]
    was: tuple[str, ...]


def read_header(source: Source, report: Report) -> Header:
    """Read the fields, reporting each that is unknown, missing or of the wrong type."""
    fields = _Fields(source, report)
    fields.refuse_unknown()
    alias = fields.get("alias", str)
    if alias is not None:
        fields.refuse_in_alias()
    return Header(
        kind=fields.choice("kind", Kind, required=alias is None),
        level=fields.choice("level", Level, required=alias is None),
        number=fields.number(),
        alias=alias,
        often=fields.flag("often"),
        links=fields.texts("links"),
        was=fields.texts("was"),
    )


class _Fields:
    """Takes fields out of a header, reporting each one that is wrong at its line."""

    def __init__(self, source: Source, report: Report) -> None:
        self._fields = source.header
        self._source = source
        self._tell = report

    def _report(self, name: str, sentence: str) -> None:
        self._tell(self._source.line_of(name), sentence)

    def refuse_unknown(self) -> None:
        for name in self._fields:
            if name not in FIELDS:
                self._report(name, f"There is no field `{name}`; fields are {', '.join(FIELDS)}.")

    def refuse_in_alias(self) -> None:
        for name in ("kind", "level", "often", "links"):
            if name in self._fields:
                self._report(name, f"An alias takes its `{name}` from the question it points to.")

    def get(self, name: str, kind: type[_T]) -> _T | None:
        value: Any = self._fields.get(name)
        if value is None:
            return None
        if isinstance(value, kind) and not isinstance(value, bool):
            return value
        self._report(name, f"The field `{name}` must be {_WORDS[kind]}.")
        return None

    def number(self) -> int | None:
        number = self.get("source", int)
        if number is not None and number < 1:
            self._report("source", "The field `source` must be a number from 1.")
            return None
        return number

    def flag(self, name: str) -> bool:
        value = self._fields.get(name, True)
        if value is not True:
            self._report(name, f"The field `{name}` is `true`, or it is left out.")
        return name in self._fields

    def texts(self, name: str) -> tuple[str, ...]:
        values = self.get(name, list) or []
        if not all(isinstance(value, str) for value in values):
            self._report(name, f"The field `{name}` must be {_WORDS[list]}.")
            return ()
        return tuple(values)

    def choice(self, name: str, kind: type[_E], *, required: bool) -> _E | None:
        value = self.get(name, str)
        known = ", ".join(kind)
        if value is not None:
            with suppress(ValueError):
                return kind(value)
            self._report(name, f"The {name} “{value}” does not exist; it is one of {known}.")
        elif required and name not in self._fields:
            self._report(name, f"The field `{name}` is missing; it is one of {known}.")
        return None
