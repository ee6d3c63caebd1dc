"""What members wish to do next: every command with all its options, and whatever cards offer."""

from dataclasses import dataclass, field
from itertools import islice
from random import Random
from typing import Any

from sandbox import Channel, Message
from sandbox.world import components as parts
from sandbox.world.model import User
from tests.soak.intents import verb_of

__all__ = ["NOT_IN_CHATS", "ZONES", "Command", "command", "offered"]

_TOPICS = ("caching-and-performance", "databases", "load-balancing", "popular-designs")
ZONES = ("Europe/Berlin", "Asia/Tokyo", "America/New_York", "UTC")
_LOOKED_FOR = ("kafka", "sharding", "url shortener", "What is a CDN?", "zzqxj")
_RECENT = 25
"""Messages of a place that somebody may still look at."""

_WEIGHTS = {
    "answer": 8, "grade": 10, "next": 8, "tick": 4, "in-parts": 2, "done": 6, "hint": 1,
    "skip": 0.4, "give-up": 0.7, "end": 0.5, "reconsider": 1, "mine": 0.5, "back": 0.5,
    "notes": 6, "assess": 8, "pause": 0.5, "resume": 3, "extend": 0.5, "join": 3, "start": 6,
    "host": 4,
    "reveal": 1, "hand-over": 0.3, "finish": 1, "share": 1.5, "share-now": 6, "cancel": 0.5,
    "remove": 0.5, "grade-mine": 5,
    "assess-mine": 5, "go-on": 3, "had": 3, "continue": 2, "delete": 0.15, "keep": 1,
    "managers": 0.2, "role": 0.2, "channels": 0.2, "everyone": 3, "anywhere": 3, "sharing-off": 0.3,
    "sharing-on": 3, "guild-zone": 0.15, "zone": 0.3,
}  # fmt: skip
"""How much a control is liked, by its verb; 1 for the rest."""
_FOR_ALL = {
    "interview": 10.0, "review": 2.0, "leaderboard": 1.5, "settings": 1.0, "help": 0.3,
    "history": 0.5, "question": 0.7, "draw": 0.8, "mydata export": 0.3, "mydata delete": 0.3,
}  # fmt: skip
NOT_IN_CHATS = ("leaderboard",)
"""What a client offers in servers alone: in a chat it is sent as a message, as it was typed."""
_FOR_MANAGERS = {
    "daily set": 2.0, "daily list": 1.0, "daily now": 1.0, "daily pause": 0.3,
    "daily resume": 1.5, "daily remove": 0.4,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Command:
    """A command as it is typed."""

    name: str
    options: dict[str, Any] = field(default_factory=dict)


def command(dice: Random, place: Channel, *, manages: bool) -> Command:
    """A command, and options that go with it."""
    liked = dict(_FOR_ALL)
    if place.guild is not None and manages:
        liked |= _FOR_MANAGERS
    if place.is_dm:
        liked = {name: weight for name, weight in liked.items() if name not in NOT_IN_CHATS}
    name = dice.choices([*liked], [*liked.values()])[0]
    options: dict[str, Any] = {}
    if name == "interview":
        options = _interview(dice, place)
    elif name == "question":
        options = {"search": dice.choice(_LOOKED_FOR)}
    elif name == "leaderboard":
        options = _some(dice, period=("week", "month", "all-time"))
    elif name == "daily set":
        options = _schedule(dice, place)
    return Command(name, options)


def _some(dice: Random, **offered: tuple[Any, ...]) -> dict[str, Any]:
    """Each option as often given as left out."""
    return {name: dice.choice(values) for name, values in offered.items() if dice.random() < 0.5}


def _interview(dice: Random, place: Channel) -> dict[str, Any]:
    options = _some(dice, topic=_TOPICS, level=("junior", "mid", "senior"))
    if dice.random() < 0.35:
        options["format"] = "design"
        options.pop("level", None)
    elif dice.random() < 0.9:
        options["questions"] = dice.choice((1, 2, 3, 3, 20))
    if place.guild is not None and dice.random() < 0.35:
        options["where"] = "channel"
    return options


def _schedule(dice: Random, place: Channel) -> dict[str, Any]:
    guild = place.guild
    assert guild is not None
    texts = tuple(each for each in guild.channels.values() if not each.is_thread)
    options = _some(
        dice,
        topic=_TOPICS,
        days=("every day", "weekdays", "mon-thu", "weekends"),
        ping=tuple(guild.roles.values()),
        thread=("yes", "no"),
        silent=("yes", "no"),
    )
    options["channel"] = dice.choice(texts)
    options["time"] = f"{dice.randrange(24):02}:{dice.randrange(60):02}"
    options["timezone"] = dice.choice(ZONES)
    return options


def offered(dice: Random, who: User, place: Channel) -> tuple[Message, dict[str, Any]] | None:
    """A control that somebody sees in a place, the newest ones rather than older ones."""
    newest = islice(reversed(place.messages.values()), _RECENT)
    found = []
    for age, message in enumerate(newest):
        if message.ephemeral and (message.reader is not who or message.dismissed):
            continue
        for part in parts.walk(message.components):
            if part.get("custom_id") and not part.get("disabled"):
                liked = _WEIGHTS.get(verb_of(part["custom_id"]), 1)
                found.append((liked / (1 + age), message, part))
    if not found:
        return None
    _, message, part = dice.choices(found, [weight for weight, _, _ in found])[0]
    return message, part
