"""`python -m bot` and its commands, as a host types them."""

import asyncio
import os
import shutil
import sqlite3
import sys
from asyncio.subprocess import PIPE
from contextlib import closing
from pathlib import Path

import pytest

from sandbox import Sandbox
from tests.database import unindexed
from tests.stage import ROOT


async def run(*arguments: str, **variables: str) -> tuple[int, str]:
    """Run a command to its end; returns its exit status and all it printed."""
    clean = {name: value for name, value in os.environ.items() if name != "DISCORD_TOKEN"}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *arguments,
        cwd=ROOT, env={**clean, **variables}, stdout=PIPE, stderr=PIPE,
    )  # fmt: skip
    out, err = await asyncio.wait_for(process.communicate(), 60)
    return process.returncode or 0, (out + err).decode()


def place(tmp_path: Path) -> str:
    """A database of the test's own."""
    return f"sqlite:///{tmp_path}/whiteboard.db"


def settings(sandbox: Sandbox, tmp_path: Path) -> dict[str, str]:
    """What a bot needs to find this sandbox and that database."""
    return {
        "DISCORD_API_URL": sandbox.api_url,
        "DISCORD_TOKEN": sandbox.token,
        "DATABASE_URL": place(tmp_path),
    }


async def test_doctor_finds_all_well_and_prints_the_invite_link(tmp_path: Path) -> None:
    """Settings, bank, database and token are told one by one; the link asks for what is needed."""
    async with Sandbox.open() as sandbox:
        status, text = await run("doctor", **settings(sandbox, tmp_path))
    assert status == 0, text
    assert "893 questions, 90 topics" in text
    assert "scope=bot+applications.commands" in text
    assert "send_messages" in text
    assert sandbox.token not in text


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({"DISCORD_TOKEN": "wrong"}, "Discord refuses DISCORD_TOKEN."),
        ({"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"}, "cannot be used"),
        ({"DATABASE_URL": "mysql://x"}, "DATABASE_URL must be like"),
        ({"DISCORD_API_URL": "http://127.0.0.1:1"}, "nothing there answers as Discord does"),
    ],
)
async def test_doctor_names_what_is_wrong(
    tmp_path: Path, variables: dict[str, str], sentence: str
) -> None:
    """Each problem is a line that says what to do; the exit status says that there is one."""
    async with Sandbox.open() as sandbox:
        status, text = await run("doctor", **{**settings(sandbox, tmp_path), **variables})
    assert status == 1, text
    assert f"{sentence}" in text
    assert "PROBLEM" in text
    assert "Traceback" not in text


async def test_without_a_token_the_doctor_checks_the_rest_and_names_it(tmp_path: Path) -> None:
    """A bot without a token does not start, so all is not well."""
    status, text = await run("doctor", DATABASE_URL=place(tmp_path), DISCORD_TOKEN="")
    assert status == 1, text
    assert "PROBLEM Discord: DISCORD_TOKEN is not set." in text
    assert "does not exist yet: the first start makes it" in text


async def test_the_doctor_upgrades_nothing_and_makes_no_file(tmp_path: Path) -> None:
    """Who asks may not want it yet; an older database is told as what it is, and left."""
    async with Sandbox.open() as sandbox:
        status, text = await run("doctor", **settings(sandbox, tmp_path))
        assert status == 0, text
        assert os.listdir(tmp_path) == []  # noqa: PTH208 - a coroutine must not read by pathlib
        with closing(sqlite3.connect(tmp_path / "whiteboard.db")) as record, record:
            record.execute("CREATE TABLE alembic_version (version_num TEXT)")
            record.execute("INSERT INTO alembic_version VALUES ('0001')")
        status, text = await run("doctor", **settings(sandbox, tmp_path))
        assert status == 0, text
        assert "is at revision 0001: the next start upgrades it to" in text
        assert os.listdir(tmp_path) == ["whiteboard.db"]  # noqa: PTH208 - as above


