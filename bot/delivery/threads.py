"""Says something in a thread or a channel, once."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Protocol

import discord
import structlog

from bot.db.database import Database
from bot.delivery.conditions import ConditionOverError, sending_if
from bot.delivery.limiter import Limiter, Urgency
from bot.delivery.looking import Looking, UnknowableError
from bot.delivery.nonces import Remembered
from bot.delivery.outcomes import Failed
from bot.delivery.places import attempt_in
from bot.services.clock import Clock
from bot.ui.cards import Card, has_number

__all__ = ["Teller", "Times"]

_log = structlog.get_logger(__name__)


class Times(Protocol):
    """Keeps what became of something that was to be told; every method is one transaction."""

    @property
    def told(self) -> Callable[..., None]:
        """It is there."""

    @property
    def refused(self) -> Callable[..., None]:
        """It was refused for a reason that may pass."""

    @property
    def unreachable(self) -> Callable[..., None]:
        """It cannot be told there any more."""


class News(Protocol):
    """Something to be said."""

    @property
    def guild_id(self) -> int:
        """In which server; 0 in direct messages."""

    @property
    def nonce(self) -> str:
        """The same for every try to say it."""


class Up(News, Protocol):
    """A time that is up, to be told."""

    @property
    def number(self) -> int:
        """By which the card that tells it is known again."""

    @property
    def ends_at(self) -> datetime | None:
        """Since when it may have been told."""


class Teller:
    """Tells the threads of interviews what happens by the clock, or by their hosts."""

    def __init__(
        self,
        client: discord.Client,
        db: Database,
        limiter: Limiter,
        clock: Clock,
        *,
        errand: str = "design",
    ) -> None:
        """`errand`: what the log's events begin with."""
        self._errand = errand
        self._client = client
        self._db = db
        self._limiter = limiter
        self._clock = clock
        self._looking = Looking(client, limiter, clock)

    async def say(self, news: News, place_id: int, card: Card) -> None:
        """Say something in a thread now, or not at all: later it is of no use."""
        sending = self._send(news, place_id, card, Remembered(self._clock))
        with suppress(ConditionOverError):
            said = await attempt_in(self._client, news.guild_id, sending)
            if isinstance(said, Failed):
                _log.warning(f"{self._errand}.unannounced", channel=place_id, reason=said.said)

    async def tell(self, times: Times, up: Up, place_id: int, card: Card) -> None:
        """Say in a thread that a time is up, once, and keep what became of it."""
        telling = self._once(up, place_id, card)
        try:
            said = await attempt_in(self._client, up.guild_id, telling)
        except ConditionOverError:
            return  # the next round looks whether it is there
        except UnknowableError as error:
            _log.warning(f"{self._errand}.unknown", channel=place_id, why=error.why.name)
            await self._db.run(times.told, up)  # rather not at all than twice
            return
        if not isinstance(said, Failed):
            await self._db.run(times.told, up)
            _log.info(f"{self._errand}.told", channel=place_id)
            return
        if said.failure.may_pass:
            await self._db.run(times.refused, up)
        elif said.is_final:
            await self._db.run(times.unreachable, up)
        _log.warning(f"{self._errand}.untold", channel=place_id, reason=said.said)

    async def _once(self, up: Up, place_id: int, card: Card) -> None:
        """Say it, unless an earlier try has brought it there: one of before a kill, say."""
        remembered = Remembered(self._clock, up.ends_at)
        if not remembered.is_so():
            if await self._is_there(up, place_id):
                return
            remembered = Remembered(self._clock)
        await self._send(up, place_id, card, remembered)

    async def _send(self, news: News, place_id: int, card: Card, remembered: Remembered) -> None:
        """Send it, each try only while Discord is sure to remember the one before."""
        channel = self._client.get_partial_messageable(place_id)
        await self._limiter.acquire(Urgency.POST)
        with sending_if(remembered.holds):
            await channel.send(view=card, nonce=news.nonce)

    async def _is_there(self, up: Up, place_id: int) -> bool:
        def is_it(message: discord.Message) -> bool:
            return has_number(message, up.number)

        began = up.ends_at or self._clock()
        return await self._looking.find(up.guild_id, place_id, began, is_it) is not None
