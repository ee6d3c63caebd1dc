"""The editorial rules: what a question that can be read must be, to be worth reading.

The bot starts without them; `python -m bot.bank` applies them.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from bot.bank.checks.leftovers import broken_markup, leftovers
from bot.bank.checks.links import follow_ups_as_asked, links_home
from bot.bank.checks.names import spelling_of_names
from bot.bank.checks.presence import design_parts, how_many, junior_design, words_of_answer
from bot.bank.checks.repetition import (
    hints_that_tell,
    key_points_in_prompt,
    phases_that_tell,
    repeated_key_points,
)
from bot.bank.checks.twins import twin_answers, twin_prompts
from bot.bank.entry import Entry
from bot.bank.faults import Fault, Faults

__all__ = ["FILE_RULES", "SHELF_RULES", "check_entries"]

FileRule: TypeAlias = Callable[[Entry], Iterator[tuple[int, str]]]
"""Says what is wrong with one file: lines and sentences."""
ShelfRule: TypeAlias = Callable[[Mapping[str, Entry]], Iterator[Fault]]
"""Says what is wrong with files beside each other."""

FILE_RULES: tuple[FileRule, ...] = (
    how_many,
    design_parts,
    junior_design,
    words_of_answer,
    leftovers,
    broken_markup,
    spelling_of_names,
    repeated_key_points,
    key_points_in_prompt,
    hints_that_tell,
    phases_that_tell,
)
SHELF_RULES: tuple[ShelfRule, ...] = (links_home, follow_ups_as_asked, twin_prompts, twin_answers)


def check_entries(entries: Mapping[str, Entry], faults: Faults) -> None:
    """Apply every rule, noting each fault."""
    for entry in entries.values():
        for rule in FILE_RULES:
            for line, sentence in rule(entry):
                faults.add(entry.path, line, sentence)
    for shelf_rule in SHELF_RULES:
        for fault in shelf_rule(entries):
            faults.add(fault.path, fault.line, fault.sentence)
