"""What members enter into forms and type: texts that can be told apart, and whatever is offered."""

from collections.abc import Iterator
from itertools import count, pairwise
from random import Random
from typing import Any

from sandbox import Channel, Role
from sandbox.world import components as parts
from sandbox.world.forms import Form

__all__ = ["Pen", "picks"]

_ZONES = ("Europe/Berlin", "Asia/Tokyo", "America/New_York", "UTC", "Kathmandu", "UTC+2")
_NO_ZONES = ("Nowhere/Land", "25:00", "\u200b")
_PHRASES = (
    "I would measure first, then put a cache in front of the slow reads.",
    "Reads outnumber writes a hundredfold, so replicas serve them and one leader writes.",
    "先问清楚规模、每秒多少次写入、允许丢失多少数据。然后画出各个部件。",
    "**bold** _under_ `code` @everyone <@1> https://evil.example/x ||hidden||",
    "🙂🙃 queues\n\n- one\n- two\n```py\nprint()\n```",
)


class Pen:
    """Writes texts of which no two are the same; each is marked at its start and at its end."""

    def __init__(self, dice: Random, tokens: Iterator[int] | None = None) -> None:
        self._dice = dice
        self._tokens = tokens or count(1)

    def text(self, most: int) -> tuple[str, int]:
        """A text of at most so many characters, and its token."""
        token = next(self._tokens)
        start, end = f"a{token:06} ", f" z{token:06}"
        room = max(0, most - len(start) - len(end))
        body = " ".join(self._dice.choices(_PHRASES, k=self._dice.choice((1, 1, 1, 3, 40))))
        length = room if self._dice.random() < 0.1 else min(room, len(body))
        body = (body * (length // len(body) + 1))[:length].strip() or "x"
        if self._dice.random() < 0.15:
            body = body[:10].strip()
        return f"{start}{body}{end}", token

    def fill(self, form: Form) -> tuple[dict[str, Any], int | None]:
        """Something for each field, by its id, and the token of the text among it."""
        entered, token = {}, None
        for part in form.inputs.values():
            value, found = self._entry(part)
            if value is not None:
                entered[part["custom_id"]] = value
            token = found or token
        return entered, token

    def _entry(self, part: dict[str, Any]) -> tuple[Any, int | None]:
        dice = self._dice
        if part["type"] == parts.TEXT_INPUT:
            if "zone" in part["custom_id"]:
                return self._zone(part), None
            if not part.get("required") and dice.random() < 0.4:
                return None, None
            if part["custom_id"] in ("drawing", "sketch"):
                text, token = self._drawing()
                # A sketch stands beside an answer, which has a token of its own.
                return text, token if part["custom_id"] == "drawing" else None
            return self.text(part.get("max_length") or 4_000)
        values = [option["value"] for option in part.get("options", ())]
        if part["type"] == parts.CHECKBOX_GROUP:
            return [each for each in values if dice.random() < 0.5], None
        return dice.choice(values), None

    def _drawing(self) -> tuple[str, int]:
        """A drawing, with a line in it that may be none, and its token."""
        token = next(self._tokens)
        parts = [f"a{token:06}", *(f"part {n}" for n in range(self._dice.randint(1, 8)))]
        lines = [f"{one} -> {other}: calls" for one, other in pairwise(parts)]
        odd = self._dice.choice(_PHRASES)
        return "\n".join([*lines, odd, f"{parts[-1]} -> z{token:06}"]), token

    def _zone(self, part: dict[str, Any]) -> str | None:
        if not part.get("required") and self._dice.random() < 0.3:
            return ""
        return self._dice.choice(_ZONES if self._dice.random() < 0.9 else _NO_ZONES)


def picks(dice: Random, part: dict[str, Any], place: Channel) -> list[object]:
    """What is picked in a select."""
    if part["type"] == parts.STRING_SELECT:
        return [dice.choice(part["options"])["value"]]
    guild = place.guild
    assert guild is not None  # a direct message has no select of roles and channels
    if part["type"] == parts.ROLE_SELECT:
        roles: list[Role] = [*guild.roles.values()]
        return [dice.choice(roles)]
    texts = [each for each in guild.channels.values() if not each.is_thread]
    return list(dice.sample(texts, k=dice.randint(1, len(texts))))
