"""`python -m sandbox` starts a bot, says where to look, and ends both."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from pathlib import Path

BOT = """
import asyncio, os
from pathlib import Path
import discord, yarl
from tests.sandbox.fixture_bot import FixtureBot

class Where:
    api_url = os.environ["DISCORD_API_URL"]

assert float(Path(os.environ["CLOCK_OFFSET_FILE"]).read_text()) == 0.0
discord.http.Route.BASE = Where.api_url
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(
    Where.api_url.replace("http", "ws").replace("/api/v10", "/gateway"))
print("bot here")
FixtureBot(Where).run(os.environ["DISCORD_TOKEN"], log_handler=None)
"""


WHERE = [sys.executable, "-c", "import os; print('kept in', os.environ['DATABASE_URL']); exit(3)"]


async def start(*bot: str, port: str = "0", told: Sequence[str] = (), **more: str) -> Process:
    command = [sys.executable, "-m", "sandbox", "--port", port, *told, "--bot", *bot]
    clean = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return await asyncio.create_subprocess_exec(
        *command, stdout=PIPE, stderr=PIPE, env={**clean, **more}
    )


async def test_it_says_where_to_look_once_the_bot_is_ready_and_ends_both(tmp_path: Path) -> None:
    """The address comes when the bot is there; SIGTERM ends the bot and the sandbox cleanly."""
    script = tmp_path / "bot.py"
    script.write_text(f"import sys; sys.path.insert(0, {str(Path.cwd())!r})\n{BOT}")
    process = await start(sys.executable, str(script))
    assert process.stdout is not None
    line = await asyncio.wait_for(process.stdout.readline(), 60)
    assert line.startswith(b"Open http://127.0.0.1:")
    process.send_signal(signal.SIGTERM)
    _, log = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 0, log
    assert b"bot here" in log


async def test_a_bot_that_ends_is_reported_with_its_code_and_last_words() -> None:
    """Nobody is left in front of a page whose bot is gone."""
    process = await start(sys.executable, "-c", "print('no token'); raise SystemExit(3)")
    shown, _ = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 3
    assert b"The bot ended with code 3" in shown
    assert b"no token" in shown


async def test_a_taken_port_that_was_asked_for_is_an_error_in_words() -> None:
    """Who asks for a port gets that port or a sentence."""
    server = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        process = await start(sys.executable, "-c", "", port=str(port))
        shown, _ = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 1
    assert b"cannot be used" in shown


async def test_its_bot_has_a_database_of_its_own() -> None:
    """Whatever the bot would use by itself, from `.env` too: its environment goes first."""
    process = await start(*WHERE)
    shown, _ = await asyncio.wait_for(process.communicate(), 60)
    assert b"kept in sqlite:///data/sandbox.db" in shown


async def test_another_database_is_refused_unless_it_is_told() -> None:
    """One that only happens to be set may be that of the real bot."""
    real = "postgresql://whiteboard@127.0.0.1/real"
    process = await start(*WHERE, DATABASE_URL=real)
    shown, said = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 2
    assert b"kept in" not in shown
    assert b"DATABASE_URL is set" in said
    told = await start(*WHERE, told=("--database", real), DATABASE_URL=real)
    shown, _ = await asyncio.wait_for(told.communicate(), 60)
    assert f"kept in {real}".encode() in shown
