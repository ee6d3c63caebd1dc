"""`/mydata delete` of one busy member, and a server that left, beside everybody else's record.

What counts is the longest piece: so long does SQLite's one writer keep everybody waiting. Beside it
stands the same in one transaction, on a copy, as the foreign keys would do it.
"""

import asyncio
import shutil
import time
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Engine, delete
from sqlalchemy.orm import Session

from bot.bank import read_bank
from bot.db.engine import create, database_url
from bot.db.models import (
    AttemptRow,
    FamiliarityRow,
    GuildRow,
    InterviewRow,
    MemberRow,
    OccasionRow,
    TurnRow,
)
from bot.db.people import erasing
from bot.domain.attempts.occasions import OccasionKind
from bot.services.people.members import PIECE
from bot.startup import CONTENT
from tests.benchmarks import record
from tests.benchmarks.payloads import GUILD
from tests.benchmarks.report import percentile, table

__all__ = ["measure"]

OTHERS = 100_000
_BUSY, _OF_BUSY = 5_000, 300
"""A member, and how many interviews are theirs."""
_LEFT, _OF_LEFT = GUILD + 1, 3_000
"""A server that left, and how many interviews were held there."""
_QUESTIONS = 3


async def measure() -> str:
    """Make the record, then delete of it what is to go."""
    with TemporaryDirectory(prefix="bench-") as folder:
        return await asyncio.to_thread(_measure, Path(folder))


def _measure(folder: Path) -> str:
    path = folder / "erase.db"
    engine = record.migrated(path, read_bank(CONTENT))
    now = datetime.now(UTC)
    with Session(engine) as session, session.begin():
        members = (*record.MEMBERS, _BUSY)
        record.write_rows(
            session, MemberRow, ({"id": member, "first_seen_at": now} for member in members)
        )
        record.write_rows(session, GuildRow, ({"id": guild} for guild in (GUILD, _LEFT)))
        _fill(session, range(1, OTHERS + 1), GUILD, record.MEMBERS, now)
        _fill(session, range(OTHERS + 1, OTHERS + 1 + _OF_BUSY), GUILD, (_BUSY,), now)
        first = OTHERS + 1 + _OF_BUSY
        _fill(session, range(first, first + _OF_LEFT), _LEFT, record.MEMBERS, now)
    engine.dispose()
    shutil.copy(path, folder / "whole.db")
    with_pieces = create(database_url(f"sqlite:///{path}"))
    at_once = create(database_url(f"sqlite:///{folder / 'whole.db'}"))
    head = ("", "pieces", "seconds", "piece p50 ms", "longest ms", "in one ms")
    rows = [
        _row(f"a member with {_OF_BUSY} interviews", with_pieces, at_once, MemberRow, _BUSY, now),
        _row(f"a server with {_OF_LEFT:,}", with_pieces, at_once, GuildRow, _LEFT, now),
    ]
    for each in (with_pieces, at_once):
        each.dispose()
    return table(f"Erasing beside {OTHERS:,} interviews", head, rows)


def _row(
    name: str,
    with_pieces: Engine,
    at_once: Engine,
    kind: type[MemberRow] | type[GuildRow],
    identity: int,
    now: datetime,
) -> list[str]:
    piece = erasing.member_piece if kind is MemberRow else erasing.guild_piece
    _timed(with_pieces, lambda session: erasing.mark(session, kind, identity, now))
    taken: list[float] = []
    more = True
    while more:
        seconds, more = _timed(with_pieces, lambda session: piece(session, identity, PIECE))
        taken.append(seconds)
    whole, _ = _timed(at_once, lambda session: _at_once(session, kind, identity))
    return [
        name,
        str(len(taken)),
        f"{sum(taken):.2f}",
        f"{percentile(taken, 50) * 1000:.1f}",
        f"{max(taken) * 1000:.1f}",
        f"{whole * 1000:.0f}",
    ]


def _at_once(session: Session, kind: type[MemberRow] | type[GuildRow], identity: int) -> None:
    if kind is MemberRow:
        session.execute(delete(MemberRow).where(MemberRow.id == identity))
        return
    for row in (AttemptRow, OccasionRow, InterviewRow):
        session.execute(delete(row).where(row.guild_id == identity))


def _timed(engine: Engine, work: Callable[[Session], Any]) -> tuple[float, Any]:
    began = time.perf_counter()
    with Session(engine) as session, session.begin():
        done = work(session)
    return time.perf_counter() - began, done


def _fill(session: Session, keys: range, guild: int, members: Iterable[int], now: datetime) -> None:
    """Finished interviews of three questions each, all graded."""
    people = tuple(members)
    own: dict[str, Any] = {"guild_id": guild, "wanted": 3, "total": 3, "position": 3}
    own |= {"started_at": now, "ended_at": now}
    who = {key: people[key % len(people)] for key in keys}
    record.write_rows(
        session, InterviewRow, ({**own, "key": key, "member_id": who[key]} for key in keys)
    )
    asked = [(key, place, key * 10 + place) for key in keys for place in range(1, _QUESTIONS + 1)]
    of = {"guild_id": guild, "kind": OccasionKind.TURN, "asked_at": now}
    record.write_rows(
        session,
        OccasionRow,
        (
            {**of, "key": at, "member_id": who[key], "question_key": 1 + at % 800}
            for key, _, at in asked
        ),
    )
    turn = {"hints": 0, "skipped": False}
    record.write_rows(
        session,
        TurnRow,
        (
            {**turn, "interview_key": key, "position": place, "occasion_key": at}
            for key, place, at in asked
        ),
    )
    _answer(session, asked, guild, who, now)
    if guild == GUILD:
        met = {(who[key], 1 + at % 800) for key, _, at in asked}
        record.write_rows(
            session,
            FamiliarityRow,
            ({"member_id": one, "question_key": what, "seen_at": now} for one, what in met),
        )


def _answer(
    session: Session,
    asked: Iterable[tuple[int, int, int]],
    guild: int,
    who: Mapping[int, int],
    now: datetime,
) -> None:
    """A graded answer to each question: the interview, the place in it, and the occasion."""
    answer = {"guild_id": guild, "text": "I would measure first. " * 20, "written": True}
    answer |= {"gave_up": False, "answered_at": now, "points": 3, "grade": 3, "graded_at": now}
    record.write_rows(
        session,
        AttemptRow,
        (
            {**answer, "occasion_key": at, "member_id": who[key], "question_key": 1 + at % 800}
            for key, _, at in asked
        ),
    )
