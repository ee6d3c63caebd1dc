"""The types of the clocks that services are handed."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeAlias

from bot.domain.phases.uptime import Moment

__all__ = ["Clock", "Watch", "clock_of"]

Clock: TypeAlias = Callable[[], datetime]
"""Returns the present instant, in UTC."""
Watch: TypeAlias = Callable[[], Moment]
"""Looks at the wall clock and at the monotonic one: whoever measures a duration needs both."""


def clock_of(watch: Watch) -> Clock:
    """The wall clock alone."""
    return lambda: watch().at
