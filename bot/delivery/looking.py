"""Looks in a channel for a message of ours of which nobody knows whether it came there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

import discord

from bot.delivery.limiter import Limiter, Urgency
from bot.delivery.places import is_out_at
from bot.services.clock import Clock

__all__ = ["Looking", "ServerOutError", "Unknowable", "UnknowableError"]

_PAGE = 100
"""The most that Discord shows at once."""
_PAGES = 20
"""After so many an end is made, and what was not found by then is not known to be absent."""
_SET_BY = timedelta(hours=2)
"""How far a host's clock may have been set back between what began and the look: an hour by a wrong
zone, and as much again."""


class Unknowable(Enum):
    """Why nobody knows whether a message is there."""

    UNREADABLE = auto()
    """Discord shows none, as it does to those who may not read them."""
    TOO_MANY = auto()
    """There are more messages than we look at."""


class UnknowableError(Exception):
    """Whether a message is there cannot be known."""

    def __init__(self, why: Unknowable) -> None:
        super().__init__(why.name)
        self.why = why


class ServerOutError(ConnectionError):
    """Discord says that a server is out: what it shows of it now is no answer, and may be later."""


@dataclass(frozen=True, slots=True)
class Looking:
    """Reads what was written in a channel since something began."""

    client: discord.Client
    limiter: Limiter
    clock: Clock

    async def find(
        self,
        guild_id: int,
        channel_id: int,
        began: datetime,
        is_it: Callable[[discord.Message], bool],
    ) -> int | None:
        """The id of our message that is the one, or None if it is certainly not there.

        It is looked for in the latest page, and then from the time on at which it can have come
        first: where much was written since, the oldest is what matters.

        Args:
            guild_id: In which server; 0 in direct messages.
            channel_id: Where.
            began: When, by the host's clock, it was decided to send it.
            is_it: Whether a message of ours is the one.

        Raises:
            UnknowableError: Not all that could be it was seen.
            discord.HTTPException: Discord refused the look.
            ServerOutError: It was not seen, and the server is out.
        """
        page = await self._page(channel_id, None, upwards=False)
        start = self._start(began, page[0].created_at) if page else None
        cursor: discord.abc.Snowflake | None = None
        for _ in range(_PAGES):
            for message in page:
                if message.author == self.client.user and is_it(message):
                    return message.id
            if is_out_at(self.client, guild_id):
                raise ServerOutError("its server is out")
            if not page and not await self._may_read(channel_id):
                raise UnknowableError(Unknowable.UNREADABLE)
            if len(page) < _PAGE:
                return None
            cursor = start if start and cursor is None else page[-1]
            page = await self._page(channel_id, cursor, upwards=start is not None)
        raise UnknowableError(Unknowable.TOO_MANY)

    def _start(self, began: datetime, latest: datetime) -> discord.Object | None:
        """From where on something can have come that began when the host's clock said so.

        Ids have Discord's time, and the host's clock may be ahead of that by any time. But no
        message is from Discord's future: so it is ahead of it by no more than of the latest
        message. Where little is written that leads far back, and over few messages.

        Args:
            began: When it began, by the host's clock.
            latest: When the latest message came, by Discord's.

        Returns:
            An id; None where it began in the host's future: by a clock that was another one, so
            that it may have come at any time.
        """
        now = self.clock()
        if began > now:
            return None
        ahead = max(now - latest, timedelta())
        snowflake = discord.utils.time_snowflake(began - ahead - _SET_BY)
        return discord.Object(max(snowflake, 0))

    async def _page(
        self, channel_id: int, cursor: discord.abc.Snowflake | None, *, upwards: bool
    ) -> list[discord.Message]:
        """The messages after a place in a channel, or before it."""
        await self.limiter.acquire(Urgency.EDIT)
        channel = self.client.get_partial_messageable(channel_id)
        if upwards:
            history = channel.history(limit=_PAGE, after=cursor, oldest_first=True)
        else:
            history = channel.history(limit=_PAGE, before=cursor)
        return [message async for message in history]

    async def _may_read(self, channel_id: int) -> bool:
        """Whether we know that an empty list of messages is the truth."""
        channel: object = self.client.get_channel(channel_id)
        if channel is None:  # of archived threads Discord tells only who asks
            await self.limiter.acquire(Urgency.EDIT)
            channel = await self.client.fetch_channel(channel_id)
        if not isinstance(channel, discord.abc.GuildChannel | discord.Thread):
            return False
        if isinstance(channel, discord.Thread) and channel.parent is None:
            return False
        return channel.permissions_for(channel.guild.me).read_message_history
