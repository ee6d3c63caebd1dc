"""Migrations that a host runs by hand, as a process, on a record with everything in it."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from sqlalchemy import Engine, MetaData, select

from bot.db.people import members
from tests.builders import ADA, NOON, Practice
from tests.database import transact, unindexed
from tests.db.later_migrations import REBUILDS_MEMBERS, later_migrations
from tests.services.every_kind import answer_in_every_way, every_kind_bank
from tests.stage import ROOT

UNKNOWN_THEN = {"ticked_of": None, "follow_up_asked": None}
"""What the versions of long ago did not keep of an attempt."""
LOSES_MEMBERSHIPS = "op.execute('DELETE FROM memberships')"


def by_hand(engine: Engine, *arguments: str, config: Path = ROOT / "alembic.ini") -> str:
    """Run `alembic …`; returns what it said, where it failed."""
    url = engine.url.render_as_string(hide_password=False)
    done = subprocess.run(
        [sys.executable, "-m", "alembic", "-c", config, *arguments],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": url},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr if done.returncode else ""


def as_later(folder: Path, upgrade: str, head: str = "") -> Path:
    """The configuration of a later version, whose newest migration does this."""
    migrations = later_migrations(folder, upgrade, head)
    config = folder / "alembic.ini"
    text = f"""
        [alembic]
        script_location = {migrations}
        prepend_sys_path = {ROOT}
    """
    config.write_text(dedent(text))
    return config


def record(engine: Engine) -> Mapping[str, list[Mapping[str, Any]]]:
    """Every row of every table."""
    built = MetaData()
    built.reflect(engine)
    with engine.connect() as connection:
        return {
            table.name: [
                dict(row)
                for row in connection.execute(select(table).order_by(*table.primary_key)).mappings()
            ]
            for table in built.sorted_tables
        }


def answered(rows: Mapping[str, list[Mapping[str, Any]]]) -> list[Mapping[str, Any]]:
    """Each attempt with what it answers; the way back and forth numbers occasions anew."""
    occasions = {row["key"]: {**row, "key": None} for row in rows["occasions"]}
    return [
        {**row, **UNKNOWN_THEN, "occasion_key": occasions[row["occasion_key"]]}
        for row in rows["attempts"]
    ]


def test_going_back_and_forth_by_hand_loses_nothing_of_a_full_record(engine: Engine) -> None:
    """With foreign keys on, a table that is rebuilt takes along all that refers to it."""
    answer_in_every_way(Practice(engine, every_kind_bank()))
    before = record(engine)
    assert before["attempts"]
    assert by_hand(engine, "downgrade", "0004") == ""
    assert len(record(engine)["attempts"]) == len(before["attempts"])
    assert by_hand(engine, "upgrade", "head") == ""
    after = record(engine)
    unknown_then = {"group_designs", "group_notes", "mistakes"}
    assert {name for name in before if len(after[name]) != len(before[name])} == unknown_then
    assert answered(after) == answered(before)


def test_a_table_is_rebuilt_by_hand_without_losing_what_refers_to_it(
    engine: Engine, tmp_path: Path
) -> None:
    transact(engine, members.remember, ADA, NOON)
    before = record(engine)
    config = as_later(tmp_path, REBUILDS_MEMBERS)
    assert by_hand(engine, "upgrade", "head", config=config) == ""
    assert record(engine) == {**before, "alembic_version": [{"version_num": "later"}]}


def test_a_migration_by_hand_that_loses_rows_is_refused(engine: Engine, tmp_path: Path) -> None:
    transact(engine, members.remember, ADA, NOON)
    before = record(engine)
    config = as_later(tmp_path, LOSES_MEMBERSHIPS)
    told = by_hand(engine, "upgrade", "head", config=config)
    assert "migration later would leave 0 of 1 rows in memberships" in told
    assert record(engine) == before


@pytest.mark.parametrize("direction", ["upgrade", "downgrade"])
def test_a_migration_may_lose_what_it_says_it_loses(
    engine: Engine, tmp_path: Path, direction: str
) -> None:
    transact(engine, members.remember, ADA, NOON)
    says = f'LOSES = {{"{direction}": ("memberships",)}}\n'
    config = as_later(tmp_path, LOSES_MEMBERSHIPS, says)
    told = by_hand(engine, "upgrade", "head", config=config)
    assert (told == "") is (direction == "upgrade")
    assert len(record(engine)["memberships"]) == (0 if direction == "upgrade" else 1)


def test_foreign_keys_are_looked_at_before_what_was_done_by_hand_is_kept(
    sqlite: Engine, tmp_path: Path
) -> None:
    transact(sqlite, members.remember, ADA, NOON)
    before = record(sqlite)
    says = 'LOSES = {"upgrade": ("members",)}\n'
    config = as_later(tmp_path, "op.execute('DELETE FROM members')", says)
    told = by_hand(sqlite, "upgrade", "head", config=config)
    assert "rows of memberships without parents" in told
    assert record(sqlite) == before


def test_a_damaged_file_is_not_migrated_by_hand_and_is_told_in_words(
    sqlite: Engine, tmp_path: Path
) -> None:
    transact(sqlite, members.remember, ADA, NOON)
    sqlite.dispose()
    with unindexed(tmp_path / "whiteboard.db", "ix_memberships_member_id") as connection:
        connection.execute("UPDATE memberships SET rowid = rowid + 1")
    told = by_hand(sqlite, "upgrade", "head", config=as_later(tmp_path, REBUILDS_MEMBERS))
    assert "FAILED: The database is damaged (row 1 missing from index" in told
    assert "Traceback" not in told
