"""Starts that cannot succeed: one text that says why, a status that says what to do, no trace."""

import asyncio
import os
import sqlite3
import sys
from asyncio.subprocess import PIPE
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import aiohttp
import discord
import pytest
from sqlalchemy import text

from bot import __main__ as command_line
from bot.db import guard
from bot.discord_host import ClosedForGoodError, reaching_discord
from sandbox import Sandbox, Timing
from tests.checkout import Checkout
from tests.database import opened
from tests.postgres import Server
from tests.stage import ROOT, BotProcess
from tests.test_commands import place, run, settings

NOWHERE = {"DISCORD_API_URL": "http://127.0.0.1:1", "DISCORD_TOKEN": "none"}
MEND, TRY_AGAIN, OTHER = 2, 75, 1


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("DISCORD_TOKN=secret", ".env has DISCORD_TOKN: did you mean DISCORD_TOKEN?"),
        (b"DISCORD_TOKEN=\xe9", ".env is not text in UTF-8."),
        ("DISCORD_TOKEN secret", ".env, line 1, cannot be understood: write NAME=value."),
        ("DISCORD_TOKEN=a secret", "DISCORD_TOKEN has characters that no token has."),
        ("DATABASE_URL=mysql://x", "DATABASE_URL must be like"),
        ("KEEP_ANSWERS_DAYS=-1\nLOG_FORMAT=xml", "LOG_FORMAT must be one of json, text."),
    ],
)
async def test_a_wrong_env_is_told_before_anything_is_opened(
    checkout: Checkout, said: str | bytes, sentence: str
) -> None:
    checkout.settings(said)
    status, shown = await checkout.run("bot")
    assert status == MEND, shown
    assert sentence in shown
    assert "Traceback" not in shown
    assert "secret" not in shown
    assert not (checkout.folder / "data").exists()


@pytest.mark.parametrize("command", ["sync", "has-token", "doctor"])
async def test_every_command_refuses_a_wrong_env(checkout: Checkout, command: str) -> None:
    """So that `make run`, which asks for the token first, does not go on to the sandbox either."""
    checkout.settings("DISCORD_TOKN=secret")
    status, shown = await checkout.run("bot", command)
    assert status == (1 if command == "doctor" else MEND), shown
    assert "did you mean DISCORD_TOKEN?" in shown
    assert not (checkout.folder / "data").exists()


async def test_a_name_of_something_else_is_said_and_stops_nothing(
    checkout: Checkout, tmp_path: Path
) -> None:
    checkout.settings("PROJECT=mine\n")
    status, shown = await checkout.run("bot", **NOWHERE, DATABASE_URL=place(tmp_path))
    assert status == TRY_AGAIN
    assert ".env has PROJECT, which is no setting of the bot; it is ignored." in shown


async def test_an_env_in_utf_16_in_a_folder_with_a_percent_sign_is_read(checkout: Checkout) -> None:
    """The schema is made there, by the bot and by alembic itself."""
    checkout.settings("LOG_FORMAT=text\r\nDISCORD_TOKEN=none\r\n".encode("utf-16"))
    status, shown = await checkout.run("bot", DISCORD_API_URL=NOWHERE["DISCORD_API_URL"])
    assert status == TRY_AGAIN, shown
    assert "nothing there answers as Discord does" in shown
    assert (checkout.folder / "data" / "whiteboard.db").exists()
    status, shown = await checkout.run("alembic", "current")
    assert status == 0, shown
    assert "(head)" in shown


async def test_alembic_tells_a_wrong_env_in_words(checkout: Checkout) -> None:
    checkout.settings("DATABASE=sqlite://\n")
    status, shown = await checkout.run("alembic", "current")
    assert status != 0
    assert "FAILED: .env has DATABASE: did you mean DATABASE_URL?" in shown
    assert "Traceback" not in shown


