"""Where links lead."""

from collections.abc import Iterator, Mapping

from bot.bank.entry import Entry
from bot.bank.faults import Fault

__all__ = ["links_home"]


def links_home(entries: Mapping[str, Entry]) -> Iterator[Fault]:
    """No question leads to itself, nor to an alias of itself."""
    for entry in entries.values():
        for line, target in entry.references:
            if target == entry.id:
                yield Fault(entry.path, line, "This question leads to itself.")
            elif target in entries and entries[target].header.alias == entry.id:
                yield Fault(entry.path, line, f"`{target}` is an alias of this very question.")
