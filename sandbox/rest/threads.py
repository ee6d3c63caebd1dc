"""Threads.

Source: https://docs.discord.com/developers/topics/threads
"""

from typing import Final

from sandbox.errors import ApiError, Json, archived, missing_permissions, unknown
from sandbox.rest.channels import require, sending, the_channel
from sandbox.rest.router import Call, Reply, Router
from sandbox.rules.problems import Problems
from sandbox.rules.shapes import boolean, number, one_of, record, text
from sandbox.world import messages, payloads
from sandbox.world.flags import MessageFlag
from sandbox.world.model import THREADS, THREADS_UNDER, Channel, ChannelType, Message
from sandbox.world.permission_bits import Permission
from sandbox.world.world import Event, Intent

_CREATE: Final = record(
    {"name": text("thread_name")},
    {
        "auto_archive_duration": one_of((60, 1440, 4320, 10080)),
        "rate_limit_per_user": number("slowmode"),
        "type": one_of(sorted(int(kind) for kind in THREADS)),
        "invitable": boolean,
    },
)
_CHANGE: Final = record(
    {},
    {
        "name": text("thread_name"),
        "archived": boolean,
        "locked": boolean,
        "invitable": boolean,
        "auto_archive_duration": one_of((60, 1440, 4320, 10080)),
        "rate_limit_per_user": number("slowmode"),
    },
)


def register(router: Router) -> None:
    """Serve these routes."""
    router.add("POST", "/channels/{channel_id}/messages/{message_id}/threads", from_message)
    router.add("POST", "/channels/{channel_id}/threads", alone)
    router.add("PATCH", "/channels/{channel_id}", change)
    router.add("DELETE", "/channels/{channel_id}", remove)
    router.add("GET", "/channels/{channel_id}/thread-members", members)
    router.add("PUT", "/channels/{channel_id}/thread-members/@me", join)
    router.add("PUT", "/channels/{channel_id}/thread-members/{user_id}", join)
    router.add("DELETE", "/channels/{channel_id}/thread-members/@me", leave)
    router.add("DELETE", "/channels/{channel_id}/thread-members/{user_id}", leave)
    router.add("GET", "/guilds/{guild_id}/threads/active", active)


def check_thread(body: Json) -> None:
    """Refuse a thread that Discord would refuse.

    Raises:
        ApiError: 50035.
    """
    problems = Problems()
    _CREATE(body, (), problems)
    problems.refuse()


def from_message(call: Call) -> Reply:
    """Start a public thread from a message; it has the message's id."""
    check_thread(call.body)
    channel = the_channel(call, Permission.READ_MESSAGE_HISTORY, Permission.CREATE_PUBLIC_THREADS)
    message = channel.messages.get(call.params["message_id"])
    if message is None or message.ephemeral:
        raise unknown("Message", 10008)
    if message.thread is not None:
        raise ApiError(400, 160004, "A thread has already been created for this message")
    kind = THREADS_UNDER.get(channel.type, ChannelType.PUBLIC_THREAD)
    thread = _start(call, channel, kind, message)
    message.flags |= MessageFlag.HAS_THREAD
    message.thread = thread
    messages.announce(call.world, "MESSAGE_UPDATE", message)
    return Reply(payloads.channel(thread), 201)


def alone(call: Call) -> Reply:
    """Start a thread without a message: private unless the request says otherwise."""
    check_thread(call.body)
    kind = ChannelType(call.body.get("type") or ChannelType.PRIVATE_THREAD)
    private = kind is ChannelType.PRIVATE_THREAD
    needed = Permission.CREATE_PRIVATE_THREADS if private else Permission.CREATE_PUBLIC_THREADS
    channel = the_channel(call, needed)
    return Reply(payloads.channel(_start(call, channel, kind, None)), 201)


def _start(call: Call, channel: Channel, kind: ChannelType, message: Message | None) -> Channel:
    world, guild = call.world, channel.guild
    wrong = kind is ChannelType.PRIVATE_THREAD and channel.type is not ChannelType.TEXT
    if guild is None or channel.type not in THREADS_UNDER or wrong:
        raise ApiError(400, 50024, "Cannot execute action on this channel type")
    thread = Channel(
        id=world.new_id() if message is None else message.id,
        type=kind,
        name=call.body["name"],
        guild=guild,
        parent=channel,
        owner_id=world.bot.id,
        members={world.bot.id: world.clock.now()},
        created_at=world.clock.now(),
        auto_archive_minutes=call.body.get("auto_archive_duration") or 4320,
        slowmode=call.body.get("rate_limit_per_user") or 0,
        invitable=call.body.get("invitable") is not False,
    )
    guild.channels[thread.id] = world.channels[thread.id] = thread
    _tell(call, "THREAD_CREATE", thread, {"newly_created": True})
    return thread


