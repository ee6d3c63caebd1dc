"""Reaches Discord, or where DISCORD_API_URL names one, another host in its place."""

from collections.abc import Iterator
from contextlib import contextmanager

import aiohttp
import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.errors import WhiteboardError
from bot.settings import DEFAULT_API_URL

__all__ = ["logging_in", "use_host"]


@contextmanager
def logging_in() -> Iterator[None]:
    """Turns what keeps a bot from logging in into what its host can do about it.

    Raises:
        WhiteboardError: Discord refuses the token, or cannot be reached.
    """
    try:
        yield
    except discord.LoginFailure:
        raise WhiteboardError(
            "Discord refuses DISCORD_TOKEN. Copy it again from the page of your application."
        ) from None
    except discord.HTTPException as error:
        raise WhiteboardError(f"Discord answers with an error; try again later: {error}") from None
    except (aiohttp.ClientError, OSError) as error:
        raise WhiteboardError(
            f"Discord cannot be reached; look after this machine's network: {error}"
        ) from None


async def use_host(api_url: str) -> None:
    """Make discord.py speak to `api_url`; asks that host where its gateway is.

    Raises:
        WhiteboardError: The host does not answer as Discord would.
    """
    if api_url == DEFAULT_API_URL:
        return
    try:
        timeout = aiohttp.ClientTimeout(total=10)
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.get(f"{api_url}/gateway") as response,
        ):
            gateway = str((await response.json())["url"])
    except (aiohttp.ClientError, TimeoutError, ValueError, KeyError) as error:
        raise WhiteboardError(
            f"DISCORD_API_URL is {api_url}, but nothing there answers as Discord does "
            f"({type(error).__name__}). Start what should answer, or remove the setting."
        ) from None
    Route.BASE = api_url
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
