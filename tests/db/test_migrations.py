"""The schema: built, changed and guarded by the migrations."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, Engine, inspect, text
from sqlalchemy.engine import URL

from bot.db import migrate
from bot.db.backends import CONDITION, spell_conditions
from bot.db.migrate import NewerDatabaseError, upgrade
from bot.db.models import Base
from bot.db.people import members
from bot.db.soundness import DamagedDatabaseError
from tests.builders import ADA, NOON
from tests.database import BOTH, file_url, opened, transact, unindexed
from tests.db.later_migrations import HARMLESS, REBUILDS_MEMBERS, later_migrations
from tests.postgres import Server

HEAD = ScriptDirectory(str(migrate._FOLDER)).get_current_head()


@pytest.fixture(params=BOTH)
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[URL]:
    """The URL of an empty database, of each kind."""
    if request.param == "sqlite":
        yield file_url(tmp_path / "empty.db")
        return
    server = request.getfixturevalue("postgres")
    assert isinstance(server, Server)
    url = server.create()
    yield url
    server.drop(url)


@pytest.fixture
def later(
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    sqlite_template: Path,  # noqa: ARG001 - made by today's migrations, before they are replaced
    postgres_template: str,  # noqa: ARG001 - as above
) -> None:
    """The code is a later version, with one more migration."""
    body = getattr(request, "param", HARMLESS)
    monkeypatch.setattr(migrate, "_FOLDER", later_migrations(tmp_path, body))


def revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def test_the_migrations_build_exactly_what_the_models_describe(engine: Engine) -> None:
    """A column, type, key, index or constraint that only one of them has is a difference."""
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_the_indexes_with_a_condition_are_those_of_the_models(engine: Engine) -> None:
    """Alembic does not compare these either."""
    spell_conditions(Base.metadata)
    option = f"{engine.dialect.name}_where"

    def plain(condition: object) -> str:
        return str(condition).translate({ord("("): None, ord(")"): None})

    for name, table in Base.metadata.tables.items():
        found = {
            each["name"]: each["dialect_options"] for each in inspect(engine).get_indexes(name)
        }
        built = {name: plain(said[option]) for name, said in found.items() if option in said}
        partial = [each for each in table.indexes if CONDITION in each.info]
        assert built == {each.name: plain(each.dialect_kwargs[option]) for each in partial}


def test_only_the_database_in_use_is_imported() -> None:
    """PostgreSQL's part takes a thirtieth of a start on SQLite."""
    asked = "import sys, bot.app; print(*(name for name in sys.modules if 'sqlalchemy' in name))"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True, text=True)
    loaded = done.stdout.split()
    assert "sqlalchemy.orm" in loaded
    assert not [name for name in loaded if "postgresql" in name]


def test_the_checks_are_those_of_the_models(engine: Engine) -> None:
    """Alembic does not compare them."""
    for name, table in Base.metadata.tables.items():
        built = {check["name"] for check in inspect(engine).get_check_constraints(name)}
        described = {str(c.name) for c in table.constraints if isinstance(c, CheckConstraint)}
        assert built == described


