"""Permissions, computed as Discord does.

Source: https://docs.discord.com/developers/topics/permissions
"""

from datetime import datetime

from sandbox.world.model import Channel, Guild, Member
from sandbox.world.permission_bits import ALL, IN_DM, NONE, TIMED_OUT, Permission


def base_permissions(guild: Guild, member: Member) -> Permission:
    """What the member's roles give everywhere in the server."""
    if member.user.id == guild.owner_id:
        return ALL
    granted = guild.everyone.permissions
    for role in member.roles:
        granted |= role.permissions
    return ALL if Permission.ADMINISTRATOR in granted else granted


def channel_permissions(member: Member, channel: Channel, now: datetime) -> Permission:
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


def _hidden_thread(channel: Channel, member: Member, granted: Permission) -> bool:
    return (
        channel.type == 12
        and member.user.id not in channel.members
        and Permission.MANAGE_THREADS not in granted
    )


def _overwritten(granted: Permission, member: Member, channel: Channel) -> Permission:
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
