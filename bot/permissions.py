"""What the bot needs to be allowed, and the link that asks for exactly that."""

import discord

__all__ = ["NEEDED", "invite_link"]

NEEDED = discord.Permissions(
    view_channel=True,
    send_messages=True,
    read_message_history=True,
    create_public_threads=True,
)
"""For daily questions alone: private interviews need no permission at all.

View Channel and Send Messages to post; Read Message History to see, after an interruption, whether
the post is there; Create Public Threads for the schedules that open one.
"""


def invite_link(application_id: int) -> str:
    """The link by which someone who manages a server adds the bot."""
    return discord.utils.oauth_url(
        application_id, permissions=NEEDED, scopes=("bot", "applications.commands")
    )
