"""What was typed in a chat is in the record as it stands there, once the bot had time to follow."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from discord.utils import snowflake_time

from tests.soak.findings import Finding
from tests.soak.intents import token_of
from tests.soak.record import Row, Snapshot
from tests.soak.told import Ledger

__all__ = ["followed"]

_OF_LATE = timedelta(days=6)
"""Answers no older than this are looked at for certain: the bot promises a week."""
_FOLLOW_UP = 1
_ROOMY = {"answer": 10_000, "follow-up": 2_000, "notes": 4_000}
"""Half of what each can hold: with no more than this there was room for any change."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What a message is a piece of."""

    occasion: int
    text: str
    """All that is kept of its pieces; empty where nothing is."""
    roomy: bool
    of_late: bool


def followed(seen: Snapshot, ledger: Ledger, now: datetime) -> Iterator[Finding]:
    """Of what was edited or deleted the record has what it says by now, and nothing of before."""
    parts = _parts(seen, now)
    there = {token for _, text in seen.texts() for token in token_of([text])}
    for message, written in ledger.written.items():
        part = parts.get(message)
        if part is None or not written.is_changed or written.refused:
            continue
        if not (part.roomy and part.of_late):
            continue
        about = f"message {message} of {written.member}, a piece of occasion {part.occasion}"
        says = set(written.tokens[-1:]) if written.stands else set()
        if left := (there & set(written.tokens)) - says:
            yield Finding(about, f"only {says or 'nothing'} of it in the record", f"{left}")
        if part.text and says - there:
            yield Finding(about, f"{says} in the record", f"{part.text[-60:]!r}")


def _parts(seen: Snapshot, now: datetime) -> dict[int, _Part]:
    """What each message is a piece of, as the record says it."""
    occasions = {row.key: row for row in seen["occasions"] if row.typed}
    found: dict[int, _Part] = {}
    for table in ("turns", "designs"):
        for row in seen[table]:
            occasion = occasions.get(row.occasion_key)
            if occasion is not None:
                attempt = seen.attempts.get((occasion.key, occasion.member_id))
                found |= _of(table, row, occasion, attempt, now)
    return found


def _of(table: str, row: Row, occasion: Row, attempt: Row, now: datetime) -> dict[int, _Part]:
    heard = now - snowflake_time(row.heard_message_id) if row.heard_message_id else timedelta()
    age = heard if attempt is None else now - attempt.answered_at
    found = {}
    for part, message, _ in occasion.typed:
        kind = "notes" if table == "designs" else "follow-up" if part == _FOLLOW_UP else "answer"
        lengths = [each for other, _, each in occasion.typed if other == part and each]
        length = len("\n\n") * max(0, len(lengths) - 1) + sum(lengths)
        text = _text(kind, row, attempt, part)
        if kind != "notes" and len(text) != length:
            text = ""  # a form has put another in its place: it is no text of these pieces
        found[message] = _Part(occasion.key, text, length <= _ROOMY[kind], age < _OF_LATE)
    return found


def _text(kind: str, row: Row, attempt: Row, part: int) -> str:
    if kind == "follow-up":
        return (attempt and attempt.follow_up_answer) or ""
    if kind == "answer" and row.draft:
        return str(row.draft)
    if attempt is not None:
        return attempt.text or ""
    return (row.notes or [""] * part)[part - 1] if kind == "notes" else ""
