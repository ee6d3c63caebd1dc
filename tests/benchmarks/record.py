"""A record of a busy server, written straight into the database before anything is measured."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Engine, insert, select
from sqlalchemy.orm import DeclarativeBase, Session

from bot.bank import Bank, read_bank
from bot.db.engine import create, database_url
from bot.db.migrate import upgrade
from bot.db.models import (
    AttemptRow,
    FamiliarityRow,
    InterviewRow,
    MemberRow,
    MembershipRow,
    OccasionRow,
    QuestionRow,
    StandingRow,
    TurnRow,
)
from bot.db.questions import number
from bot.domain.attempts.occasions import OccasionKind
from bot.domain.people.standings import keys_of
from bot.startup import CONTENT
from tests.benchmarks.payloads import GUILD, Json, press

__all__ = ["MEMBERS", "fill_server", "make", "migrated", "write_rows"]

MEMBERS = range(1, 1_001)
"""Those who are on the board."""
_WRITTEN = "I would measure first, then put a cache in front of the slow reads."


def migrated(path: Path, bank: Bank) -> Engine:
    """A new database with the bank's questions numbered."""
    engine = create(database_url(f"sqlite:///{path}"))
    upgrade(engine)
    with Session(engine) as session, session.begin():
        number(session, dict.fromkeys(bank.questions, ()))
    return engine


def make(path: Path, grades: int) -> Iterator[Json]:
    """Make a server's record; returns presses of a grade, each the first of one attempt."""
    engine = migrated(path, read_bank(CONTENT))
    chance = Random(1)  # noqa: S311 - every run draws the same
    now = datetime.now(UTC)
    with Session(engine) as session, session.begin():
        fill_server(session, MEMBERS, now, now.date())
        questions = session.scalars(select(QuestionRow.key)).all()
        asked = [(key, MEMBERS[key % len(MEMBERS)], chance.choice(questions)) for key in
                 range(1, grades + 1)]  # fmt: skip
        _write_answers(session, asked, now)
    engine.dispose()
    return iter([press(member, f"turn:grade-3:{key}:1:{question}") for key, member, question in
                 asked])  # fmt: skip


def fill_server(session: Session, members: range, now: datetime, today: date) -> None:
    """Members, each with some points."""
    write_rows(session, MemberRow, ({"id": member, "first_seen_at": now} for member in members))
    here: dict[str, Any] = {"guild_id": GUILD, "hidden": False}
    there = {**here, "departed": False, "checked_at": now}
    write_rows(
        session,
        MembershipRow,
        ({**there, "member_id": member, "name": f"Member {member}"} for member in members),
    )
    write_rows(
        session,
        StandingRow,
        (
            {**here, "period": key, "member_id": member, "points": 3 * member, "attempts": member}
            for member in members
            for key in keys_of(today)
        ),
    )


def _write_answers(session: Session, asked: list[tuple[int, int, int]], now: datetime) -> None:
    """Answered questions that wait for their grade, each in an interview of its own."""
    own: dict[str, Any] = {"guild_id": GUILD, "wanted": 3, "total": 3, "position": 1}
    own |= {"started_at": now, "ended_at": now}
    write_rows(
        session, InterviewRow, ({**own, "key": key, "member_id": who} for key, who, _ in asked)
    )
    occasion = {"kind": OccasionKind.TURN, "guild_id": GUILD, "asked_at": now}
    write_rows(
        session,
        OccasionRow,
        ({**occasion, "key": k, "member_id": who, "question_key": q} for k, who, q in asked),
    )
    turn = {"position": 1, "hints": 0, "skipped": False}
    write_rows(
        session, TurnRow, ({**turn, "interview_key": k, "occasion_key": k} for k, _, _ in asked)
    )
    answer = {"guild_id": GUILD, "text": _WRITTEN, "written": True}
    answer |= {"gave_up": False, "answered_at": now, "points": 0}
    write_rows(
        session,
        AttemptRow,
        ({**answer, "occasion_key": k, "member_id": who, "question_key": q} for k, who, q in asked),
    )
    met = {(who, question) for _, who, question in asked}
    write_rows(
        session,
        FamiliarityRow,
        ({"member_id": who, "question_key": question, "seen_at": now} for who, question in met),
    )


def write_rows(
    session: Session, table: type[DeclarativeBase], rows: Iterator[dict[str, Any]]
) -> None:
    """Write rows as they are, past all services."""
    session.execute(insert(table.__table__), list(rows))  # type: ignore[arg-type]  # a mapped table is a Table
