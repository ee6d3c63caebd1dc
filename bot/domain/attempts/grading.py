"""The four self-grades, and what each of them claims."""

from dataclasses import dataclass
from enum import IntEnum

__all__ = ["Grade", "Marks"]


class Grade(IntEnum):
    """How well a member says they answered; the numbers are those of FSRS ratings."""

    MISSED = 1
    PARTLY = 2
    SOLID = 3
    COULD_TEACH = 4

    @property
    def label(self) -> str:
        """What the button says."""
        return _LABELS[self]

    @property
    def meaning(self) -> str:
        """What the grade claims, so that two members who pick it mean the same."""
        return _MEANINGS[self]

    @property
    def passed(self) -> bool:
        """Whether the answer would have carried an interview."""
        return self >= Grade.SOLID


_LABELS = {
    Grade.MISSED: "Missed it",
    Grade.PARTLY: "Partly there",
    Grade.SOLID: "Solid",
    Grade.COULD_TEACH: "Could teach it",
}
_MEANINGS = {
    Grade.MISSED: "I had little or none of it",
    Grade.PARTLY: "I had some of it, with gaps or after a hint",
    Grade.SOLID: "I had nearly every key point myself",
    Grade.COULD_TEACH: "I had every key point, and could defend the trade-offs",
}


@dataclass(frozen=True, slots=True)
class Marks:
    """What a member says of their own attempt."""

    grade: Grade
    ticked: tuple[int, ...] | None = None
    """Indexes of the key points covered, from 0; None where they were not asked."""
    note: str | None = None
