"""What is particular to one way of asking: how its occasion is found, for whom, how it is shown."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from sqlalchemy.orm import Session

from bot.db.models import AttemptRow, OccasionRow
from bot.domain.attempts.grading import Marks
from bot.domain.attempts.occasions import OccasionKind, Ref
from bot.domain.attempts.screens import Graded, Revealed
from bot.domain.people.caller import Caller

__all__ = ["Found", "Kind"]

R_contra = TypeVar("R_contra", bound=Ref, contravariant=True)
T = TypeVar("T")
S_co = TypeVar("S_co", covariant=True)


@dataclass(slots=True)
class Found(Generic[T]):
    """An occasion, as a member who may answer it stands before it."""

    of: T
    """What asked, as its kind found it."""
    ref: Ref
    """The numbers that its buttons carry from now on."""
    occasion: OccasionRow
    attempt: AttemptRow | None
    """The member's own."""
    total: int = 1
    """How many questions are asked there."""
    last: bool | None = None
    """Whether nothing is asked after it; None where one does not go on from its card."""


class Kind(ABC, Generic[R_contra, T, S_co]):
    """What is particular to one way of asking."""

    name: ClassVar[OccasionKind]
    goes_on: ClassVar[bool] = True
    """Whether the interviewer goes on with a follow-up once an answer is graded."""

    @abstractmethod
    def find(self, session: Session, who: Caller, ref: R_contra) -> Found[T]:
        """What a button speaks of.

        Raises:
            RefusedError: It is not this member's to answer, or not there.
        """

    @abstractmethod
    def ref_of(self, session: Session, occasion: OccasionRow) -> Ref | None:
        """The numbers by which buttons know an occasion of this kind."""

    @abstractmethod
    def unanswered(self, session: Session, who: Caller, found: Found[T]) -> S_co:
        """What is shown to a member without an attempt.

        Raises:
            RefusedError: There is nothing to show.
        """

    @abstractmethod
    def screen(self, session: Session, found: Found[T], shown: Revealed | Graded) -> S_co:
        """How an attempt is shown here."""

    def kept(self, found: Found[T], *, changed: bool = False) -> S_co | None:
        """What is shown of an attempt before the answer is; None where nothing is held back.

        Until then the attempt may be written anew, and is not graded.
        """
        return None

    def tells(self, found: Found[T]) -> bool:
        """Whether the model answer may be read by now."""
        return found.attempt is not None and self.kept(found) is None

    def lets_look_on(self, session: Session, who: Caller, found: Found[T], place_id: int) -> bool:
        """Whether a member without an attempt may read the model answer in a place all the same."""
        return False

    def is_on_its_day(self, found: Found[T]) -> bool:
        """Whether the attempt was made on the day that the question belongs to."""
        return False

    def answered(self, session: Session, who: Caller, found: Found[T]) -> None:
        """What a first answer changes besides."""

    def graded(self, session: Session, found: Found[T], marks: Marks) -> None:
        """What a grade changes besides."""
