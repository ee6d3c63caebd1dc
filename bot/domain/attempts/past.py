"""Past interviews, in private and in channels, as a list names them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

__all__ = ["PastInterview", "Sort"]


class Sort(StrEnum):
    """What sort of interview it was; the value stands before its key."""

    QUICK = ""
    DESIGN = "d"
    ROUND = "r"
    """In a channel; a design there is one too."""


@dataclass(frozen=True, slots=True)
class PastInterview:
    """A finished interview, to choose from."""

    sort: Sort
    key: int
    started_at: datetime
    about: str | None
    """The topic's title, or the prompt of a design or of the one question; None for all topics."""
    questions: int
    """How many were asked; 0 where one design was discussed."""
