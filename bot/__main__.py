"""`python -m bot` runs the bot; `doctor` checks the installation, `sync` sends the commands.

`reports` prints the mistakes that members reported; with `--done ID`, that one is settled.
`has-token` exits 0 where DISCORD_TOKEN is set, and 1 where it is not. What keeps the bot from
running is told in one text. The exit status is 2 for settings and for what Discord closes for good,
and for nothing else; 75 where another start may succeed by itself; and 1 for all that is left.
"""

import gc

# What is imported stays for good: looks for garbage meanwhile took a fifth of a start.
gc.disable()

import argparse
import asyncio
import os
import sys
from collections.abc import Mapping
from io import TextIOWrapper
from typing import NoReturn

import structlog

from bot import logs
from bot.commands_sync import sync
from bot.discord_host import ClosedForGoodError, reaching_discord
from bot.doctor import examine
from bot.environment import read_variables
from bot.errors import TryAgainError, WhiteboardError
from bot.reports import listed, settled
from bot.serving import serve
from bot.settings import Settings, SettingsError
from bot.startup import open_bot

_OTHER, _INTERRUPTED = 1, 130
_STATUSES: Mapping[type[Exception], int] = {
    SettingsError: 2,
    ClosedForGoodError: 2,
    TryAgainError: 75,
}
"""What each kind of failure ends with; docs/hosting.md tells a host's supervisor."""

_log = structlog.get_logger(__name__)


class _Parser(argparse.ArgumentParser):
    """Ends as other failures do: its own status is 2, and a command is no setting."""

    def error(self, message: str) -> NoReturn:
        """Say how it is typed, and end."""
        self.print_usage(sys.stderr)
        self.exit(_OTHER, f"{self.prog}: {message}\n")


def main() -> int:
    """Do what the command line says; whatever keeps it from being done is one clear text."""
    parser = _Parser(prog="python -m bot", description=__doc__)
    parser.add_argument(
        "command",
        nargs="?",
        default="run",
        choices=("run", "doctor", "sync", "reports", "has-token"),
    )
    parser.add_argument(
        "--no-notices",
        action="store_true",
        help="leave out what is said of variables that are no settings: it has been said",
    )
    parser.add_argument(
        "--done", type=int, metavar="ID", help="with reports: the one with this number is settled"
    )
    typed = parser.parse_args()
    if typed.done is not None and typed.command != "reports":
        parser.error("--done goes with reports")
    try:
        return _do(typed.command, notices=not typed.no_notices, done=typed.done)
    except WhiteboardError as error:
        return _told(str(error), _status(error))
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:  # whoever read what a command prints has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _OTHER
    except Exception as error:  # noqa: BLE001 - the one place where the last failure is told
        _log.critical("bot.failed", exc_info=True)
        kind = type(error).__name__
        return _told(
            f"The bot ended by an error that nobody foresaw ({kind}). What it was doing stands "
            "above; please report it together with that.",
            _OTHER,
        )


def _status(error: WhiteboardError) -> int:
    found = (status for kind, status in _STATUSES.items() if isinstance(error, kind))
    return next(found, _OTHER)


def _told(text: str, status: int) -> int:
    print(text, file=sys.stderr)
    return status


def _do(command: str, *, notices: bool, done: int | None) -> int:
    if command == "doctor":
        return 0 if asyncio.run(examine(read_variables)) else 1
    variables = read_variables()
    for notice in variables.notices if notices else ():
        print(notice, file=sys.stderr)
    settings = Settings.read(variables.values)
    if command == "has-token":
        return 0 if settings.token else 1
    if command == "reports":
        _print(listed(settings) if done is None else settled(settings, done))
        return 0
    settings.require_token()
    logs.configure(settings)
    asyncio.run(_sync(settings) if command == "sync" else serve(settings))
    return 0


def _print(text: str) -> None:
    """Print what may have any script in it, on a terminal of whatever encoding."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    print(text)


async def _sync(settings: Settings) -> None:
    """Send the commands to Discord, whether or not they changed."""
    async with open_bot(settings) as (bot, _):
        with reaching_discord():
            await bot.login(settings.require_token())
            await sync(bot, bot.db, force=True)
    print("Discord has the commands now.")


if __name__ == "__main__":
    sys.exit(main())
