"""Which shape a part has by its name, where none was given."""

import re

from bot.drawing.language.sketch import Shape

__all__ = ["ASIDE", "SHAPES", "shape_of"]

SHAPES = {
    Shape.CYLINDER: (
        "db", "database", "datastore", "store", "storage", "table", "bucket", "warehouse", "s3",
        "postgres", "postgresql", "mysql", "sqlite", "mongodb", "dynamodb", "cassandra",
    ),
    Shape.QUEUE: ("queue", "topic", "stream", "log", "kafka", "rabbitmq", "sqs", "kinesis"),
    Shape.PERSON: ("user", "client", "browser", "phone", "customer"),
    Shape.CLOUD: ("internet", "cdn", "dns", "third party"),
}  # fmt: skip
"""The last words of names, by what they make of a part."""

_BY_WORDS = {word: shape for shape, words in SHAPES.items() for word in words}
ASIDE = re.compile(r",| (?:per|for|of) ", re.IGNORECASE)
"""Where what follows says more of a thing, and not what it is."""
_WORD = re.compile(r"[^\W_]+")


def shape_of(name: str) -> Shape | None:
    """The shape that the last word of a name decides, or None if it decides none.

    Words after a comma, *per*, *for* or *of* do not count: a "queue of jobs" is a queue.
    """
    words = _WORD.findall(ASIDE.split(name)[0].lower())
    for last in (" ".join(words[-2:]), *words[-1:]):
        shape = _BY_WORDS.get(last) or _BY_WORDS.get(last.removesuffix("s"))
        if shape:
            return shape
    return None
