"""Who is asking."""

from dataclasses import dataclass

__all__ = ["DIRECT", "Caller"]

DIRECT = 0
"""The guild id of what happens in direct messages with the bot; no server has it."""


@dataclass(frozen=True, slots=True)
class Caller:
    """The member behind an interaction, and the server it came from."""

    member_id: int
    name: str
    """The display name as the user wrote it; escape it where it is shown."""
    guild_id: int = DIRECT
    manages: bool = False
    """Whether the member has Manage Server there."""
    interaction: int = 0
    """The interaction's id, by which Discord's clock tells when; 0 of one who only typed."""
    is_here: bool = True
    """Whether they do something; what is brought up to date for them is no sign of them."""
