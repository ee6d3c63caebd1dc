"""The bot that the sandbox started is restarted, killed, and missed when it ends by itself."""

import asyncio
import signal
import sys

from sandbox import Sandbox
from sandbox.process.host import Host
from sandbox.web.trouble import bot, tend

WAITS = [sys.executable, "-c", "print('here'); import time; time.sleep(60)"]


async def test_a_bot_that_ends_by_itself_is_missed() -> None:
    async with Host.running(
        [sys.executable, "-c", "raise SystemExit(3)"], {}, lambda: None
    ) as host:
        assert await host.wait() == 3
        assert host.exit_code == 3


async def test_a_killed_bot_is_gone_until_it_is_started_again() -> None:
    """Nobody waits for a bot that was killed on purpose: the page can start it again."""
    async with Sandbox.open() as sandbox:
        async with Host.running(WAITS, {}, sandbox.world.changed) as host:
            sandbox.host = host
            waiting = asyncio.create_task(host.wait())
            assert bot(sandbox)["state"] == "starting"
            await tend(sandbox, "kill")
            assert host.exit_code == -signal.SIGKILL
            assert bot(sandbox)["sentence"] == "The bot ended with signal 9."
            await tend(sandbox, "restart")
            assert bot(sandbox)["state"] == "starting"
            assert not waiting.done()
        waiting.cancel()
        assert host.exit_code == -signal.SIGTERM


async def test_its_last_lines_are_shown() -> None:
    async with Sandbox.open() as sandbox:
        command = [sys.executable, "-c", "print('no token')"]
        async with Host.running(command, {}, sandbox.world.changed) as host:
            sandbox.host = host
            await host.wait()
            assert bot(sandbox)["log"] == ["no token"]
