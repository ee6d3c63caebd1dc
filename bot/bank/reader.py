"""Reads the bank's folder, and says everything that is wrong with it at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.bank.entry import Entry, read_entry
from bot.bank.faults import BrokenBankError, Fault, Faults
from bot.bank.files import list_folder, read_text
from bot.bank.joining import check_identities, check_references, join
from bot.bank.limits import ID
from bot.bank.model import Bank
from bot.bank.topics import TOPIC_FILE, read_topics

__all__ = ["BrokenBankError", "Fault", "Shelf", "read_bank", "read_question", "read_shelf"]


@dataclass(frozen=True, slots=True)
class Shelf:
    """What could be read of a bank's folder, and what was wrong."""

    bank: Bank
    entries: Mapping[str, Entry]
    """The files that the bank was made from, by id, with the lines of their parts."""
    faults: Faults


def read_bank(root: Path) -> Bank:
    """Read every topic and question below `root`.

    Raises:
        BrokenBankError: Anything is wrong; it lists every fault.
    """
    shelf = read_shelf(root)
    if shelf.faults:
        raise BrokenBankError(shelf.faults)
    return shelf.bank


def read_shelf(root: Path) -> Shelf:
    """Read what can be read below `root`, noting every fault on the way."""
    faults = Faults()
    topics = read_topics(root, faults)
    entries: dict[str, Entry] = {}
    unread: set[str] = set()
    for topic in topics:
        for path in list_folder(root / topic.slug, topic.slug, faults):
            if path.name == TOPIC_FILE:
                continue
            entry = read_question(path, f"{topic.slug}/{path.name}", faults)
            if entry is None:
                unread.add(f"{topic.slug}/{path.stem}")
            else:
                entries[entry.id] = entry
    check_identities(entries, faults)
    check_references(entries.values(), entries, unread, faults)
    questions = join(entries, {topic.slug: topic for topic in topics})
    return Shelf(Bank(topics, questions), entries, faults)


def read_question(path: Path, name: str, faults: Faults) -> Entry | None:
    """Read one file, noting what is wrong with it; `name` is its path below the bank's folder."""
    if path.suffix != ".md":
        faults.add(name, 1, f"Only `{TOPIC_FILE}` and questions (`.md`) belong here.")
        return None
    if len(identity := name.removesuffix(".md")) > ID:
        faults.add(name, 1, f"The id has {len(identity)} characters; {ID} is the most.")
    text = read_text(path, name, faults)
    return None if text is None else read_entry(name, text, faults)
