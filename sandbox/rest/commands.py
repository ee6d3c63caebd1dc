"""Application commands: what the bot offers, everywhere and in single servers."""

from sandbox.errors import ApiError, Json, missing_access
from sandbox.rest.router import Call, Reply, Router
from sandbox.rules import commands as rules


def register(router: Router) -> None:
    """Serve these routes."""
    everywhere = "/applications/{application_id}/commands"
    in_guild = "/applications/{application_id}/guilds/{guild_id}/commands"
    for template in (everywhere, in_guild):
        router.add("GET", template, listing)
        router.add("PUT", template, overwrite)


def listing(call: Call) -> Reply:
    """The commands as they stand."""
    return Reply(call.world.commands.get(_scope(call), []))


def overwrite(call: Call) -> Reply:
    """Replace all commands of this scope."""
    scope = _scope(call)
    rules.check(call.body)
    old = {_identity(command): command for command in call.world.commands.get(scope, [])}
    fresh = [_stored(call, scope, command, old.get(_identity(command))) for command in call.body]
    call.world.commands[scope] = fresh
    call.world.changed()
    return Reply(fresh)


def _identity(command: Json) -> tuple[int, str]:
    """What makes it the same command: its name, among those of its type."""
    return command.get("type") or 1, command["name"]


def _scope(call: Call) -> int | None:
    """The server, or None for everywhere."""
    if call.params["application_id"] != call.world.bot.id:
        raise ApiError(
            403, 20012, "You are not authorized to perform this action on this application"
        )
    guild_id: int | None = call.params.get("guild_id")
    if guild_id is not None:
        guild = call.world.guilds.get(guild_id)
        if guild is None or call.world.bot.id not in guild.members:
            raise missing_access()
    return guild_id


def _stored(call: Call, scope: int | None, command: Json, old: Json | None) -> Json:
    """A command as Discord keeps it; it keeps its id while it keeps its name."""
    given = {key: value for key, value in command.items() if key != "id"}
    permissions = given.get("default_member_permissions")
    full = {
        "type": 1,
        "description": "",
        "nsfw": False,
        "name_localizations": None,
        "description_localizations": None,
        **given,
        "id": str(call.world.new_id()) if old is None else old["id"],
        "application_id": str(call.world.bot.id),
        "version": str(call.world.new_id()),
        "default_member_permissions": None if permissions is None else str(permissions),
    }
    full["contexts"] = given.get("contexts")
    full["integration_types"] = given.get("integration_types") or [0]
    if scope is None:
        full["dm_permission"] = given.get("dm_permission", True) is not False
    return full if scope is None else full | {"guild_id": str(scope)}
