"""The things of the world in the JSON in which Discord sends them."""

from datetime import datetime
from typing import Any

from sandbox.errors import Json
from sandbox.world.files import Attachment
from sandbox.world.model import Channel, ChannelType, Guild, Member, Message, Role, User


def stamp(instant: datetime | None) -> str | None:
    """An instant as Discord writes it."""
    return None if instant is None else instant.isoformat()


def user(person: User) -> Json:
    """A user object."""
    return {
        "id": str(person.id),
        "username": person.name.lower().replace(" ", "_"),
        "global_name": None if person.bot else person.name,
        "discriminator": "0000" if person.bot else "0",
        "avatar": None,
        "bot": person.bot,
        "public_flags": 0,
        "flags": 0,
        "primary_guild": None,
    }


def member(place: Member, *, with_user: bool = True) -> Json:
    """A member object."""
    body: Json = {
        "roles": [str(role.id) for role in place.roles],
        "nick": place.nick,
        "avatar": None,
        "banner": None,
        "premium_since": None,
        "joined_at": stamp(place.joined_at),
        "deaf": False,
        "mute": False,
        "pending": False,
        "flags": 0,
        "communication_disabled_until": stamp(place.timeout_until),
    }
    return body | {"user": user(place.user)} if with_user else body


def role(one: Role) -> Json:
    """A role object."""
    tags = {} if one.bot_id is None else {"tags": {"bot_id": str(one.bot_id)}}
    return {
        "id": str(one.id),
        "name": one.name,
        "permissions": str(int(one.permissions)),
        "position": one.position,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": one.managed,
        "mentionable": one.mentionable,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
        "description": None,
        **tags,
    }


def channel(place: Channel) -> Json:
    """A channel object of any kind."""
    last = max(place.messages, default=None)
    body: Json = {
        "id": str(place.id),
        "type": int(place.type),
        "flags": 0,
        "last_message_id": None if last is None else str(last),
    }
    if place.is_dm:
        return body | {"recipients": [user(person) for person in place.recipients]}
    assert place.guild is not None  # noqa: S101 - only direct messages have no server
    body |= {"guild_id": str(place.guild.id), "name": place.name}
    body |= {"rate_limit_per_user": place.slowmode, "last_pin_timestamp": None}
    if place.is_thread:
        return body | _thread(place)
    if place.type in (ChannelType.VOICE, ChannelType.STAGE):
        body |= {"bitrate": 64_000, "user_limit": 0, "rtc_region": None}
    if place.type is ChannelType.FORUM:
        body |= {"available_tags": [], "default_reaction_emoji": None, "default_sort_order": None}
        body |= {"default_forum_layout": 0}
    return body | {
        "position": place.position,
        "parent_id": None,
        "topic": None,
        "nsfw": False,
        "permission_overwrites": [
            {
                "id": str(overwrite.target),
                "type": int(overwrite.is_member),
                "allow": str(int(overwrite.allow)),
                "deny": str(int(overwrite.deny)),
            }
            for overwrite in place.overwrites.values()
        ],
    }


def _thread(thread: Channel) -> Json:
    assert thread.parent is not None  # noqa: S101 - every thread hangs on a channel
    metadata: Json = {
        "archived": thread.archived,
        "archive_timestamp": stamp(thread.archived_at or thread.created_at),
        "auto_archive_duration": thread.auto_archive_minutes,
        "locked": thread.locked,
        "create_timestamp": stamp(thread.created_at),
    }
    if thread.type is ChannelType.PRIVATE_THREAD:
        metadata["invitable"] = thread.invitable
    return {
        "parent_id": str(thread.parent.id),
        "owner_id": str(thread.owner_id),
        "message_count": min(len(thread.messages), 50),
        "member_count": min(len(thread.members), 50),
        "total_message_sent": len(thread.messages),
        "thread_metadata": metadata,
    }


def thread_member(thread: Channel, user_id: int) -> Json:
    """A thread member object."""
    return {
        "id": str(thread.id),
        "user_id": str(user_id),
        "join_timestamp": stamp(thread.members[user_id]),
        "flags": 0,
    }


