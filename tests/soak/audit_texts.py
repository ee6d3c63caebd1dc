"""What members typed is in the record once and whole, whatever it is a part of."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from tests.soak.findings import Finding
from tests.soak.intents import Key, token_of
from tests.soak.record import Row, Snapshot
from tests.soak.told import Ledger, Typed

__all__ = ["texts"]

Where = dict[int, list[str]]
"""The tables in which a text is, by its token."""


def texts(seen: Snapshot, ledger: Ledger) -> Iterator[Finding]:
    """No text is there twice or in part; what was added or typed is where it belongs."""
    where: defaultdict[int, list[str]] = defaultdict(list)
    for table, text in seen.texts():
        tokens = token_of([text])
        for token in tokens:
            where[token].append(table)
            if f" z{token:06}" not in text:
                yield Finding(f"text {token}", "all of it", f"without its end: {text[-60:]!r}")
    for token, tables in where.items():
        # A group's notes stay where they were when they become an attempt's text.
        if len(tables) > 1 and sorted(tables) != ["attempts", "group_notes"]:
            yield Finding(f"text {token}", "in the record once", f"{tables}")
    for (member, key), entry in ledger.entries.items():
        must = _keeps(seen, member, key)
        for token in entry.parts:
            # Parts stay a draft where an older card's form answered the question in one piece.
            if must is not None and not {must, "turns"} & set(where[token]):
                about = f"part {token} of {member} at {':'.join(key)}"
                yield Finding(about, f"in {must}, as they were told", f"{where[token]}")
    yield from _typed(seen, ledger, where)


def _typed(seen: Snapshot, ledger: Ledger, where: Where) -> Iterator[Finding]:
    """What was typed while a question waited for it, once the bot has heard of it."""
    for token, typed in list(ledger.typed.items()):
        if typed.member in ledger.perhaps_gone:
            del ledger.typed[token]
            continue
        must = _keeps(seen, typed.member, typed.key)
        heard = _heard(seen, typed.member, typed.key)
        if must is None:
            del ledger.typed[token]
        elif must == "attempts" or typed.told or heard >= typed.message:
            found = Counter(where.get(token, ()))
            if not found and _is_full(seen, typed):
                del ledger.typed[token]
            elif found[must] + found["turns"] * (must == "attempts") != 1:
                about = f"message {typed.message} ({token}) of {typed.member}"
                about += f" at {':'.join(typed.key)}"
                yield Finding(about, f"in {must}, once", f"{dict(found)}; heard up to {heard}")


def _is_full(seen: Snapshot, typed: Typed) -> bool:
    """Whether there was no room for it: then it is left out, and its member may not hear of it."""
    asked = _asked(seen, typed.member, typed.key)
    held = asked.notes or () if typed.key[0] == "design" else (asked.draft or "",)
    most = 8_000 if typed.key[0] == "design" else 20_000
    return any(len(text) + len("\n\n") + typed.length > most for text in held)


def _keeps(seen: Snapshot, member: int, key: Key) -> str | None:
    """The table that holds what was added to an answer; None where it need not be held."""
    occasion = seen.occasions.get(key)
    row = None if occasion is None else seen.attempts.get((occasion, member))
    if row is not None:
        return "attempts" if row.text is not None else None
    found = _asked(seen, member, key)
    if found is None:
        return None
    if key[0] == "turn":
        over = found.skipped or seen.interviews[found.interview_key].ended_at is not None
        return None if over else "turns"
    if key[0] == "design":
        return "designs" if found.ended_at is None else None
    return "group_notes"


def _asked(seen: Snapshot, member: int, key: Key) -> Row:
    """The row of what is answered."""
    if key[0] == "turn":
        turns = seen["turns"]
        return next((r for r in turns if (r.interview_key, r.position) == _two(key)), None)
    if key[0] == "design":
        return next((row for row in seen["designs"] if row.key == int(key[1])), None)
    if key[0] == "group":
        notes = seen["group_notes"]
        return next((r for r in notes if (r.round_key, r.member_id) == (int(key[1]), member)), None)
    return None


def _two(key: Key) -> tuple[int, int]:
    return int(key[1]), int(key[2])


def _heard(seen: Snapshot, member: int, key: Key) -> int:
    """The last message that is part of an answer."""
    found = _asked(seen, member, key)
    return getattr(found, "heard_message_id", None) or 0
