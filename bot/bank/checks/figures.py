"""Figures that stand where nothing in the file bears them out."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from bot.bank.checks.prose import sections, vocabulary
from bot.bank.entry import Entry

__all__ = ["clarified_figures", "figures", "phase_answer_figures"]

_FIGURE = re.compile(r"\d(?<![\w/.]\d)\d*(?:[.,]\d+)*")
"""A number, but not one in a name such as HTTP/2 or p99. (To look back late is faster.)"""
_SPELLED = {
    b"zero": "0", b"one": "1", b"two": "2", b"three": "3", b"four": "4", b"five": "5", b"six": "6",
    b"seven": "7", b"eight": "8", b"nine": "9", b"ten": "10", b"eleven": "11", b"twelve": "12",
    b"once": "1", b"twice": "2", b"hundred": "100", b"thousand": "1000",
}  # fmt: skip
_ASSUMED = re.compile("assum", re.IGNORECASE)


def figures(text: str) -> list[str]:
    """The numbers of a text, without what separates thousands; those in names are none."""
    return [found.replace(",", "") for found in _FIGURE.findall(text)]


@lru_cache(maxsize=1)
def _written(entry: Entry) -> dict[int, frozenset[str]]:
    """The numbers of each section, by the line of its first text."""
    return {section.line: frozenset(figures(section.text)) for section in sections(entry)}


def _unknown(entry: Entry, name: str, said: Iterable[str]) -> Iterator[str]:
    """Which of some figures of a section stand in no other one, also not in words."""
    apart = entry.source.section(name).line
    known = frozenset().union(*(held for line, held in _written(entry).items() if line != apart))
    new = [figure for figure in said if figure not in known]
    if new:
        texts = (section.text for section in sections(entry) if section.line != apart)
        spelled = vocabulary("\n".join(texts).lower()) & _SPELLED.keys()
        yield from (each for each in new if each not in {_SPELLED[word] for word in spelled})


def clarified_figures(entry: Entry) -> Iterator[tuple[int, str]]:
    """An interviewer's answer has no figure that stands nowhere else: prompt or answer bear it."""
    said = {
        figure: line
        for line, each in entry.clarifications.items()
        for figure in figures(f"{each.question} {each.answer}")
    }
    for figure in _unknown(entry, "Clarifications", said) if said else ():
        yield said[figure], f"The figure {figure} stands nowhere else in the file."


def phase_answer_figures(entry: Entry) -> Iterator[tuple[int, str]]:
    """Each figure of a phase's answer stands elsewhere too, or its item says what is assumed."""
    said = {
        figure: phase
        for phase, answer in entry.phase_answers.items()
        for item in answer.split("; ")
        if not _ASSUMED.search(item)
        for figure in figures(item)
    }
    line = entry.source.section("Phase answers").line
    for figure in _unknown(entry, "Phase answers", said) if said else ():
        what = f"{said[figure]}: the figure {figure} stands nowhere else in the file."
        yield line, f"{what} Say it in the answer too, or mark it as assumed."
