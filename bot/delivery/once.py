"""Brings a message to its channel once, whatever comes between its sending and the record of it."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

import discord
import structlog

from bot.delivery.conditions import sending_if
from bot.delivery.limiter import Limiter, Urgency
from bot.delivery.looking import Looking
from bot.delivery.nonces import Remembered
from bot.services.clock import Clock
from bot.ui.failures import NETWORK_ERRORS

__all__ = ["Mail", "Once", "UnwantedError"]

_log = structlog.get_logger(__name__)


class UnwantedError(Exception):
    """A message is not to be sent any more, and is not there."""


@dataclass(frozen=True, slots=True)
class Mail:
    """A message that is to stand in a channel once."""

    guild_id: int
    channel_id: int
    since: datetime
    """When it was claimed first: since then Discord may know its nonce."""
    is_it: Callable[[discord.Message], bool]
    """Whether a message of ours is this one."""
    is_wanted: Callable[[], Awaitable[bool]]
    """Whether it is still to be sent; asked before each try."""
    send: Callable[[discord.PartialMessageable], Awaitable[discord.Message]]
    """Sends it, with its nonce."""
    is_new: bool = True
    """Whether nobody can have sent it before."""


class Once:
    """Sends, or finds what an earlier try has brought there."""

    def __init__(self, client: discord.Client, limiter: Limiter, clock: Clock, errand: str) -> None:
        """`errand`: what the log's events begin with."""
        self._client = client
        self._limiter = limiter
        self._clock = clock
        self._errand = errand
        self._looking = Looking(client, limiter, clock)
        self.stopping = asyncio.Event()
        """Set when the bot leaves: what fails now is left to its next life."""

    async def find_or_send(self, mail: Mail) -> int:
        """The id of the message; it is sent unless an earlier try has brought it there.

        Raises:
            UnwantedError: It is not wanted any more, and is not there.
            ConditionOverError: Discord may not remember its nonce any more: look for it later.
            UnknowableError: Nobody can tell whether it is there.
            discord.HTTPException: Discord refused it, or the look for it.
        """
        remembered, asked, pause = Remembered(self._clock, mail.since), 0, 1.0
        before = 0 if mail.is_new else 1
        if not remembered.is_so():
            if (found := await self._find(mail)) is not None:
                return found
            remembered, before = Remembered(self._clock), 0

        async def holds() -> bool:
            nonlocal asked
            if not await mail.is_wanted():
                raise UnwantedError
            asked += 1
            return remembered.is_so()

        while True:
            try:
                return await self._send(mail, holds)
            except (discord.DiscordServerError, *NETWORK_ERRORS) as error:
                _log.info(f"{self._errand}.retrying", channel=mail.channel_id, reason=str(error))
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self.stopping.wait(), pause)
                # The message may be there: only the same nonce, while Discord knows it, is safe.
                if self.stopping.is_set() or not remembered.is_so():
                    raise
                pause *= 2
            except (UnwantedError, discord.HTTPException) as error:
                # A try before this one that failed may have brought it there all the same.
                tries = before + (asked if isinstance(error, UnwantedError) else asked - 1)
                if tries < 1 or (found := await self._find(mail)) is None:
                    raise
                return found

    async def _send(self, mail: Mail, holds: Callable[[], Awaitable[bool]]) -> int:
        """Send it, each try only if it holds immediately before that."""
        await self._limiter.acquire(Urgency.POST)
        channel = self._client.get_partial_messageable(mail.channel_id)
        with sending_if(holds):
            return (await mail.send(channel)).id

    async def _find(self, mail: Mail) -> int | None:
        """The id of the message, or None where it is not there."""
        return await self._looking.find(mail.guild_id, mail.channel_id, mail.since, mail.is_it)
