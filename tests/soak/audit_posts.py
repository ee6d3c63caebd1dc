"""Every daily question that was due stands once, in its channel and in the record."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sandbox import Message
from tests.soak.findings import Finding
from tests.soak.intents import family_of, ids_on
from tests.soak.record import Row, Snapshot
from tests.soak.town import Instant, Town

__all__ = ["Posts", "due_on"]

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Watched:
    """A running schedule, as it was at an audit."""

    since: Instant
    time: time
    zone: str
    days: str
    channel: int


def due_on(day: date, at: time, zone: str, days: str) -> datetime | None:
    """The instant at which a day's question is due; None where the day is none of its days."""
    names = {"every day": _DAYS, "weekdays": _DAYS[:5]}.get(days, tuple(days.split(",")))
    if _DAYS[day.weekday()] not in names:
        return None
    naive = datetime.combine(day, at)
    for fold in (0, 1):
        instant = naive.replace(tzinfo=ZoneInfo(zone), fold=fold)
        if (
            datetime.fromtimestamp(instant.timestamp(), ZoneInfo(zone)).replace(tzinfo=None)
            == naive
        ):
            return instant
    skipped = naive.replace(tzinfo=ZoneInfo(zone), fold=0)  # in a gap: its first instant after it
    while datetime.fromtimestamp(skipped.timestamp(), ZoneInfo(zone)).date() < day:
        skipped += timedelta(minutes=1)
    return skipped


class Posts:
    """Remembers from one audit to the next which schedules ran."""

    def __init__(self, town: Town) -> None:
        self._town = town
        self._watched: dict[int, Watched] = {}

    def audit(self, seen: Snapshot, touched: set[int]) -> Iterator[Finding]:
        """Compare channels, schedules and posts, once nothing is on its way any more.

        `touched`: schedules that managers did something with since the last audit.
        """
        yield from self._messages(seen["posts"])
        yield from self._due(seen, touched)
        now = self._town.now
        self._watched = {
            row.key: Watched(now, row.time, row.zone, row.days, row.channel_id)
            for row in seen["schedules"]
            if row.next_due_at is not None
        }

    def _messages(self, posts: Sequence[Row]) -> Iterator[Finding]:
        rows = {row.message_id: row for row in posts if row.message_id is not None}
        there: Counter[str] = Counter()
        for message in self._shown():
            row = rows.get(message.id)
            if row is None:
                about = f"a daily question in #{message.channel.name}"
                yield Finding(
                    about, "a post that knows it", f"{_keys(message)} {message.text[:90]!r}"
                )
                continue
            there[str(row.key)] += 1
            if row.state not in ("sent", "closed"):
                yield Finding(f"post {row.key}", "sent: it is in its channel", row.state)
            if any(key != str(row.key) for key in _keys(message)):
                yield Finding(f"post {row.key}", "buttons of its own", f"{_keys(message)}")
        for row in posts:
            if row.state in ("sent", "closed") and there[str(row.key)] != 1:
                about = f"post {row.key} of {row.local_date}"
                yield Finding(about, "one message", f"{there[str(row.key)]}")
            if row.state == "claimed":
                yield Finding(f"post {row.key}", "an end of being sent", f"claimed: {row}")

    def _shown(self) -> Iterator[Message]:
        """The daily questions in all channels."""
        for guild in self._town.guilds:
            for channel in guild.channels.values():
                for message in channel.messages.values():
                    first = message.text.lstrip("-# ")
                    if not message.ephemeral and "Daily question ·" in first[:200]:
                        yield message

    def _due(self, seen: Snapshot, touched: set[int]) -> Iterator[Finding]:
        """A schedule that ran untouched has posted what was due on the date that it is there."""
        rows = {row.key: row for row in seen["schedules"]}
        posted = {(row.schedule_key, row.local_date): row for row in seen["posts"]}
        setbacks, now = self._town.now
        for key, watched in self._watched.items():
            if key in touched or watched.since[0] != setbacks:
                continue
            row = rows.get(key)
            if row is None:
                yield Finding(f"schedule {key}", "still there: nobody removed it", "gone")
                continue
            if row.next_due_at is None:
                told = f"paused: {row.paused_because!r}"
                yield Finding(f"schedule {key}", "running: nobody paused it", told)
                continue
            today = now.astimezone(ZoneInfo(watched.zone)).date()
            due = due_on(today, watched.time, watched.zone, watched.days)
            if due is not None and watched.since[1] < due <= now:
                post = posted.get((key, today))
                if post is None or post.state not in ("sent", "closed"):
                    about = f"schedule {key}, due {due} ({watched})"
                    yield Finding(about, f"a post by {now}", f"{post}; warning {row.warning!r}")


def _keys(message: Message) -> list[str]:
    """The posts whose buttons a message carries."""
    return [each.split(":")[2] for each in ids_on(message) if family_of(each) == "post"]
