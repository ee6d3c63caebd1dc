"""Bots that need not import everything first: each is forked from a process that has.

What a bot imports and reads of the bank takes it a second or two, and journeys start hundreds. All
else it does itself: it reads its settings and the database, as `python -m bot` does. That it reads
the bank too is seen where bots are started as hosts do.
"""

import asyncio
import atexit
import gc
import json
import os
import signal
import socket
import subprocess
import sys
import time
from asyncio import StreamReader, StreamReaderProtocol
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import Any

__all__ = ["Child", "born"]

_PIECE = 1 << 16
"""Bytes that are read at once of what is said at the door: a line for each bot."""


class Child:
    """A bot of the nursery, as its parent sees it."""

    def __init__(self, pid: int, stderr: StreamReader, status: StreamReader) -> None:
        self.pid = pid
        self.stderr = stderr
        self._ended = asyncio.create_task(_last(status))

    @property
    def returncode(self) -> int | None:
        """The exit status, or the negative number of the signal that ended it; None before."""
        return self._ended.result() if self._ended.done() else None

    async def wait(self) -> int:
        """Wait for its end; returns the exit status."""
        return await asyncio.shield(self._ended)

    def send_signal(self, number: signal.Signals) -> None:
        """Send it a signal, unless it has ended."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, number)


async def born(variables: Mapping[str, str]) -> Child:
    """A bot that is starting with these variables and no others."""
    (log, log_end), (status, status_end) = os.pipe(), os.pipe()
    said = json.dumps(dict(variables)).encode() + b"\n"
    socket.send_fds(_door(), [said], [log_end, status_end])
    os.close(log_end)
    os.close(status_end)
    ended = await _reader(status)
    return Child(int(await ended.readline()), await _reader(log), ended)


async def _reader(descriptor: int) -> StreamReader:
    """Reads a pipe, and closes it at its end."""
    reader = StreamReader()
    loop, pipe = asyncio.get_running_loop(), os.fdopen(descriptor, "rb")
    await loop.connect_read_pipe(lambda: StreamReaderProtocol(reader), pipe)
    return reader


async def _last(reader: StreamReader) -> int:
    """The number before the end of a pipe."""
    return int(await reader.read())


@cache
def _door() -> socket.socket:
    """Where this process says that it wants a bot; the nursery ends with it."""
    ours, theirs = socket.socketpair()
    command = (sys.executable, "-m", "tests.nursery", str(theirs.fileno()))
    nursery = subprocess.Popen(command, pass_fds=(theirs.fileno(),))
    theirs.close()
    atexit.register(nursery.wait)
    atexit.register(ours.close)
    return ours


def _keep(log: int, status: int) -> bool:
    """Fork a bot and tell its number, and later how it ended; returns whether this is the bot."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    pid = os.fork()
    if not pid:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.close(status)
        return True
    os.close(log)
    os.write(status, b"%d\n" % pid)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    os.write(status, b"%d\n" % code)
    os._exit(0)


def _serve(door: socket.socket) -> tuple[Mapping[str, str], int] | None:
    """Fork whatever is wanted; returns in each bot, and at the end."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # so those who keep bots need not be awaited
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it ends with the tests
    while True:
        said, descriptors, _, _ = socket.recv_fds(door, _PIECE, 2)
        while said and not said.endswith(b"\n"):
            said += door.recv(_PIECE)
        if not said:
            return None
        log, status = descriptors
        if not os.fork() and _keep(log, status):
            door.close()
            return json.loads(said), log
        os.close(log)
        os.close(status)


def _know_the_bank() -> None:
    """Read the bank and index its words once, for every bot that is to read the same."""
    startup: Any = import_module("bot.startup")
    library: Any = import_module("bot.services.library")
    read, index = startup.read_bank, library.Search
    bank = read(startup.CONTENT)
    search = index(bank)
    search.warm_up()
    search.warm_up = lambda: None
    startup.read_bank = lambda root: bank if root == startup.CONTENT else read(root)
    library.Search = lambda other: search if other is bank else index(other)


def _main() -> int:
    from bot.__main__ import main  # noqa: PLC0415 - what this process is for

    _know_the_bank()
    gc.freeze()  # pages that no bot writes to are shared
    wanted = _serve(socket.socket(fileno=int(sys.argv[1])))
    if wanted is None:
        return 0
    variables, log = wanted
    os.environ.clear()
    os.environ.update(variables)
    time.tzset()
    os.dup2(log, sys.stderr.fileno())
    os.close(log)
    sys.argv = ["bot"]
    return main()


if __name__ == "__main__":
    sys.exit(_main())
