"""What a refusal that may pass comes to where it lasts."""

from collections.abc import Hashable
from datetime import timedelta
from threading import Lock

from bot.services.clock import Watch

__all__ = ["Refusals"]

_LASTS = timedelta(minutes=1)
"""What is refused for so long will not be let through: a moment's refusal ends nothing."""
_APART = timedelta(hours=1)
"""Of two refusals with more between them the second is a first one: each is tried far sooner."""


class Refusals:
    """Since when something is refused, by the monotonic clock; a restart begins anew."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self._since: dict[Hashable, timedelta] = {}
        self._lock = Lock()
        """Transactions run in several threads where the database takes several at once."""

    def last(self, what: Hashable) -> bool:
        """Note that something was refused just now; returns whether that lasts by now."""
        now = self._watch().steady
        with self._lock:
            fresh = {each: since for each, since in self._since.items() if now - since < _APART}
            self._since = fresh
            return now - fresh.setdefault(what, now) >= _LASTS

    def forget(self, what: Hashable) -> None:
        """It was let through, or is tried no more."""
        with self._lock:
            self._since.pop(what, None)
