"""Messages come, change and go: what a valid request does to the world."""

import base64
import mimetypes
import re
from collections.abc import Sequence
from typing import Any

from sandbox.errors import Json
from sandbox.world import components, payloads
from sandbox.world.files import Attachment, Recording, Upload
from sandbox.world.flags import SETTABLE, MessageFlag
from sandbox.world.model import Channel, Message, Pings, User
from sandbox.world.permission_bits import Permission
from sandbox.world.world import Event, Intent, World


def post(
    world: World,
    channel: Channel,
    author: User,
    body: Json,
    uploads: Sequence[Upload] = (),
    **fields: Any,  # noqa: ANN401 - the fields of a Message, checked by its constructor
) -> Message:
    """Create a message and tell everyone who can see it."""
    if channel.is_thread and fields.get("reader") is None:  # an ephemeral one is in no thread
        _enter(world, channel, author)
    message = Message(world.new_id(), channel, author, world.clock.now(), **fields)
    fill(world, message, body, uploads)
    channel.messages[message.id] = message
    announce(world, "MESSAGE_CREATE", message)
    return message


def speak(world: World, channel: Channel, author: User, seconds: float) -> Message:
    """Post a voice message: one recording, without content.

    Source: https://docs.discord.com/developers/resources/message#message-object-message-flags
    """
    samples = max(1, min(256, round(10 * seconds)))
    loudness = base64.b64encode(bytes(40 + at * 67 % 180 for at in range(samples))).decode()
    file = Attachment(
        world.new_id(),
        "voice-message.ogg",
        b"OggS",
        "audio/ogg",
        recording=Recording(seconds, loudness),
    )
    world.uploads[file.id] = file
    return post(world, channel, author, {}, flags=MessageFlag.VOICE, attachments=[file])


def _enter(world: World, thread: Channel, author: User) -> None:
    """Who writes in a thread is in it, and an archived one opens, unless it is locked."""
    assert thread.guild is not None  # noqa: S101 - threads are in servers
    thread.members.setdefault(author.id, world.clock.now())
    manages = Permission.MANAGE_THREADS in world.permissions(author, thread)
    if thread.archived and (manages or not thread.locked):
        thread.archived, thread.archived_at = False, world.clock.now()
        data = payloads.channel(thread)
        world.emit(Event("THREAD_UPDATE", data, thread.guild.id, Intent.GUILDS))


def edit(world: World, message: Message, body: Json, uploads: Sequence[Upload] = ()) -> None:
    """Change a message; what the request does not name stays."""
    message.flags &= ~MessageFlag.LOADING
    fill(world, message, body, uploads)
    message.edited = world.clock.now()
    message.version += 1
    announce(world, "MESSAGE_UPDATE", message)


def delete(world: World, message: Message) -> None:
    """Remove a message from its channel."""
    message.deleted = True
    message.channel.messages.pop(message.id, None)
    if message.ephemeral:
        world.changed()
        return
    data = {"id": str(message.id), "channel_id": str(message.channel.id)}
    world.emit(_event(message, "MESSAGE_DELETE", data))


def fill(world: World, message: Message, body: Json, uploads: Sequence[Upload]) -> None:
    """Put a request's content, components and files into a message."""
    if "attachments" in body or uploads:
        message.attachments = _attachments(world, message, body, uploads)
    if "content" in body:
        message.content = body["content"] or ""
    if "embeds" in body:
        message.embeds = [{"type": "rich", **embed} for embed in body["embeds"] or ()]
    if "flags" in body:
        # Suppressed embeds come and go; the other flags only come, and some not by request.
        kept = message.flags & ~MessageFlag.SUPPRESS_EMBEDS
        message.flags = kept | MessageFlag(body["flags"] or 0) & SETTABLE
    if "components" in body:
        message.components = components.normalised(
            body["components"] or (), lambda url: _media(world, message, url)
        )
    if "content" in body or "components" in body:
        _mention(world, message, body.get("allowed_mentions"))


