"""Typing a command: filling in its options as Discord's client does."""

from collections.abc import Mapping
from typing import Final

from sandbox.client.mentions import Resolver
from sandbox.errors import ActorError, Json
from sandbox.world import components as c
from sandbox.world import payloads
from sandbox.world.model import Channel, Message, Role
from sandbox.world.world import World

GROUP: Final = 2
STRING: Final = 3
INTEGER: Final = 4
BOOLEAN: Final = 5
USER: Final = 6
CHANNEL: Final = 7
ROLE: Final = 8
MENTIONABLE: Final = 9
NUMBER: Final = 10
ATTACHMENT: Final = 11
ENTITIES: Final = {
    USER: c.USER_SELECT,
    CHANNEL: c.CHANNEL_SELECT,
    ROLE: c.ROLE_SELECT,
    MENTIONABLE: c.MENTIONABLE_SELECT,
    ATTACHMENT: c.FILE_UPLOAD,
}


def command_data(
    world: World,
    channel: Channel,
    command: Json,
    path: list[str],
    given: Mapping[str, object],
    *,
    focused: str | None = None,
) -> Json:
    """The data of a command (or autocomplete) interaction.

    Args:
        world: Where users and channels are looked up.
        channel: Where it is typed.
        command: The registered command.
        path: The names of the subcommand group and subcommand, if any.
        given: The options' values by name.
        focused: The option being typed when suggestions are asked for; nothing is required then.

    Raises:
        ActorError: The client would not send this.
    """
    resolver = Resolver(world)
    declared, wrap = _descend(command, path)
    options = _options(declared, given, focused, resolver)
    for step in reversed(wrap):
        outer: Json = {"type": step["type"], "name": step["name"]}
        options = [outer | {"options": options}]
    data: Json = {"id": command["id"], "name": command["name"], "type": 1}
    if options:
        data["options"] = options
    if resolver.found:
        data["resolved"] = resolver.found
    if "guild_id" in command and channel.guild is not None:
        data["guild_id"] = command["guild_id"]
    return data


def picked_data(world: World, command: Json, message: Message) -> Json:
    """The data of a command that was used on a message: that comes with all it says.

    Source: https://docs.discord.com/developers/interactions/application-commands#message-commands
    """
    data: Json = {"id": command["id"], "name": command["name"], "type": command["type"]}
    data["target_id"] = str(message.id)
    data["resolved"] = {"messages": {str(message.id): payloads.message(message, world.base_url)}}
    return data | ({"guild_id": command["guild_id"]} if "guild_id" in command else {})


def _descend(command: Json, path: list[str]) -> tuple[list[Json], list[Json]]:
    declared: list[Json] = command.get("options") or []
    wrap: list[Json] = []
    for name in path:
        step = next((one for one in declared if one["name"] == name and one["type"] <= GROUP), None)
        if step is None:
            raise ActorError(f"/{command['name']} has no subcommand {name!r}.")
        wrap.append(step)
        declared = step.get("options") or []
    if any(option["type"] <= GROUP for option in declared):
        names = [option["name"] for option in declared]
        raise ActorError(f"/{command['name']} needs a subcommand; it has {names}.")
    return declared, wrap


def _options(
    declared: list[Json], given: Mapping[str, object], focused: str | None, resolver: Resolver
) -> list[Json]:
    names = [option["name"] for option in declared]
    for name in given:
        if name not in names:
            raise ActorError(f"The command has no option {name!r}; it has {names}.")
    filled = []
    for option in declared:
        if focused is not None and option["name"] == focused:
            typed: Json = {"name": focused, "type": option["type"], "value": str(given[focused])}
            filled.append(typed | {"focused": True})
        elif option["name"] in given:
            value = _value(option, given[option["name"]], resolver)
            filled.append({"name": option["name"], "type": option["type"], "value": value})
        elif option.get("required") and focused is None:
            raise ActorError(f"The option {option['name']!r} is required.")
    return filled


def _value(option: Json, value: object, resolver: Resolver) -> object:
    kind = option["type"]
    if kind in ENTITIES:
        wanted = option.get("channel_types")
        if isinstance(value, Channel) and wanted and int(value.type) not in wanted:
            raise ActorError(f"{option['name']!r} does not take a channel of this kind.")
        return resolver.value(ENTITIES[kind], value)
    if kind == STRING and isinstance(value, Role):
        value = f"<@&{value.id}>"  # what the client writes for a role that is picked from its list
    accepted = {STRING: (str,), INTEGER: (int,), BOOLEAN: (bool,), NUMBER: (int, float)}
    wrong_bool = isinstance(value, bool) and kind != BOOLEAN
    if not isinstance(value, accepted.get(kind, ())) or wrong_bool:
        raise ActorError(f"{option['name']!r} does not take {value!r}.")
    choices = option.get("choices") or []
    if choices:
        for choice in choices:
            if value in (choice["name"], choice["value"]):
                return choice["value"]
        raise ActorError(
            f"{option['name']!r} offers {[c['name'] for c in choices]}, not {value!r}."
        )
    _check_range(option, value)
    return value


def _check_range(option: Json, value: object) -> None:
    measured = len(value) if isinstance(value, str) else value
    suffix = "length" if isinstance(value, str) else "value"
    least, most = option.get(f"min_{suffix}"), option.get(f"max_{suffix}")
    if isinstance(value, str) and most is None:
        most = 6000
    assert isinstance(measured, int | float)  # noqa: S101 - choices of other types ended above
    if (least is not None and measured < least) or (most is not None and measured > most):
        raise ActorError(f"{option['name']!r} takes {least} to {most}, not {measured}.")
