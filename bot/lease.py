"""One process serves a token: it holds a lease in the database, or it sends and writes nothing.

No two clocks need to agree. Who holds the lease renews it, and who would take it watches whether
it is renewed: a beat that stands still for longer than the holder trusts its own last renewal. The
holder reckons with clocks that go on while the machine sleeps, the watcher counts its own looks.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

import structlog
from sqlalchemy.orm import Session

from bot.clock import waking_clocks
from bot.db import leases
from bot.db.database import Database
from bot.db.leases import Claim, LeaseLostError, Seen
from bot.errors import TryAgainError
from bot.process import Process

__all__ = ["Lease", "LeaseHeldError", "Rhythm"]

_log = structlog.get_logger(__name__)


class LeaseHeldError(TryAgainError):
    """Another process serves the application, and lives."""

    def __init__(self, holder: str | None) -> None:
        process = Process.read(holder or "")
        who = f"process {process.pid} on {process.host}" if process else "it started just now"
        super().__init__(
            f"Another process is serving this bot ({who}), and is alive. One process serves one "
            "token: stop that one first, or try again when it has ended."
        )


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often a lease is renewed, and how soon one that is not has lapsed, in seconds."""

    beat: float = 2.0
    trust: float = 4.0
    """How long after a renewal its holder is sure that nobody else can have taken it: less than
    `looks` looks take."""
    look: float = 0.5
    looks: int = 14
    """Looks without a beat after which a lease has lapsed. A watcher that is stopped meanwhile
    has not looked, so it is counted in looks and not in time."""


class Lease:
    """The right to serve; until it is taken nothing is asked of it, and all may be done."""

    def __init__(
        self,
        db: Database,
        rhythm: Rhythm | None = None,
        clocks: Callable[[], tuple[float, ...]] = waking_clocks,
    ) -> None:
        self._db = db
        self._rhythm = rhythm or Rhythm()
        self._clocks = clocks
        self._mine: Claim | None = None
        self._taken = asyncio.Event()
        self._lost = asyncio.Event()
        self._renewed = clocks()
        self._renewal: asyncio.Task[None] | None = None
        self._failing = False

    async def take(self, application_id: int) -> None:
        """Take the lease; wait for one that is not renewed to lapse.

        Raises:
            LeaseHeldError: It is renewed, so another process is alive.
        """
        seen = await self._lapsed(application_id)
        began = self._clocks()
        holder = str(Process.this())
        self._mine = await self._db.run(leases.take, application_id, seen, holder)
        if self._mine is None:
            raise LeaseHeldError(None)
        self._renewed = began
        self._taken.set()
        _log.info("lease.taken", number=self._mine.number)

    async def keep(self) -> None:
        """Renew the lease, once it is taken, until it is lost.

        Raises:
            LeaseLostError: Another process has taken it.
        """
        await self._taken.wait()
        while not self._lost.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._lost.wait(), self._rhythm.beat)
            await self._renew()
        raise LeaseLostError

    async def settle(self) -> bool:
        """Whether nobody else can be serving, which is asked before anything is sent or written.

        While the database does not answer it cannot be known: False. Once the lease is lost this
        never returns, since the process is leaving and must do nothing more.
        """
        if self._mine is None or (not self._lost.is_set() and self._is_fresh()):
            return True
        for _ in range(2):  # a renewal that was under way when the process was stopped is as old
            if self._lost.is_set() or self._failing or self._is_fresh():
                break
            await asyncio.wait({self._renew()}, timeout=self._rhythm.beat)
        if self._lost.is_set():
            await asyncio.get_running_loop().create_future()
        return self._is_fresh()

    def check(self, session: Session) -> None:
        """Make sure within a transaction that the lease is not lost before it ends.

        Raises:
            LeaseLostError: It is lost already.
        """
        if self._mine is not None:
            leases.check(session, self._mine)

    async def release(self) -> None:
        """Give the lease back, so that the next process need not wait."""
        if self._mine is None or self._lost.is_set():
            return
        try:
            await self._db.vital(leases.release, self._mine)
        except Exception as error:  # noqa: BLE001 - without it the next process waits: no more
            _log.warning("lease.not_released", reason=str(error))
        self._mine = None

    async def _lapsed(self, application_id: int) -> Seen | None:
        """The lease as it stood when it was free, or had not been renewed for long enough."""
        seen = await self._db.read(leases.look, application_id)
        for look in range(self._rhythm.looks):
            if seen is None or seen.holder is None or _has_ended(seen.holder):
                break
            if not look:
                _log.info("lease.awaited", holder=seen.holder)
            await asyncio.sleep(self._rhythm.look)
            now = await self._db.read(leases.look, application_id)
            if now is not None and now.holder is not None and now != seen:
                raise LeaseHeldError(now.holder)
            seen = now
        return seen

    def _is_fresh(self) -> bool:
        passed = [now - then for now, then in zip(self._clocks(), self._renewed, strict=True)]
        return min(passed) >= 0 and max(passed) < self._rhythm.trust

    def _renew(self) -> asyncio.Task[None]:
        """Renew the lease; whoever asks meanwhile waits for the same outcome."""
        if self._renewal is None or self._renewal.done():
            self._renewal = asyncio.create_task(self._try())
        return self._renewal

    async def _try(self) -> None:
        if self._mine is None:
            return
        began = self._clocks()
        try:
            still = await self._db.vital(leases.renew, self._mine)
        except Exception as error:  # noqa: BLE001 - whatever it is, the next beat may succeed
            if not self._failing:
                _log.warning("lease.not_renewed", reason=str(error))
            self._failing = True
            return
        self._failing = False
        if still:
            self._renewed = began
        else:
            self._lost.set()


def _has_ended(holder: str) -> bool:
    process = Process.read(holder)
    return process is not None and process.has_ended()
