"""What is answered or led, as the numbers that buttons carry: enough to go on after a restart."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

__all__ = [
    "ChannelRef",
    "DesignRef",
    "GroupRef",
    "OccasionKind",
    "PostRef",
    "Ref",
    "RoundRef",
    "TurnRef",
]


class OccasionKind(StrEnum):
    """What can ask a question."""

    TURN = "turn"
    """A quick interview of a member's own."""
    POST = "post"
    """A channel's daily question."""
    ROUND = "round"
    """An interview in a channel, quick or in phases."""
    DESIGN = "design"
    """A design interview of a member's own."""


@dataclass(frozen=True, slots=True)
class TurnRef:
    """The numbers that a card's buttons carry: enough to go on after a restart."""

    interview: int
    position: int
    """The turn, from 1."""
    question: int
    """The question's key: a form can repeat the prompt without asking the database."""


@dataclass(frozen=True, slots=True)
class PostRef:
    """The numbers that the buttons of a channel's daily question carry."""

    post: int
    question: int


@dataclass(frozen=True, slots=True)
class DesignRef:
    """The numbers that the buttons of a design interview carry."""

    design: int
    phase: int
    """What its card showed: a press on an old card leads to where the interview stands."""
    member: int
    """Whose it is: in a thread others see its buttons too."""
    question: int


@dataclass(frozen=True, slots=True)
class RoundRef:
    """The numbers that the buttons of an interview in a channel carry."""

    round: int
    position: int
    """The question, from 1: a press on an old card leads to where the interview stands."""
    question: int

    @property
    def turn(self) -> "RoundRef":
        """The question itself, as of a design interview its one."""
        return self

    def at(self, position: int) -> "RoundRef":
        """The same interview at another place."""
        return replace(self, position=position)


@dataclass(frozen=True, slots=True)
class GroupRef:
    """The numbers that the buttons of a channel's design interview carry."""

    round: int
    phase: int
    """What its card showed: a press on an old card leads to where the interview stands."""
    question: int

    @property
    def turn(self) -> RoundRef:
        """The one question that the interview asks."""
        return RoundRef(self.round, 1, self.question)


Ref: TypeAlias = TurnRef | PostRef | DesignRef | RoundRef | GroupRef
"""What an attempt answers: a turn, a channel's daily or shared question, or a whole design."""
ChannelRef: TypeAlias = RoundRef | GroupRef
"""What a channel is asked: a question, or a whole design."""
