"""Days, standings and points are what the attempts add up to, by sums of our own."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from bot.domain.attempts.scoring import DAILY_CAP, Worth
from tests.soak.findings import Finding
from tests.soak.record import Row, Snapshot

__all__ = ["sums"]


def sums(seen: Snapshot) -> Iterator[Finding]:
    """Everything that is added up."""
    days: defaultdict[tuple[int, int, date], list[Row]] = defaultdict(list)
    for (guild, member), rows in seen.counted().items():
        for row in rows:
            days[guild, member, row.local_date].append(row)
    yield from _days(seen, days)
    for where, rows in days.items():
        yield from _points(seen, where, rows)
    yield from _standings(seen)
    for row in seen["attempts"]:
        if (row.grade is None or not row.written) and row.points:
            yield Finding(f"attempt {row.key}", "0 points", f"{row.points}")


def _days(seen: Snapshot, days: dict[tuple[int, int, date], list[Row]]) -> Iterator[Finding]:
    kept = {
        (row.guild_id, row.member_id, row.day): (row.points, row.attempts)
        for row in seen["days"]
        if not row.frozen
    }
    summed = {where: (sum(r.points for r in rows), len(rows)) for where, rows in days.items()}
    yield from _differing("day", summed, kept)
    for row in seen["days"]:
        if row.frozen and (row.points or row.attempts):
            yield Finding(f"frozen day {row}", "nothing earned", f"{row.points}, {row.attempts}")


def _differing(what: str, summed: dict[Any, Any], kept: dict[Any, Any]) -> Iterator[Finding]:
    for where in summed.keys() | kept.keys():
        if summed.get(where) != kept.get(where):
            about = f"{what} {where}: points, attempts"
            yield Finding(about, f"{summed.get(where)}", f"{kept.get(where)}")


def _points(seen: Snapshot, where: tuple[int, int, date], rows: list[Row]) -> Iterator[Finding]:
    """A day's points: each question once, as it was graded first, up to the most of a day.

    One design interview may earn what a whole one does: of how many phases the notes are, is not
    kept beside the points.
    """
    closes = {row.occasion_key: row.closes_at for row in seen["posts"]}
    worth: defaultdict[int, list[int]] = defaultdict(list)
    more = 0
    for row in rows:
        ends = closes.get(row.occasion_key)
        on_its_day = ends is not None and row.answered_at < ends
        if row.occasion_key in seen.keys and seen.keys[row.occasion_key][0] in ("design", "group"):
            more = Worth.DESIGN.value - Worth.USUAL.value
        worth[row.question_key].append((Worth.DAILY if on_its_day else Worth.USUAL).value)
    least = min(DAILY_CAP, sum(min(each) for each in worth.values()))
    most = min(DAILY_CAP, sum(max(each) for each in worth.values()) + more)
    earned = sum(row.points for row in rows)
    if not least <= earned <= most:
        told = [(row.key, row.question_key, row.points) for row in rows]
        yield Finding(f"day {where}", f"{least} to {most} points", f"{earned}: {told}")
    paid = Counter(row.question_key for row in rows if row.points)
    for question, times in paid.items():
        if times > 1:
            yield Finding(f"day {where}, question {question}", "paid once", f"{times} times")


def _standings(seen: Snapshot) -> Iterator[Finding]:
    summed = {
        where: (sum(row.points for row in rows), len(rows))
        for where, rows in seen.counted().items()
    }
    shown = {(row.guild_id, row.member_id): row.hidden for row in seen["memberships"]}
    for kind, length in (("all", 3), ("month", 7), ("week", 8)):
        kept: defaultdict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0])
        for row in seen["standings"]:
            if len(row.period) == length:
                kept[row.guild_id, row.member_id][0] += row.points
                kept[row.guild_id, row.member_id][1] += row.attempts
        found = {where: (pair[0], pair[1]) for where, pair in kept.items()}
        yield from _differing(f"standings, {kind}", summed, found)
    for row in seen["standings"]:
        hidden = shown.get((row.guild_id, row.member_id))
        if hidden is not None and row.hidden != hidden:
            about = f"standing {row.period} of {row.member_id} in {row.guild_id}"
            yield Finding(about, f"hidden: {hidden}, as they wish", f"{row.hidden}")
