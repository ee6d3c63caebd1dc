"""Reads one file of the bank as text."""

from pathlib import Path

from bot.bank.faults import Faults

__all__ = ["read_text"]


def read_text(path: Path, name: str, faults: Faults) -> str | None:
    """The file's text, or nothing and a fault: it is not UTF-8, or cannot be read."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        faults.add(name, line, "This line is not UTF-8; save the file as UTF-8.")
    except OSError as error:
        faults.add(name, 1, f"The file cannot be read: {error.strerror}.")
    return None
