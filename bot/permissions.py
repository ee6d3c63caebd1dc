"""What the bot needs to be allowed, and the link that asks for exactly that."""

import discord

__all__ = ["NEEDED", "invite_link"]

NEEDED = discord.Permissions(
    view_channel=True,
    send_messages=True,
    read_message_history=True,
    create_public_threads=True,
    create_private_threads=True,
    send_messages_in_threads=True,
    attach_files=True,
)
"""For daily questions, and for design interviews in threads: without, those run in private.

View Channel and Send Messages to post; Read Message History to see, after an interruption, whether
the post is there; Create Public Threads for the schedules that open one, and for the threads of
interviews in channels, which need View Channel and Send Messages as well.
Create Private Threads, Send Messages in Threads and Attach Files, for the scorecard's picture, to
hold a design interview in a thread.
"""


def invite_link(application_id: int) -> str:
    """The link by which someone who manages a server adds the bot."""
    return discord.utils.oauth_url(
        application_id, permissions=NEEDED, scopes=("bot", "applications.commands")
    )
