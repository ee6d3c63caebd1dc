"""A server's rules for interviews in its channels."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from bot.domain.channel.interview import Starters

__all__ = ["ChannelSettings", "in_force"]


@dataclass(frozen=True, slots=True)
class ChannelSettings:
    """A server's rules for interviews in its channels."""

    starters: Starters
    role_id: int | None
    channels: tuple[int, ...]
    """Empty where any channel will do."""
    sharing: bool


def in_force(rules: ChannelSettings, there: Collection[int] | None) -> ChannelSettings:
    """What still restricts someone: a role or a channel that was deleted does not.

    Args:
        rules: What the managers chose.
        there: The ids of the roles and channels that the server has; None where nobody knows.
    """
    if there is None:
        return rules
    lost = rules.starters is Starters.ROLE and rules.role_id not in there
    return replace(
        rules,
        starters=Starters.EVERYONE if lost else rules.starters,
        role_id=None if lost else rules.role_id,
        channels=tuple(channel for channel in rules.channels if channel in there),
    )
