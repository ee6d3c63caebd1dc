"""Tells Discord which commands there are, and only when something changed."""

import hashlib
import json

import structlog
from discord import app_commands
from discord.ext import commands

from bot.db.database import Database
from bot.db.state import fact, remember_fact

__all__ = ["sync"]

_FACT = "commands"
_log = structlog.get_logger(__name__)


async def sync(bot: commands.Bot, db: Database, *, force: bool = False) -> bool:
    """Send the commands to Discord if they differ from those sent last.

    Returns:
        Whether they were sent. They are also sent when Discord does not list the same names.
    """
    tree = bot.tree
    payload = [command.to_dict(tree) for command in tree.get_commands()]
    name = f"{_FACT}:{bot.application_id}"
    digest = hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()
    if not force and await db.run(fact, name) == digest and await _are_there(tree):
        return False
    sent = await tree.sync()
    await db.run(remember_fact, name, digest)
    _log.info("commands.synced", count=len(sent))
    return True


async def _are_there(tree: app_commands.CommandTree[commands.Bot]) -> bool:
    there = {command.name for command in await tree.fetch_commands()}
    return there == {command.name for command in tree.get_commands()}
