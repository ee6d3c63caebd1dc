"""Which messages of servers the bot hears: those that mention it, and what goes in its threads.

Discord tells of every message in every server, of most without what they say. What is none of the
bot's business is dropped here, before a task is made of it or the record is asked.
"""

from collections import OrderedDict
from collections.abc import Container
from typing import Any

import discord

__all__ = ["Places", "is_heard", "is_to"]


class Places(Container[int]):
    """The places in servers where messages became notes of late: so many, the oldest go first."""

    def __init__(self, most: int = 10_000) -> None:
        self._most = most
        self._known: OrderedDict[int, None] = OrderedDict()

    def __contains__(self, place_id: object) -> bool:
        return place_id in self._known

    def add(self, place_id: int) -> None:
        """A message became a note there."""
        self._known[place_id] = None
        self._known.move_to_end(place_id)
        if len(self._known) > self._most:
            self._known.popitem(last=False)


def is_heard(
    client: discord.Client, event: str, arguments: tuple[Any, ...], places: Container[int] = ()
) -> bool:
    """Whether one of discord.py's events is to be passed on.

    `places`: the channels where, without a thread, messages became notes: what is deleted there may
    have been one.
    """
    match event, arguments:
        case "message", (discord.Message() as message,):
            return message.guild is None or is_to(client, message) or _is_to_role(client, message)
        case "raw_message_edit", (discord.RawMessageUpdateEvent() as edit,):
            # What was never edited is told again when, say, a link in it is unfolded.
            edited = edit.message.edited_at is not None
            return edit.guild_id is None or (edited and is_to(client, edit.message))
        case (
            "raw_message_delete" | "raw_bulk_message_delete",
            (discord.RawMessageDeleteEvent() | discord.RawBulkMessageDeleteEvent() as deletion,),
        ):
            guild, place_id = client.get_guild(deletion.guild_id or 0), deletion.channel_id
            thread = None if guild is None else guild.get_thread(place_id)
            ours = thread is not None and thread.owner_id == _me(client)
            return deletion.guild_id is None or ours or place_id in places
        case _:
            return True


def is_to(client: discord.Client, message: discord.Message) -> bool:
    """Whether a person mentions the bot: then Discord says what the message says."""
    return _is_a_persons(message) and any(one.id == _me(client) for one in message.mentions)


def _is_to_role(client: discord.Client, message: discord.Message) -> bool:
    """Whether a person mentions the bot's own role: then Discord does not say what they say."""
    tags = (role.tags for role in message.role_mentions)
    is_ours = any(tag is not None and tag.bot_id == _me(client) for tag in tags)
    return is_ours and _is_a_persons(message)


def _is_a_persons(message: discord.Message) -> bool:
    return not (message.author.bot or message.webhook_id is not None or message.is_system())


def _me(client: discord.Client) -> int | None:
    return None if client.user is None else client.user.id
