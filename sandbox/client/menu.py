"""Which commands Discord's client offers to whom, and where.

Source: https://docs.discord.com/developers/interactions/application-commands#contexts
"""

from sandbox.errors import ActorError, Json
from sandbox.world.model import Channel, Member, User
from sandbox.world.permission_bits import ALL, Permission
from sandbox.world.permissions import base_permissions
from sandbox.world.world import World

_GUILD_CONTEXT = 0
_BOT_DM_CONTEXT = 1
_GUILD_INSTALL = 0


SLASH, ON_MESSAGE = 1, 3
"""Kinds of command: typed after a slash, and in the menu of a message.
Source: https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-types"""


def offered(world: World, user: User, channel: Channel, kind: int = SLASH) -> list[Json]:
    """The commands of a kind this person is shown in this channel; a server's own come first."""
    guild = channel.guild
    # https://docs.discord.com/developers/topics/threads
    closed = channel.archived or not channel.has_messages
    if closed or (guild is not None and world.bot.id not in guild.members):
        return []
    scopes: list[int | None] = [None] if guild is None else [guild.id, None]
    every = [command for scope in scopes for command in world.commands.get(scope, [])]
    return [
        command
        for command in every
        if command["type"] == kind
        and _in_context(command, channel)
        and _permitted(world, command, user, channel)
    ]


def find(world: World, user: User, channel: Channel, name: str, kind: int = SLASH) -> Json:
    """The command of this name.

    Raises:
        ActorError: The client does not offer it to this person here.
    """
    if Permission.VIEW_CHANNEL not in world.permissions(user, channel):
        raise ActorError(f"{user.name} does not see #{channel.name}.")
    commands = offered(world, user, channel, kind)
    for command in commands:
        if command["name"] == name:
            return command
    names = sorted(command["name"] for command in commands)
    shown = f"/{name}" if kind == SLASH else repr(name)
    raise ActorError(f"{user.name} is not offered {shown} here, but {names}.")


def _in_context(command: Json, channel: Channel) -> bool:
    if _GUILD_INSTALL not in (command.get("integration_types") or [_GUILD_INSTALL]):
        return False
    contexts = command.get("contexts")
    if contexts is None:
        return channel.guild is not None or command.get("dm_permission", True)
    return (_BOT_DM_CONTEXT if channel.guild is None else _GUILD_CONTEXT) in contexts


def _permitted(world: World, command: Json, user: User, channel: Channel) -> bool:
    guild = channel.guild
    if guild is None:
        return True
    member = guild.members[user.id]
    if base_permissions(guild, member) == ALL:
        return True
    allowed = world.permissions(user, channel)
    if Permission.USE_APPLICATION_COMMANDS not in allowed:
        return False
    ruled = _ruled(world.command_rules.get((guild.id, command["name"]), {}), member, guild.id)
    if ruled is not None:
        return ruled
    needed = command.get("default_member_permissions")
    return needed is None or (int(needed) != 0 and Permission(int(needed)) in allowed)


def _ruled(rules: dict[int, bool], member: Member, everyone: int) -> bool | None:
    """What the server set for the command: for the member, for any of their roles, for all."""
    if member.user.id in rules:
        return rules[member.user.id]
    by_role = [rules[role.id] for role in member.roles if role.id in rules]
    return any(by_role) if by_role else rules.get(everyone)
