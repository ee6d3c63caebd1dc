"""The four self-grades."""

from dataclasses import dataclass, replace
from enum import IntEnum

__all__ = ["Grade", "Marks"]


class Grade(IntEnum):
    """How well a member says they answered; the numbers are those of FSRS ratings."""

    MISSED = 1
    PARTLY = 2
    SOLID = 3
    COULD_TEACH = 4

    @property
    def passed(self) -> bool:
        """Whether the answer would have carried an interview."""
        return self >= Grade.SOLID


@dataclass(frozen=True, slots=True)
class Marks:
    """What a member says of their own attempt."""

    grade: Grade
    ticked: tuple[int, ...] | None = None
    """Indexes of the key points covered, from 0; None where they were not asked."""
    note: str | None = None
    """None where none was asked for."""
    filled: bool = False
    """Whether a form showed what was marked before: what is empty in it was emptied."""

    def over(self, ticked: tuple[int, ...] | None, note: str | None) -> "Marks":
        """The same over what was marked before: what it says nothing of stays as it was."""
        if self.filled:
            return self
        kept = self.ticked if self.ticked or ticked is None else ticked
        return replace(self, ticked=kept, note=self.note or note)

    def among(self, points: int) -> "Marks":
        """The same of a question with so many key points: each ticked once, and no other.

        It may have had more of them when the form was opened.
        """
        if self.ticked is None:
            return self
        return replace(self, ticked=tuple(sorted(set(self.ticked) & set(range(points)))))
