"""How much one member may ask of the bot at a time, so that nobody else waits for it."""

from dataclasses import dataclass

__all__ = ["PRESSES", "SUGGESTIONS", "TELLINGS", "Allowance", "Pace"]


@dataclass(frozen=True, slots=True)
class Allowance:
    """A bound: what people do never meets it, and a machine does at once."""

    of: str
    """What it bounds."""
    burst: int
    """How many in a row, after a while without any."""
    per_second: float
    """How many go on being let in."""
    at_once: int
    """How many may wait for their answer."""


PRESSES = Allowance("presses", burst=150, per_second=20, at_once=6)
"""Commands, buttons and forms. The fastest hand presses ten times a second, not for long, and
mostly waits for what comes. What protects others is how many may wait: that many they are behind
at most. The bucket is for who has each answered at once, and is no person."""
SUGGESTIONS = Allowance("suggestions", burst=150, per_second=20, at_once=6)
"""What is asked while an option is typed, letter by letter."""
TELLINGS = Allowance("tellings", burst=4, per_second=1, at_once=1)
"""How often it is said that a bound is met."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How a member stands to an allowance: a bucket of tokens, as it was at an instant."""

    tokens: float
    at: float
    """In seconds, of a clock that nobody sets."""

    @classmethod
    def fresh(cls, allowance: Allowance, now: float) -> "Pace":
        """Of somebody who has asked nothing for a while."""
        return cls(allowance.burst, now)

    def is_fresh(self, allowance: Allowance, now: float) -> bool:
        """Whether so much time has passed that it is as if nothing had been asked."""
        return self._tokens(allowance, now) >= allowance.burst

    def take(self, allowance: Allowance, now: float, waiting: int) -> "Pace | None":
        """The pace after one more is let in; None where it may not be.

        `waiting`: how many of theirs wait for their answer now.
        """
        tokens = self._tokens(allowance, now)
        if tokens < 1 or waiting >= allowance.at_once:
            return None
        return Pace(tokens - 1, now)

    def _tokens(self, allowance: Allowance, now: float) -> float:
        passed = max(0.0, now - self.at)
        return min(allowance.burst, self.tokens + passed * allowance.per_second)
