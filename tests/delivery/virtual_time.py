"""An event loop whose clock jumps to the next timer, so that an hour of waiting takes no time."""

import asyncio
import selectors
from collections.abc import Coroutine
from typing import Any, TypeVar

__all__ = ["TimeLoop", "run"]

T = TypeVar("T")


class _Jumping(selectors.DefaultSelector):
    """Never waits: what it was to wait is added to the loop's time."""

    passed = 0.0

    def select(self, timeout: float | None = None) -> list[Any]:
        """Look at the sockets, and let the time pass."""
        self.passed += timeout or 0.0
        return super().select(0)


class TimeLoop(asyncio.SelectorEventLoop):
    """A loop on that clock."""

    def __init__(self) -> None:
        self._jumping = _Jumping()
        super().__init__(self._jumping)

    def time(self) -> float:
        """The seconds that have been waited."""
        return self._jumping.passed

    def stall(self, seconds: float) -> None:
        """Let time pass while nothing runs, as in a process that was stopped."""
        self._jumping.passed += seconds


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine to its end on such a loop."""
    with asyncio.Runner(loop_factory=TimeLoop) as runner:
        return runner.run(work)
