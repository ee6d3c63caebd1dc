"""Permissions, computed as Discord does.

Source: https://docs.discord.com/developers/topics/permissions
"""

from enum import IntFlag
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime

    from sandbox.model import Channel, Guild, Member


class Permission(IntFlag):
    """The bits of a permission set."""

    CREATE_INVITE = 1 << 0
    KICK_MEMBERS = 1 << 1
    BAN_MEMBERS = 1 << 2
    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    SEND_TTS = 1 << 12
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_EXTERNAL_EMOJIS = 1 << 18
    CHANGE_NICKNAME = 1 << 26
    MANAGE_ROLES = 1 << 28
    MANAGE_WEBHOOKS = 1 << 29
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    CREATE_PRIVATE_THREADS = 1 << 36
    SEND_MESSAGES_IN_THREADS = 1 << 38
    MODERATE_MEMBERS = 1 << 40


NONE: Final = Permission(0)
ALL: Final = Permission((1 << 53) - 1)
MEMBER: Final = (
    Permission.CREATE_INVITE
    | Permission.ADD_REACTIONS
    | Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.USE_EXTERNAL_EMOJIS
    | Permission.CHANGE_NICKNAME
    | Permission.USE_APPLICATION_COMMANDS
    | Permission.CREATE_PUBLIC_THREADS
    | Permission.CREATE_PRIVATE_THREADS
    | Permission.SEND_MESSAGES_IN_THREADS
)
TIMED_OUT: Final = Permission.VIEW_CHANNEL | Permission.READ_MESSAGE_HISTORY
IN_DM: Final = (
    Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.ADD_REACTIONS
    | Permission.MENTION_EVERYONE
    | Permission.USE_EXTERNAL_EMOJIS
)


def base_permissions(guild: "Guild", member: "Member") -> Permission:
    """What the member's roles give everywhere in the server."""
    if member.user.id == guild.owner_id:
        return ALL
    granted = guild.everyone.permissions
    for role in member.roles:
        granted |= role.permissions
    return ALL if Permission.ADMINISTRATOR in granted else granted


def channel_permissions(member: "Member", channel: "Channel", now: "datetime") -> Permission:
    """What the member may do in this channel at this moment.

    A thread has its parent's permissions, and a private one is seen only by its members and by
    those who manage threads. Without View Channel nothing is left; without Send Messages what
    hangs on it (mentions, files, embeds) goes too.
    """
    guild = channel.guild
    if guild is None:
        return IN_DM
    granted = base_permissions(guild, member)
    if granted == ALL:
        return ALL
    granted = _overwritten(granted, member, channel.parent or channel)
    if member.timeout_until is not None and member.timeout_until > now:
        granted &= TIMED_OUT
    if _hidden_thread(channel, member, granted) or Permission.VIEW_CHANNEL not in granted:
        return NONE
    sending = Permission.SEND_MESSAGES_IN_THREADS if channel.is_thread else Permission.SEND_MESSAGES
    if sending not in granted:
        granted &= ~(
            Permission.MENTION_EVERYONE
            | Permission.SEND_TTS
            | Permission.ATTACH_FILES
            | Permission.EMBED_LINKS
        )
    return granted


def _hidden_thread(channel: "Channel", member: "Member", granted: Permission) -> bool:
    return (
        channel.type == 12
        and member.user.id not in channel.members
        and Permission.MANAGE_THREADS not in granted
    )


def _overwritten(granted: Permission, member: "Member", channel: "Channel") -> Permission:
    """Apply the overwrites: @everyone's, then all roles' together, then the member's own."""
    assert channel.guild is not None  # noqa: S101 - only servers have overwrites
    role_ids = {role.id for role in member.roles}
    everyone = channel.overwrites.get(channel.guild.id)
    own = channel.overwrites.get(member.user.id)
    if everyone is not None:
        granted = granted & ~everyone.deny | everyone.allow
    allow = deny = NONE
    for overwrite in channel.overwrites.values():
        if overwrite.target in role_ids:
            allow |= overwrite.allow
            deny |= overwrite.deny
    granted = granted & ~deny | allow
    return granted if own is None else granted & ~own.deny | own.allow