def _tell(call: Call, name: str, thread: Channel, more: Json | None = None) -> None:
    assert thread.guild is not None  # noqa: S101 - threads are in servers
    data = payloads.channel(thread) | (more or {})
    call.world.emit(Event(name, data, thread.guild.id, Intent.GUILDS))


def _the_thread(call: Call) -> Channel:
    thread = the_channel(call)
    if not thread.is_thread:
        raise ApiError(400, 50024, "Cannot execute action on this channel type")
    return thread


def change(call: Call) -> Reply:
    """Rename, archive or lock a thread; an archived one can only be reopened."""
    thread = _the_thread(call)
    problems = Problems()
    _CHANGE(call.body, (), problems)
    problems.refuse()
    body = call.body
    manages = Permission.MANAGE_THREADS in call.world.permissions(call.world.bot, thread)
    reopening = body.get("archived") is False
    if thread.archived and not reopening:
        raise archived()
    own = thread.owner_id == call.world.bot.id
    needs_manage = not own or "locked" in body or (reopening and thread.locked)
    if needs_manage and not manages:
        raise missing_permissions()
    _apply(call, thread)
    _tell(call, "THREAD_UPDATE", thread)
    return Reply(payloads.channel(thread))


def _apply(call: Call, thread: Channel) -> None:
    body = call.body
    if body.get("archived") is not None and body["archived"] != thread.archived:
        thread.archived = body["archived"]
        thread.archived_at = call.world.clock.now()
    names = {
        "name": "name",
        "locked": "locked",
        "invitable": "invitable",
        "auto_archive_duration": "auto_archive_minutes",
        "rate_limit_per_user": "slowmode",
    }
    for field, attribute in names.items():
        if body.get(field) is not None:
            setattr(thread, attribute, body[field])


def remove(call: Call) -> Reply:
    """Delete a thread."""
    thread = _the_thread(call)
    require(call, thread, Permission.MANAGE_THREADS)
    described = payloads.channel(thread)
    assert thread.guild is not None  # noqa: S101 - threads are in servers
    thread.deleted = True
    del thread.guild.channels[thread.id]
    keys = ("id", "guild_id", "parent_id", "type")
    data = {key: described[key] for key in keys}
    call.world.emit(Event("THREAD_DELETE", data, thread.guild.id, Intent.GUILDS))
    return Reply(described)


def members(call: Call) -> Reply:
    """Who is in a thread."""
    thread = _the_thread(call)
    return Reply([payloads.thread_member(thread, user_id) for user_id in thread.members])


def join(call: Call) -> Reply:
    """Join a thread, or add someone to it."""
    thread = _the_thread(call)
    user_id = call.params.get("user_id", call.world.bot.id)
    if thread.archived:
        raise archived()
    require(call, thread, sending(thread))
    assert thread.guild is not None  # noqa: S101 - threads are in servers
    if user_id not in thread.guild.members:
        raise unknown("Member", 10007)
    thread.members.setdefault(user_id, call.world.clock.now())
    _tell_members(call, thread, added=user_id)
    return Reply(status=204)


def leave(call: Call) -> Reply:
    """Leave a thread, or remove someone from it."""
    thread = _the_thread(call)
    user_id = call.params.get("user_id", call.world.bot.id)
    if user_id != call.world.bot.id:
        own = thread.type is ChannelType.PRIVATE_THREAD and thread.owner_id == call.world.bot.id
        if not own:
            require(call, thread, Permission.MANAGE_THREADS)
    if thread.members.pop(user_id, None) is None:
        raise unknown("Member", 10007)
    _tell_members(call, thread, removed=user_id)
    return Reply(status=204)


def _tell_members(
    call: Call, thread: Channel, *, added: int | None = None, removed: int | None = None
) -> None:
    assert thread.guild is not None  # noqa: S101 - threads are in servers
    data = {
        "id": str(thread.id),
        "guild_id": str(thread.guild.id),
        "member_count": len(thread.members),
        "added_members": [] if added is None else [payloads.thread_member(thread, added)],
        "removed_member_ids": [] if removed is None else [str(removed)],
    }
    call.world.emit(Event("THREAD_MEMBERS_UPDATE", data, thread.guild.id, Intent.GUILDS))


def active(call: Call) -> Reply:
    """The active threads of a server that the bot sees."""
    guild = call.world.guilds.get(call.params["guild_id"])
    if guild is None or call.world.bot.id not in guild.members:
        raise unknown("Guild", 10004)
    seen = call.world.visible_threads(guild)
    own = [one for one in seen if call.world.bot.id in one.members]
    return Reply(
        {
            "threads": [payloads.channel(thread) for thread in seen],
            "members": [payloads.thread_member(one, call.world.bot.id) for one in own],
            "has_more": False,
        }
    )
