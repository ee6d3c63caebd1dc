"""Values that the record keeps as a word."""

from enum import StrEnum
from typing import TypeVar

__all__ = ["kept_as"]

E = TypeVar("E", bound=StrEnum)


def kept_as(kind: type[E], text: str) -> E | str:
    """The value that a word stands for; the text itself where an older version kept a sentence."""
    try:
        return kind(text)
    except ValueError:
        return text
