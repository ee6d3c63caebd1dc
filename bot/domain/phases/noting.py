"""A message that becomes a note: one that mentions the bot in a thread, or one that is picked."""

from dataclasses import dataclass
from enum import Enum, auto

from bot.bank.model import Phase, Question
from bot.domain.attempts.occasions import DesignRef, GroupRef
from bot.domain.phases.phases import MOST_NOTES
from bot.domain.refusals import RefusedError

__all__ = ["NoteTaken", "OpenThread", "Taken"]


class Taken(Enum):
    """What became of a message."""

    ADDED = auto()
    CHANGED = auto()
    """It was noted before, and says something else now."""
    STOOD = auto()
    """It is noted already, as it is."""


@dataclass(frozen=True, slots=True)
class NoteTaken:
    """A message that was taken in, and the notes in which it stands."""

    ref: DesignRef | GroupRef
    question: Question
    phase: Phase
    own: str
    """The notes of that phase by now."""
    taken: Taken
    refused: RefusedError | None = None
    """Why it was left out, if it was: there is no room for it."""
    leads: GroupRef | None = None
    """What its member leads: the card that lets them may be far above by then."""

    @property
    def left(self) -> int:
        """How many characters more the phase's notes hold."""
        return MOST_NOTES - len(self.own)


@dataclass(frozen=True, slots=True)
class OpenThread:
    """A place where phases run, and where messages may have been missed."""

    guild_id: int
    place_id: int
    heard: int
    """The last message that was read there."""
    known: frozenset[int]
    """The messages that are notes: one that is missing there was deleted."""
