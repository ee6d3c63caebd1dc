"""The editorial rules: what a question that can be read must be, to be worth reading.

The bot starts without them; `python -m bot.bank` applies them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from bot.bank.checks.cited import code_that_parses, named_sources
from bot.bank.checks.drawn import diagram_in_answer, flows_of_diagram, other_names_of_diagram
from bot.bank.checks.figures import clarified_figures, phase_answer_figures
from bot.bank.checks.leftovers import broken_markup, leftovers
from bot.bank.checks.links import follow_ups_as_asked, links_home
from bot.bank.checks.names import spelling_of_names
from bot.bank.checks.pairs import one_thing_each
from bot.bank.checks.presence import (
    answered_follow_ups,
    design_parts,
    how_many,
    junior_design,
    missing,
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
    "COMING",
    "FILE_RULES",
    "LINK_RULES",
    "TWIN_RULES",
    "Coming",
    "Todo",
    "check_entries",
    "check_entry",
]

FileRule: TypeAlias = Callable[[Entry], Iterator[tuple[int, str]]]
"""Says what is wrong with one file: lines and sentences."""
ShelfRule: TypeAlias = Callable[[Mapping[str, Entry]], Iterator[Fault]]
"""Says what is wrong with files beside each other."""


@dataclass(frozen=True, slots=True)
class Coming:
    """A rule that not every file keeps yet."""

    task: str
    """What is to do in a file that breaks it."""
    rule: FileRule
    refuses: bool = False
    """Whether it is a fault to break it; until every file keeps it, it is only counted."""


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do in a file."""

    task: str
    place: Fault


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
    diagram_in_answer,
    flows_of_diagram,
    other_names_of_diagram,
    named_sources,
)
COMING: tuple[Coming, ...] = (
    Coming("answers to the follow-ups", answered_follow_ups),
    Coming("Clarifications", missing("Clarifications")),
    Coming("Curveball answer", missing("Curveball answer")),
    Coming("Fork", missing("Fork")),
    Coming("At your level", missing("At your level")),
    Coming("Diagram", missing("Diagram")),
    Coming("key points that are one thing each", one_thing_each),
    Coming("phases without words of their answers", phases_that_hint),
    Coming("figures of phase answers that the file bears out", phase_answer_figures),
    Coming("code that can be parsed", code_that_parses),
)
"""Once the last file keeps one of these rules, `refuses=True` makes it a rule like the others."""
LINK_RULES: tuple[ShelfRule, ...] = (links_home, follow_ups_as_asked)
"""They look at a file and at those it leads to."""
TWIN_RULES: tuple[ShelfRule, ...] = (twin_prompts, twin_answers)
"""They look at all files beside each other."""


def check_entries(entries: Mapping[str, Entry], faults: Faults) -> list[Todo]:
    """Apply every rule, noting each fault; what is still to do comes back."""
    todos = [todo for entry in entries.values() for todo in check_entry(entry, faults)]
    for shelf_rule in (*LINK_RULES, *TWIN_RULES):
        for fault in shelf_rule(entries):
            faults.add(fault.path, fault.line, fault.sentence)
    return todos


def check_entry(entry: Entry, faults: Faults) -> Iterator[Todo]:
    """Apply the rules that look at one file."""
    for rule in FILE_RULES:
        for line, sentence in rule(entry):
            faults.add(entry.path, line, sentence)
    for coming in COMING:
        for line, sentence in coming.rule(entry):
            if coming.refuses:
                faults.add(entry.path, line, sentence)
            else:
                yield Todo(coming.task, Fault(entry.path, line, sentence))
