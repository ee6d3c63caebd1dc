"""Standings: points over a week, a month, or all time, in one server."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = ["PAGE_SIZE", "Board", "Period", "Ranked", "keys_of"]

PAGE_SIZE = 10


class Period(StrEnum):
    """What a leaderboard covers."""

    WEEK = "week"
    MONTH = "month"
    ALL_TIME = "all-time"

    def key(self, day: date) -> str:
        """The period that a day of the server's zone belongs to, as the record spells it.

        Weeks are those of ISO 8601: they begin on Monday, and a year's first has its 4 January.
        """
        if self is Period.WEEK:
            year, week, _ = day.isocalendar()
            return f"{year}-W{week:02}"
        return f"{day:%Y-%m}" if self is Period.MONTH else "all"


def keys_of(day: date) -> tuple[str, ...]:
    """Every period that an attempt on a day counts towards."""
    return tuple(period.key(day) for period in Period)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A member's place on a board."""

    rank: int
    """From 1; members with the same points share it, and the next rank is as much lower."""
    member_id: int
    name: str
    points: int
    attempts: int


@dataclass(frozen=True, slots=True)
class Board:
    """One page of a leaderboard."""

    period: Period
    page: int
    """From 1."""
    pages: int
    places: tuple[Ranked, ...]
    members: int
    own: Ranked | None = None
    """The reader's own place, also where it is on another page; None where they have none."""
    hidden: bool = False
    """Whether the reader is hidden from the board."""
    is_back: bool = False
    """Whether the reader had left the server, and is on its boards no more although back."""
    unsure: tuple[int, ...] = ()
    """Those of the page of whom it is long unknown whether they are still in the server."""
