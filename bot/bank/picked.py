"""Checks some files of a bank alone, for whoever is writing them."""

from collections.abc import Sequence
from pathlib import Path

from bot.bank.checks import LINK_RULES, check_entry
from bot.bank.entry import Entry
from bot.bank.faults import Faults
from bot.bank.joining import check_references
from bot.bank.reader import read_question
from bot.bank.topics import TOPIC_FILE

__all__ = ["check_files", "is_topic"]


def is_topic(folder: Path) -> bool:
    """Whether a folder holds the questions of one topic."""
    return (folder / TOPIC_FILE).is_file()


def check_files(paths: Sequence[Path], faults: Faults) -> None:
    """Check these files, noting every fault.

    What they lead to is looked up. Whether any other file says the same, or bears the same number,
    is not: only the check of the whole bank sees that.
    """
    checked: dict[str, Entry] = {}
    led_to: dict[str, Entry] = {}
    unread: set[str] = set()
    for path in map(Path.resolve, paths):
        name = f"{path.parent.name}/{path.name}"
        if not is_topic(path.parent):
            faults.add(name, 1, f"The file's folder has no `{TOPIC_FILE}`; every topic needs one.")
        if entry := read_question(path, name, faults):
            checked[entry.id] = entry
            _read_targets(entry, path.parents[1], led_to, unread)
    everything = led_to | checked
    check_references(checked.values(), everything, unread, faults)
    names = {entry.path for entry in checked.values()}
    for rule in LINK_RULES:
        for fault in rule(everything):
            if fault.path in names:
                faults.add(fault.path, fault.line, fault.sentence)
    for entry in checked.values():
        check_entry(entry, faults)


def _read_targets(entry: Entry, root: Path, led_to: dict[str, Entry], unread: set[str]) -> None:
    """Read what a file leads to; its own faults are not looked for."""
    targets = {target for _, target in entry.references} | {entry.header.alias or entry.id}
    for target in targets - led_to.keys():
        path = root / f"{target}.md"
        found = read_question(path, f"{target}.md", Faults()) if path.is_file() else None
        if found:
            led_to[target] = found
        elif path.is_file():
            unread.add(target)
