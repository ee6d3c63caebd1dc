"""Questions that ask, or answer, what another one does and are not its alias."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from rapidfuzz import fuzz

from bot.bank.checks.prose import vocabulary, words
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
_RARE = 0.04
"""The share of the answers that a word stands in at most, if to share it says anything."""
_ASKING = frozenset(
    b"a an and are as at be build by can could create design do does for from how implement in "
    b"into is it of on or our should system that the their to use using way what when which why "
    b"with would you your".split()
)
"""Words that say nothing of what a question is about."""


def twin_answers(entries: Mapping[str, Entry]) -> Iterator[Fault]:
    """No two answers are nearly the same; two questions with one answer are aliases."""
    full = [entry for entry in entries.values() if not entry.is_alias]
    texts = [entry.answer for entry in full]
    rare = max(_RARE * len(texts), 9)
    for first, second in _twins(texts, _SAME_ANSWER, most_files=rare, least_words=8):
        line = full[second].source.section("Answer").line
        yield Fault(full[second].path, line, f"The answer is nearly that of `{full[first].id}`.")


def twin_prompts(entries: Mapping[str, Entry]) -> Iterator[Fault]:
    """No two prompts of one kind ask nearly the same, unless one is the other's alias."""
    for kind in Kind:
        alike = [entry for entry in entries.values() if entry.header.kind is kind]
        texts = [entry.prompt for entry in alike]
        for first, second in _twins(texts, _SAME_PROMPT, most_files=len(texts), least_words=1):
            line = alike[second].source.prompt_line
            sentence = f"The prompt is nearly that of `{alike[first].id}`."
            yield Fault(alike[second].path, line, sentence)


def _twins(
    texts: Sequence[str], threshold: float, *, most_files: float, least_words: int
) -> Iterator[tuple[int, int]]:
    """The place of each text with nearly the words of an earlier one, in whatever order.

    All pairs are too many to compare letter by letter. So two must first share so many words that
    stand in at most so many texts, and then enough of all their words.
    """
    vocabularies = [vocabulary(text.lower()) - _ASKING for text in texts]
    for second, firsts in enumerate(_sharing(vocabularies, most_files, least_words)):
        for first in firsts:
            one, other = vocabularies[first], vocabularies[second]
            is_akin = len(one & other) >= _SHARED * len(one | other)
            if is_akin and fuzz.ratio(_told(texts[first]), _told(texts[second])) >= threshold:
                yield first, second
                break  # Many of one kind are told by their first, not each by each.


def _sharing(
    vocabularies: Sequence[frozenset[bytes]], most_files: float, least_words: int
) -> Iterator[Iterator[int]]:
    """For each vocabulary, the places of those before it that share so many of the rarer words.

    A set of places is a number here, with a bit for each.
    """
    files = Counter(chain.from_iterable(vocabularies))
    earlier = {word: 0 for word, number in files.items() if 1 < number <= most_files}
    for place, held in enumerate(vocabularies):
        sharing = [0] * least_words
        for word in held & earlier.keys():
            places = earlier[word]
            earlier[word] = places | 1 << place
            # Who has this word too, and shared so many before, shares one more now.
            for level, others in enumerate(sharing):
                sharing[level], places = others | places, others & places
        yield _places(sharing[-1])


def _places(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def _told(text: str) -> str:
    """The words that say something, sorted."""
    return " ".join(sorted(word for word in words(text).split() if word.encode() not in _ASKING))
