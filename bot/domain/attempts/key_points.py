"""Key points as they stood when they were ticked: what was ticked outlives their rewording."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

__all__ = ["MOST", "FormerTicks", "digest", "size"]

MOST = 10
"""The boxes that a form of Discord's can have."""
_BYTES = 5


@dataclass(frozen=True, slots=True)
class FormerTicks:
    """What was ticked of key points that read otherwise today."""

    ticked: int
    of: int | None
    """How many there were; None where that was not kept."""


@lru_cache(1024)
def digest(points: tuple[str, ...]) -> int:
    """How many key points there are and, as far as forty bits tell, which."""
    text = "\n".join(points).encode()
    which = int.from_bytes(blake2b(text, digest_size=_BYTES).digest(), "big")
    return len(points) << 8 * _BYTES | which


def size(digest: int) -> int:
    """How many key points a digest is of."""
    return digest >> 8 * _BYTES
