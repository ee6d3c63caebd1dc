"""A streak kept by walking through every date: slow, and obviously right."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.people.zones import local_date

__all__ = ["SlowStreak"]


@dataclass(slots=True)
class SlowStreak:
    """Counts practised dates, and walks over the ones between them."""

    length: int = 0
    longest: int = 0
    freezes: int = 0
    frozen: int = 0
    """Days that freezes have kept in all."""
    last: date | None = None
    zone: str = "UTC"

    def practise(self, now: datetime, zone: str) -> None:
        """A graded written attempt, by the member's calendar."""
        today = local_date(now, zone)
        if self.last is not None and today <= self.last:
            self.zone = zone
            return
        self.walk_to(now, zone)
        self.length += 1
        self.longest = max(self.longest, self.length)
        if self.length % 7 == 0 and self.freezes < 2:
            self.freezes += 1
        self.last, self.zone = today, zone

    def walk_to(self, now: datetime, zone: str) -> None:
        """Go through each date since the last practised one that is over, wherever one looks."""
        if self.last is None:
            return
        day = self.last + timedelta(days=1)
        while day < local_date(now, zone) and day < local_date(now, self.zone):
            if self.freezes and self.length:
                self.freezes -= 1
                self.frozen += 1
            else:
                self.length = 0
            day += timedelta(days=1)
