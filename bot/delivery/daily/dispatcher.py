"""Drives the daily questions: asks the record what is due, and hands it to the sender."""

from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any, TypeVar

import discord

from bot.db.database import Database
from bot.delivery.background import Background
from bot.delivery.daily.sender import Sender
from bot.delivery.limiter import MESSAGES_A_SECOND, Limiter
from bot.domain.attempts.occasions import PostRef
from bot.domain.daily.posts import Closing, Dispatch
from bot.domain.people.caller import Caller
from bot.errors import WhiteboardError
from bot.services.clock import Clock
from bot.services.daily.outcomes import LEASE, PostOutcomes
from bot.services.daily.posting import PostingService
from bot.services.daily.set_clock import SetClock

__all__ = ["Dispatcher"]

T = TypeVar("T", Dispatch, Closing)

_BATCH = 100
"""Rows of one transaction: the writer is never held for long."""
_EDITS = 50
"""Messages brought up to date in one round."""


class Dispatcher:
    """Reconciles: whatever the record says is due and not yet done is taken up again."""

    def __init__(
        self,
        client: discord.Client,
        db: Database,
        posting: PostingService,
        outcomes: PostOutcomes,
        set_clock: SetClock,
        clock: Clock,
    ) -> None:
        self._client = client
        self._db = db
        self._posting = posting
        self._outcomes = outcomes
        self._set_clock = set_clock
        self._clock = clock
        self._reckoned_at: datetime | None = None
        self.limiter = Limiter(MESSAGES_A_SECOND)
        """Shared by all that writes into channels."""
        self._sender = Sender(client, db, posting, outcomes, self.limiter, clock)
        self._at_work = Background("daily")
        self._busy: set[int] = set()
        """The posts that are being worked on: each has one worker, who sends or edits it."""
        self._most = int(self.limiter.a_second * LEASE.total_seconds() / 2)

    async def tick(self) -> None:
        """Post what is due, take up what was left undone, and close what is over."""
        await self._client.wait_until_ready()
        await self._reckon()
        await self._take(self._posting.claim, self._send)
        await self._take(self._posting.reclaim, self._send)
        await self._take(self._outcomes.closings, self._sender.close)

    async def refresh(self) -> None:
        """Bring numbers of answers up to date; called no more often than messages may change."""
        if self._sender.stopping.is_set() or not self._client.is_ready():
            return
        for closing in await self._db.run(self._outcomes.outdated, _EDITS):
            self._begin(closing, self._sender.refresh)

    def post(self, dispatch: Dispatch) -> None:
        """Send one post at once."""
        self._begin(dispatch, self._send)

    async def _send(self, dispatch: Dispatch) -> None:
        await self._sender.post(dispatch)
        if dispatch.claimed_at > self._clock():  # by one that was ahead: it may be there by now
            self._reckoned_at = None

    async def _reckon(self) -> None:
        """At the first tick, and wherever the clock went back, reckon again what was from it."""
        now, before = self._clock(), self._reckoned_at
        if before is None or now < before:
            await self._db.run(self._set_clock.posts)
            done: int | None = 0
            while done is not None:
                done = await self._db.run(self._set_clock.schedules, done, _BATCH)
        self._reckoned_at = now

    def seen(self, who: Caller, ref: PostRef, channel_id: int, message_id: int) -> None:
        """Note that a post's message is there, beside the answer to whoever pressed it."""
        self._at_work.start(self._note(who, ref, channel_id, message_id))

    async def _note(self, who: Caller, ref: PostRef, channel_id: int, message_id: int) -> None:
        with suppress(WhiteboardError):  # the next press says it again
            await self._db.run(self._outcomes.seen, who, ref, channel_id, message_id)

    async def _take(
        self,
        find: Callable[..., Sequence[T]],
        work: Callable[[T], Coroutine[Any, Any, None]],
    ) -> None:
        """Begin what the record says is to be done, as much as can be done within half a lease."""
        while not self._sender.stopping.is_set() and (room := self._most - len(self._at_work)) > 0:
            found = await self._db.run(find, min(room, _BATCH))
            for each in found:
                self._begin(each, work)
            if len(found) < _BATCH:
                return

    def _begin(self, what: T, work: Callable[[T], Coroutine[Any, Any, None]]) -> None:
        """Work on a post, unless that is being done: no lease is so long that two never could."""
        post = what.post.ref.post
        if post not in self._busy:
            self._busy.add(post)
            task = self._at_work.start(work(what))
            task.add_done_callback(lambda _: self._busy.discard(post))

    async def stop(self) -> None:
        """Claim nothing more, and let what is under way finish."""
        self._sender.stopping.set()
        await self._at_work.finish(seconds=10)
