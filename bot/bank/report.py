"""What the bank holds, in figures, and which phrases it repeats."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from statistics import median

from bot.bank.checks.presence import word_count
from bot.bank.checks.prose import blocks, sections, words
from bot.bank.entry import Entry
from bot.bank.markdown import without_code
from bot.bank.model import Bank, Kind, Level

__all__ = ["repeated_runs", "summary"]

_LABEL = re.compile(r"^- \*\*[^*]+:\*\* ")
"""The name of a phase, which stands in every design."""
_RUN = 6
"""How many words in a row make a phrase."""


def summary(bank: Bank) -> Iterator[str]:
    """The bank in figures, line by line."""
    questions = tuple(bank.questions.values())
    full = [question for question in questions if not question.is_alias]
    for topic in bank.topics.values():
        yield f"topic {topic.order}, {topic.title}: {len(bank.in_topic(topic.slug))}"
    kinds = Counter(question.kind for question in questions)
    yield from (f"kind {kind}: {kinds[kind]}" for kind in Kind)
    levels = Counter(question.level for question in questions)
    yield from (f"level {level}: {levels[level]}" for level in Level)
    aliases = len(questions) - len(full)
    yield f"aliases: {aliases} ({aliases / max(len(questions), 1):.0%})"
    counts = [word_count(question.answer) for question in full] or [0]
    yield f"words in an answer: {min(counts)} to {max(counts)}, median {median(counts):g}"


def repeated_runs(entries: Mapping[str, Entry], most: int) -> list[tuple[str, int]]:
    """The runs of six words that stand in the most files, with the number of files.

    Code is left out. Of a longer phrase, only one run is listed.
    """
    if most == 0:
        return []  # it takes as long as all checks together
    files = Counter(run for entry in entries.values() for run in set(_runs(entry)))
    repeated = sorted((-count, run) for run, count in files.items() if count > 1)
    listed: list[tuple[str, int]] = []
    shown: set[str] = set()
    for count, run in repeated:
        ends = {run.partition(" ")[2], run.rpartition(" ")[0]}
        if len(listed) < most and not ends & shown:
            listed.append((run, -count))
        shown |= ends
    return listed


def _runs(entry: Entry) -> Iterator[str]:
    """Every six words in a row; none goes over the end of a paragraph or an entry."""
    for block in (block for section in sections(entry) for block in blocks(section)):
        spoken = words(without_code(_LABEL.sub("", block.text))).split()
        for start in range(len(spoken) - _RUN + 1):
            yield " ".join(spoken[start : start + _RUN])
