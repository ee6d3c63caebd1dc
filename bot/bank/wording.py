"""Which texts have something of every word that was typed, by an index of their words."""

import re
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import islice
from math import log
from typing import TypeAlias

from rapidfuzz import fuzz, process

from bot.bank.model import Question

__all__ = ["Wording"]

Scores: TypeAlias = dict[int, float]
"""What is known of each place that has something of what was typed."""
_SHORTEST = 2
"""Letters of a word that is looked for: one alone means nothing."""
_MOST_WORDS = 40
"""How many words of the index one beginning may stand for: "con" is that of hundreds."""
_PROMPT, _POINT, _NAMED = 8, 2, 1
"""What a word counts in a prompt, in a key point, and as a name in an answer."""
_MOST_NAMED = 4
_LONG, _ALIKE = 5, 82
"""From so many letters on a word may have typing errors, and how alike, of 100, it must be."""
_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset(
    _WORD.findall(
        "an and are as between difference do does explain for how in is of on or the to versus vs "
        "what when with would you"
    )
)
"""Words of whole sentences that say nothing of what is asked for."""
_NAME = re.compile(r"\b[a-z]*[A-Z0-9][\w]*[A-Z0-9][\w]*|(?<=[^.:!?*>-] )[A-Z][\w]+")
"""What looks like the name of something: it has two capitals, or one within a sentence."""
_ENDING = re.compile(r"(?<=\w{4})(?:ings?|ers?|ed|e?s)$")
"""What a word is taken without: who types *limiter* means *limiting* too."""
_MEANT: Mapping[str, Sequence[str]] = {
    "airbnb": ["booking", "rental"],
    "amazon": ["e-commerce", "marketplace"],
    "aws": ["S3", "DynamoDB", "SQS", "Lambda", "Kinesis", "Aurora"],
    "azure": ["cloud"],
    "bitly": ["URL shortener"],
    "bookmyshow": ["booking"],
    "chatgpt": ["chatbot", "language model"],
    "concurrency": ["concurrent", "parallel", "lock"],
    "db": ["database"],
    "discord": ["chat"],
    "doordash": ["food delivery"],
    "dropbox": ["file sync", "file sharing"],
    "docker": ["container"],
    "ebay": ["auction"],
    "elastic": ["Elasticsearch"],
    "es": ["Elasticsearch"],
    "exchange": ["order matching"],
    "facebook": ["news feed", "social network"],
    "gcp": ["BigQuery", "Spanner", "Pub/Sub"],
    "golang": ["Go"],
    "gdrive": ["file sync"],
    "geohash": ["location", "geo"],
    "geospatial": ["location", "geo"],
    "gfs": ["distributed file system"],
    "gmail": ["email"],
    "hdfs": ["distributed file system"],
    "herd": ["stampede"],
    "influxdb": ["time series"],
    "k8": ["Kubernetes"],
    "k8s": ["Kubernetes"],
    "lb": ["load balancer", "load balancing"],
    "leetcode": ["online judge"],
    "linkedin": ["social network"],
    "llm": ["language model", "LLM", "chatbot"],
    "lyft": ["ride"],
    "messenger": ["chat", "messaging"],
    "mfa": ["2FA"],
    "mongo": ["MongoDB"],
    "mq": ["message queue"],
    "netflix": ["video streaming", "Netflix"],
    "oauth2": ["OAuth"],
    "openai": ["chatbot", "language model"],
    "optimistic": ["concurrent", "lock"],
    "otp": ["2FA"],
    "paypal": ["payment"],
    "pg": ["PostgreSQL"],
    "postgres": ["PostgreSQL"],
    "proximity": ["location", "geo"],
    "quadtree": ["location", "geo"],
    "reddit": ["forum", "voting", "Reddit"],
    "semaphore": ["mutex", "lock"],
    "slack": ["chat", "team messaging"],
    "spotify": ["music", "podcast"],
    "stripe": ["payment"],
    "telegram": ["chat", "messaging"],
    "thundering": ["stampede"],
    "ticketmaster": ["ticket"],
    "tiktok": ["short video", "video"],
    "tinder": ["matching"],
    "tinyurl": ["URL shortener"],
    "trello": ["task", "board"],
    "twitch": ["live streaming"],
    "twitter": ["Twitter", "timeline", "news feed"],
    "uber": ["ride", "Uber"],
    "waf": ["DDoS"],
    "whatsapp": ["chat", "WhatsApp"],
    "yelp": ["location", "geo"],
    "youtube": ["YouTube", "video"],
    "zoom": ["video conferencing"],
}
"""What people type, and the words by which the bank calls it."""


