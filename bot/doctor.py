"""`python -m bot doctor`: checks everything a host can get wrong, and says what to do."""

import asyncio
from collections.abc import Callable

import discord

from bot.app import INTENTS
from bot.bank import read_bank
from bot.db.condition import condition
from bot.discord_host import reaching_discord, use_host
from bot.environment import Variables
from bot.errors import WhiteboardError
from bot.permissions import NEEDED, invite_link
from bot.settings import Settings
from bot.startup import CONTENT, opening_database

__all__ = ["examine"]


async def examine(read: Callable[[], Variables]) -> bool:
    """Check what a host can get wrong, print a line for each, and change nothing.

    Returns:
        Whether all is well: whether a start would serve.
    """
    try:
        variables = read()
        settings = Settings.read(variables.values)
    except WhiteboardError as error:
        _say("settings", str(error), well=False)
        return False
    _say("settings", " ".join(("understood", *variables.notices)))
    checks = (("bank", _bank), ("database", _database), ("Discord", _discord))
    well = True
    for name, check in checks:
        try:
            _say(name, await check(settings))
        except WhiteboardError as error:
            _say(name, str(error), well=False)
            well = False
    return well


async def _bank(_settings: Settings) -> str:
    bank = await asyncio.to_thread(read_bank, CONTENT)
    return f"{len(bank.questions)} questions, {len(bank.topics)} topics"


async def _database(settings: Settings) -> str:
    """It is only looked at: whoever asks may not want it upgraded yet, or not by this version."""
    with opening_database(settings):
        found = await asyncio.to_thread(condition, settings.database_url)
    return f"{settings.database_url.render_as_string(hide_password=True)} {found}"


async def _discord(settings: Settings) -> str:
    token = settings.require_token()
    await use_host(settings.api_url)
    async with discord.Client(intents=INTENTS) as client:
        with reaching_discord():
            await client.login(token)
        assert client.user is not None  # noqa: S101 - a login that succeeds has a user
        assert client.application_id is not None  # noqa: S101 - likewise
        needed = ", ".join(name for name, wanted in NEEDED if wanted) or "none"
        return (
            f"the token is that of {client.user.name}; permissions needed: {needed}; invite it "
            f"with {invite_link(client.application_id)}"
        )


def _say(what: str, text: str, *, well: bool = True) -> None:
    print(f"{'ok     ' if well else 'PROBLEM'} {what}: {text}")  # noqa: T201 - a command prints
