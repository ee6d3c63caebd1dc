"""Parts of one question that say the same thing twice."""

import re
from collections.abc import Iterator
from itertools import combinations

from rapidfuzz import fuzz

from bot.bank.checks.prose import words
from bot.bank.entry import Entry

__all__ = ["hints_that_tell", "key_points_in_prompt", "phases_that_tell", "repeated_key_points"]

_SAME_POINT = 75
"""From here on two key points say one thing; of honest ones the most alike reach 71."""
_TOLD = 70
"""From here on a hint says a key point; of honest ones the most alike reach 63."""
_FIGURE = re.compile(r"(?<![\w/.])\d+(?:[.,]\d+)*")
"""A number, but not one in a name such as HTTP/2 or p99."""
_RUN = 5
"""So many words in a row are no chance."""


def repeated_key_points(entry: Entry) -> Iterator[tuple[int, str]]:
    """Each key point is something to check that no other one says."""
    for first, second in combinations(entry.key_points, 2):
        if fuzz.token_set_ratio(words(first.text), words(second.text)) >= _SAME_POINT:
            yield second.line, f"This key point repeats that of line {first.line}."


def key_points_in_prompt(entry: Entry) -> Iterator[tuple[int, str]]:
    """A key point is not what the prompt says already."""
    prompt = f" {words(entry.prompt)} "
    for item in entry.key_points:
        if f" {words(item.text)} " in prompt:
            yield item.line, "This key point stands in the prompt word for word."


def hints_that_tell(entry: Entry) -> Iterator[tuple[int, str]]:
    """A hint leads to a key point and does not say it."""
    for hint in entry.hints:
        for item in entry.key_points:
            point = words(item.text)
            # A short text is found, more or less, in any longer one.
            if (
                len(point) <= len(hint.text)
                and fuzz.partial_ratio(point, words(hint.text)) >= _TOLD
            ):
                yield hint.line, f"This hint gives away the key point of line {item.line}."


def phases_that_tell(entry: Entry) -> Iterator[tuple[int, str]]:
    """A phase opens with what to do there; what comes of it is for its answer."""
    known = set(_FIGURE.findall(f"{entry.prompt} {entry.context}"))
    for phase, opening in entry.phases.items():
        line = entry.source.section("Phases").line
        for figure in _FIGURE.findall(opening):
            if figure not in known:
                yield line, f"{phase} opens with the figure {figure}, which is for its answer."
        told = words(opening).split()
        answer = f" {words(entry.phase_answers.get(phase, ''))} "
        for start in range(len(told) - _RUN + 1):
            run = " ".join(told[start : start + _RUN])
            if f" {run} " in answer:
                yield line, f"{phase} opens with words of its answer: “{run}”."
                break
