"""How a process tells time in which it was up from a gap: downtime, or a clock that is set.

What runs is noted as seen at every beat, by the wall clock, which every process can read. A process
asks its monotonic clock how long it was up since its own last beat, of which its start is the
first; what the notes do not explain by that is a gap. Time goes on running where the gap ends, so
that neither downtime nor a clock that is set, forward or back, while a bot runs or between two
runs, takes any time or gives any: but for what passed between the last beat of a process and its
end, and for steps back that are shorter than a beat, which no note can tell from time.
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
    """The time from a process's last beat until now, in which it is known to be up."""

    beat: Moment
    now: Moment

    @property
    def since(self) -> datetime:
        """When it began, as the clock now reckons."""
        return self.now.at - (self.now.steady - self.beat.steady)

    @property
    def noted(self) -> tuple[datetime, datetime]:
        """The first and the last instant that a note of this time can have, whoever made it."""
        return self.since - _TRIM, self.now.at + _TRIM

    def gap(self, seen_at: datetime) -> timedelta:
        """What the clock went since a note without a bot being up; negative where it was set back.

        A note of this time has none, unless the clock was set after it.
        """
        first, last = self.noted
        if first <= seen_at <= last:
            return timedelta()
        set_by = self.now.set_since(self.beat)
        if set_by and first <= seen_at + set_by <= last:
            return set_by
        return self.since - seen_at
