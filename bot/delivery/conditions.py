"""What must hold when a request goes out is asked immediately before each try of it.

Between a decision and what it leads to lie pauses: for one's place in the line, for the database,
before another try. discord.py makes some of its own, and tries up to five times. A process may be
stopped in any of them, and its machine may sleep.
"""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

__all__ = ["ConditionOverError", "require", "sending_if"]

_HOLDS: ContextVar[Callable[[], Awaitable[bool]] | None] = ContextVar("holds", default=None)


class ConditionOverError(Exception):
    """What had to hold no longer did, so a request, or another try of it, did not go out."""


@contextmanager
def sending_if(holds: Callable[[], Awaitable[bool]]) -> Iterator[None]:
    """Let each try of the requests that are made meanwhile go out only if this holds then.

    Raises:
        ConditionOverError: It did not; so does whatever `holds` raises.
    """
    token = _HOLDS.set(holds)
    try:
        yield
    finally:
        _HOLDS.reset(token)


async def require() -> None:
    """Let a try go out: its connection stands, and it is written next.

    Raises:
        ConditionOverError: What has to hold does not; so does whatever `holds` raises.
    """
    holds = _HOLDS.get()
    if holds is not None and not await holds():
        raise ConditionOverError
