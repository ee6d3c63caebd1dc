"""Whether who mentions the bot is told that nothing can be noted there."""

import asyncio

from bot.domain.refusals import Refusal, RefusedError
from bot.errors import WhiteboardError

__all__ = ["Silence"]

_TALK = (
    Refusal.MENTIONED_AT_QUESTIONS,
    Refusal.MENTIONED_BESIDE_THREAD,
    Refusal.MENTIONED_ELSEWHERE,
)
"""Where what answers the bot's messages is said to the others."""
_NO_NOTES = (*_TALK, Refusal.MENTIONED_AFTER, Refusal.MENTIONED_AFTER_OWN)
"""Where nothing can be noted, whoever says it."""
_PAUSE = 60.0
"""Seconds in which that is said once in a place."""


class Silence:
    """Kept where it was said of late; the bot talks to who wants something of it, and no more."""

    def __init__(self) -> None:
        self._said_in: dict[int, float] = {}

    def holds(self, error: WhiteboardError, place_id: int, *, by_name: bool) -> bool:
        """Whether nothing is said of a refusal.

        `by_name`: whether the message names the bot. One that answers a message of the bot's
        mentions it too, and is talk where no notes are taken.
        """
        if not isinstance(error, RefusedError) or error.why not in _NO_NOTES:
            return False
        if error.why in _TALK and not by_name:
            return True
        now = asyncio.get_running_loop().time()
        self._said_in = {each: at for each, at in self._said_in.items() if now - at < _PAUSE}
        return self._said_in.setdefault(place_id, now) != now
