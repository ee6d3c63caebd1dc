"""The one way from the event loop to the database: plain functions, run in threads."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from types import TracebackType
from typing import Concatenate, ParamSpec, Self, TypeVar

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.orm.exc import StaleDataError

from bot.db.backends import BACKENDS
from bot.db.group_commit import Group
from bot.db.leftovers import sweep
from bot.domain.refusals import Refusal, RefusedError
from bot.errors import TryAgainError

__all__ = ["AwayError", "BusyError", "Database"]

P = ParamSpec("P")
T = TypeVar("T")

_LONGEST_LINE = 1_000
"""Work that may wait; at the measured 460 transactions a second, about two seconds of it."""


_log = structlog.get_logger(__name__)


class BusyError(RefusedError, TryAgainError):
    """More work is waiting than can be answered within Discord's three seconds."""

    def __init__(self) -> None:
        super().__init__(Refusal.BUSY)


class AwayError(RefusedError, TryAgainError):
    """The database cannot be reached, is locked or has no room.

    What was to be done was not done, unless the connection broke within the very commit.
    """

    def __init__(self, cause: object) -> None:
        """`cause`: what the driver says, for the host."""
        super().__init__(Refusal.AWAY)
        self.cause = cause


class _Pool:
    """Threads, each with a transaction at a time.

    They do not wait for one another, so a row may be gone between its reading and its writing. Then
    the work is done once more, on what is there now.
    """

    def __init__(self, engine: Engine, threads: int, name: str) -> None:
        self._threads = ThreadPoolExecutor(threads, name)
        self._sessions = sessionmaker(engine, expire_on_commit=False)

    def run(self, work: Callable[[Session], T]) -> asyncio.Future[T]:
        """Do some work as a transaction."""
        loop = asyncio.get_running_loop()
        return loop.run_in_executor(self._threads, copy_context().run, self._transact, work)

    def _transact(self, work: Callable[[Session], T]) -> T:
        try:
            return self._once(work)
        except StaleDataError:
            # What it had read was deleted before it was written, with its member's record, say.
            return self._once(work)

    def _once(self, work: Callable[[Session], T]) -> T:
        with self._sessions() as session, session.begin():
            return work(session)

    def close(self) -> None:
        """Finish what is under way."""
        self._threads.shutdown()


class Database:
    """Runs functions of a `Session` as transactions, away from the event loop.

    SQLite has one writer, so it gets one thread, which commits at once for all who wait, and one
    more for reads that take long. PostgreSQL gets as many threads as it has connections. The
    caller's log context goes along.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._writes: Group | _Pool
        self._reads: Group | _Pool
        reading = engine.execution_options(reads_only=True)
        if BACKENDS[engine.dialect.name].one_writer:
            self._writes, self._reads = Group(engine, "db"), Group(reading, "db-read")
        else:
            size: int = engine.pool.size()  # type: ignore[attr-defined]  # a QueuePool, as `engine.create` made it
            self._writes = _Pool(engine, max(1, size - 1), "db")
            self._reads = _Pool(reading, 1, "db-read")
        self._sweeping = asyncio.Lock()
        self._waiting = 0
        self.settled: Callable[[], Awaitable[object]] | None = None
        """Awaited before each transaction that may write: whether this process may."""

    async def run(
        self, work: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run one transaction: `work(session, …)`, committed if it returns, undone if it raises.

        Raises:
            BusyError: Too much is waiting; nothing was done.
            AwayError: The database cannot be used now.
        """
        if self.settled is not None:
            await self.settled()
        return await self._hop(self._writes, lambda session: work(session, *args, **kwargs))

    async def to_the_end(
        self, step: Callable[Concatenate[Session, P], bool], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Run a transaction again and again while it says that there is more to do.

        Others are served between any two: a step is what none has to wait for.

        Raises:
            BusyError: Too much is waiting; what was done so far is done.
        """
        while await self.run(step, *args, **kwargs):
            pass

    async def sweep(self) -> None:
        """Let what was deleted be nowhere beside the record either; nobody waits for it."""
        async with self._sweeping:
            await asyncio.to_thread(sweep, self.engine)

    async def vital(
        self, work: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run a transaction without which none may run: in line, however long the line is."""
        return await self._writes.run(lambda session: work(session, *args, **kwargs))

    async def read(
        self, work: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run a read that takes long, beside the writer and not in its way.

        Raises:
            BusyError: Too much is waiting.
            AwayError: The database cannot be used now.
        """
        return await self._hop(self._reads, lambda session: work(session, *args, **kwargs))

    async def _hop(self, line: Group | _Pool, work: Callable[[Session], T]) -> T:
        if self._waiting >= _LONGEST_LINE:
            raise BusyError
        self._waiting += 1
        try:
            return await line.run(work)
        except DBAPIError as error:
            if not _may_pass(error):
                raise
            _log.warning("database.away", reason=str(error.orig).partition("\n")[0])
            raise AwayError(error.orig) from None
        finally:
            self._waiting -= 1

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Let what is under way finish, then close every connection."""
        for line in (self._writes, self._reads):
            await asyncio.to_thread(line.close)
        self.engine.dispose()


def _may_pass(error: DBAPIError) -> bool:
    """Whether it is the state of the database, and not a statement that it will never take."""
    if error.connection_invalidated:
        return True
    # SQLite gives the errors of a statement the same class, but a name of their own.
    name = getattr(error.orig, "sqlite_errorname", "")
    return isinstance(error, OperationalError) and name != "SQLITE_ERROR"
