"""How a process tells time in which it was up from a gap: downtime, or a clock that is set.

What runs is noted as seen at every beat, by the wall clock, which every process can read. A process
asks its monotonic clock how long it was up since its own last beat, and takes for a gap what the
notes do not explain by that. What was left at the last note before a gap is left after it, so that
neither downtime nor a clock that is set, forward or back, while it runs or between two runs, takes
any time; and it gives none but what passed between that note and the gap, at most one beat.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

__all__ = ["Moment", "Uptime"]

_TRIM = timedelta(seconds=1)
"""Two clocks that were read one after the other, or are trimmed, differ by less."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One look at both clocks."""

    at: datetime
    """By the wall clock, in UTC: it means the same to everyone, but a host may set it."""
    steady: timedelta
    """By the monotonic clock: nobody sets it, but it means something to this process alone."""

    def set_since(self, before: "Moment") -> timedelta:
        """How far the wall clock was set since an earlier look; nothing where it was trimmed."""
        by = (self.at - before.at) - (self.steady - before.steady)
        return by if abs(by) > _TRIM else timedelta()


@dataclass(frozen=True, slots=True)
class Uptime:
    """Since when this process is known to be up without a gap, as the wall clock now reckons."""

    since: datetime
    now: datetime

    @classmethod
    def between(cls, beat: Moment, now: Moment) -> "Uptime":
        """The time from a process's last beat until now."""
        return cls(now.at - (now.steady - beat.steady), now.at)

    @property
    def noted(self) -> tuple[datetime, datetime]:
        """The first and the last instant that a note of this time can have, whoever made it."""
        return self.since - _TRIM, self.now + _TRIM

    def gap(self, seen_at: datetime) -> timedelta:
        """What lies between a note and now, unless the note is of this time.

        It is negative where the clock was set back.
        """
        first, last = self.noted
        return timedelta() if first <= seen_at <= last else self.now - seen_at
