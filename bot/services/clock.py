"""The type of the clock that services are handed."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeAlias

__all__ = ["Clock"]

Clock: TypeAlias = Callable[[], datetime]
"""Returns the present instant, in UTC."""
