"""What a look at a database says, which is true and changes nothing."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, inspect, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DatabaseError, OperationalError

from bot.db import migrate
from bot.db.condition import condition, require_whole
from bot.db.migrate import NewerDatabaseError, revisions
from bot.db.people import members
from bot.db.soundness import DamagedDatabaseError
from tests.builders import ADA, NOON
from tests.database import file_url, opened, transact, unindexed
from tests.postgres import Server

HEAD = revisions()[1]


def run(engine: Engine, *statements: str) -> None:
    """Change a database behind the bot's back."""
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def test_one_that_is_whole_is_up_to_date(engine: Engine) -> None:
    require_whole(engine)
    assert condition(engine.url) == "is up to date"


def test_a_table_that_is_missing_is_named(engine: Engine) -> None:
    run(engine, "DROP TABLE shared_answers")
    for look in (lambda: condition(engine.url), lambda: require_whole(engine)):
        with pytest.raises(DamagedDatabaseError, match=r"lacks shared_answers\. Go back to a copy"):
            look()


def test_a_column_that_is_missing_is_named(engine: Engine) -> None:
    run(engine, "ALTER TABLE members DROP COLUMN time_zone")
    with pytest.raises(DamagedDatabaseError, match=r"lacks members\.time_zone\."):
        condition(engine.url)


def test_tables_without_their_version_are_no_whole_database(engine: Engine) -> None:
    run(engine, "DROP TABLE alembic_version")
    with pytest.raises(DamagedDatabaseError, match="but not the one with their version"):
        condition(engine.url)


def test_an_older_one_is_said_to_be_upgraded_later_and_is_not_now(engine: Engine) -> None:
    config = Config()
    config.set_main_option("script_location", str(migrate._FOLDER).replace("%", "%%"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "-1")
        before = connection.scalar(text("SELECT version_num FROM alembic_version"))
    told = f"is at revision {before}: the next start upgrades it to {HEAD}"
    assert condition(engine.url) == told
    assert condition(engine.url) == told


def test_a_newer_one_is_told(engine: Engine) -> None:
    run(engine, "UPDATE alembic_version SET version_num = 'from_the_future'")
    with pytest.raises(NewerDatabaseError, match="from_the_future"):
        condition(engine.url)


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[URL]:
    """A database without a table."""
    if request.param == "sqlite":
        (tmp_path / "empty.db").touch()
        yield file_url(tmp_path / "empty.db")
        return
    server = request.getfixturevalue("postgres")
    assert isinstance(server, Server)
    url = server.create()
    yield url
    server.drop(url)


def test_an_empty_one_is_built_by_the_first_start(empty: URL) -> None:
    assert condition(empty) == "is empty: the first start builds its tables"
    with opened(empty) as engine:
        assert inspect(engine).get_table_names() == []


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    told = condition(file_url(tmp_path / "not" / "yet" / "whiteboard.db"))
    assert told == "does not exist yet: the first start makes it"
    assert not list(tmp_path.iterdir())


def test_a_file_that_could_not_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotADirectoryError, match="is no place for a file"):
        condition(file_url(tmp_path / "file" / "whiteboard.db"))


def test_a_folder_in_the_files_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError, match="is no place for a file"):
        condition(file_url(tmp_path))


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "diary.db").write_bytes(b"Dear diary, " * 1_000)
    with pytest.raises(DatabaseError, match="file is not a database"):
        condition(file_url(tmp_path / "diary.db"))


def test_a_file_with_a_torn_page_is_damaged(sqlite: Engine, tmp_path: Path) -> None:
    """Its header is whole, and so is its list of tables."""
    transact(sqlite, members.remember, ADA, NOON)
    sqlite.dispose()
    path = tmp_path / "whiteboard.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        [page] = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'members'")
        [size] = connection.execute("PRAGMA page_size").fetchone()
    raw = bytearray(path.read_bytes())
    start = (page[0] - 1) * size
    raw[start : start + size] = b"\xaa" * size
    path.write_bytes(raw)
    with pytest.raises(DamagedDatabaseError, match=r"is damaged \(.+\)\. Go back to a copy"):
        condition(sqlite.url)


def test_a_file_that_another_has_locked_is_not_called_damaged(tmp_path: Path) -> None:
    path = tmp_path / "whiteboard.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("CREATE TABLE alembic_version (version_num TEXT)")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(OperationalError, match="database is locked"):
            condition(file_url(path))


def test_an_index_that_lacks_rows_is_damaged_and_can_be_built_again(
    sqlite: Engine, tmp_path: Path
) -> None:
    """Its pages are whole: only beside the table's rows does it show that some are missing."""
    transact(sqlite, members.remember, ADA, NOON)
    sqlite.dispose()
    path = tmp_path / "whiteboard.db"
    with unindexed(path, "ix_memberships_member_id") as connection:
        connection.execute("UPDATE memberships SET rowid = rowid + 1")
    said = r"is damaged \(row 1 missing from index ix_memberships_member_id\): "
    with pytest.raises(DamagedDatabaseError, match=said) as told:
        condition(sqlite.url)
    [remedy] = re.findall("`sqlite3 (.+) REINDEX`", str(told.value))
    assert remedy == str(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("REINDEX")
    assert condition(sqlite.url) == "is up to date"


def test_looking_changes_not_a_byte(sqlite: Engine, tmp_path: Path) -> None:
    """Also of a file whose last writes are still in its journal, as a running bot leaves it."""
    transact(sqlite, members.remember, ADA, NOON)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert condition(sqlite.url) == "is up to date"
    changed = {name for name, raw in before.items() if (tmp_path / name).read_bytes() != raw}
    assert changed <= {"whiteboard.db-shm"}
