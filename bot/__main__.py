"""`python -m bot` runs the bot; `doctor` checks the installation, `sync` sends the commands.

`has-token` exits 0 where DISCORD_TOKEN is set, and 1 where it is not. What a host must mend first
is told in one text, with exit status 2.
"""

import argparse
import asyncio
import signal
import sys

from bot import logs
from bot.app import WhiteboardBot
from bot.clock import system_clock
from bot.commands_sync import sync
from bot.discord_host import logging_in
from bot.doctor import examine
from bot.environment import read_variables
from bot.errors import WhiteboardError
from bot.jobs import plan
from bot.scheduler import Scheduler
from bot.settings import Settings
from bot.startup import open_bot


def main() -> int:
    """Do what the command line says; a failure the host can mend is one clear text."""
    parser = argparse.ArgumentParser(prog="python -m bot", description=__doc__)
    parser.add_argument(
        "command", nargs="?", default="run", choices=("run", "doctor", "sync", "has-token")
    )
    command = parser.parse_args().command
    try:
        if command == "doctor":
            return 0 if asyncio.run(examine(read_variables)) else 1
        variables = read_variables()
        settings = Settings.read(variables.values)
        if command == "has-token":
            return 0 if settings.token else 1
        for notice in variables.notices:
            print(notice, file=sys.stderr)
        settings.require_token()
        logs.configure(settings)
        asyncio.run(_sync(settings) if command == "sync" else _run(settings))
    except WhiteboardError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    return 0


async def _run(settings: Settings) -> None:
    """Serve until told to stop; what is in flight is finished first."""
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    async with open_bot(settings) as bot, Scheduler() as scheduler:
        plan(scheduler, bot, system_clock(settings.clock_offset_file))
        serving = asyncio.create_task(_serve(bot, settings.require_token()))
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        await bot.dispatcher.stop()
        await bot.close()
        await serving


async def _serve(bot: WhiteboardBot, token: str) -> None:
    with logging_in():
        await bot.login(token)
    await bot.connect()


async def _sync(settings: Settings) -> None:
    """Send the commands to Discord, whether or not they changed."""
    async with open_bot(settings) as bot:
        with logging_in():
            await bot.login(settings.require_token())
        await sync(bot, bot.db, force=True)
    print("Discord has the commands now.")


if __name__ == "__main__":
    sys.exit(main())
