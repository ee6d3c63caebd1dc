"""The editorial rules: what a question that can be read must be, to be worth reading.

The bot starts without them; `python -m bot.bank` applies them.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from bot.bank.checks.cited import code_that_parses, named_sources
from bot.bank.checks.drawn import (
    diagram_in_answer,
    diagram_that_draws,
    flows_of_diagram,
    other_names_of_diagram,
)
from bot.bank.checks.figures import clarified_figures, phase_answer_figures
from bot.bank.checks.leftovers import broken_markup, leftovers
from bot.bank.checks.links import links_home
from bot.bank.checks.names import spelling_of_names
from bot.bank.checks.pairs import one_thing_each
from bot.bank.checks.presence import (
    design_parts,
    how_many,
    junior_design,
    sections_of_kinds,
    words_of_answer,
)
from bot.bank.checks.repetition import (
    hints_that_tell,
    key_points_in_prompt,
    phases_that_hint,
    phases_that_tell,
    repeated_key_points,
)
from bot.bank.checks.twins import twin_answers, twin_prompts
from bot.bank.entry import Entry
from bot.bank.faults import Fault, Faults

__all__ = [
    "FILE_RULES",
    "LINK_RULES",
    "TWIN_RULES",
    "check_entries",
    "check_entry",
]

FileRule: TypeAlias = Callable[[Entry], Iterator[tuple[int, str]]]
"""Says what is wrong with one file: lines and sentences."""
ShelfRule: TypeAlias = Callable[[Mapping[str, Entry]], Iterator[Fault]]
"""Says what is wrong with files beside each other."""


FILE_RULES: tuple[FileRule, ...] = (
    how_many,
    design_parts,
    sections_of_kinds,
    junior_design,
    words_of_answer,
    leftovers,
    broken_markup,
    spelling_of_names,
    repeated_key_points,
    key_points_in_prompt,
    hints_that_tell,
    phases_that_tell,
    clarified_figures,
    diagram_that_draws,
    diagram_in_answer,
    flows_of_diagram,
    other_names_of_diagram,
    named_sources,
    one_thing_each,
    phases_that_hint,
    phase_answer_figures,
    code_that_parses,
)
LINK_RULES: tuple[ShelfRule, ...] = (links_home,)
"""They look at a file and at those it leads to."""
TWIN_RULES: tuple[ShelfRule, ...] = (twin_prompts, twin_answers)
"""They look at all files beside each other."""


def check_entries(entries: Mapping[str, Entry], faults: Faults) -> None:
    """Apply every rule, noting each fault."""
    for entry in entries.values():
        check_entry(entry, faults)
    for shelf_rule in (*LINK_RULES, *TWIN_RULES):
        for fault in shelf_rule(entries):
            faults.add(fault.path, fault.line, fault.sentence)


def check_entry(entry: Entry, faults: Faults) -> None:
    """Apply the rules that look at one file."""
    for rule in FILE_RULES:
        for line, sentence in rule(entry):
            faults.add(entry.path, line, sentence)
