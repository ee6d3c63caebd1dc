"""What is to be brought to Discord of an interview in a channel, and is not known to be there."""

from dataclasses import dataclass
from datetime import datetime

from bot.bank.model import Question
from bot.domain.attempts.occasions import ChannelRef
from bot.domain.channel.interview import RoundView

__all__ = ["CardEdit", "DueCards", "LostCard", "NewCard", "OldCard"]


@dataclass(frozen=True, slots=True)
class CardEdit:
    """A change of a card that is to be brought to Discord."""

    round: int
    version: int
    step: int
    """The step that the card shows."""
    guild_id: int
    channel_id: int
    message_id: int
    view: RoundView


@dataclass(frozen=True, slots=True)
class NewCard:
    """The card of a step, which its sender owns until the lease is over."""

    round: int
    step: int
    version: int
    guild_id: int
    channel_id: int
    since: datetime
    """When it was claimed first: since then Discord may know its nonce."""
    is_new: bool
    """Whether nobody can have sent it before."""
    view: RoundView

    @property
    def nonce(self) -> str:
        """The mark by which Discord refuses a second message for the same step."""
        return f"r{self.round}.{self.step}"


@dataclass(frozen=True, slots=True)
class OldCard:
    """A card with a newer one below it, to be shrunk to a line that leads there."""

    round: int
    step: int
    """What it showed; 0 where that is not known."""
    guild_id: int
    channel_id: int
    message_id: int
    newest_id: int
    total: int
    question: Question | None
    """What it asked; None where that is not known, or has left the bank."""
    is_design: bool
    reads: ChannelRef | None = None
    """Where the model answer can be read, once all were shown it."""


@dataclass(frozen=True, slots=True)
class DueCards:
    """What is to be brought to Discord now."""

    edits: tuple[CardEdit, ...]
    new: tuple[NewCard, ...]
    old: tuple[OldCard, ...]


@dataclass(frozen=True, slots=True)
class LostCard:
    """A card of which nobody knows whether it came to its channel: the first."""

    round: int
    guild_id: int
    channel_id: int
    started_at: datetime
    """When it was to be posted."""
    view: RoundView
