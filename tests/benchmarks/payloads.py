"""What Discord would say, in the fields that discord.py reads."""

from typing import Any, TypeAlias

__all__ = [
    "APPLICATION",
    "APPLICATION_INFO",
    "BOT",
    "GUILD",
    "Json",
    "callback",
    "command",
    "guild",
    "press",
    "ready",
    "typing_topic",
]

Json: TypeAlias = dict[str, Any]

APPLICATION = "900"
GUILD = 700
_CHANNEL = 800
_JOINED = "2026-01-01T00:00:00+00:00"
BOT: Json = {"id": APPLICATION, "username": "whiteboard", "discriminator": "0000", "avatar": None}
APPLICATION_INFO: Json = {
    "id": APPLICATION,
    "name": "Whiteboard",
    "icon": None,
    "description": "",
    "bot_public": True,
    "bot_require_code_grant": False,
    "verify_key": "",
    "flags": 0,
    "owner": BOT,
    "team": None,
}


def ready(host: str) -> Json:
    """READY, for a bot in one server."""
    return {
        "v": 10,
        "user": BOT,
        "guilds": [{"id": str(GUILD), "unavailable": True}],
        "session_id": "session",
        "resume_gateway_url": f"ws://{host}/gateway",
        "application": {"id": APPLICATION, "flags": 0},
    }


def guild() -> Json:
    """GUILD_CREATE of that server."""
    everyone = {"id": str(GUILD), "name": "@everyone", "permissions": "0", "position": 0}
    flags = {"color": 0, "hoist": False, "managed": False, "mentionable": False, "flags": 0}
    empty = ("emojis", "stickers", "features", "threads", "voice_states", "presences")
    return {
        "id": str(GUILD),
        "name": "Benchmark",
        "owner_id": "1",
        "roles": [everyone | flags],
        "channels": [_channel()],
        "members": [],
        "member_count": 10_000,
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "nsfw_level": 0,
        "mfa_level": 0,
        "premium_tier": 0,
        "preferred_locale": "en-US",
        "system_channel_flags": 0,
        "unavailable": False,
        **{name: [] for name in empty},
    }


def command(member: int, name: str) -> Json:
    """A member types a command without options."""
    return _interaction(2, member, {"id": "50", "name": name, "type": 1})


def typing_topic(member: int, text: str) -> Json:
    """A member is typing the topic of `/interview`."""
    option = {"name": "topic", "type": 3, "value": text, "focused": True}
    data = {"id": "50", "name": "interview", "type": 1, "options": [option]}
    return _interaction(4, member, data)


def press(member: int, custom_id: str) -> Json:
    """A member presses a button on a card that only they see."""
    button = {"type": 2, "id": 3, "style": 2, "label": "Solid", "custom_id": custom_id}
    rows = [{"type": 1, "id": 2, "components": [button]}]
    data = {"custom_id": custom_id, "component_type": 2, "id": 3}
    return {**_interaction(3, member, data), "message": _message("1", rows)}


def callback(number: str, answer: Json) -> Json:
    """The answer to a callback that asks for the message it made."""
    told: Json = {"interaction": {"id": number, "type": 2, "response_message_id": number}}
    if answer["type"] in (4, 7):
        rows = answer["data"].get("components", [])
        told["resource"] = {"type": answer["type"], "message": _message(number, rows)}
    return told


def _interaction(kind: int, member: int, data: Json) -> Json:
    user = {
        "id": str(member),
        "username": f"member{member}",
        "discriminator": "0",
        "avatar": None,
        "global_name": f"Member {member}",
    }
    place: Json = {
        "user": user,
        "roles": [],
        "joined_at": _JOINED,
        "deaf": False,
        "mute": False,
        "flags": 0,
        "permissions": "2048",
    }
    return {
        "application_id": APPLICATION,
        "type": kind,
        "data": data,
        "version": 1,
        "guild_id": str(GUILD),
        "guild_locale": "en-US",
        "locale": "en-US",
        "channel_id": str(_CHANNEL),
        "channel": _channel() | {"permissions": "2048"},
        "app_permissions": "2048",
        "member": place,
        "entitlements": [],
        "authorizing_integration_owners": {"0": str(GUILD)},
        "context": 0,
        "attachment_size_limit": 10_485_760,
    }


def _channel() -> Json:
    return {
        "id": str(_CHANNEL),
        "guild_id": str(GUILD),
        "type": 0,
        "name": "general",
        "position": 0,
        "permission_overwrites": [],
        "nsfw": False,
        "flags": 0,
    }


def _message(number: str, components: list[Json]) -> Json:
    return {
        "id": number,
        "channel_id": str(_CHANNEL),
        "type": 20,
        "author": BOT,
        "content": "",
        "timestamp": _JOINED,
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "pinned": False,
        "flags": 64 | 1 << 15,
        "components": components,
    }
