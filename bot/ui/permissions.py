"""Permissions, as Discord's own settings call them."""

from collections.abc import Iterable

__all__ = ["names"]

_NAMES = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "send_messages_in_threads": "Send Messages in Threads",
    "read_message_history": "Read Message History",
    "create_public_threads": "Create Public Threads",
    "create_private_threads": "Create Private Threads",
    "attach_files": "Attach Files",
}
"""By discord.py's flags, in the order in which they are asked for."""


def names(flags: Iterable[str]) -> list[str]:
    """The names of some permissions."""
    wanted = set(flags)
    return [name for flag, name in _NAMES.items() if flag in wanted]
