"""Every column that can hold a member's words: who exports it, who deletes it, who forgets it."""

import json
from typing import Any

import pytest
from sqlalchemy import JSON, Column, Engine, String, Text, update
from sqlalchemy import Enum as SqlEnum
from sqlalchemy.orm import Session

from bot.db.models import Base, MemberRow
from bot.db.people.retention import PLACES
from tests.builders import ADA, GRACE, MONA, Practice
from tests.services.every_kind import answer_in_every_way, every_kind_bank
from tests.services.populate import live
from tests.services.private.interviewing import Player

UNTIL_DELETED = {
    "memberships.name": "the board shows it, for as long as they are on it",
    "members.time_zone": "their days are counted by it",
}
"""What a member wrote and nothing forgets but their own wish, and why."""
NO_WORDS = {
    "attempts.card_before": "the memory's numbers",
    "attempts.follow_up_asked": "a question of the bank",
    "attempts.ticked": "numbers of key points",
    "designs.steps": "numbers of steps",
    "facts.value": "what the bot remembers of itself",
    "facts.name": "as above",
    "familiarity.card": "the memory's numbers",
    "group_notes.steps": "numbers of steps",
    "group_notes.typed": "numbers of messages, and lengths",
    "guilds.rounds_by": "one of three words of ours",
    "guilds.rounds_in": "ids of channels",
    "guilds.time_zone": "the server's, by a name of ours",
    "interviews.level": "one of three words of ours",
    "interviews.review": "a word of ours",
    "interviews.topic": "a slug of the bank",
    "leases.holder": "a process",
    "members.chat_cards": "ids of our own messages",
    "occasions.typed": "numbers of messages, and lengths",
    "posts.state": "one of four words of ours",
    "questions.ref": "an id of the bank",
    "rounds.end_reason": "a word of ours",
    "rounds.level": "one of three words of ours",
    "rounds.topic": "a slug of the bank",
    "schedules.days": "days of the week",
    "schedules.level": "one of three words of ours",
    "schedules.paused_because": "a word of ours",
    "schedules.topic": "a slug of the bank",
    "schedules.warning": "a word of ours",
    "schedules.zone": "a zone, by a name of ours",
    "standings.period": "a month or a week",
    "streaks.zone": "a zone, by a name of ours",
}
"""Columns that could hold words and hold none of a member's, and what they hold."""
FORGOTTEN = {f"{each.table.__tablename__}.{name}" for each in PLACES for name in each.columns}


def columns() -> dict[str, Column[Any]]:
    """Every column whose type can hold words, by its name."""
    return {
        f"{table.name}.{column.name}": column
        for table in Base.metadata.sorted_tables
        for column in table.c
        if isinstance(column.type, String | Text | JSON) and not isinstance(column.type, SqlEnum)
    }


WORDS = sorted(FORGOTTEN | set(UNTIL_DELETED))


def test_of_every_column_it_is_said_whether_it_holds_a_members_words() -> None:
    """A new one stands in `PLACES`, so that it is forgotten, or in one of the lists above."""
    said = FORGOTTEN | set(UNTIL_DELETED) | set(NO_WORDS)
    assert set(columns()) == said
    assert len(said) == len(FORGOTTEN) + len(UNTIL_DELETED) + len(NO_WORDS)


def mark_of(name: str) -> str:
    return f"words in {name}"


def write(session: Session, name: str) -> None:
    """Put words of its own into a column, wherever it has a row."""
    column = columns()[name]
    words: Any = mark_of(name)
    written = [words] * 6 if isinstance(column.type, JSON) else words
    session.execute(update(column.table).values({column: written}))


def everything(session: Session) -> str:
    """The whole record, as one text."""
    tables = Base.metadata.sorted_tables
    return "\n".join(str(row) for table in tables for row in session.execute(table.select()))


@pytest.fixture
def practice(engine: Engine) -> Practice:
    """Every column with words has some of Ada's."""
    practice = Practice(engine, every_kind_bank())
    answer_in_every_way(practice)
    live(practice, ADA)
    Player(practice).start(anew=True)
    for name in WORDS:
        practice.do(write, name)
    return practice


def test_an_export_has_all_of_them(practice: Practice) -> None:
    [file] = practice.do(practice.services.members.export, ADA).files(10**6)
    told = json.dumps(json.loads(file))
    assert [name for name in WORDS if mark_of(name) not in told] == []


def test_a_deletion_leaves_none_of_them(practice: Practice) -> None:
    for who in (ADA, GRACE, MONA):
        practice.delete(who)
    left = practice.do(everything)
    assert [name for name in WORDS if mark_of(name) in left] == []
    assert practice.count(MemberRow) == 0


def test_what_was_kept_as_long_as_texts_are_is_forgotten_and_the_rest_is_not(
    practice: Practice,
) -> None:
    """Also what was never finished: drafts, and notes of interviews that nobody ended."""
    practice.clock.advance(days=179)
    assert practice.do(practice.services.members.forget_texts) == 0
    practice.clock.advance(days=2)
    while practice.do(practice.services.members.forget_texts):
        pass
    left = practice.do(everything)
    assert {name for name in WORDS if mark_of(name) in left} == set(UNTIL_DELETED)


def test_a_draft_counts_from_its_last_part(practice: Practice) -> None:
    """A question that was asked long ago is answered today: nothing is forgotten under the pen."""
    practice.clock.advance(days=200)
    now = int((practice.clock().timestamp() - 1_420_070_400) * 1000) << 22

    def hear(session: Session) -> None:
        for table in (Base.metadata.tables[name] for name in ("turns", "designs")):
            session.execute(update(table).values(heard_message_id=now))

    practice.do(hear)
    while practice.do(practice.services.members.forget_texts):
        pass
    left = practice.do(everything)
    kept = {"turns.draft", "designs.notes"}
    assert {name for name in WORDS if mark_of(name) in left} == set(UNTIL_DELETED) | kept
