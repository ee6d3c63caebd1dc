"""Reaches Discord, or where DISCORD_API_URL names one, another host in its place."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

import aiohttp
import discord
import yarl
from aiohttp.connector import Connection
from aiohttp.tracing import Trace
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.delivery.conditions import HeldBackError, tells_of_delay
from bot.errors import TryAgainError, WhiteboardError
from bot.settings import DEFAULT_API_URL, SettingsError

__all__ = ["ClosedForGoodError", "GatedConnector", "reaching_discord", "use_host"]

_REFUSED = "Discord refuses DISCORD_TOKEN. Copy it again from the page of your application."
_SHARDS = (
    "Discord wants this bot split into shards: it is in too many servers for one connection, "
    "which is all that this version of the bot makes."
)
_FATAL = {
    4004: _REFUSED,
    4010: _SHARDS,
    4011: _SHARDS,
    4012: "Discord no longer speaks with this version of the bot. Update it.",
    4013: "Discord does not know what this version of the bot asks to hear of. Update it.",
    4014: (
        "Discord does not let this bot hear what it asks for, although it asks for no privileged "
        "intent. See that DISCORD_TOKEN is that of your application, and update the bot."
    ),
}
"""The codes with which Discord closes a connection for good
(https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes)."""


_ANSWERS = ("interactions", "webhooks")
"""What stands in the paths by which members are answered."""


class ClosedForGoodError(WhiteboardError):
    """Discord closes the connection by a code with which it would close every other one too."""


@contextmanager
def reaching_discord() -> Iterator[None]:
    """Turns what keeps a bot from Discord into what its host can do about it.

    Raises:
        SettingsError: Discord refuses the token.
        ClosedForGoodError: Discord closes the connection for good.
        TryAgainError: Discord cannot be reached, or answers with an error.
    """
    try:
        yield
    except discord.LoginFailure:
        raise SettingsError(_REFUSED) from None
    except discord.PrivilegedIntentsRequired:
        raise ClosedForGoodError(_FATAL[4014]) from None
    except discord.ConnectionClosed as closed:
        said = _FATAL.get(closed.code)
        if said is None:
            raise TryAgainError(f"Discord closed the connection, code {closed.code}.") from None
        raise ClosedForGoodError(said) from None
    except (discord.HTTPException, discord.GatewayNotFound) as error:
        raise TryAgainError(f"Discord answers with an error; try again later: {error}") from None
    except (aiohttp.ClientError, OSError) as error:
        raise TryAgainError(
            f"Discord cannot be reached; look after this machine's network: {error}"
        ) from None


class GatedConnector(aiohttp.TCPConnector):
    """Lets requests that change something go out only while this process is known to serve.

    Where that cannot be known, because the database does not answer, members are still answered:
    it is what tells them so, as in a chat (`telling_of_delay`). Whatever else was to be sent fails
    as on a cut connection.

    It stands here and not in a trace, whose signals would cost each request a tenth of its time.
    Here also is the last moment before a request is written.
    """

    def __init__(
        self, settle: Callable[[], Awaitable[bool]], require: Callable[[], Awaitable[None]]
    ) -> None:
        """`require` raises where whoever makes a request would not have it written any more."""
        super().__init__(limit=0)  # as discord.py's own
        self._settle = settle
        self._require = require

    async def connect(
        self,
        req: aiohttp.ClientRequest,
        traces: list[Trace],
        timeout: aiohttp.ClientTimeout,  # noqa: ASYNC109 - its name is aiohttp's
    ) -> Connection:
        """Ask first.

        Raises:
            HeldBackError: Another process may be serving.
        """
        if not (
            req.method == "GET"
            or await self._settle()
            or tells_of_delay()
            or any(part in _ANSWERS for part in req.url.parts)
        ):
            raise HeldBackError
        connection = await super().connect(req, traces, timeout)
        try:
            await self._require()
        except BaseException:
            connection.release()
            raise
        return connection


async def use_host(api_url: str) -> None:
    """Make discord.py speak to `api_url`; asks that host where its gateway is.

    Raises:
        TryAgainError: The host does not answer as Discord would.
    """
    if api_url == DEFAULT_API_URL:
        return
    try:
        timeout = aiohttp.ClientTimeout(total=10)
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.get(f"{api_url}/gateway") as response,
        ):
            gateway = yarl.URL((await response.json())["url"])
    except (aiohttp.ClientError, OSError, ValueError, KeyError, TypeError) as error:
        raise TryAgainError(
            f"DISCORD_API_URL is {api_url}, but nothing there answers as Discord does "
            f"({type(error).__name__}). Start what should answer, or remove the setting."
        ) from None
    Route.BASE = api_url
    DiscordWebSocket.DEFAULT_GATEWAY = gateway
