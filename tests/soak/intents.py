"""What a member is about to do, so that it can be told from the record whether it was done."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sandbox import Actor, Message
from sandbox.world import components as parts

__all__ = ["Intent", "Key", "family_of", "ids_on", "key_of", "token_of", "verb_of"]

Key = tuple[str, ...]
"""What a member's attempt answers: `("turn", interview, position)`, `("post", post)` and so on."""

_KEYS = {
    "turn": ("turn", (0, 1)),
    "post": ("post", (0,)),
    "design": ("design", (0,)),
    "round": ("round", (0, 1)),
    "group": ("group", (0,)),
}
"""By the family of ids: which of its numbers say what is answered."""
_TOKEN = re.compile(r"\ba(\d{6})\b")


@dataclass(frozen=True, slots=True)
class Intent:
    """One act, before anything came of it."""

    step: int
    member: Actor
    act: str
    """In words, for a report."""
    custom_id: str = ""
    """Of the button, select or form."""
    fields: Mapping[str, object] = field(default_factory=dict)
    """What was entered into a form or picked, by the field's id."""
    token: int | None = None
    """What makes the text that was typed unlike any other."""

    @property
    def verb(self) -> str:
        """What the control says it does, without its number."""
        return verb_of(self.custom_id)

    @property
    def number(self) -> int | None:
        """The number beside the verb."""
        word = self.custom_id.split(":")[1] if ":" in self.custom_id else ""
        tail = word.rpartition("-")[2]
        return int(tail) if tail.isdecimal() else None

    def __str__(self) -> str:
        return f"step {self.step}, {self.member.name}: {self.act}"


def family_of(custom_id: str) -> str:
    """The first word of an id."""
    return custom_id.partition(":")[0]


def verb_of(custom_id: str) -> str:
    """The verb of an id, without the number that may follow it."""
    word = custom_id.split(":")[1] if ":" in custom_id else ""
    return re.sub(r"-\d+$", "", word)


def key_of(custom_id: str) -> Key | None:
    """What an id is about, where a member can answer that."""
    family, *rest = custom_id.split(":")
    if family not in _KEYS:
        return None
    name, places = _KEYS[family]
    numbers = rest[1:]
    if max(places) >= len(numbers):
        return None
    return (name, *(numbers[place] for place in places))


def ids_on(message: Message) -> list[str]:
    """The ids of everything that can be used on a message."""
    return [
        str(part["custom_id"])
        for part in parts.walk(message.components)
        if part.get("custom_id") and not part.get("disabled")
    ]


def token_of(texts: Iterable[str]) -> list[int]:
    """The tokens in texts, as often as they are there."""
    return [int(found) for text in texts for found in _TOKEN.findall(text)]
