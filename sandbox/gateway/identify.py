"""Who may begin a gateway session: intents, shards, and how often.

Source: https://docs.discord.com/developers/events/gateway#identifying
"""

import time
from dataclasses import dataclass
from typing import Final

from sandbox.errors import Json
from sandbox.world.world import Intent

_KNOWN_INTENTS: Final = sum(1 << bit for bit in (*range(17), 20, 21, 24, 25))
_PRIVILEGED: Final = Intent.MEMBERS | Intent.PRESENCES | Intent.MESSAGE_CONTENT
_PER_DAY: Final = 1000


@dataclass(frozen=True, slots=True)
class Refusal(Exception):  # noqa: N818 - it is not an error of ours
    """The connection is closed with this code."""

    code: int


def intents_of(data: Json, privileged: int) -> int:
    """The intents asked for.

    Args:
        data: The IDENTIFY.
        privileged: The privileged intents that the application may use.

    Raises:
        Refusal: 4013 for unknown intents, 4014 for privileged ones that are not enabled.
    """
    intents = data.get("intents")
    if not isinstance(intents, int) or intents & ~_KNOWN_INTENTS:
        raise Refusal(4013)
    if intents & _PRIVILEGED & ~privileged:
        raise Refusal(4014)
    return intents


def shard_of(data: Json) -> tuple[int, int]:
    """The shard asked for.

    Raises:
        Refusal: 4010 for one that does not exist.
    """
    shard = data.get("shard") or [0, 1]
    if len(shard) != 2 or not 0 <= shard[0] < shard[1]:
        raise Refusal(4010)
    return shard[0], shard[1]


class Identifications:
    """Counts identifications: one at a time, a thousand a day."""

    def __init__(self, pause: float) -> None:
        self._pause = pause
        self._latest = float("-inf")
        self._today: list[float] = []
        self._refused = 0

    def take(self, shard: int) -> bool:
        """Whether a shard may identify now."""
        del shard  # with a concurrency of one, all shards are one bucket
        now = time.monotonic()
        if self._refused:
            self._refused -= 1
            return False
        if now - self._latest < self._pause:
            return False
        self._latest = now
        self._today = [*self._recent(), now]
        return True

    def refuse(self, times: int) -> None:
        """Refuse the next few."""
        self._refused = times

    def limit(self) -> Json:
        """The session start limit as Discord reports it."""
        recent = self._recent()
        reset = int((recent[0] + 86400 - time.monotonic()) * 1000) if recent else 0
        return {
            "total": _PER_DAY,
            "remaining": _PER_DAY - len(recent),
            "reset_after": reset,
            "max_concurrency": 1,
        }

    def _recent(self) -> list[float]:
        return [one for one in self._today if time.monotonic() - one < 86400]
