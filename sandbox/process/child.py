"""The bot as a child process: started, listened to, ended."""

import asyncio
import contextlib
import os
import signal
import sys
from collections import deque
from collections.abc import Mapping, Sequence
from typing import Final

_GRACE: Final = 10.0


class Child:
    """A running bot.

    Attributes:
        last_lines: The end of its log.
    """

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self.last_lines: deque[str] = deque(maxlen=20)
        self._mirror = asyncio.create_task(self._listen())

    async def wait(self) -> int:
        """Wait until it ends; returns its code, negative for a signal."""
        code = await self._process.wait()
        await self._mirror
        return code

    async def stop(self) -> None:
        """Ask it to end, and end it when it does not."""
        if self._process.returncode is None:
            self._signal(signal.SIGTERM)
        try:
            async with asyncio.timeout(_GRACE):
                await self.wait()
        except TimeoutError:
            await self.kill()

    async def kill(self) -> None:
        """End it at once, in the middle of whatever it does."""
        self._signal(signal.SIGKILL)
        await self.wait()

    def _signal(self, number: signal.Signals) -> None:
        with contextlib.suppress(ProcessLookupError):
            self._process.send_signal(number)

    async def _listen(self) -> None:
        """Mirror its log on our standard error."""
        assert self._process.stdout is not None  # noqa: S101 - it was asked for
        while line := await self._process.stdout.readline():
            text = line.decode(errors="replace").rstrip("\n")
            self.last_lines.append(text)
            sys.stderr.write(f"{text}\n")
            sys.stderr.flush()


async def start(command: Sequence[str], more: Mapping[str, str]) -> Child:
    """Start a bot with more settings in its environment.

    Raises:
        OSError: The command cannot be started.
    """
    process = await asyncio.create_subprocess_exec(
        *command,
        env={**os.environ, "PYTHONUNBUFFERED": "1", **more},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        limit=1024 * 1024,
        # Ctrl-C reaches us alone; the bot is asked to end in its own way.
        start_new_session=True,
    )
    return Child(process)
