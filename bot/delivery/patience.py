"""How often what was refused is tried again: ever more seldom, since it may be for good."""

from dataclasses import dataclass

__all__ = ["Patience"]

_MOST = 31
"""Turns that are let pass at most between two tries."""


@dataclass(slots=True)
class _Wait:
    passed: int
    """How many turns were let pass before the last try."""
    left: int


class Patience:
    """Lets more and more turns pass after each refusal of one thing; a restart forgets it."""

    def __init__(self) -> None:
        self._waits: dict[int, _Wait] = {}

    def takes(self, key: int) -> bool:
        """Whether something is to be tried at this turn of its own."""
        wait = self._waits.get(key)
        if wait is None or wait.left == 0:
            return True
        wait.left -= 1
        return False

    def refused(self, key: int) -> None:
        """It was refused: the next turn is taken, then every second, every fourth, and so on."""
        before = self._waits.get(key)
        pass_ = 0 if before is None else min(before.passed * 2 + 1, _MOST)
        self._waits[key] = _Wait(pass_, pass_)

    def forget(self, key: int) -> None:
        """It was not refused, or is tried no more."""
        self._waits.pop(key, None)
