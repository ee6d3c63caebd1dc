"""The one way from the event loop to the database: plain functions, run in threads."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import partial
from types import TracebackType
from typing import Concatenate, ParamSpec, Self, TypeVar

from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from bot.errors import WhiteboardError

__all__ = ["BusyError", "Database"]

P = ParamSpec("P")
T = TypeVar("T")

_LONGEST_LINE = 1_000
"""Work that may wait; at the measured 460 transactions a second, about two seconds of it."""


class BusyError(WhiteboardError):
    """More work is waiting than can be answered within Discord's three seconds."""

    def __init__(self) -> None:
        super().__init__("I am busy right now. Nothing was lost; please try again in a moment.")


class Database:
    """Runs functions of a `Session` as transactions, away from the event loop.

    SQLite has one writer, so it gets one thread, and one more for reads that take long.
    PostgreSQL gets as many threads as it has connections. The caller's log context goes along.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        is_sqlite = engine.dialect.name == "sqlite"
        writers = 1 if is_sqlite else max(1, engine.pool.size() - 1)  # type: ignore[attr-defined]  # a QueuePool, as `engine.create` made it
        self._writers = ThreadPoolExecutor(writers, "db")
        self._readers = ThreadPoolExecutor(1, "db-read")
        self._sessions = sessionmaker(engine, expire_on_commit=False)
        self._read_sessions = sessionmaker(
            engine.execution_options(reads_only=True), expire_on_commit=False
        )
        self._waiting = 0

    async def run(
        self, work: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run one transaction: `work(session, …)`, committed if it returns, undone if it raises.

        Raises:
            BusyError: Too much is waiting; nothing was done.
        """
        return await self._hop(
            self._writers, partial(self._transact, self._sessions, work, *args, **kwargs)
        )

    async def read(
        self, work: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run a read that takes long, beside the writer and not in its way.

        Raises:
            BusyError: Too much is waiting.
        """
        return await self._hop(
            self._readers, partial(self._transact, self._read_sessions, work, *args, **kwargs)
        )

    async def _hop(self, threads: ThreadPoolExecutor, work: Callable[[], T]) -> T:
        if self._waiting >= _LONGEST_LINE:
            raise BusyError
        self._waiting += 1
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(threads, partial(copy_context().run, work))
        finally:
            self._waiting -= 1

    @staticmethod
    def _transact(
        sessions: sessionmaker[Session],
        work: Callable[Concatenate[Session, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        with sessions() as session, session.begin():
            return work(session, *args, **kwargs)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Let what is under way finish, then close every connection."""
        for threads in (self._writers, self._readers):
            await asyncio.to_thread(threads.shutdown)
        self.engine.dispose()
