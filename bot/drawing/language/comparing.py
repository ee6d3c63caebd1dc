"""Which parts of a drawing are those of another, as far as names and places tell."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.drawing.language.shapes import ASIDE
from bot.drawing.language.sketch import Part, Sketch, alike

__all__ = ["CONCEPTS", "Comparison", "compare"]

CONCEPTS = {
    "cache": ("cache", "redis", "memcached", "valkey"),
    "objects": (
        "s3", "bucket", "blob", "blob store", "blob storage", "object store", "object storage",
    ),
    "warehouse": ("warehouse", "data warehouse", "data lake", "bigquery", "snowflake", "redshift"),
    "search": ("search index", "search engine", "elasticsearch", "opensearch", "lucene"),
    "database": (
        "db", "database", "datastore", "store", "table", "postgres", "postgresql", "mysql",
        "sqlite", "mongodb", "dynamodb", "cassandra",
    ),
    "queue": (
        "queue", "topic", "stream", "broker", "kafka", "rabbitmq", "sqs", "kinesis", "message bus",
        "event bus",
    ),
    "balancer": ("load balancer", "balancer", "lb", "reverse proxy", "nginx", "haproxy"),
    "gateway": ("gateway", "api gateway"),
    "server": ("api", "app server", "application server", "api server", "backend", "web server"),
    "person": ("user", "client", "browser", "phone", "customer", "app", "mobile app"),
    "cdn": ("cdn", "edge", "edge cache", "cloudfront"),
    "worker": ("worker", "consumer"),
    "scheduler": ("scheduler", "cron"),
    "limiter": ("rate limiter", "limiter", "throttle"),
}  # fmt: skip
"""The last words of names that people give one kind of thing; finer than shapes, since a cache is
no database."""

_CONCEPT = {word: concept for concept, words in CONCEPTS.items() for word in words}
_WORD = re.compile(r"[^\W_]+")
_CLOSE, _LETTERS = 84.0, 5
"""How much, of 100, two names have in common that are one spelt twice, from so many letters on."""
_NEIGHBOURS = 2
"""Parts without a name in common are one where so many parts beside them are."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What of a reference was recognised in a drawing: beside the pictures, and never a grade."""

    parts: tuple[int, int]
    """How many of the reference's parts were recognised, and how many it has."""
    arrows: tuple[int, int]
    """The same of what is joined by arrows, whatever their direction and label."""
    missing: tuple[str, ...]
    """Labels of the reference's parts that were not recognised."""
    own: tuple[str, ...]
    """Labels of the drawing's parts without a partner."""


def compare(drawn: Sketch, reference: Sketch) -> Comparison:
    """Pair the parts of a drawing with those of a reference, each with one at most.

    First by equal names, of which the reference knows some more for a part, then by close spelling,
    by the kind of thing where there is one of it in either, and by what stands beside it.
    """
    pairing = _Pairing(drawn, reference)
    pairing.by_name()
    pairing.by_spelling()
    pairing.by_kind()
    pairing.by_place()
    pairs = pairing.pairs
    joined = {(pairs.get(start), pairs.get(end)) for start, end in _joined(reference)}
    there = _joined(drawn)
    known = sum((a, b) in there or (b, a) in there for a, b in joined if None not in (a, b))
    return Comparison(
        (len(pairs), len(reference.parts)),
        (known, len(_joined(reference))),
        tuple(part.label for at, part in enumerate(reference.parts) if at not in pairs),
        tuple(part.label for at, part in enumerate(drawn.parts) if at not in pairs.values()),
    )


def _joined(sketch: Sketch) -> set[tuple[int, int]]:
    """Which parts have an arrow between them, the lower place first."""
    return {(min(arrow.start, arrow.end), max(arrow.start, arrow.end)) for arrow in sketch.arrows}


class _Pairing:
    """Places in the reference, each with its partner's in the drawing."""

    def __init__(self, drawn: Sketch, reference: Sketch) -> None:
        self._drawn, self._reference = drawn, reference
        self._names = [_names(part) for part in drawn.parts]
        self._theirs = [_names(part) for part in reference.parts]
        self.pairs: dict[int, int] = {}

    def by_name(self) -> None:
        """Those with a name in common."""
        for place, names in enumerate(self._names):
            at = next((at for at, _ in self._left() if names & self._theirs[at]), None)
            if at is not None:
                self.pairs[at] = place

    def by_spelling(self) -> None:
        """Those whose names are nearly alike, the nearest first."""
        near = sorted(
            (-_likeness(self._theirs[at], self._names[place]), at, place)
            for at, _ in self._left()
            for place, _ in self._free()
        )
        for nearness, at, place in near:
            if -nearness < _CLOSE:
                break
            if at not in self.pairs and place not in self.pairs.values():
                self.pairs[at] = place

    def by_kind(self) -> None:
        """Those that are the only one of their kind of thing in either drawing."""
        single = {kind: place for place, kind in _single_kinds(self._free())}
        theirs = _single_kinds(self._left())
        self.pairs |= {at: single[kind] for at, kind in theirs if kind in single}

    def by_place(self) -> None:
        """Those that stand between the same parts."""
        theirs, own = _beside(self._reference), _beside(self._drawn)
        for at, _ in list(self._left()):
            around = {self.pairs[each] for each in theirs[at] if each in self.pairs}
            fits = [place for place, _ in self._free() if len(around & own[place]) >= _NEIGHBOURS]
            if len(fits) == 1:
                self.pairs[at] = fits[0]

    def _left(self) -> Iterator[tuple[int, Part]]:
        """What of the reference has no partner yet."""
        return ((at, part) for at, part in enumerate(self._reference.parts) if at not in self.pairs)

    def _free(self) -> Iterator[tuple[int, Part]]:
        taken = set(self.pairs.values())
        return ((at, part) for at, part in enumerate(self._drawn.parts) if at not in taken)


def _single_kinds(parts: Iterable[tuple[int, Part]]) -> list[tuple[int, str]]:
    """The places of what is the only one of its kind there, each with the kind."""
    known = [(place, kind) for place, part in parts if (kind := _concept(part)) is not None]
    times = Counter(kind for _, kind in known)
    return [(place, kind) for place, kind in known if times[kind] == 1]


def _beside(sketch: Sketch) -> list[set[int]]:
    """Of each part the parts that an arrow joins it to."""
    beside: list[set[int]] = [set() for _ in sketch.parts]
    for start, end in _joined(sketch):
        beside[start].add(end)
        beside[end].add(start)
    return beside


def _names(part: Part) -> set[str]:
    """All that a part is called, one or many of it."""
    names = (part.name, part.label, *part.also)
    return {_one(alike(name)) for name in names if alike(name)}


def _one(name: str) -> str:
    return name.removesuffix("s") if len(name) > _LETTERS else name


def _likeness(some: set[str], others: set[str]) -> float:
    """How much the names of two parts have in common, from 0 to 100."""
    return max(
        (fuzz.ratio(a, b) for a in some for b in others if min(len(a), len(b)) >= _LETTERS),
        default=0.0,
    )


def _concept(part: Part) -> str | None:
    """The kind of thing that a part's name says it is, by its last two words or its last."""
    for name in (part.label, part.name):
        words = _WORD.findall(ASIDE.split(name)[0].lower())
        for last in (" ".join(words[-2:]), *words[-1:]):
            if concept := _CONCEPT.get(last) or _CONCEPT.get(last.removesuffix("s")):
                return concept
    return None
