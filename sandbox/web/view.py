"""What one person's client shows, as the page's JSON.

A view is a flat mapping from a name to a piece of the screen, so that the page is sent only the
pieces that changed; each message is a piece of its own (`message:<id>`).
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from sandbox.client.actor import Actor
from sandbox.client.command import GROUP
from sandbox.errors import Json
from sandbox.server import Sandbox
from sandbox.web import trouble
from sandbox.web.markdown import html
from sandbox.world import components as c
from sandbox.world import payloads
from sandbox.world.files import Attachment
from sandbox.world.model import Channel, Guild, Message, User
from sandbox.world.permission_bits import Permission
from sandbox.world.permissions import base_permissions

SHOWN_MESSAGES: Final = 100
_PREVIEW: Final = 100
"""Characters of a message in the line above a reply to it."""
_MARKS: Final = re.compile(r"[*_`#>|~]|-# |<[^>]*>")


def view(sandbox: Sandbox, who: Actor, channel: Channel) -> Json:
    """Everything on the screen of a person who looks at a channel."""
    messages = who.sees(channel)[-SHOWN_MESSAGES:]
    pieces: Json = {
        "me": str(who.id),
        "people": [_person(sandbox, user) for user in sandbox.world.users.values()],
        "servers": [_server(sandbox, who, guild) for guild in sandbox.world.guilds.values()],
        "dm": _place(who, who.dm),
        "channel": _place(who, channel) | {"may_write": _may_write(sandbox, who, channel)},
        "commands": [one for found in who.commands(channel) for one in _flat(found, [])],
        "bot": trouble.bot(sandbox),
        "trouble": trouble.offered(sandbox),
        "offset": round(sandbox.clock.offset.total_seconds() * 1000),
        "order": [str(message.id) for message in messages],
    }
    apps = [command["name"] for command in who.message_commands(channel)]
    for message in messages:
        own = [] if message.ephemeral else apps
        pieces[f"message:{message.id}"] = _message(sandbox, who, message) | {"apps": own}
    return pieces


def dressed(parts: list[Json]) -> list[Json]:
    """Components with each text display's Markdown as HTML."""
    return [_dressed(part) for part in parts]


def _dressed(part: Json) -> Json:
    full = dict(part)
    if part["type"] == c.TEXT_DISPLAY:
        full["html"] = html(part["content"])
    for key in ("accessory", "component"):
        if part.get(key):
            full[key] = _dressed(part[key])
    if "components" in part:
        full["components"] = dressed(part["components"])
    return full


def visible_channels(sandbox: Sandbox, who: Actor) -> list[Channel]:
    """The channels and threads that a person sees, server by server."""
    return [
        one
        for guild in sandbox.world.guilds.values()
        for one in guild.channels.values()
        if not one.deleted and Permission.VIEW_CHANNEL in sandbox.world.permissions(who.user, one)
    ]


def _person(sandbox: Sandbox, user: User) -> Json:
    return {
        "id": str(user.id),
        "name": user.name,
        "bot": user.bot,
        "role": _standing(sandbox, user),
    }


def _standing(sandbox: Sandbox, user: User) -> str:
    """What a person is in the servers, in one word."""
    best = "bot" if user.bot else "member"
    for guild in sandbox.world.guilds.values():
        member = guild.members.get(user.id)
        if guild.owner_id == user.id:
            return "owner"
        if member and not user.bot and Permission.MANAGE_GUILD in base_permissions(guild, member):
            best = "manager"
    return best


def _server(sandbox: Sandbox, who: Actor, guild: Guild) -> Json:
    seen = [one for one in visible_channels(sandbox, who) if one.guild is guild]
    top = sorted((one for one in seen if not one.is_thread), key=lambda one: one.position)
    threads = [one for one in seen if one.is_thread and not one.archived]
    return {
        "id": str(guild.id),
        "name": guild.name,
        "has_bot": sandbox.world.bot.id in guild.members,
        "roles": [{"id": str(role.id), "name": role.name} for role in guild.roles.values()],
        "channels": [
            _place(who, one)
            | {"threads": [_place(who, thread) for thread in threads if thread.parent is one]}
            for one in top
        ],
    }


