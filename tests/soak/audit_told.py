"""What a member was told is recorded, once; and nothing is recorded that nobody asked for."""

from collections.abc import Iterator

from tests.soak.findings import Finding
from tests.soak.intents import Intent, token_of
from tests.soak.record import Row, Snapshot
from tests.soak.told import Entry, Ledger

__all__ = ["told"]


def told(seen: Snapshot, ledger: Ledger) -> Iterator[Finding]:
    """Compare the record with what is known from outside, and go on from the record."""
    for (member, key), entry in list(ledger.entries.items()):
        occasion = seen.occasions.get(key)
        row = None if occasion is None else seen.attempts.get((occasion, member))
        if member not in ledger.perhaps_gone:
            if entry.token in ledger.changing:
                entry.token = None
            yield from _entry(f"member {member} at {':'.join(key)}", row, entry)
        elif row is None:
            del ledger.entries[member, key]
        entry.open.clear()
        if row is not None:
            entry.answered, entry.grade = True, row.grade
            entry.points = None if row.grade is None else row.points
            found = (each for each in token_of([row.text or ""]) if each not in ledger.changing)
            entry.token = next(found, None)
    yield from _reports(seen, ledger)
    yield from _unasked(seen, ledger)
    yield from _deleted(seen, ledger)


def _entry(about: str, row: Row, entry: Entry) -> Iterator[Finding]:
    """One answer: it is there, with its text, its grade and its points."""
    if row is None:
        if entry.answered:
            yield Finding(about, f"an attempt, as they were told: {entry}", "none")
        return
    tried = [grade for intent in entry.open for grade in _grades(intent)]
    if row.grade != entry.grade and row.grade not in tried:
        expected = f"grade {entry.grade}, or of {tried}"
        yield Finding(about, expected, f"grade {row.grade}")
    if entry.points is not None and row.points != entry.points:
        yield Finding(about, f"{entry.points} points", f"{row.points} points")
    texts = {each.token for each in entry.open if each.token} | {entry.token}
    found = token_of([row.text or ""])
    if entry.token is not None and not set(found) & texts:
        yield Finding(about, f"the text with {texts}", f"{(row.text or '')[:60]!r}")


def _grades(intent: Intent) -> Iterator[int]:
    """What an act whose outcome is unknown may have been recorded as."""
    if intent.verb == "grade" and intent.number is not None:
        yield intent.number
    elif intent.verb in ("tick", "amend") and "grade" in intent.fields:
        yield int(str(intent.fields["grade"]))
    elif intent.verb == "assess":
        yield from (1, 2, 3, 4)
    elif intent.verb == "give-up":
        yield 1


def _reports(seen: Snapshot, ledger: Ledger) -> Iterator[Finding]:
    """A mistake that somebody was told is kept; a text that is twice in the record is told."""
    kept = set(token_of(row.text or "" for row in seen["mistakes"]))
    for token, member in list(ledger.reports.items()):
        if member in ledger.perhaps_gone:
            del ledger.reports[token]
        elif token not in kept:
            yield Finding(f"report {token} of {member}", "in mistakes, as they were told", "none")


def _unasked(seen: Snapshot, ledger: Ledger) -> Iterator[Finding]:
    for (occasion, member), row in seen.attempts.items():
        key = seen.keys.get(occasion)
        if key is None:
            yield Finding(f"attempt {row.key}", "something that asked", "an occasion of nothing")
        elif (member, key) not in ledger.entries:
            about = f"member {member} at {':'.join(key)}"
            yield Finding(about, "no attempt: nobody answered", f"attempt {row.key}")


def _deleted(seen: Snapshot, ledger: Ledger) -> Iterator[Finding]:
    for member, step in ledger.deleted.items():
        for table, rows in seen.tables.items():
            theirs = [row for row in rows if getattr(row, "member_id", None) == member]
            if member in seen.going:
                continue
            if theirs or (table == "members" and any(row.id == member for row in rows)):
                about = f"member {member}, who deleted everything at step {step}"
                yield Finding(about, f"nothing in {table}", f"{theirs[:3]}")
