"""Every attempt is at an occasion: the record's way there and back, of whatever was answered."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, MetaData, inspect, select, text

from bot.db.migrate import upgrade
from tests.database import file_url, opened
from tests.upgrading.record import FOLDER, migrated_to, restore

BEFORE = "0005"

Rows = Mapping[str, list[Mapping[str, Any]]]


def record(engine: Engine) -> Rows:
    """Every row of every table but the version's, in the order of its columns' names and values."""
    built = MetaData()
    built.reflect(engine)
    with engine.connect() as connection:
        return {
            table.name: sorted(
                (
                    dict(sorted(dict(row).items()))
                    for row in connection.execute(select(table)).mappings()
                ),
                key=repr,
            )
            for table in built.sorted_tables
            if table.name != "alembic_version"
        }


def shape(engine: Engine) -> Mapping[str, object]:
    """Columns, keys, indexes and checks of every table, whatever their order."""
    told = inspect(engine)

    def plain(value: object) -> str:
        """The text of something reflected, and of the conditions of indexes in it."""
        if isinstance(value, dict):
            return repr({name: plain(each) for name, each in value.items()})
        return str(value)

    return {
        name: (
            sorted((c["name"], str(c["type"]), c["nullable"]) for c in told.get_columns(name)),
            told.get_pk_constraint(name),
            sorted(told.get_foreign_keys(name), key=repr),
            sorted(told.get_unique_constraints(name), key=repr),
            sorted(map(plain, told.get_indexes(name))),
            sorted(told.get_check_constraints(name), key=repr),
        )
        for name in told.get_table_names()
    }


def run(engine: Engine, statement: str) -> list[tuple[Any, ...]]:
    with engine.begin() as connection:
        done = connection.execute(text(statement))
        return [tuple(row) for row in done] if done.returns_rows else []


@pytest.fixture
def former(engine: Engine) -> Engine:
    """A database with the record of commit d641c35 in it."""
    restore(engine)
    return engine


def test_every_attempt_finds_what_it_answers(former: Engine) -> None:
    """Attempts of each kind are at the occasion of the row that they were at before."""
    before = run(
        former,
        "SELECT a.key, a.text, COALESCE(t.question_key, p.question_key, r.question_key, "
        "d.question_key) FROM attempts a "
        "LEFT JOIN turns t ON t.interview_key = a.interview_key AND t.position = a.position "
        "LEFT JOIN posts p ON p.key = a.post_key LEFT JOIN designs d ON d.key = a.design_key "
        "LEFT JOIN round_turns r ON r.round_key = a.round_key AND r.position = a.position "
        "ORDER BY a.key",
    )
    upgrade(former)
    after = run(
        former,
        "SELECT a.key, a.text, o.question_key FROM attempts a "
        "JOIN occasions o ON o.key = a.occasion_key ORDER BY a.key",
    )
    assert after == before
    kinds = "SELECT DISTINCT o.kind FROM attempts a JOIN occasions o ON o.key = a.occasion_key"
    assert sorted(run(former, kinds)) == [("design",), ("post",), ("round",), ("turn",)]


def test_an_occasion_says_whose_it_is_and_where_it_counts(former: Engine) -> None:
    """A member's own bears the member, also in direct messages; a channel's bears none."""
    upgrade(former)
    told = run(former, "SELECT DISTINCT kind, guild_id, member_id FROM occasions")
    club, ada, grace, mona = (
        900_000_000_000_001_000,
        *range(900_000_000_000_000_101, 900_000_000_000_000_104),
    )
    assert set(told) == {
        ("turn", club, ada),
        ("turn", 0, grace),
        ("design", club, ada),
        ("design", club, mona),
        ("post", club, None),
        ("round", club, None),
    }


def test_what_was_shared_is_an_answer_or_the_notes_of_a_phase(former: Engine) -> None:
    """A question's place and a phase's number stood in one column."""
    run(former, "INSERT INTO shared_answers VALUES (3, 4, 900000000000000101, '2026-11-24')")
    upgrade(former)
    shared = run(
        former,
        "SELECT t.round_key, t.position, s.part FROM shared_answers s "
        "JOIN round_turns t ON t.occasion_key = s.occasion_key ORDER BY t.round_key, s.part",
    )
    assert shared == [(2, 1, 0), (3, 1, 1), (3, 1, 4)]


def test_going_there_and_back_changes_no_row_and_no_table(former: Engine) -> None:
    before, built = record(former), shape(former)
    upgrade(former)
    migrated_to(former, BEFORE)
    assert record(former) == before
    assert shape(former) == built


def test_an_empty_record_goes_there_and_back(engine: Engine) -> None:
    migrated_to(engine, BEFORE)
    built = shape(engine)
    assert set(map(len, record(engine).values())) == {0}
    upgrade(engine)
    migrated_to(engine, BEFORE)
    assert shape(engine) == built


@pytest.mark.parametrize(
    ("makes", "table"),
    [
        ("UPDATE attempts SET round_key = NULL WHERE key = 4", "attempts"),
        ("UPDATE attempts SET position = 9 WHERE key = 6", "attempts"),
        ("DELETE FROM round_turns WHERE round_key = 3", "shared_answers"),
    ],
)
def test_it_refuses_to_go_on_where_something_would_be_lost(
    former: Engine, makes: str, table: str
) -> None:
    run(former, makes)
    before = record(former)
    with pytest.raises(RuntimeError, match=f"1 rows of {table}.*nothing was changed"):
        upgrade(former)
    assert record(former) == before


def test_it_refuses_to_go_back_with_an_attempt_at_something_later(former: Engine) -> None:
    """What a later version asks is unknown to the one before."""
    upgrade(former)
    run(former, "DELETE FROM posts")
    with pytest.raises(RuntimeError, match="1 rows of attempts"):
        migrated_to(former, BEFORE)
    assert len(record(former)["attempts"]) == 7


def test_the_way_back_leads_to_the_tables_that_commit_d641c35_made(
    sqlite: Engine, tmp_path: Path
) -> None:
    migrated_to(sqlite, BEFORE)
    with opened(file_url(tmp_path / "former.db")) as former:
        with closing(sqlite3.connect(tmp_path / "former.db")) as made:
            made.executescript((FOLDER / "record.sql").read_text("utf-8"))
        assert shape(sqlite) == shape(former)
