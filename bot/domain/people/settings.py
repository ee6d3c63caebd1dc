"""What a member has set for themselves."""

from dataclasses import dataclass

__all__ = ["OwnSettings"]


@dataclass(frozen=True, slots=True)
class OwnSettings:
    """What `/settings` shows one member, in a server or in direct messages."""

    zone: str | None
    """The member's own zone; None where the server's counts."""
    guild_zone: str | None
    """None in direct messages, where no server's counts."""
    hidden: bool
    manages: bool
