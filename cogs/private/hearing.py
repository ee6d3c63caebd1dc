"""What a message of a chat says, as it is noted."""

import discord

from bot.domain.attempts.spoken import said_aloud
from bot.domain.commands import named_command

__all__ = ["words_of"]


def words_of(message: discord.Message) -> str:
    """Its text, or of a voice message how long it is: the audio is neither fetched nor kept.

    Nothing where it is a command that was sent as text: that is no answer, and is noted nowhere.
    """
    if named_command(message.content):
        return ""
    if not message.flags.voice:
        return message.content
    return said_aloud(sum(file.duration or 0 for file in message.attachments))
