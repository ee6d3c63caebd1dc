"""Group commit: what many callers wait for is done by one thread in one transaction of SQLite.

Beginning and committing cost as much as a few statements, and every change of threads costs more.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import Context, copy_context
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

__all__ = ["Group"]

T = TypeVar("T")

_MOST = 16
"""Callers of one commit: the first of them waits for the last."""


@dataclass(slots=True)
class _Job:
    """One caller's transaction, and what becomes of it."""

    work: Callable[[Session], Any]
    done: asyncio.Future[Any]
    context: Context = field(default_factory=copy_context)
    result: Any = None
    error: BaseException | None = None

    def attempt(self, connection: Connection) -> None:
        """Do the work in a savepoint of its own: its failure undoes it alone.

        Raises:
            Exception: The failure took the whole transaction with it, as a full disk does.
        """
        session = Session(
            connection, expire_on_commit=False, join_transaction_mode="create_savepoint"
        )
        try:
            with session, session.begin():
                self.result = self.context.run(self.work, session)
        except Exception as error:
            self.error = error
            driver: Any = connection.connection.driver_connection
            if not driver.in_transaction:
                raise

    def tell(self) -> None:
        """Tell the caller; they may have gone away."""
        if not self.done.done() and self.error is None:
            self.done.set_result(self.result)
        elif not self.done.done() and self.error is not None:
            self.done.set_exception(self.error)


class Group:
    """A thread and the line of jobs before it; nobody is told anything before the COMMIT."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self._thread = ThreadPoolExecutor(1, name)
        self._waiting: deque[_Job] = deque()

    def run(self, work: Callable[[Session], T]) -> asyncio.Future[T]:
        """Put work into the line, as a transaction that stands or falls alone."""
        job = _Job(work, asyncio.get_running_loop().create_future())
        self._waiting.append(job)
        self._thread.submit(self._commit)
        return job.done

    def close(self) -> None:
        """Finish what is under way."""
        self._thread.shutdown()

    def _commit(self) -> None:
        """Do what is waiting; an earlier call may have done it already.

        Who comes while the lock is waited for goes along, or fails along: so that a lock which is
        held for long keeps nobody waiting twice, past Discord's deadline.
        """
        if not self._waiting:
            return
        jobs: list[_Job] = []
        try:
            with self._engine.begin() as connection:
                jobs = self._take(_MOST)
                for job in jobs:
                    job.attempt(connection)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is every caller's
            jobs = jobs or self._take(len(self._waiting))
            for job in jobs:
                job.error = error
        for job in jobs:
            job.done.get_loop().call_soon_threadsafe(job.tell)

    def _take(self, most: int) -> list[_Job]:
        """The first of those who wait."""
        return [self._waiting.popleft() for _ in range(min(most, len(self._waiting)))]
