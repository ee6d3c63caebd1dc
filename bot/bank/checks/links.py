"""Where links and linked follow-ups lead."""

from collections.abc import Iterator, Mapping

from rapidfuzz import fuzz

from bot.bank.checks.prose import words
from bot.bank.entry import Entry
from bot.bank.faults import Fault

__all__ = ["follow_ups_as_asked", "links_home"]

_AS_ASKED = 80
"""From here on a follow-up's text is the prompt that it leads to, give or take some grammar."""


def links_home(entries: Mapping[str, Entry]) -> Iterator[Fault]:
    """No question leads to itself, nor to an alias of itself."""
    for entry in entries.values():
        for line, target in entry.references:
            if target == entry.id:
                yield Fault(entry.path, line, "This question leads to itself.")
            elif target in entries and entries[target].header.alias == entry.id:
                yield Fault(entry.path, line, f"`{target}` is an alias of this very question.")


def follow_ups_as_asked(entries: Mapping[str, Entry]) -> Iterator[Fault]:
    """A linked follow-up reads as the prompt that it leads to."""
    for entry in entries.values():
        for item in entry.follow_ups:
            target = entries.get(entry.linked.get(item.line, ""))
            if target and fuzz.ratio(words(item.text), words(target.prompt)) < _AS_ASKED:
                sentence = f"The question it leads to asks: “{target.prompt}”"
                yield Fault(entry.path, item.line, sentence)
