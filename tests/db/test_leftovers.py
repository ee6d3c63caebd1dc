"""What SQLite's files still hold once the record has deleted something: nothing of it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.orm import Session

from bot.db import leftovers, migrate
from bot.db.engine import create
from bot.db.migrate import upgrade
from bot.db.models import AttemptRow
from tests.builders import ADA, GRACE, WRITTEN, Practice
from tests.database import file_url
from tests.db.later_migrations import HARMLESS, later_migrations
from tests.services.private.interviewing import Player
from tests.upgrading.make import TYPED
from tests.upgrading.record import restore

ADAS = "Ada would shard by customer, and move the largest ones by hand."
GRACES = "Grace would put a queue in front, and let the workers pull."


def holding(folder: Path, words: str) -> list[str]:
    """The files of a folder in which some words stand."""
    found = (path for path in folder.iterdir() if path.is_file())
    return sorted(path.name for path in found if words.encode() in path.read_bytes())


@pytest.fixture
def practice(sqlite: Engine) -> Practice:
    """Ada and Grace have answered."""
    practice = Practice(sqlite)
    for who, words in ((ADA, ADAS), (GRACE, GRACES)):
        player = Player(practice, who)
        player.play(player.start().ref, text=words)
    return practice


@pytest.fixture
def upgraded(practice: Practice, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Practice:
    """The same after an upgrade, which has copied the file."""
    monkeypatch.setattr(migrate, "_FOLDER", later_migrations(tmp_path, HARMLESS))
    upgrade(practice.engine)
    assert len(list(tmp_path.glob("*.bak"))) == 1
    return practice


def test_what_a_member_deleted_is_in_no_file(upgraded: Practice, tmp_path: Path) -> None:
    """Neither in the log before it, nor in the copy that the bot made."""
    assert len(holding(tmp_path, ADAS)) >= 2
    upgraded.delete(ADA)
    leftovers.sweep(upgraded.engine)
    assert holding(tmp_path, ADAS) == []
    assert len(holding(tmp_path, GRACES)) == 2


def test_what_is_forgotten_is_in_no_file(upgraded: Practice, tmp_path: Path) -> None:
    upgraded.clock.advance(days=181)
    assert upgraded.do(upgraded.services.members.forget_texts) == 2
    leftovers.sweep(upgraded.engine)
    assert holding(tmp_path, ADAS) == holding(tmp_path, GRACES) == []
    [copy] = tmp_path.glob("*.bak")
    with closing(sqlite3.connect(copy)) as held:
        rows = held.execute("SELECT text, grade FROM attempts").fetchall()
        assert rows == [(None, 3), (None, 3)]
        assert held.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_a_copy_keeps_what_the_record_keeps(upgraded: Practice, tmp_path: Path) -> None:
    """One may still go back to it."""
    [copy] = tmp_path.glob("*.bak")

    def dump() -> list[str]:
        with closing(sqlite3.connect(copy)) as held:
            return list(held.iterdump())

    before = dump()
    leftovers.sweep(upgraded.engine)
    assert dump() == before


def test_a_copy_of_an_older_schema_is_followed_too(sqlite: Engine, tmp_path: Path) -> None:
    """Its tables have other columns, and some have other keys."""
    restore(sqlite)
    upgrade(sqlite)
    [copy] = tmp_path.glob("*.bak")
    assert TYPED.encode() in copy.read_bytes()
    with sqlite.begin() as connection:
        connection.execute(text("DELETE FROM members"))
    leftovers.sweep(sqlite)
    assert holding(tmp_path, TYPED) == []
    with closing(sqlite3.connect(copy)) as held:
        for table, (columns, _) in leftovers._tables(held, "main").items():
            if "member_id" in columns:
                counted = held.execute(f"SELECT count(*) FROM {table}")  # noqa: S608 - a table's name
                assert counted.fetchone() == (0,)


def test_an_upgrade_leaves_nothing_in_free_pages(
    practice: Practice, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where SQLite was built without secure delete they held what had been deleted before."""
    long = f"{ADAS} " * 200
    with closing(sqlite3.connect(tmp_path / "whiteboard.db")) as careless, careless:
        careless.execute("PRAGMA secure_delete=OFF")
        careless.execute("CREATE TABLE more (words TEXT)")
        careless.execute("INSERT INTO more VALUES (?)", (long,))
        careless.execute("DROP TABLE more")
    practice.delete(ADA)
    leftovers.sweep(practice.engine)
    assert holding(tmp_path, ADAS) == ["whiteboard.db"]
    monkeypatch.setattr(migrate, "_FOLDER", later_migrations(tmp_path, HARMLESS))
    upgrade(practice.engine)
    leftovers.sweep(practice.engine)
    assert holding(tmp_path, ADAS) == []


def test_deleted_texts_are_overwritten_whatever_sqlite_was_built_to_do(tmp_path: Path) -> None:
    engine = create(file_url(tmp_path / "whiteboard.db"))

    def careless(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA secure_delete=OFF")

    event.listen(engine, "connect", careless, insert=True)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA secure_delete").scalar() == 1
    engine.dispose()


def test_others_write_while_a_copy_follows(upgraded: Practice, tmp_path: Path) -> None:
    """It reads the record, and holds nothing of it."""
    [copy] = tmp_path.glob("*.bak")
    record = tmp_path / "whiteboard.db"
    with closing(sqlite3.connect(copy, isolation_level=None)) as held:
        held.execute("ATTACH ? AS record", (str(record),))
        held.execute("BEGIN")
        for statement in leftovers._statements(held):
            held.execute(statement)
        upgraded.do(lambda session: session.add_all(_more(session)))
        held.execute("COMMIT")


def _more(session: Session) -> list[AttemptRow]:
    row = session.query(AttemptRow).first()
    assert row is not None
    row.note = WRITTEN
    return [row]


def test_what_is_no_database_any_more_stops_nothing(upgraded: Practice, tmp_path: Path) -> None:
    [copy] = tmp_path.glob("*.bak")
    copy.write_bytes(b"Not a database." * 100)
    leftovers.sweep(upgraded.engine)
    assert copy.exists()


def test_a_database_of_another_kind_has_no_files(postgresql: Engine) -> None:
    leftovers.sweep(postgresql)
