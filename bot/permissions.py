"""What the bot needs to be allowed, and the link that asks for exactly that."""

import discord

__all__ = ["NEEDED", "invite_link"]

NEEDED = discord.Permissions.none()
"""Private interviews need no permission at all."""


def invite_link(application_id: int) -> str:
    """The link by which someone who manages a server adds the bot."""
    return discord.utils.oauth_url(
        application_id, permissions=NEEDED, scopes=("bot", "applications.commands")
    )
