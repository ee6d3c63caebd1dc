"""Figures that stand where nothing in the file bears them out."""

import re
from collections.abc import Iterator

from bot.bank.checks.prose import sections, vocabulary
from bot.bank.entry import Entry

__all__ = ["clarified_figures", "figures", "phase_answer_figures"]

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NAMING = re.compile(r"[\w/.]")
"""What stands before a number that belongs to a name, such as HTTP/2 or p99."""
_SPELLED = {
    b"zero": "0", b"one": "1", b"two": "2", b"three": "3", b"four": "4", b"five": "5", b"six": "6",
    b"seven": "7", b"eight": "8", b"nine": "9", b"ten": "10", b"eleven": "11", b"twelve": "12",
    b"once": "1", b"twice": "2", b"hundred": "100", b"thousand": "1000",
}  # fmt: skip
_ASSUMED = re.compile("assum", re.IGNORECASE)


def figures(text: str) -> list[str]:
    """The numbers of a text, without what separates thousands; those in names are none."""
    return [
        found[0].replace(",", "")
        for found in _NUMBER.finditer(text)
        if not found.start() or not _NAMING.match(text[found.start() - 1])
    ]


def _known(entry: Entry, *, without: str) -> set[str]:
    """The numbers that stand, also in words, in the other sections of a file."""
    apart = entry.source.section(without)
    text = "\n".join(section.text for section in sections(entry) if section is not apart)
    spelled = vocabulary(text.lower()) & _SPELLED.keys()
    return {*figures(text), *(_SPELLED[word] for word in spelled)}


def clarified_figures(entry: Entry) -> Iterator[tuple[int, str]]:
    """An interviewer's answer has no figure that stands nowhere else: prompt or answer bear it."""
    if not entry.clarifications:
        return
    known = _known(entry, without="Clarifications")
    for line, said in entry.clarifications.items():
        for figure in figures(f"{said.question} {said.answer}"):
            if figure not in known:
                yield line, f"The figure {figure} stands nowhere else in the file."


def phase_answer_figures(entry: Entry) -> Iterator[tuple[int, str]]:
    """Each figure of a phase's answer stands elsewhere too, or its item says what is assumed."""
    if not entry.phase_answers:
        return
    known: set[str] = set()
    line = entry.source.section("Phase answers").line
    for phase, answer in entry.phase_answers.items():
        for item in answer.split("; "):
            new = [] if _ASSUMED.search(item) else figures(item)
            known = known or (_known(entry, without="Phase answers") if new else known)
            for figure in new:
                if figure not in known:
                    what = f"{phase}: the figure {figure} stands nowhere else in the file."
                    yield line, f"{what} Say it in the answer too, or mark it as assumed."