async def test_alembic_names_what_is_nearly_a_setting(checkout: Checkout) -> None:
    """Else it would change another database than the one that was meant, without a word."""
    checkout.settings("")
    status, shown = await checkout.run("alembic", "current", DATABASE_URLS="sqlite:///other.db")
    assert status == 0
    assert "The environment has DATABASE_URLS: did you mean DATABASE_URL?" in shown


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("sqlite:////dev/null/whiteboard.db", MEND),
        ("sqlite:///.", MEND),
        ("postgresql://127.0.0.1:1/none?no_such_option=1", MEND),
        ("postgresql://127.0.0.1:1/none", TRY_AGAIN),
    ],
)
async def test_a_database_that_cannot_be_used_is_one_sentence(url: str, status: int) -> None:
    ended, shown = await run(**NOWHERE, DATABASE_URL=url)
    assert ended == status, shown
    assert "cannot be used: " in shown
    assert "Traceback" not in shown


async def test_a_file_that_is_no_database_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "whiteboard.db").write_bytes(b"Dear diary, " * 100)
    status, shown = await run(**NOWHERE, DATABASE_URL=place(tmp_path))
    assert status == OTHER
    assert "cannot be used: file is not a database" in shown
    assert "Traceback" not in shown


async def test_a_file_that_another_has_locked_is_tried_again(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "whiteboard.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        status, shown = await run(**NOWHERE, DATABASE_URL=place(tmp_path))
    assert status == TRY_AGAIN
    assert "cannot be used: database is locked" in shown
    assert "Traceback" not in shown


async def test_a_stuck_upgrade_is_said_and_tried_again(postgres: Server) -> None:
    """Somebody holds the lock under which PostgreSQL is upgraded, and never lets go."""
    url = postgres.create()
    shown_url = url.set(drivername="postgresql").render_as_string()
    with opened(url) as engine, engine.connect() as connection:
        other = connection.execution_options(isolation_level="AUTOCOMMIT")
        other.execute(text(f"SELECT pg_advisory_lock({guard._LOCK})"))
        status, shown = await run(**NOWHERE, DATABASE_URL=shown_url)
    assert status == TRY_AGAIN, shown
    assert "database.upgrade_awaited" in shown
    assert "Another session holds the lock" in shown
    assert "Traceback" not in shown
    postgres.drop(url)


FATAL = {
    4004: "Discord refuses DISCORD_TOKEN.",
    4010: "split into shards",
    4011: "split into shards",
    4012: "no longer speaks with this version",
    4013: "what this version of the bot asks to hear of",
    4014: "it asks for no privileged intent",
}


@pytest.mark.parametrize("code", FATAL)
def test_a_connection_that_discord_closes_for_good_is_one_sentence(code: int) -> None:
    socket = SimpleNamespace(close_code=code)
    with pytest.raises(ClosedForGoodError, match=FATAL[code]), reaching_discord():
        raise discord.ConnectionClosed(cast("aiohttp.ClientWebSocketResponse", socket), shard_id=0)


@pytest.mark.parametrize("code", [4004, 4013, 4014])
async def test_a_bot_that_discord_closes_for_good_leaves(tmp_path: Path, code: int) -> None:
    """A token that was reset while the bot served, say: nothing but the host can mend it."""
    async with Sandbox.open(timing=Timing(identify=0)) as sandbox:
        bot = BotProcess(settings(sandbox, tmp_path))
        await bot.start()
        await bot.says("bot.ready")
        sandbox.sessions.close(code)
        assert await bot.ends() == MEND
    assert FATAL[code] in bot.log
    assert "Traceback" not in bot.log


async def test_what_nobody_foresaw_is_one_sentence_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its trace stands in the log, where it can be reported from."""
    monkeypatch.setattr("sys.argv", ["bot"])

    def fail(*_given: object, **_options: object) -> int:
        raise LookupError("a key of somebody's")

    monkeypatch.setattr(command_line, "_do", fail)
    assert command_line.main() == 1
    shown = capsys.readouterr()
    assert "an error that nobody foresaw (LookupError)" in shown.err
    assert "somebody" not in shown.err


async def test_a_command_whose_reader_has_gone_ends_without_a_trace() -> None:
    """`doctor | head -1` is no failure to tell of."""
    reader, writer = os.pipe()
    os.close(reader)
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "doctor",
        cwd=ROOT, env={**os.environ, "PYTHONUNBUFFERED": "1"}, stdout=writer, stderr=PIPE,
    )  # fmt: skip
    os.close(writer)
    _, said = await asyncio.wait_for(process.communicate(), 60)
    assert said == b""
