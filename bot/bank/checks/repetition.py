"""Parts of one question that say the same thing twice."""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from rapidfuzz import fuzz

from bot.bank.checks.figures import figures
from bot.bank.checks.prose import words
from bot.bank.entry import Entry
from bot.bank.model import Phase

__all__ = [
    "hints_that_tell",
    "key_points_in_prompt",
    "phases_that_hint",
    "phases_that_tell",
    "repeated_key_points",
]

_SAME_POINT = 75
"""From here on two key points say one thing; of honest ones the most alike reach 71."""
_TOLD = 70
"""From here on a hint says a key point; of honest ones the most alike reach 63."""
_RUN = 5
"""So many words in a row are no chance, whichever they are."""
_SHORT_RUN = 3
_COMMON = """
    a after all an and are as at be before but by can does each for from has have how if in into is
    it its may more must no not of on one or out over than that the their them then there they this
    to two until up what when where which while who whom whose will with without
"""
"""Words that tell nothing by themselves."""


@lru_cache(maxsize=1)
def _points(entry: Entry) -> tuple[tuple[int, str], ...]:
    """The words of each key point, with its line."""
    return tuple((item.line, words(item.text)) for item in entry.key_points)


def repeated_key_points(entry: Entry) -> Iterator[tuple[int, str]]:
    """Each key point is something to check that no other one says."""
    for (line, first), (place, second) in combinations(_points(entry), 2):
        if fuzz.token_set_ratio(first, second, score_cutoff=_SAME_POINT):
            yield place, f"This key point repeats that of line {line}."


def key_points_in_prompt(entry: Entry) -> Iterator[tuple[int, str]]:
    """A key point is not what the prompt says already."""
    prompt = f" {words(entry.prompt)} "
    for line, point in _points(entry):
        if f" {point} " in prompt:
            yield line, "This key point stands in the prompt word for word."


def hints_that_tell(entry: Entry) -> Iterator[tuple[int, str]]:
    """A hint leads to a key point and does not say it."""
    for hint in entry.hints:
        said = words(hint.text)
        for line, point in _points(entry):
            # A short text is found, more or less, in any longer one.
            is_shorter = len(point) <= len(hint.text)
            if is_shorter and fuzz.partial_ratio(point, said, score_cutoff=_TOLD):
                yield hint.line, f"This hint gives away the key point of line {line}."


@lru_cache(maxsize=1)
def _phases(entry: Entry) -> tuple[tuple[Phase, list[str], str], ...]:
    """The words that each phase opens with, and those of its answer with spaces around."""
    return tuple(
        (phase, words(opening).split(), f" {words(entry.phase_answers.get(phase, ''))} ")
        for phase, opening in entry.phases.items()
    )


def phases_that_tell(entry: Entry) -> Iterator[tuple[int, str]]:
    """A phase opens with what to do there; what comes of it is for its answer."""
    line = entry.source.section("Phases").line
    known = set(figures(f"{entry.prompt} {entry.context}")) if entry.phases else set()
    for phase, opening in entry.phases.items():
        for figure in figures(opening):
            if figure not in known:
                yield line, f"{phase} opens with the figure {figure}, which is for its answer."
    for phase, said, answer in _phases(entry):
        if run := _shared_run(said, answer, _RUN):
            yield line, f"{phase} opens with words of its answer: “{run}”."


def phases_that_hint(entry: Entry) -> Iterator[tuple[int, str]]:
    """Nor does a phase open with three words of its answer that the prompt does not say."""
    if not entry.phases:
        return
    known = {*_COMMON.split(), *words(f"{entry.prompt} {entry.context}").split()}
    for phase, said, answer in _phases(entry):
        if run := _shared_run(said, answer, _SHORT_RUN, known):
            line = entry.source.section("Phases").line
            yield line, f"{phase} opens with three words of its answer: “{run}”."


def _shared_run(
    said: Sequence[str], answer: str, length: int, known: Collection[str] = frozenset()
) -> str:
    """The first so many words in a row that both have, unless all of them are known; or nothing."""
    for start in range(len(said) - length + 1):
        run = " ".join(said[start : start + length])
        if f" {run} " in answer and not all(word in known for word in run.split()):
            return run
    return ""
