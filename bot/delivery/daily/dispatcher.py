"""Drives the daily questions: asks the record what is due, and hands it to the sender."""

import asyncio

import discord
import structlog

from bot.db.database import Database
from bot.delivery.background import Background
from bot.delivery.daily.sender import Sender
from bot.delivery.limiter import MESSAGES_A_SECOND, Limiter
from bot.domain.daily.posts import Dispatch
from bot.services.clock import Clock
from bot.services.daily.posting import LEASE, PostingService

__all__ = ["Dispatcher"]

_BATCH = 100
"""Rows of one transaction: the writer is never held for long."""
_EDITS = 50
"""Messages brought up to date in one round."""

_log = structlog.get_logger(__name__)


class Dispatcher:
    """Reconciles: whatever the record says is due and not yet done is taken up again."""

    def __init__(
        self,
        client: discord.Client,
        db: Database,
        posting: PostingService,
        clock: Clock,
    ) -> None:
        self._client = client
        self._db = db
        self._posting = posting
        self.limiter = Limiter(MESSAGES_A_SECOND)
        """Shared by all that writes into channels."""
        self._sender = Sender(client, db, posting, self.limiter, clock)
        self._at_work = Background("daily.failed")
        self._most = int(self.limiter.a_second * LEASE.total_seconds() / 2)

    async def tick(self) -> None:
        """Post what is due, take up what was left undone, and close what is over."""
        posting, db = self._posting, self._db
        await self._client.wait_until_ready()
        while not self._sender.stopping.is_set() and (room := self._most - len(self._at_work)) > 0:
            claimed = await db.run(posting.claim, min(room, _BATCH))
            for dispatch in claimed:
                self._at_work.start(self._sender.post(dispatch))
            if len(claimed) < _BATCH:
                break
        if self._sender.stopping.is_set():
            return
        for dispatch in await db.run(posting.reclaim, _BATCH):
            self._at_work.start(self._sender.post(dispatch))
        for closing in await db.run(posting.closings, _BATCH):
            self._at_work.start(self._sender.close(closing))

    async def refresh(self) -> None:
        """Bring numbers of answers up to date; called no more often than messages may change."""
        if self._sender.stopping.is_set() or not self._client.is_ready():
            return
        for closing in await self._db.run(self._posting.outdated, _EDITS):
            self._at_work.start(self._sender.refresh(closing))

    def post(self, dispatch: Dispatch) -> asyncio.Task[None]:
        """Send one post at once."""
        return self._at_work.start(self._sender.post(dispatch))

    async def stop(self) -> None:
        """Claim nothing more, and let what is under way finish."""
        self._sender.stopping.set()
        await self._at_work.finish(seconds=10)
