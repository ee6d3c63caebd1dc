"""What must hold when a request goes out is asked immediately before each try of it.

Between a decision and what it leads to lie pauses: for one's place in the line, for the database,
before another try. discord.py makes some of its own, and tries up to five times. A process may be
stopped in any of them, and its machine may sleep.
"""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

__all__ = [
    "ConditionOverError",
    "HeldBackError",
    "require",
    "sending_if",
    "telling_of_delay",
    "tells_of_delay",
]

_DELAYED: ContextVar[bool] = ContextVar("delayed", default=False)
_HOLDS: ContextVar[Callable[[], Awaitable[bool]] | None] = ContextVar("holds", default=None)


class ConditionOverError(Exception):
    """What had to hold no longer did, so a request, or another try of it, did not go out."""


class HeldBackError(ConnectionError):
    """A request was not sent: whether this process still serves could not be known just then."""

    def __init__(self) -> None:
        super().__init__("whether another process serves this bot cannot be known now")


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


@contextmanager
def telling_of_delay() -> Iterator[None]:
    """Let a member be told that something waits for the database.

    That alone may be said while nobody can know whether this process still serves, besides answers
    to presses.
    """
    token = _DELAYED.set(True)
    try:
        yield
    finally:
        _DELAYED.reset(token)


def tells_of_delay() -> bool:
    """Whether the request that is under way does so."""
    return _DELAYED.get()
