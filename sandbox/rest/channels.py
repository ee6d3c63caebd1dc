"""Channels."""

from sandbox.errors import missing_access, missing_permissions, unknown
from sandbox.rest.router import Call, Reply, Router
from sandbox.world import payloads
from sandbox.world.model import Channel
from sandbox.world.permission_bits import Permission


def register(router: Router) -> None:
    """Serve these routes."""
    router.add("GET", "/channels/{channel_id}", channel)
    router.add("POST", "/channels/{channel_id}/typing", typing)


def the_channel(call: Call, *needed: Permission) -> Channel:
    """The channel of the path.

    Args:
        call: The request.
        needed: What the bot must be allowed to do there, besides seeing it.

    Raises:
        ApiError: It does not exist (10003), the bot cannot see it (50001) or may not (50013).
    """
    found = call.world.channels.get(call.params["channel_id"])
    if found is None or found.deleted:
        raise unknown("Channel", 10003)
    require(call, found, *needed)
    return found


def require(call: Call, channel: Channel, *needed: Permission) -> None:
    """Refuse when the bot lacks a permission in a channel."""
    allowed = call.world.permissions(call.world.bot, channel)
    if Permission.VIEW_CHANNEL not in allowed:
        raise missing_access()
    if any(one not in allowed for one in needed):
        raise missing_permissions()


def sending(channel: Channel) -> Permission:
    """The permission to post in this kind of channel."""
    return Permission.SEND_MESSAGES_IN_THREADS if channel.is_thread else Permission.SEND_MESSAGES


def channel(call: Call) -> Reply:
    """One channel."""
    return Reply(payloads.channel(the_channel(call)))


def typing(call: Call) -> Reply:
    """Show that the bot is typing."""
    found = the_channel(call)
    require(call, found, sending(found))
    return Reply()