def _attachments(
    world: World, message: Message, body: Json, uploads: Sequence[Upload]
) -> list[Attachment]:
    """Kept attachments by their id, new ones by the number of their file."""
    described = {str(entry["id"]): entry for entry in body.get("attachments") or ()}
    kept = [file for file in message.attachments if str(file.id) in described]
    if "attachments" not in body:
        kept = list(message.attachments)
    for upload in uploads:
        entry = described.get(str(upload.number), {})
        name = entry.get("filename") or upload.filename
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        file = Attachment(world.new_id(), name, upload.content, kind, entry.get("description"))
        world.uploads[file.id] = file
        kept.append(file)
    return kept


def _media(world: World, message: Message, url: str) -> Json:
    """An unfurled media item; `attachment://` points at a file of the same message."""
    name = url.removeprefix("attachment://")
    for file in message.attachments:
        if url.startswith("attachment://") and file.filename == name:
            full = payloads.attachment(file, world.base_url)
            keys = ("url", "proxy_url", "content_type", "filename", "size")
            return {"id": str(file.id), "attachment_id": str(file.id)} | {k: full[k] for k in keys}
    return {"id": str(world.new_id()), "url": url, "proxy_url": url, "content_type": None}


def _mention(world: World, message: Message, allowed: Json | None) -> None:
    """Record who is mentioned, and who of them is really called.

    Source: https://docs.discord.com/developers/resources/message#allowed-mentions-object
    """
    shown = [part["content"] for part in components.walk(message.components) if "content" in part]
    text = "\n".join([message.content, *shown])
    users = dict.fromkeys(int(number) for number in re.findall(r"<@!?(\d+)>", text))
    roles = dict.fromkeys(int(number) for number in re.findall(r"<@&(\d+)>", text))
    if allowed is not None:
        named_users = {int(number) for number in allowed.get("users") or ()}
        named_roles = {int(number) for number in allowed.get("roles") or ()}
        parse = set(allowed.get("parse") or ())
        users = {one: None for one in users if "users" in parse or one in named_users}
        roles = {one: None for one in roles if "roles" in parse or one in named_roles}
    if message.answers is not None and message.answers is not message.author:
        users[message.answers.id] = None
    guild = message.channel.guild
    may_all = Permission.MENTION_EVERYONE in world.permissions(message.author, message.channel)
    message.mentions = [world.users[one] for one in users if one in world.users]
    message.mention_roles = [one for one in roles if guild is not None and one in guild.roles]
    message.mention_everyone = (
        bool(re.search(r"@(everyone|here)\b", text))
        and may_all
        and (allowed is None or "everyone" in (allowed.get("parse") or ()))
    )
    silent = MessageFlag.SUPPRESS_NOTIFICATIONS in message.flags
    called = [
        one
        for one in message.mention_roles
        if guild is not None and (may_all or guild.roles[one].mentionable)
    ]
    if not message.version:
        message.pings = Pings(
            frozenset(person.id for person in message.mentions),
            frozenset(called),
            message.mention_everyone,
        )
    if silent:
        message.pings = Pings()


def announce(world: World, name: str, message: Message) -> None:
    """Send a message event to the bots that may see it; ephemerals go to none."""
    if message.ephemeral or Permission.VIEW_CHANNEL not in world.permissions(
        world.bot, message.channel
    ):
        world.changed()
        return
    data = payloads.message(message, world.base_url)
    place = world.member(message.channel, message.author)
    if place is not None:
        data["member"] = payloads.member(place, with_user=False)
    world.emit(_event(message, name, data))


def _event(message: Message, name: str, data: Json) -> Event:
    guild = message.channel.guild
    if guild is None:
        return Event(name, data, None, Intent.DIRECT_MESSAGES)
    data["guild_id"] = str(guild.id)
    without = None if "content" not in data else payloads.without_content(message, data)
    return Event(name, data, guild.id, Intent.GUILD_MESSAGES, without)
