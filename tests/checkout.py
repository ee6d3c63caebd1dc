"""A checkout of one's own, to start the bot in as a host does, with a `.env` beside it."""

import asyncio
import os
import shutil
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

from tests.stage import ROOT

__all__ = ["Checkout", "clean_environment"]

_PARTS = ("alembic", "bot", "cogs", "content", "sandbox")
_SET = ("DISCORD_TOKEN", "DATABASE_URL", "DISCORD_API_URL")


def clean_environment() -> dict[str, str]:
    """The environment, without what a bot would be told by it."""
    return {name: value for name, value in os.environ.items() if name not in _SET}


class Checkout:
    """What a host has in their folder, copied."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for part in _PARTS:
            shutil.copytree(ROOT / part, folder / part)
        shutil.copy(ROOT / "alembic.ini", folder)

    def settings(self, said: str | bytes) -> None:
        """Write `.env`."""
        raw = said if isinstance(said, bytes) else said.encode()
        (self.folder / ".env").write_bytes(raw)

    async def run(self, module: str, *arguments: str, **variables: str) -> tuple[int, str]:
        """`python -m module` to its end; returns its exit status and all it printed."""
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", module, *arguments,
            cwd=self.folder, env={**clean_environment(), **variables}, stdout=PIPE, stderr=PIPE,
        )  # fmt: skip
        out, err = await asyncio.wait_for(process.communicate(), 120)
        return process.returncode or 0, (out + err).decode()
