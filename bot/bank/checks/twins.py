"""Questions that ask, or answer, what another one does and are not its alias."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from bot.bank.checks.prose import words
from bot.bank.entry import Entry
from bot.bank.faults import Fault
from bot.bank.model import Kind

__all__ = ["twin_answers", "twin_prompts"]

_SAME_ANSWER = 70
"""From here on two answers are one; of different ones the most alike reach 66."""
_SAME_PROMPT = 90
"""From here on two prompts of one kind ask the same; of different ones the most alike reach 86."""
_SHARED = 0.4
"""The share of common words from which two texts are compared; different answers reach 0.29."""
_ASKING = """
    a an and are as at be build by can could create design do does for from how implement in into
    is it of on or our should system that the their to use using way what when which why with would
    you your
"""


def twin_answers(entries: Mapping[str, Entry]) -> Iterator[Fault]:
    """No two answers are nearly the same; two questions with one answer are aliases."""
    full = [entry for entry in entries.values() if not entry.is_alias]
    for first, second in _twins(full, lambda entry: entry.answer, _SAME_ANSWER):
        line = second.source.section("Answer").line
        yield Fault(second.path, line, f"The answer is nearly that of `{first.id}`.")


def twin_prompts(entries: Mapping[str, Entry]) -> Iterator[Fault]:
    """No two prompts of one kind ask nearly the same, unless one is the other's alias."""
    for kind in Kind:
        alike = [entry for entry in entries.values() if entry.header.kind is kind]
        for first, second in _twins(alike, lambda entry: entry.prompt, _SAME_PROMPT):
            line = second.source.prompt_line
            yield Fault(second.path, line, f"The prompt is nearly that of `{first.id}`.")


def _twins(
    entries: Sequence[Entry], text_of: Callable[[Entry], str], threshold: float
) -> Iterator[tuple[Entry, Entry]]:
    """Each entry whose text has nearly the words of an earlier one, in whatever order, after that.

    All pairs are too many to compare letter by letter, so the vocabularies are compared first, as
    sets of bits.
    """
    asking = frozenset(_ASKING.split())
    bit_of: defaultdict[str, int] = defaultdict(lambda: 1 << len(bit_of))
    texts: list[tuple[Entry, int, str]] = []
    for entry in entries:
        telling = [word for word in words(text_of(entry)).split() if word not in asking]
        bits = sum(bit_of[word] for word in set(telling))
        texts.append((entry, bits, " ".join(sorted(telling))))
    for place, (second, others, other) in enumerate(texts):
        for first, bits, text in texts[:place]:
            akin = (bits & others).bit_count() >= _SHARED * (bits | others).bit_count() > 0
            if akin and fuzz.ratio(text, other) >= threshold:
                yield first, second
                break  # Many of one kind are told by their first, not each by each.
