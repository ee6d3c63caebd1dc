"""Shapes of JSON values: small checks that are put together into large ones."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from sandbox.rules.limits import LIMITS
from sandbox.rules.problems import Path, Problems

Shape = Callable[[object, Path, Problems], None]


def text(limit: str) -> Shape:
    """A string whose length keeps a limit."""
    low, high = LIMITS[limit].least, LIMITS[limit].value

    def check(value: object, at: Path, problems: Problems) -> None:
        if not isinstance(value, str):
            problems.add(at, "STRING_TYPE_CONVERT", f"Could not interpret {value!r} as string.")
        elif low and not value.strip():
            problems.add(at, "BASE_TYPE_REQUIRED", "This field is required")
        elif not low <= len(value) <= high:
            _bad_length(low, high, at, problems)

    return check


def number(limit: str) -> Shape:
    """An integer within a limit."""
    low, high = LIMITS[limit].least, LIMITS[limit].value

    def check(value: object, at: Path, problems: Problems) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            problems.add(at, "NUMBER_TYPE_COERCE", f'Value "{value}" is not int.')
        elif value > high:
            sentence = f"int value should be less than or equal to {high}."
            problems.add(at, "NUMBER_TYPE_MAX", sentence)
        elif value < low:
            sentence = f"int value should be greater than or equal to {low}."
            problems.add(at, "NUMBER_TYPE_MIN", sentence)

    return check


def boolean(value: object, at: Path, problems: Problems) -> None:
    """True or false."""
    if not isinstance(value, bool):
        problems.add(at, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.")


def anything(value: object, at: Path, problems: Problems) -> None:
    """Whatever it is, it is not looked at."""
    del value, at, problems


def snowflake(value: object, at: Path, problems: Problems) -> None:
    """An id."""
    if not str(value).isdecimal():
        problems.add(at, "NUMBER_TYPE_COERCE", f'Value "{value}" is not snowflake.')


def distinct(shape: Shape) -> Shape:
    """A list in which nothing is twice."""

    def check(value: object, at: Path, problems: Problems) -> None:
        shape(value, at, problems)
        if isinstance(value, list):
            for index, one in enumerate(value):
                if one in value[:index]:
                    sentence = "The set already contains this value"
                    problems.add((*at, index), "SET_TYPE_ALREADY_CONTAINS_VALUE", sentence)

    return check


def whole(low: int, high: int) -> Shape:
    """An integer between two bounds that are those of a type, not of Discord's choice."""

    def check(value: object, at: Path, problems: Problems) -> None:
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            problems.add(at, "NUMBER_TYPE_COERCE", f'Value "{value}" is not int.')

    return check


def url(limit: str, *schemes: str) -> Shape:
    """An address with one of these schemes, and a host."""
    sized, listed = text(limit), ", ".join(repr(one) for one in schemes)

    def check(value: object, at: Path, problems: Problems) -> None:
        sized(value, at, problems)
        if not isinstance(value, str) or not value:
            return
        scheme, found, rest = value.partition("://")
        if not found or scheme.lower() not in schemes:
            told = f'Scheme "{scheme}" is not supported. Scheme must be one of ({listed}).'
            problems.add(at, "URL_TYPE_INVALID_SCHEME", told)
        elif not re.match(r"[^\s/?#]", rest) or re.search(r"\s", rest):
            problems.add(at, "URL_TYPE_INVALID_URL", "Not a well formed URL.")

    return check


def instant(value: object, at: Path, problems: Problems) -> None:
    """An instant in ISO 8601."""
    try:
        datetime.fromisoformat(str(value))
    except ValueError:
        sentence = f"Could not parse {value}. Should be ISO8601."
        problems.add(at, "DATE_TIME_TYPE_PARSE", sentence)


def each_value(keys: Iterable[str], shape: Shape) -> Shape:
    """An object whose keys are among these, and whose values have one shape."""
    offered = set(keys)

    def check(value: object, at: Path, problems: Problems) -> None:
        if not isinstance(value, dict):
            sentence = "Only dictionaries may be used in a DictType"
            problems.add(at, "DICT_TYPE_CONVERT", sentence)
            return
        for key, one in value.items():
            if key not in offered:
                listed = ", ".join(repr(each) for each in sorted(offered))
                sentence = f"Value must be one of ({listed})."
                problems.add((*at, key), "BASE_TYPE_CHOICES", sentence)
            elif one is not None:
                shape(one, (*at, key), problems)

    return check


def one_of(values: Iterable[object]) -> Shape:
    """One of these values."""
    offered = list(values)

    def check(value: object, at: Path, problems: Problems) -> None:
        if isinstance(value, bool) or value not in offered:
            listed = ", ".join(repr(one) for one in offered)
            problems.add(at, "BASE_TYPE_CHOICES", f"Value must be one of ({listed}).")

    return check


def items(limit: str, item: Shape) -> Shape:
    """A list whose length keeps a limit."""
    low, high = LIMITS[limit].least, LIMITS[limit].value
    every = each(item)

    def check(value: object, at: Path, problems: Problems) -> None:
        if isinstance(value, list) and not low <= len(value) <= high:
            _bad_length(low, high, at, problems)
        else:
            every(value, at, problems)

    return check


def each(item: Shape) -> Shape:
    """A list of any length."""

    def check(value: object, at: Path, problems: Problems) -> None:
        if not isinstance(value, list):
            problems.add(at, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
            return
        for index, one in enumerate(value):
            item(one, (*at, index), problems)

    return check


def record(needed: Mapping[str, Shape], optional: Mapping[str, Shape] | None = None) -> Shape:
    """An object: some fields are needed, others may be missing or null, the rest is ignored."""

    def check(value: object, at: Path, problems: Problems) -> None:
        if not isinstance(value, dict):
            sentence = "Only dictionaries may be used in a DictType"
            problems.add(at, "DICT_TYPE_CONVERT", sentence)
            return
        for name, shape in needed.items():
            if value.get(name) is None:
                problems.add((*at, name), "BASE_TYPE_REQUIRED", "This field is required")
            else:
                shape(value[name], (*at, name), problems)
        for name, shape in (optional or {}).items():
            if value.get(name) is not None:
                shape(value[name], (*at, name), problems)

    return check


def by_type(shapes: Mapping[int, Shape]) -> Shape:
    """An object whose `type` says which shape it has."""
    offered = ", ".join(str(one) for one in shapes)

    def check(value: object, at: Path, problems: Problems) -> None:
        kind = value.get("type") if isinstance(value, dict) else None
        if isinstance(kind, int) and kind in shapes:
            shapes[kind](value, at, problems)
        else:
            sentence = f'Value of field "type" must be one of ({offered}).'
            problems.add((*at, "type"), "UNION_TYPE_CHOICES", sentence)

    return check


def _bad_length(low: int, high: int, at: Path, problems: Problems) -> None:
    if low:
        sentence = f"Must be between {low} and {high} in length."
        problems.add(at, "BASE_TYPE_BAD_LENGTH", sentence)
    else:
        problems.add(at, "BASE_TYPE_MAX_LENGTH", f"Must be {high} or fewer in length.")
