"""What became of a request to Discord: done, refused for good and why, or unknown."""

from collections.abc import Awaitable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Generic, TypeAlias, TypeVar

import discord

from bot.delivery.conditions import HeldBackError
from bot.ui.failures import REQUEST_ERRORS

__all__ = [
    "Done",
    "Failed",
    "Failure",
    "Tried",
    "attempt",
    "failure_of",
]

T = TypeVar("T")


class Failure(Enum):
    """Why a request was not done, or may not have been."""

    MESSAGE_GONE = auto()
    CHANNEL_GONE = auto()
    """Deleted, or in a server that the bot has left."""
    UNSEEN = auto()
    """The bot may not view the channel."""
    NOT_ALLOWED = auto()
    """It may view it, but lacks a permission for this."""
    ARCHIVED = auto()
    LOCKED = auto()
    DONE_BEFORE = auto()
    """What was to be made is there already."""
    WRONG_PLACE = auto()
    """A kind of channel that does not hold such a thing."""
    TOO_MANY_THREADS = auto()
    BLOCKED = auto()
    """By the server's own AutoMod."""
    REFUSED = auto()
    """For a reason that no other of these names."""
    UNKNOWN = auto()
    """Nothing was answered, or a failure of Discord's: it may have been done all the same."""

    @property
    def may_pass(self) -> bool:
        """Whether it is for good only where it lasts: a permission may come back."""
        return self in (Failure.UNSEEN, Failure.NOT_ALLOWED)


_BY_CODE = {
    10003: Failure.CHANNEL_GONE,
    10004: Failure.CHANNEL_GONE,
    10008: Failure.MESSAGE_GONE,
    50001: Failure.UNSEEN,
    50008: Failure.WRONG_PLACE,
    50013: Failure.NOT_ALLOWED,
    50024: Failure.WRONG_PLACE,
    50083: Failure.ARCHIVED,
    160004: Failure.DONE_BEFORE,
    160005: Failure.LOCKED,
    160006: Failure.TOO_MANY_THREADS,
    160007: Failure.TOO_MANY_THREADS,
    200000: Failure.BLOCKED,
    200001: Failure.BLOCKED,
}
"""https://discord.com/developers/docs/topics/opcodes-and-status-codes#json"""


_NO_WORD = (0, 40001, 40333)
"""With these the token, or a network before Discord, was the reason, and not what was asked."""


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """It was done."""

    result: T


@dataclass(frozen=True, slots=True)
class Failed:
    """It was not done, or nobody knows."""

    failure: Failure
    said: str
    """Discord's own words, for the log."""
    held_back: bool = False
    """Whether it never left this process, and can in a moment."""

    @property
    def is_final(self) -> bool:
        """Whether another try would fail too."""
        return self.failure is not Failure.UNKNOWN and not self.failure.may_pass


Tried: TypeAlias = Done[T] | Failed


async def attempt(request: Awaitable[T]) -> Tried[T]:
    """Make a request, and sort what became of it."""
    try:
        return Done(await request)
    except REQUEST_ERRORS as error:
        # aiohttp tells of every such error as one of its own.
        held_back = isinstance(error.__cause__, HeldBackError)
        return Failed(failure_of(error), str(error), held_back)


def failure_of(error: Exception) -> Failure:
    """Why a request was not done, by Discord's own code for it."""
    if not isinstance(error, discord.HTTPException) or error.status >= 500:
        return Failure.UNKNOWN
    if error.status == 429:
        return Failure.UNKNOWN  # a later try may be let through
    if error.code in _BY_CODE:
        return _BY_CODE[error.code]
    if error.status != 400 and error.code in _NO_WORD:
        return Failure.UNKNOWN
    return Failure.REFUSED
