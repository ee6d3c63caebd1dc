"""The editorial rules: what a question that can be read must be, to be worth reading.

The bot starts without them; `python -m bot.bank` applies them.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from bot.bank.checks.leftovers import broken_markup, leftovers
from bot.bank.checks.presence import design_parts, how_many, junior_design, words_of_answer
from bot.bank.entry import Entry
from bot.bank.faults import Faults

__all__ = ["FILE_RULES", "check_entries"]

FileRule: TypeAlias = Callable[[Entry], Iterator[tuple[int, str]]]
"""Says what is wrong with one file: lines and sentences."""

FILE_RULES: tuple[FileRule, ...] = (
    how_many,
    design_parts,
    junior_design,
    words_of_answer,
    leftovers,
    broken_markup,
)


def check_entries(entries: Mapping[str, Entry], faults: Faults) -> None:
    """Apply every rule, noting each fault."""
    for entry in entries.values():
        for rule in FILE_RULES:
            for line, sentence in rule(entry):
                faults.add(entry.path, line, sentence)
