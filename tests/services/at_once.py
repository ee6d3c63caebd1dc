"""Presses of one moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

__all__ = ["at_once"]

T = TypeVar("T")


def at_once(*presses: Callable[[], T]) -> list[T]:
    """What presses of the same moment answer."""
    together = Barrier(len(presses))

    def press(each: Callable[[], T]) -> T:
        together.wait()
        return each()

    with ThreadPoolExecutor(len(presses)) as threads:
        return list(threads.map(press, presses))
