"""What a process ends with: two for a setting and for Discord's last word, and for nothing else.

A supervisor may leave a bot alone that ends with two, so all that may be mended without a new
setting ends with another status. `test_starting.py` has the settings, and what may pass.
"""

import shutil
from pathlib import Path

import pytest

from tests.checkout import Checkout
from tests.database import unindexed
from tests.db.later_migrations import HARMLESS, later_migrations
from tests.faults.test_starting import NOWHERE
from tests.test_commands import place, run

OTHER = 1


def plant(checkout: Checkout, folder: Path, upgrade: str) -> Path:
    """Give a checkout one more migration, which does this; returns its file."""
    checkout.settings("")
    migration = later_migrations(folder, upgrade) / "versions" / "later.py"
    return Path(shutil.copy(migration, checkout.folder / "alembic" / "versions"))


@pytest.fixture
def torn(tmp_path: Path, sqlite_template: Path) -> str:
    """A database whose first page is torn behind its header."""
    raw = bytearray(sqlite_template.read_bytes())
    raw[100:4096] = b"\xaa" * 3996
    (tmp_path / "whiteboard.db").write_bytes(raw)
    return place(tmp_path)


async def test_a_file_with_a_torn_page(torn: str) -> None:
    status, shown = await run(**NOWHERE, DATABASE_URL=torn)
    assert status == OTHER, shown
    assert "cannot be used: database disk image is malformed" in shown
    assert "Traceback" not in shown


async def test_a_file_that_cannot_be_upgraded_since_an_index_lacks_rows(
    checkout: Checkout, tmp_path: Path, sqlite_template: Path
) -> None:
    shutil.copy(sqlite_template, tmp_path / "whiteboard.db")
    with unindexed(tmp_path / "whiteboard.db", "ix_memberships_member_id") as record:
        record.execute("INSERT INTO members (id, first_seen_at) VALUES (1, '2026-11-24')")
        record.execute(
            "INSERT INTO memberships (guild_id, member_id, name, hidden, departed)"
            " VALUES (1, 1, 'Ada', 0, 0)"
        )
    migration = plant(checkout, tmp_path, HARMLESS)
    try:
        status, shown = await checkout.run("bot", **NOWHERE, DATABASE_URL=place(tmp_path))
    finally:
        migration.unlink()
    assert status == OTHER, shown
    assert "is damaged (row 1 missing from index ix_memberships_member_id)" in shown
    assert "Traceback" not in shown


async def test_an_error_in_a_migration(checkout: Checkout, tmp_path: Path) -> None:
    """Of a kind in which mistaken parameters of DATABASE_URL are told as well."""
    migration = plant(checkout, tmp_path, "int('seven')")
    try:
        status, shown = await checkout.run("bot", **NOWHERE, DATABASE_URL=place(tmp_path))
    finally:
        migration.unlink()
    assert status == OTHER, shown
    assert "an error that nobody foresaw (ValueError)" in shown


@pytest.mark.parametrize("command", ["run", "sync"])
async def test_a_broken_bank(checkout: Checkout, command: str) -> None:
    checkout.settings("")
    fault = next((checkout.folder / "content").glob("*/*.md")).with_name("broken.md")
    fault.write_text("no header\n", "utf-8")
    try:
        status, shown = await checkout.run("bot", command, **NOWHERE)
    finally:
        fault.unlink()
    assert status == OTHER, shown
    assert "The question bank cannot be used." in shown
    assert f"{fault.parent.name}/broken.md:1: " in shown
    assert "Traceback" not in shown


@pytest.mark.parametrize("typed", ["strat", "--quiet"])
async def test_a_command_that_there_is_none_of(typed: str) -> None:
    """The library that reads command lines ends with two by itself."""
    status, shown = await run(typed, **NOWHERE)
    assert status == OTHER
    assert "usage: python -m bot" in shown
    assert typed in shown
    assert (await run("--help"))[0] == 0
