"""What keeps a daily question from its channel, or from those it should call, as things are now."""

from dataclasses import dataclass
from enum import Enum, auto

__all__ = ["BLOCKING", "Finding", "Obstacle"]


class Obstacle(Enum):
    """What stands in the way."""

    # of the post
    CHANNEL_GONE = auto()
    UNSEEN = auto()
    """The bot may not view the channel, or is not in the private thread."""
    LACKING = auto()
    """It may view it, but lacks permissions to post."""
    THREAD_LOCKED = auto()
    NO_MESSAGES = auto()
    """A forum or a category: no channel that messages are posted to."""

    # of knowing
    SERVER_OUT = auto()
    """Discord says that the server is out: what is in it cannot be known."""
    UNCHECKED = auto()
    """Discord did not answer in time."""

    # of what comes with the post
    NO_HISTORY = auto()
    NO_THREADS_HERE = auto()
    """A thread, a voice or a stage channel: nothing there holds threads."""
    NO_THREADS_ALLOWED = auto()
    EVERYONE_PINGED = auto()
    """As a role it calls nobody."""
    ROLE_GONE = auto()
    ROLE_QUIET = auto()
    """Nobody may mention it, the bot included."""
    SILENT_PING = auto()


BLOCKING = frozenset(
    {
        Obstacle.CHANNEL_GONE,
        Obstacle.UNSEEN,
        Obstacle.LACKING,
        Obstacle.THREAD_LOCKED,
        Obstacle.NO_MESSAGES,
    }
)
"""With which no question can be posted."""


_UNKNOWN = (Obstacle.SERVER_OUT, Obstacle.UNCHECKED)


@dataclass(frozen=True, slots=True)
class Finding:
    """An obstacle, with the permissions that would remove it, by discord.py's flags."""

    what: Obstacle
    flags: tuple[str, ...] = ()

    @property
    def blocks(self) -> bool:
        """Whether no question can be posted."""
        return self.what in BLOCKING

    @property
    def leaves_open(self) -> bool:
        """Whether nobody knows if it can be posted."""
        return self.what in _UNKNOWN
