"""What a member has set for themselves."""

from dataclasses import dataclass

__all__ = ["OwnSettings"]


@dataclass(frozen=True, slots=True)
class OwnSettings:
    """What `/settings` shows one member in one server."""

    zone: str | None
    """The member's own zone; None where the server's counts."""
    guild_zone: str
    hidden: bool
    manages: bool