def _place(who: Actor, channel: Channel) -> Json:
    last = who.sees(channel)[-1:]
    return {
        "id": str(channel.id),
        "name": "Whiteboard" if channel.is_dm else channel.name,
        "type": int(channel.type),
        "last": str(last[0].id) if last else None,
    }


def _may_write(sandbox: Sandbox, who: Actor, channel: Channel) -> bool:
    needed = Permission.SEND_MESSAGES_IN_THREADS if channel.is_thread else Permission.SEND_MESSAGES
    return needed in sandbox.world.permissions(who.user, channel)


def _flat(command: Json, path: list[str]) -> Iterator[Json]:
    """A command as the picker lists it: each subcommand is an entry of its own."""
    names, options = [*path, command["name"]], command.get("options") or []
    nested = [one for one in options if one["type"] <= GROUP]
    if not nested:
        described = command["description"]
        yield {"name": " ".join(names), "description": described, "options": options}
    for one in nested:
        yield from _flat(one, names)


def _message(sandbox: Sandbox, who: Actor, message: Message) -> Json:
    command, pressed = message.command, _pressed(who, message)
    user = (message.interaction or {}).get("user") or {}
    return {
        "id": str(message.id),
        "author": str(message.author.id),
        "at": _milliseconds(message.timestamp),
        "edited": _milliseconds(message.edited),
        "html": html(message.content) if message.content else "",
        "ephemeral": message.ephemeral,
        "loading": message.loading,
        "command": {"name": command, "user": user["id"]} if command else None,
        "reply": None if pressed is None else _preview(pressed),
        "picked": "target_message_id" in (message.interaction or {}),
        "components": dressed(message.components),
        "embeds": [_embed(embed) for embed in message.embeds],
        "files": [_file(sandbox, one) for one in message.attachments if not _placed(message, one)],
        "pinged": _pinged(sandbox, who, message),
        "thread": None if message.thread is None else str(message.thread.id),
    }


def _pressed(who: Actor, message: Message) -> Message | None:
    """The message whose button or select it answers, while the person still sees that one."""
    number = (message.interaction or {}).get("interacted_message_id")
    seen = who.sees(message.channel) if number else []
    return next((one for one in seen if str(one.id) == number), None)


def _preview(message: Message) -> Json:
    """What the line above a reply says."""
    words = " ".join(_MARKS.sub("", message.text).split())
    return {"id": str(message.id), "author": str(message.author.id), "text": words[:_PREVIEW]}


def _milliseconds(instant: datetime | None) -> int | None:
    return None if instant is None else round(instant.timestamp() * 1000)


def _embed(embed: Json) -> Json:
    fields = [
        {"name": html(one["name"]), "value": html(one["value"])}
        for one in embed.get("fields") or ()
    ]
    return {
        "title": html(embed.get("title") or ""),
        "html": html(embed.get("description") or ""),
        "fields": fields,
        "footer": (embed.get("footer") or {}).get("text"),
        "color": embed.get("color"),
    }


def _file(sandbox: Sandbox, file: Attachment) -> Json:
    return payloads.attachment(file, sandbox.base_url) | {
        "url": f"/attachments/{file.id}/{file.filename}"
    }


def _placed(message: Message, file: Attachment) -> bool:
    """Whether a component already shows this file."""
    media = [
        item
        for part in c.walk(message.components)
        for item in (
            part.get("media"),
            part.get("file"),
            *(one["media"] for one in part.get("items") or ()),
        )
    ]
    return any(item and item.get("attachment_id") == str(file.id) for item in media)


def _pinged(sandbox: Sandbox, who: Actor, message: Message) -> bool:
    """Whether this message called the person by name, role or all together."""
    member = sandbox.world.member(message.channel, who.user)
    roles = {role.id for role in member.roles} if member else set()
    pings = message.pings
    return who.id in pings.users or bool(roles & pings.roles) or pings.everyone
