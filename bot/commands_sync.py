"""Tells Discord which commands there are, and only when something changed."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

import structlog
from discord import app_commands
from discord.ext import commands

from bot.db.database import Database
from bot.db.state import fact, remember_fact

__all__ = ["same", "sync"]

_FACT = "commands"
_SAID = (
    *("name", "type", "description", "options", "nsfw"),
    *("default_member_permissions", "contexts", "integration_types"),
    *("required", "autocomplete", "choices", "value", "channel_types"),
    *("min_value", "max_value", "min_length", "max_length"),
    *("name_localizations", "description_localizations"),
)
"""What a command and its options say; Discord adds ids, versions and what follows from these
(https://discord.com/developers/docs/interactions/application-commands)."""
_SETS = ("contexts", "integration_types", "channel_types")
"""Lists without an order."""
_FILLED_IN = ("contexts", "integration_types")
"""Where we leave these open, Discord writes what the application's own settings say."""
_log = structlog.get_logger(__name__)


async def sync(bot: commands.Bot, db: Database, *, force: bool = False) -> bool:
    """Send the commands to Discord if they differ from those sent last, or from what it has.

    Returns:
        Whether they were sent.
    """
    tree = bot.tree
    payload = [command.to_dict(tree) for command in tree.get_commands()]
    name = f"{_FACT}:{bot.application_id}"
    digest = hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()
    if not force and await db.run(fact, name) == digest and await _are_there(tree, payload):
        return False
    sent = await tree.sync()
    await db.run(remember_fact, name, digest)
    _log.info("commands.synced", count=len(sent))
    return True


async def _are_there(
    tree: app_commands.CommandTree[commands.Bot], payload: Sequence[Mapping[str, Any]]
) -> bool:
    """Whether Discord has these very commands; another version of the bot may have sent others."""
    client = tree.client
    assert client.application_id is not None  # noqa: S101 - it is set once the bot has logged in
    there = await client.http.get_global_commands(client.application_id)
    return same(_named(payload), _named(there))


def _named(payload: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return sorted(payload, key=lambda command: (command["name"], command.get("type", 1)))


def same(ours: object, theirs: object) -> bool:
    """Whether Discord has of a command, an option or a list what we send.

    What is not said, is false or empty is all one: Discord leaves such out.
    """
    if isinstance(ours, Mapping) and isinstance(theirs, Mapping):
        return all(_same_side(name, ours.get(name), theirs.get(name)) for name in _SAID)
    if isinstance(ours, list) and isinstance(theirs, list):
        return len(ours) == len(theirs) and all(map(same, ours, theirs))
    return ours == theirs or not (ours or theirs)


def _same_side(name: str, ours: object, theirs: object) -> bool:
    if ours is None and name in _FILLED_IN:
        return True
    if name in _SETS and isinstance(ours, list) and isinstance(theirs, list):
        return set(ours) == set(theirs)
    if name == "default_member_permissions":  # sent as a number, kept as a text
        return str(ours) == str(theirs)
    return same(ours, theirs)