def _words_of(text: str) -> list[str]:
    """The words of a text in lower case."""
    return _WORD.findall(text.casefold())


class Wording:
    """An index of the words of questions, and of whatever else they stand for: their topics, say.

    To make it takes some 100 ms; to ask it, a millisecond at most.
    """

    def __init__(self, questions: Iterable[tuple[Question, int]]) -> None:
        """`questions`: each with the place of what is found by its words."""
        counted: defaultdict[str, Counter[int]] = defaultdict(Counter)
        places: set[int] = set()
        for question, place in questions:
            places.add(place)
            for word, weight in _weights(question):
                counted[word][place] += weight
        self._words = sorted(counted)
        self._found = {
            word: (array("i", counts), array("f", _scores(counts, len(places))))
            for word, counts in counted.items()
        }

    def rank(self, text: str) -> list[int]:
        """The places that have something of every word, the best first; none for no words."""
        words = _words_of(text)
        scores = self._of_all(words)
        if len(words) > 1:  # "graph ql"
            scores = _either(scores, self._of_word("".join(words)))
        return sorted(scores, key=lambda place: -scores[place])

    def _of_all(self, words: Sequence[str]) -> Scores:
        """What has something of every word, or of what people mean by it."""
        found = []
        telling = [word for word in words if len(word) >= _SHORTEST and word not in _SMALL]
        for word in telling or words:
            scores = self._of_word(word)
            for meant in _MEANT.get(word, ()):
                phrase = [self._of_word(each) for each in _words_of(meant)]
                scores = _either(scores, reduce(_both, phrase))
            found.append(scores)
        return reduce(_both, found) if found else {}

    def _of_word(self, beginning: str) -> Scores:
        scores: Scores = {}
        if len(beginning) < _SHORTEST:
            return scores
        words = list(islice(self._beginning(_ENDING.sub("", beginning)), _MOST_WORDS))
        for word in words or self._mistyped(beginning):
            whole = 2.0 if word.startswith(beginning) else 1.0
            for place, score in zip(*self._found[word], strict=True):
                scores[place] = max(scores.get(place, 0.0), whole * score)
        return scores

    def _mistyped(self, text: str) -> list[str]:
        """The words that were probably meant: people err in any letter but the first."""
        if len(text) < _LONG or text in _MEANT:
            return []
        near = process.extractOne(
            text, list(self._beginning(text[0])), scorer=fuzz.ratio, score_cutoff=_ALIKE
        )
        return [] if near is None else list(self._beginning(_ENDING.sub("", near[0])))

    def _beginning(self, beginning: str) -> Iterator[str]:
        for word in islice(self._words, bisect_left(self._words, beginning), None):
            if not word.startswith(beginning):
                return
            yield word


def _weights(question: Question) -> Iterator[tuple[str, int]]:
    for word in _words_of(question.prompt):
        yield word, _PROMPT
    for point in question.key_points:
        for word in _words_of(point):
            yield word, _POINT
    for name, times in Counter(_NAME.findall(question.answer)).items():
        for word in _words_of(name):
            yield word, _NAMED * min(times, _MOST_NAMED)


def _scores(counts: Mapping[int, int], places: int) -> list[float]:
    """By how often a word is there, and the more the fewer have it (inverse document frequency)."""
    rarity = log(1 + places / len(counts))
    return [rarity * (1 + log(count)) for count in counts.values()]


def _both(one: Scores, other: Scores) -> Scores:
    return {place: score + other[place] for place, score in one.items() if place in other}


def _either(one: Scores, other: Scores) -> Scores:
    return {place: max(one.get(place, 0), other.get(place, 0)) for place in (*one, *other)}
