"""Faults of the bank, gathered so that whoever writes it sees all of them at once."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.errors import WhiteboardError

__all__ = ["BrokenBankError", "Fault", "Faults"]


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong in one file."""

    path: str
    """The file, relative to the bank's folder, with forward slashes."""
    line: int
    """From 1."""
    sentence: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.sentence}"


class Faults:
    """A growing list of faults."""

    def __init__(self) -> None:
        self._faults: set[Fault] = set()

    def add(self, path: str, line: int, sentence: str) -> None:
        """Note one fault; the same one twice counts once."""
        self._faults.add(Fault(path, line, sentence))

    def __iter__(self) -> Iterator[Fault]:
        return iter(sorted(self._faults))

    def __len__(self) -> int:
        return len(self._faults)


class BrokenBankError(WhiteboardError):
    """The bank on disk cannot be used; `faults` says why, in order of file and line."""

    def __init__(self, faults: Faults) -> None:
        self.faults = tuple(faults)
        listed = "\n".join(str(fault) for fault in self.faults)
        super().__init__(
            "The question bank cannot be used. Mend what is listed here and run "
            f"`python -m bot.bank` again:\n{listed}"
        )