def guild(server: Guild) -> Json:
    """A guild object."""
    nothing: dict[str, Any] = dict.fromkeys(_ABSENT)
    return nothing | {
        "id": str(server.id),
        "name": server.name,
        "owner_id": str(server.owner_id),
        "roles": [role(one) for one in server.roles.values()],
        "features": [],
        "emojis": [],
        "stickers": [],
        "region": "deprecated",
        "afk_timeout": 300,
        "system_channel_flags": 0,
        "widget_enabled": False,
        "verification_level": 0,
        "default_message_notifications": 0,
        "mfa_level": 0,
        "explicit_content_filter": 0,
        "max_members": 500000,
        "max_stage_video_channel_users": 50,
        "max_video_channel_users": 25,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "preferred_locale": server.locale,
        "premium_progress_bar_enabled": False,
        "nsfw": False,
        "nsfw_level": 0,
    }


_ABSENT = (
    "icon", "description", "home_header", "splash", "discovery_splash", "banner",
    "application_id", "afk_channel_id", "system_channel_id", "widget_channel_id",
    "max_presences", "vanity_url_code", "rules_channel_id", "safety_alerts_channel_id",
    "public_updates_channel_id", "incidents_data",
)  # fmt: skip


def guild_create(server: Guild, threads: list[Channel], bot: User) -> Json:
    """The full description of a server that a bot gets when it can see it."""
    place = server.members[bot.id]
    return guild(server) | {
        "joined_at": stamp(place.joined_at),
        "large": False,
        "unavailable": False,
        "member_count": len(server.members),
        "members": [member(place)],
        "channels": [channel(one) for one in server.channels.values() if not one.is_thread],
        "threads": [channel(thread) for thread in threads],
        **{name: [] for name in _EMPTY},
    }


_EMPTY = (
    "voice_states", "presences", "stage_instances", "guild_scheduled_events", "soundboard_sounds",
)  # fmt: skip


def attachment(file: Attachment, base_url: str) -> Json:
    """An attachment object."""
    url = f"{base_url}/attachments/{file.id}/{file.filename}"
    body: Json = {
        "id": str(file.id),
        "filename": file.filename,
        "size": len(file.content),
        "url": url,
        "proxy_url": url,
        "content_type": file.content_type,
    }
    if file.recording is not None:
        told = file.recording
        body |= {"duration_secs": told.seconds, "waveform": told.waveform}
    return body | ({"description": file.description} if file.description else {})


def without_content(one: Message, body: Json) -> Json:
    """A message as a bot without the message-content intent gets it, by gateway and REST alike.

    It reads its own messages, direct ones, and those that mention it.
    Source: https://docs.discord.com/developers/events/gateway#message-content-intent
    """
    if one.author.bot or one.channel.is_dm or any(person.bot for person in one.mentions):
        return body
    return body | {"content": "", "embeds": [], "attachments": [], "components": []}


def message(one: Message, base_url: str) -> Json:
    """A message object, without what only the gateway adds."""
    body: Json = {
        "id": str(one.id),
        "channel_id": str(one.channel.id),
        "type": one.type,
        "author": user(one.author),
        "content": one.content,
        "timestamp": stamp(one.timestamp),
        "edited_timestamp": stamp(one.edited),
        "tts": False,
        "mention_everyone": one.mention_everyone,
        "mentions": [user(person) for person in one.mentions],
        "mention_roles": [str(role_id) for role_id in one.mention_roles],
        "attachments": [attachment(file, base_url) for file in one.attachments],
        "embeds": one.embeds,
        "components": one.components,
        "flags": int(one.flags),
        "pinned": False,
    }
    if one.nonce is not None:
        body["nonce"] = one.nonce
    if one.author.bot:
        body["application_id"] = str(one.author.id)
    if one.interaction is not None:
        body |= {"interaction_metadata": one.interaction, "webhook_id": str(one.author.id)}
    if one.command is not None and one.interaction is not None:
        # Deprecated, but still sent, and discord.py still reads it.
        keys = ("id", "type", "user")
        body["interaction"] = {key: one.interaction[key] for key in keys} | {"name": one.command}
    if one.reference is not None:
        body["message_reference"] = one.reference
    if one.thread is not None:
        body["thread"] = channel(one.thread)
    return body
