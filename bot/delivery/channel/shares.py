"""Brings what members share of their own to where the others see it: there it stands once."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

import discord
import structlog

from bot.db.database import Database
from bot.delivery.conditions import ConditionOverError, sending_if
from bot.delivery.limiter import Limiter, Urgency
from bot.delivery.looking import Looking, UnknowableError
from bot.delivery.nonces import Remembered
from bot.delivery.outcomes import Failed, Failure
from bot.delivery.places import attempt_in
from bot.domain.channel.sharing import SharedAnswer
from bot.domain.refusals import Refusal, RefusedError
from bot.services.channel.deadlines import ChannelDeadlines
from bot.services.clock import Clock
from bot.ui.channel.sharing import is_shared, shared_card

__all__ = ["Shares"]

_PAUSES = (0, 1, 3)
"""Seconds before each try to post it."""

_log = structlog.get_logger(__name__)


class Shares:
    """Posts what is shared in threads, and looks for what may have been posted before."""

    def __init__(
        self,
        client: discord.Client,
        db: Database,
        rounds: ChannelDeadlines,
        limiter: Limiter,
        clock: Clock,
    ) -> None:
        self._client = client
        self._db = db
        self._rounds = rounds
        self._limiter = limiter
        self._clock = clock
        self._looking = Looking(client, limiter, clock)
        self._under_way: set[tuple[int, int, int]] = set()

    @contextmanager
    def alone(self, shared: SharedAnswer) -> Iterator[None]:
        """Share it once at a time: what is on its way is not to be looked for, nor sent again.

        Raises:
            RefusedError: It is being shared by another press.
        """
        key = (shared.ref.round, shared.ref.position, shared.member_id)
        if key in self._under_way:
            raise RefusedError(Refusal.SHARED_ALREADY)
        self._under_way.add(key)
        try:
            yield
        finally:
            self._under_way.discard(key)

    async def find(self, shared: SharedAnswer) -> tuple[int, int] | None:
        """The channel and the message where it stands, or None if it is certainly nowhere.

        Raises:
            RefusedError: That cannot be told.
        """
        unsure = False
        for place in shared.places:
            found = await self._look(shared, place)
            if isinstance(found, int):
                return place, found
            unsure = unsure or found is not None
        if unsure:
            raise RefusedError(Refusal.PERHAPS_SHARED)
        return None

    async def _look(
        self, shared: SharedAnswer, place_id: int
    ) -> int | Failed | UnknowableError | None:
        """Its message in one place, None if it is certainly not there, or why nobody knows."""
        looking = self._looking.find(
            shared.guild_id, place_id, shared.shared_at, lambda each: is_shared(each, shared)
        )
        try:
            found = await attempt_in(self._client, shared.guild_id, looking)
        except UnknowableError as error:
            return error
        if not isinstance(found, Failed):
            return found.result
        return None if found.failure is Failure.CHANNEL_GONE else found

    async def in_thread(self, shared: SharedAnswer, thread_id: int) -> int | None:
        """Post it in the card's thread, and return the message's id.

        None where that takes nothing from us.

        Raises:
            RefusedError: It cannot be posted for now.
        """
        thread = self._client.get_partial_messageable(thread_id)
        remembered, asked = Remembered(self._clock), 0

        async def holds() -> bool:
            nonlocal asked
            asked += 1
            return remembered.is_so()

        for pause in _PAUSES:
            await asyncio.sleep(pause)
            await self._limiter.acquire(Urgency.POST)
            sending = thread.send(view=shared_card(shared), nonce=shared.nonce)
            try:
                with sending_if(holds):
                    sent = await attempt_in(self._client, shared.guild_id, sending)
            except ConditionOverError:
                break
            if not isinstance(sent, Failed):
                return sent.result.id
            if sent.failure is not Failure.UNKNOWN:
                await self._closed(shared.ref.round, sent)
                return await self._seen(shared, thread_id) if asked > 1 else None
            _log.warning("round.not_shared", round=shared.ref.round, reason=sent.said)
        if (found := await self._seen(shared, thread_id)) is None:
            raise RefusedError(Refusal.NOT_SHARED_NOW)
        return found

    async def _seen(self, shared: SharedAnswer, thread_id: int) -> int | None:
        """Its message, where a try that failed has brought it there all the same.

        Raises:
            RefusedError: Nobody knows.
        """
        found = await self._look(shared, thread_id)
        if found is None or isinstance(found, int):
            return found
        raise RefusedError(Refusal.NOT_SHARED_NOW)

    async def _closed(self, key: int, refused: Failed) -> None:
        """A thread took nothing; unless that may pass, what is shared goes past it from now on."""
        if refused.is_final:
            _log.info("round.thread_lost", round=key, reason=refused.said)
            await self._db.run(self._rounds.opened_thread, key, None)
        else:
            _log.info("round.thread_refused", round=key, reason=refused.said)
