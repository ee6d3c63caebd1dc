"""`python -m sandbox`: a local Discord with the bot in it."""

import argparse
import asyncio
import os
import signal
import sys
import tempfile
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Final

from sandbox.process.host import Host
from sandbox.server import Sandbox
from sandbox.web.routes import routes

DEFAULT_PORT: Final = 8765
DEFAULT_DATABASE: Final = "sqlite:///data/sandbox.db"
"""The sandbox's own: its servers are not those of the real bot, and its clock is moved."""
_NOT_THAT_ONE: Final = f"""\
DATABASE_URL is set, and may be the database of a real bot, in which the sandbox would do harm: its
bot believes that every real server has removed it. Unset DATABASE_URL to keep what happens here in
{DEFAULT_DATABASE}; or say --database and a URL, if that is what you want."""


def main() -> int:
    """Run until Ctrl-C, SIGTERM or the bot's own end."""
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    parser.add_argument(
        "--port", type=int, help=f"the port (default {DEFAULT_PORT}, or a free one)"
    )
    parser.add_argument(
        "--database", help=f"the bot's DATABASE_URL (default {DEFAULT_DATABASE})", metavar="URL"
    )
    parser.add_argument(
        "--bot", nargs=argparse.REMAINDER, help="the bot's command (default: this project's)"
    )
    asked = parser.parse_args()
    command = asked.bot or [sys.executable, "-m", "bot"]
    database = asked.database or DEFAULT_DATABASE
    if asked.database is None and os.environ.get("DATABASE_URL", "").strip() not in ("", database):
        print(_NOT_THAT_ONE, file=sys.stderr)
        return 2
    return asyncio.run(_run(asked.port, command, database))


async def _run(port: int | None, command: Sequence[str], database: str) -> int:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="sandbox-")))
        clock_file = folder / "clock-offset"
        try:
            sandbox = await _open(stack, port, clock_file)
        except OSError as error:
            print(f"Port {port} cannot be used: {error.strerror}. Give another with --port.")
            return 1
        settings = {
            "DISCORD_API_URL": sandbox.api_url,
            "DISCORD_TOKEN": sandbox.token,
            "CLOCK_OFFSET_FILE": str(clock_file),
            "DATABASE_URL": database,
        }
        try:
            host = await stack.enter_async_context(
                Host.running(command, settings, sandbox.world.changed)
            )
        except OSError as error:
            print(f"The bot cannot be started: {error}.")
            return 1
        sandbox.host = host
        return await _until_the_end(sandbox, host, stop)


async def _open(stack: AsyncExitStack, port: int | None, clock_file: Path) -> Sandbox:
    """The port that was asked for; else the usual one, or a free one when that is taken."""
    for number in (DEFAULT_PORT, 0) if port is None else (port,):
        try:
            context = Sandbox.open(number, clock_file=clock_file, routes=routes)
            return await stack.enter_async_context(context)
        except OSError:
            if number == 0 or port is not None:
                raise
    raise AssertionError("unreachable")  # pragma: no cover


async def _until_the_end(sandbox: Sandbox, host: Host, stop: asyncio.Event) -> int:
    ready = asyncio.create_task(sandbox.bot_ready(timeout=3600))
    ended = asyncio.create_task(host.wait())
    stopped = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({ready, ended, stopped}, return_when=asyncio.FIRST_COMPLETED)
        if ready.done() and not ended.done() and not stopped.done():
            print(f"Open {sandbox.base_url}/", flush=True)
            await asyncio.wait({ended, stopped}, return_when=asyncio.FIRST_COMPLETED)
        if stopped.done():
            return 0
        code = ended.result()
        print(f"The bot ended with code {code}. Its last lines:")
        print("\n".join(f"  {line}" for line in host.last_lines), flush=True)
        return code or 1
    finally:
        for task in (ready, ended, stopped):
            task.cancel()
        await asyncio.gather(ready, ended, stopped, return_exceptions=True)


if __name__ == "__main__":
    sys.exit(main())
