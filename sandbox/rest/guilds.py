"""Servers, their channels and members."""

from sandbox.errors import unknown
from sandbox.rest.router import Call, Reply, Router
from sandbox.world import payloads
from sandbox.world.model import Guild


def register(router: Router) -> None:
    """Serve these routes."""
    router.add("GET", "/guilds/{guild_id}", guild)
    router.add("GET", "/guilds/{guild_id}/channels", channels)
    router.add("GET", "/guilds/{guild_id}/roles", roles)
    router.add("GET", "/guilds/{guild_id}/members/{user_id}", member)


def the_guild(call: Call) -> Guild:
    """The server of the path, when the bot is in it."""
    found = call.world.guilds.get(call.params["guild_id"])
    if found is None or call.world.bot.id not in found.members:
        raise unknown("Guild", 10004)
    return found


def guild(call: Call) -> Reply:
    """One server."""
    return Reply(payloads.guild(the_guild(call)))


def channels(call: Call) -> Reply:
    """The channels of a server, without threads."""
    every = the_guild(call).channels.values()
    return Reply([payloads.channel(one) for one in every if not one.is_thread])


def roles(call: Call) -> Reply:
    """The roles of a server."""
    return Reply([payloads.role(one) for one in the_guild(call).roles.values()])


def member(call: Call) -> Reply:
    """One member."""
    found = the_guild(call).members.get(call.params["user_id"])
    if found is None:
        known = call.params["user_id"] in call.world.users
        raise unknown("Member", 10007) if known else unknown("User", 10013)
    return Reply(payloads.member(found))
