"""Messages of channels."""

from datetime import timedelta

from sandbox.errors import ApiError, Json, archived, missing_permissions, unknown
from sandbox.rest.channels import require, sending, the_channel
from sandbox.rest.router import Call, Reply, Router
from sandbox.rules import messages as rules
from sandbox.rules.problems import Problems, refusal
from sandbox.rules.shapes import number
from sandbox.world import messages, payloads
from sandbox.world.model import Channel, Message
from sandbox.world.permission_bits import Permission
from sandbox.world.world import Intent


def register(router: Router) -> None:
    """Serve these routes."""
    router.add("GET", "/channels/{channel_id}/messages", history)
    router.add("POST", "/channels/{channel_id}/messages", create)
    router.add("GET", "/channels/{channel_id}/messages/{message_id}", read)
    router.add("PATCH", "/channels/{channel_id}/messages/{message_id}", edit)
    router.add("DELETE", "/channels/{channel_id}/messages/{message_id}", delete)


def the_message(call: Call) -> Message:
    """The message of the path; ephemeral ones cannot be reached this way."""
    found = the_channel(call).messages.get(call.params["message_id"])
    if found is None or found.ephemeral:
        raise unknown("Message", 10008)
    return found


def history(call: Call) -> Reply:
    """The latest messages, newest first; none without Read Message History."""
    channel = the_channel(call)
    limit = limit_of_history(call.query.get("limit", "50"))
    if Permission.READ_MESSAGE_HISTORY not in call.world.permissions(call.world.bot, channel):
        return Reply([])
    found = [one for one in channel.messages.values() if not one.ephemeral]
    if "before" in call.query:
        found = [one for one in found if one.id < int(call.query["before"])]
    if "after" in call.query:
        found = [one for one in found if one.id > int(call.query["after"])][:limit]
    return Reply([_read(call, one) for one in found[::-1][:limit]])


def _read(call: Call, message: Message) -> Json:
    """A message as the bot may read it."""
    body = payloads.message(message, call.world.base_url)
    if call.world.privileged & Intent.MESSAGE_CONTENT:
        return body
    return payloads.without_content(message, body)


def limit_of_history(given: str) -> int:
    """How many messages to read."""
    problems = Problems()
    value: object = int(given) if given.isdecimal() else given
    number("history")(value, ("limit",), problems)
    problems.refuse()
    return int(given)


def create(call: Call) -> Reply:
    """Post a message."""
    channel = the_channel(call)
    _permit(call, channel)
    rules.check(call.body, call.uploads)
    known = _sent_before(call, channel)
    if known is not None:
        return Reply(payloads.message(known, call.world.base_url))
    message = messages.post(
        call.world,
        channel,
        call.world.bot,
        call.body,
        call.uploads,
        nonce=call.body.get("nonce"),
        reference=_reply_to(call, channel),
    )
    return Reply(payloads.message(message, call.world.base_url))


def _sent_before(call: Call, channel: Channel) -> Message | None:
    """The message that this nonce already made, while Discord remembers it."""
    nonce = call.body.get("nonce")
    if nonce is None or call.body.get("enforce_nonce") is not True:
        return None
    since = call.world.clock.now() - timedelta(seconds=call.world.timing.nonce)
    for message in reversed(channel.messages.values()):
        if message.timestamp < since:
            return None
        if message.nonce == nonce and message.author is call.world.bot:
            return message
    return None


def _permit(call: Call, channel: Channel) -> None:
    """Refuse what the bot may not post here."""
    if not channel.has_messages:
        raise ApiError(400, 50008, "Cannot send messages in a non-text channel")
    if any(not person.accepts_dms for person in channel.recipients):
        raise ApiError(403, 50007, "Cannot send messages to this user")
    needed = [sending(channel)]
    if call.uploads:
        needed.append(Permission.ATTACH_FILES)
    if call.body.get("embeds"):
        needed.append(Permission.EMBED_LINKS)
    require(call, channel, *needed)
    _permit_locked(call, channel)


def _permit_locked(call: Call, channel: Channel) -> None:
    """Refuse to write or edit in a locked thread, which only those who manage threads may.

    Source: https://docs.discord.com/developers/topics/threads#locked-threads
    """
    allowed = call.world.permissions(call.world.bot, channel)
    if not channel.locked or Permission.MANAGE_THREADS in allowed:
        return
    if channel.archived:
        raise archived()
    raise ApiError(403, 160005, "This thread is locked")


def _reply_to(call: Call, channel: Channel) -> Json | None:
    """The message that this one replies to."""
    wanted = call.body.get("message_reference")
    if not wanted:
        return None
    if Permission.READ_MESSAGE_HISTORY not in call.world.permissions(call.world.bot, channel):
        sentence = "Cannot reply without permission to read message history"
        raise ApiError(403, 160002, sentence)
    known = channel.messages.get(int(wanted["message_id"]))
    if known is None and wanted.get("fail_if_not_exists", True):
        raise refusal(("message_reference",), "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
    reference = {"type": 0, "channel_id": str(channel.id), "message_id": wanted["message_id"]}
    return reference if channel.guild is None else reference | {"guild_id": str(channel.guild.id)}


def read(call: Call) -> Reply:
    """One message."""
    the_channel(call, Permission.READ_MESSAGE_HISTORY)
    return Reply(_read(call, the_message(call)))


def edit(call: Call) -> Reply:
    """Change one of the bot's messages."""
    message = the_message(call)
    if message.author is not call.world.bot:
        raise ApiError(403, 50005, "Cannot edit a message authored by another user")
    _permit_locked(call, message.channel)
    if message.channel.archived:
        raise archived()
    rules.check(call.body, call.uploads, message)
    messages.edit(call.world, message, call.body, call.uploads)
    return Reply(payloads.message(message, call.world.base_url))


def delete(call: Call) -> Reply:
    """Delete a message: the bot's own, or any with Manage Messages."""
    message = the_message(call)
    allowed = call.world.permissions(call.world.bot, message.channel)
    if message.author is not call.world.bot and Permission.MANAGE_MESSAGES not in allowed:
        raise missing_permissions()
    messages.delete(call.world, message)
    return Reply(status=204)
