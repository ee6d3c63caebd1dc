"""Finds topics and questions by what a member types, typing errors included."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice
from typing import Generic, TypeVar

from rapidfuzz import fuzz, process

from bot.bank.model import Bank, Question, Topic
from bot.bank.wording import Wording

__all__ = ["Search"]

_T = TypeVar("_T")

_TYPED = 100
"""How much of a text is looked for, in characters: more is no search but a paste."""
_SHORTEST = 4
"""From how many letters on typing errors are forgiven: of fewer, too little is left."""
_ALIKE = 75
"""How alike, of 100, a text with typing errors must be."""
_MEANT = 60
"""The same where it is only a guess at what was meant."""
_MEANT_PROMPT = 88
"""Prompts are long: nearly anything is a little like one of them."""
_KEPT = 1_000
"""How many texts' finds are kept: members type the same few letters again and again."""


class Search:
    """An index in memory, built once from a bank."""

    def __init__(self, bank: Bank) -> None:
        self._bank = bank
        self._topics = _Index((topic.title, topic) for topic in bank.topics.values())
        self._questions = _Index((each.prompt, each) for each in bank.questions.values())
        self._named = {topic.slug: topic for topic in bank.topics.values()}
        self._named |= {topic.title.casefold(): topic for topic in bank.topics.values()}

    def topics(self, text: str, limit: int = 25) -> Sequence[Topic]:
        """The topics whose titles fit best; without a text, all in order."""
        return self._topics.find(text, limit)

    def questions(self, text: str, limit: int = 25) -> Sequence[Question]:
        """The questions that fit best, each in one wording; without a text, all in order."""
        asked: dict[str, Question] = {}
        for question in self._questions.find(text, limit):
            asked.setdefault(question.canonical_id, question)
        return tuple(asked.values())

    def warm_up(self) -> None:
        """Index the words of questions too; until then only titles and prompts are searched.

        It takes a quarter of a second, so it is done once, and beside the event loop.
        """
        places = {slug: place for place, slug in enumerate(self._bank.topics)}
        every = self._bank.questions.values()
        self._topics.know(Wording((each, places[each.topic.slug]) for each in every))
        self._questions.know(Wording((each, place) for place, each in enumerate(every)))

    def find_topic(self, text: str) -> Topic | None:
        """The topic with exactly this slug or title, in whatever case."""
        return self._named.get(text.strip().casefold())

    def find_question(self, text: str) -> Question | None:
        """The question with exactly this id or prompt, in whatever case."""
        wanted = text.strip().casefold()
        every = self._bank.questions
        return every.get(wanted) or next(
            (each for each in every.values() if each.prompt.casefold() == wanted), None
        )

    def looked_for(self, text: str) -> Sequence[Question]:
        """What a text that was sent stands for: the question it names, else all that fit it."""
        named = self.find_question(text)
        if named is not None:
            return (named,)
        return self.questions(text) if _plain(text) else ()

    def closest_question(self, text: str) -> Question | None:
        """The question that was probably meant, for a "did you mean"."""
        return self._questions.guess(text, _MEANT_PROMPT) if _plain(text) else None

    def closest_topic(self, text: str) -> Topic | None:
        """The topic that was probably meant, for a "did you mean"."""
        if not _plain(text):
            return None
        found = self._topics.titled(text) or self.topics(text, 1)
        return found[0] if found else self._topics.guess(text)


class _Index(Generic[_T]):
    """Values that are found by their texts."""

    def __init__(self, values: Iterable[tuple[str, _T]]) -> None:
        pairs = tuple(values)
        self._values = [value for _, value in pairs]
        self._texts = {place: _plain(text) for place, (text, _) in enumerate(pairs)}
        self._known = lru_cache(maxsize=_KEPT)(self._find)
        self._wording: Wording | None = None

    def know(self, wording: Wording) -> None:
        """Find by the words that the values stand for as well."""
        self._wording = wording
        self._known.cache_clear()

    def find(self, text: str, limit: int) -> Sequence[_T]:
        """Those that begin with the text, then those with its words, then those alike."""
        return self._known(_plain(text[:_TYPED]), limit)

    def _find(self, query: str, limit: int) -> Sequence[_T]:
        found = dict.fromkeys(self._exact(query))
        if len(found) < limit and self._wording is not None:
            found |= dict.fromkeys(self._wording.rank(query))
        if len(found) < limit:
            found |= dict.fromkeys(self._alike(query.split()))
        if not found:
            found |= dict.fromkeys(self._alike([query.strip()]))
        return tuple(self._values[place] for place in islice(found, limit))

    def titled(self, text: str) -> Sequence[_T]:
        """Those whose own texts are meant, perhaps misspelt, and not what they stand for."""
        query = _plain(text[:_TYPED])
        places = self._exact(query) or self._alike(query.split())
        return tuple(self._values[place] for place in places)

    def _exact(self, query: str) -> list[int]:
        """The places of texts that begin with the query, have it at a word's start, or its words.

        Each text and query begins with a space, so that a word's start is a plain substring.
        """
        texts = list(self._texts.items())
        places = [place for place, text in texts if text.startswith(query)]
        places += [place for place, text in texts if query in text]
        for word in query.split():
            texts = [(place, text) for place, text in texts if f" {word}" in text]
        return places + [place for place, _ in texts]

    def _alike(self, words: Iterable[str]) -> list[int]:
        """The places of texts that have something like every longer word, the likest first."""
        telling = sorted((word for word in words if len(word) >= _SHORTEST), key=len, reverse=True)
        left, likeness = self._texts, Counter[int]()
        for word in telling:
            alike = process.extract(
                word, left, scorer=fuzz.partial_ratio, score_cutoff=_ALIKE, limit=None
            )
            left = {place: text for text, _, place in alike}
            likeness.update({place: round(score) for _, score, place in alike})
        return sorted(left, key=lambda place: (-likeness[place], place)) if telling else []

    def guess(self, text: str, least: int = _MEANT) -> _T | None:
        """The one most alike, if any is alike at all: `least`, of 100."""
        query = _plain(text[:_TYPED])
        best = process.extractOne(query, self._texts, scorer=fuzz.WRatio, score_cutoff=least)
        return None if best is None else self._values[best[2]]


def _plain(text: str) -> str:
    """The words in lower case, each with a space before it; "real-time" is two."""
    return "".join(f" {word}" for word in re.findall(r"\w+", text.casefold()))