@pytest.mark.parametrize("command", ["doctor", "run"])
async def test_a_database_without_one_of_its_tables_is_told(
    tmp_path: Path, sqlite_template: Path, command: str
) -> None:
    """By whoever starts the bot too: else every press that needs it would fail."""
    shutil.copy(sqlite_template, tmp_path / "whiteboard.db")
    with closing(sqlite3.connect(tmp_path / "whiteboard.db")) as record, record:
        record.execute("DROP TABLE shared_answers")
    async with Sandbox.open() as sandbox:
        status, text = await run(command, **settings(sandbox, tmp_path))
    assert status == 1, text
    assert "The database lacks shared_answers. Go back to a copy of it from before." in text
    assert "Traceback" not in text


async def test_the_doctor_tells_an_index_that_lacks_rows(
    tmp_path: Path, sqlite_template: Path
) -> None:
    """In one sentence: what is wrong, and what mends it."""
    shutil.copy(sqlite_template, tmp_path / "whiteboard.db")
    with unindexed(tmp_path / "whiteboard.db", "ix_occasions_guild_id") as record:
        record.execute(
            "INSERT INTO occasions (kind, guild_id, question_key, asked_at)"
            " VALUES ('post', 1, 1, '2026-11-24')"
        )
    status, text = await run("doctor", DATABASE_URL=place(tmp_path), DISCORD_TOKEN="")
    assert status == 1
    told = (
        "database: The database is damaged (row 1 missing from index ix_occasions_guild_id): stop"
    )
    assert told in text
    assert f"`sqlite3 {tmp_path}/whiteboard.db REINDEX`, or go back to a copy" in text


async def test_sync_sends_the_commands(tmp_path: Path) -> None:
    """The commands reach Discord without a connection to the gateway."""
    async with Sandbox.open() as sandbox:
        status, text = await run("sync", **settings(sandbox, tmp_path))
        assert status == 0, text
        names = {
            command["name"]
            for command in sandbox.user("Mona").commands(
                sandbox.guild("Interview Club").channel("general")
            )
        }
    assert {"interview", "daily", "leaderboard"} <= names


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({"DISCORD_TOKEN": ""}, "DISCORD_TOKEN is not set."),
        ({"DISCORD_TOKEN": "wrong"}, "Discord refuses DISCORD_TOKEN."),
        ({"LOG_LEVEL": "LOUD"}, "LOG_LEVEL must be one of"),
    ],
)
async def test_a_bot_that_cannot_start_says_why_in_one_text(
    tmp_path: Path, variables: dict[str, str], sentence: str
) -> None:
    """Exit status 2, one clear text, no traceback."""
    async with Sandbox.open() as sandbox:
        status, text = await run(**{**settings(sandbox, tmp_path), **variables})
    assert status == 2, text
    assert sentence in text
    assert "Traceback" not in text


async def test_reports_are_asked_of_a_record_of_this_version_alone(
    tmp_path: Path, sqlite_template: Path
) -> None:
    """It may be served meanwhile, perhaps by another version: nothing is made or upgraded."""
    status, text = await run("reports", DATABASE_URL=place(tmp_path))
    assert status == 1, text
    assert "whiteboard.db does not exist yet: start the bot first." in text
    assert os.listdir(tmp_path) == []  # noqa: PTH208 - a coroutine must not read by pathlib
    shutil.copy(sqlite_template, tmp_path / "whiteboard.db")
    assert await run("reports", DATABASE_URL=place(tmp_path)) == (
        0,
        "No mistakes were reported.\n",
    )
    with closing(sqlite3.connect(tmp_path / "whiteboard.db")) as record, record:
        record.execute("UPDATE alembic_version SET version_num = '0001'")
    status, text = await run("reports", "--done", "1", DATABASE_URL=place(tmp_path))
    assert status == 1, text
    assert "is not one of this version of the bot: start it once" in text


@pytest.mark.parametrize("arguments", [("doctor", "--done", "1"), ("reports", "--done", "x")])
async def test_a_report_that_is_typed_wrongly_is_told(arguments: tuple[str, ...]) -> None:
    status, text = await run(*arguments)
    assert status == 1
    assert "--done" in text
    assert "Traceback" not in text
