"""What stays in channels when a member has their record deleted."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Staying", "What"]


class What(StrEnum):
    """What it is."""

    ANSWER = "answer"
    NOTES = "notes"
    THREAD = "thread"
    DRAWING = "drawing"


@dataclass(frozen=True, slots=True)
class Staying:
    """Something of a member's that others can see, or a thread with it, and where."""

    what: What
    guild_id: int
    channel_id: int | None
    """None of a drawing: where those were shared is not kept."""
    message_id: int | None = None
    """None where that was never told, and where the channel is all of it."""