def test_the_schema_goes_back_to_nothing_and_up_again(engine: Engine) -> None:
    config = Config()
    config.set_main_option("script_location", str(migrate._FOLDER).replace("%", "%%"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
    assert inspect(engine).get_table_names() == ["alembic_version"]
    upgrade(engine)
    assert set(inspect(engine).get_table_names()) == {*Base.metadata.tables, "alembic_version"}


def test_upgrading_twice_changes_nothing(engine: Engine, tmp_path: Path) -> None:
    transact(engine, members.remember, ADA, NOON)
    upgrade(engine)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM members")) == 1
    assert not list(tmp_path.glob("*.bak"))


def test_two_that_start_at_once_upgrade_one_empty_database_in_turn(empty: URL) -> None:
    together = Barrier(4)

    def start() -> None:
        with opened(empty) as engine:
            together.wait()
            upgrade(engine)

    with ThreadPoolExecutor(4) as threads:
        for each in [threads.submit(start) for _ in range(4)]:
            each.result()
    with opened(empty) as engine:
        assert revision(engine) == HEAD


def test_a_database_newer_than_the_code_is_left_alone_with_a_sentence(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerDatabaseError, match=r"is at “9999”.*Update the bot"):
        upgrade(engine)
    assert revision(engine) == "9999"


@pytest.mark.usefixtures("later")
def test_a_file_is_copied_as_it_was_before_it_is_upgraded(sqlite: Engine, tmp_path: Path) -> None:
    transact(sqlite, members.remember, ADA, NOON)
    upgrade(sqlite)
    assert revision(sqlite) == "later"
    with closing(sqlite3.connect(tmp_path / f"whiteboard.db.{HEAD}.bak")) as copy:
        assert copy.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]
        assert copy.execute("SELECT id FROM members").fetchall() == [(ADA.member_id,)]
        assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.usefixtures("later")
def test_a_file_whose_index_lacks_rows_is_not_upgraded(sqlite: Engine, tmp_path: Path) -> None:
    """A migration would not see them, a count would not miss them, and the copy lacks them too."""
    transact(sqlite, members.remember, ADA, NOON)
    sqlite.dispose()
    with unindexed(tmp_path / "whiteboard.db", "ix_memberships_member_id") as connection:
        connection.execute("UPDATE memberships SET rowid = rowid + 1")
    with pytest.raises(DamagedDatabaseError, match="missing from index ix_memberships_member_id"):
        upgrade(sqlite)
    assert revision(sqlite) == HEAD
    assert not list(tmp_path.glob("*.bak"))


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("later", [REBUILDS_MEMBERS], indirect=True)
def test_a_migration_that_rebuilds_a_table_loses_no_row_that_refers_to_it(engine: Engine) -> None:
    transact(engine, members.remember, ADA, NOON)
    upgrade(engine)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM members")) == 1
        assert connection.scalar(text("SELECT count(*) FROM memberships")) == 1


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("later", [REBUILDS_MEMBERS], indirect=True)
def test_after_an_upgrade_foreign_keys_are_kept_again(engine: Engine) -> None:
    transact(engine, members.remember, ADA, NOON)
    upgrade(engine)
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM members"))
        assert connection.scalar(text("SELECT count(*) FROM memberships")) == 0


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("later", [f"{HARMLESS}\nraise ValueError('half-way')"], indirect=True)
def test_an_upgrade_that_fails_half_way_leaves_the_database_as_it_was(engine: Engine) -> None:
    with pytest.raises(ValueError, match="half-way"):
        upgrade(engine)
    assert revision(engine) == HEAD
    assert "more" not in {column["name"] for column in inspect(engine).get_columns("facts")}


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("later", ["op.execute('DELETE FROM memberships')"], indirect=True)
def test_an_upgrade_that_loses_rows_without_saying_so_is_undone(engine: Engine) -> None:
    transact(engine, members.remember, ADA, NOON)
    with pytest.raises(RuntimeError, match="would leave 0 of 1 rows in memberships"):
        upgrade(engine)
    assert revision(engine) == HEAD
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM memberships")) == 1


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize(
    "later", ["op.execute('UPDATE familiarity SET question_key = 99')"], indirect=True
)
def test_an_upgrade_that_would_leave_rows_without_their_parents_is_undone(sqlite: Engine) -> None:
    """SQLite does not look at foreign keys while tables are rebuilt, so it is asked afterwards."""
    with sqlite.begin() as connection:
        for statement in (
            "INSERT INTO questions (ref) VALUES ('caching/lru')",
            "INSERT INTO members (id, first_seen_at) VALUES (1, '2026-01-01')",
            "INSERT INTO familiarity (member_id, question_key, seen_at) VALUES (1, 1, '2026')",
        ):
            connection.execute(text(statement))
    with pytest.raises(RuntimeError, match="rows of familiarity without parents"):
        upgrade(sqlite)
    assert revision(sqlite) == HEAD
