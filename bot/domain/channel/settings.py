"""A server's rules for interviews in its channels."""

from dataclasses import dataclass

from bot.domain.channel.interview import Starters

__all__ = ["ChannelSettings"]


@dataclass(frozen=True, slots=True)
class ChannelSettings:
    """A server's rules for interviews in its channels."""

    starters: Starters
    role_id: int | None
    channels: tuple[int, ...]
    """Empty where any channel will do."""
    sharing: bool
