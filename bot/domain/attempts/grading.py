"""The four self-grades."""

from dataclasses import dataclass, replace
from enum import IntEnum

from bot.domain.attempts.key_points import MOST, size

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
    of: int | None = None
    """The digest of the key points that stood in the form; None where it did not say."""
    filled: bool = False
    """Whether a form showed what was marked before: what is empty in it was emptied."""

    def over(self, before: "Marks") -> "Marks":
        """The same over what was marked before: what it says nothing of stays as it was.

        Ticks of key points that read otherwise today could not be shown, so they were not emptied.
        """
        shown = self.filled and before.of in (None, self.of)
        note = self.note if self.filled else self.note or before.note
        if self.ticked or shown or before.ticked is None:
            return replace(self, note=note)
        return replace(self, ticked=before.ticked, of=before.of, note=note)

    def among(self, points: int) -> "Marks":
        """The same, with each key point ticked once, and no other.

        `points`: the digest of those that the question has now. It may have had others when the
        form was opened: then the ticks are of those.
        """
        if self.ticked is None:
            return self
        of = points if self.of is None else self.of
        return replace(
            self, of=of, ticked=tuple(sorted(set(self.ticked) & set(range(min(size(of), MOST)))))
        )
