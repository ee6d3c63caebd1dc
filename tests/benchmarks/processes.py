"""Child processes, and what Linux tells of them."""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryFile

from tests.stage import ROOT

__all__ = ["Child", "run"]

_TICKS = os.sysconf("SC_CLK_TCK")
_MB = 1_000_000


class Child:
    """A running process."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self._proc = Path("/proc") / str(process.pid)

    @property
    def cpu_seconds(self) -> float:
        """The CPU it has used so far, in all its threads."""
        fields = (self._proc / "stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    @property
    def resident_mb(self) -> float:
        """Its resident memory."""
        pages = int((self._proc / "statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / _MB


@asynccontextmanager
async def run(module: str, variables: Mapping[str, str] | None = None) -> AsyncIterator[Child]:
    """Run `python -m module` until the block ends; what it logged is told if it fails."""
    with TemporaryFile() as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            module,
            cwd=ROOT,
            env={**os.environ, **(variables or {})},
            stdin=PIPE,
            stdout=PIPE,
            stderr=log,
        )
        try:
            yield Child(process)
        except BaseException:
            log.seek(0)
            sys.stderr.write(log.read().decode(errors="replace")[-4_000:])
            raise
        finally:
            if process.returncode is None:
                process.kill()
            await process.wait()
