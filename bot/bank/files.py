"""Reads folders and files of the bank; one that cannot be read is a fault, not an error."""

from pathlib import Path

from bot.bank.faults import Faults

__all__ = ["list_folder", "read_text"]


def list_folder(folder: Path, name: str, faults: Faults) -> list[Path]:
    """What lies in the folder, by name; nothing and a fault if it cannot be read."""
    try:
        return sorted(folder.iterdir())
    except OSError as error:
        faults.add(name, 1, f"The folder `{folder}` cannot be read: {error.strerror}.")
        return []


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
