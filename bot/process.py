"""Which process this is, so that another on this machine can tell whether it still runs."""

import os
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Self

__all__ = ["Process"]

_PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Process:
    """A process, as it can be told from every other."""

    host: str
    pid: int
    kernel: str
    """Where its number means something: this start of the machine, and the container; empty
    where the system does not say."""
    began: str
    """When it began, by its kernel's count: numbers are given out again."""

    @classmethod
    def this(cls) -> Self:
        """The one that asks."""
        pid = os.getpid()
        return cls(socket.gethostname()[:64] or "?", pid, _kernel(), _began(pid) or "")

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Read what `str` wrote; None for any other text."""
        parts = text.split(" ")
        if len(parts) != 4 or not parts[1].isdecimal() or not int(parts[1]):
            return None
        return cls(parts[0], int(parts[1]), parts[2], parts[3])

    def __str__(self) -> str:
        return f"{self.host} {self.pid} {self.kernel} {self.began}"

    def has_ended(self) -> bool:
        """Whether it certainly runs no more; False wherever that cannot be known."""
        if not self.kernel or not self.began or self.kernel != _kernel():
            return False
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return True
        except PermissionError:
            pass  # it is somebody else's, and so perhaps a later one of this number
        return _began(self.pid) not in (self.began, None)


def _kernel() -> str:
    try:
        boot = (_PROC / "sys/kernel/random/boot_id").read_text("ascii").strip()
        return f"{boot}/{(_PROC / 'self/ns/pid').readlink()}"
    except OSError:
        return ""


def _began(pid: int) -> str | None:
    """When a process began; "ended" for one that only waits to be buried, None if unknown."""
    try:
        told = (_PROC / str(pid) / "stat").read_text("utf-8", "replace")
    except OSError:
        return None
    fields = told.rpartition(")")[2].split()  # after the name, which may have blanks in it
    return "ended" if fields[0] in "ZX" else fields[19]
