"""Everything that the sandbox enforces, as sentences with their source, for a page to show."""

from dataclasses import dataclass
from typing import Final

from sandbox.rules.limits import LIMITS
from sandbox.rules.rate_limits import GLOBAL_PER_SECOND, INVALID_REQUESTS, RATES
from sandbox.rules.rate_limits import SOURCE as RATE_LIMITS
from sandbox.world.timing import Timing

_DOCS: Final = "https://docs.discord.com/developers"
_ANSWERS: Final = f"{_DOCS}/interactions/receiving-and-responding"
_GATEWAY: Final = f"{_DOCS}/events/gateway"


@dataclass(frozen=True, slots=True)
class Enforced:
    """One thing that is enforced."""

    group: str
    sentence: str
    source: str


def enforced(timing: Timing) -> list[Enforced]:
    """What a sandbox with this timing enforces."""
    limits = [Enforced("Limits", limit.sentence, limit.source) for limit in LIMITS.values()]
    return [*_answers(timing), *_rules(), *_gateway(timing), *_rates(), *limits]


def _answers(timing: Timing) -> list[Enforced]:
    return _group(
        "Interactions",
        _ANSWERS,
        f"The first answer comes within {timing.first_answer:g} seconds, or too late (10062).",
        "An interaction has one first answer; a second is refused (40060).",
        f"An interaction's token lives {timing.token / 60:g} minutes (50027).",
        "A form cannot answer a form, and only what came from a message can update it.",
        "The first follow-up after a deferral is as ephemeral as the deferral.",
        "An ephemeral message is seen by one person and reached only through its token.",
        "A message that was deleted while a form covered it is not updated any more (10008).",
    )


def _rules() -> list[Enforced]:
    return [
        *_group(
            "Permissions",
            f"{_DOCS}/topics/permissions",
            "A channel that the bot cannot see is refused (50001).",
            "An act that roles or overwrites do not allow is refused (50013).",
            "Without Read Message History a channel's messages are an empty list.",
        ),
        *_group(
            "Threads",
            f"{_DOCS}/topics/threads",
            "A thread is opened in a text or announcement channel, or as a forum's post (50024).",
            "A forum and a category hold no messages themselves (50008).",
            "In an archived thread no message is edited (50083) and no command is offered.",
            "Writing opens an archived thread, unless it is locked.",
            "In a locked thread only those who manage threads write and edit (160005, 50083).",
        ),
        *_group(
            "Messages",
            f"{_DOCS}/resources/message",
            "An empty message is refused (50006).",
            "Components v2 stand without content and embeds; the flag is never removed.",
            "An enforced nonce sends a message once, for some minutes.",
            "Who is called follows allowed mentions and the right to mention.",
            "attachment:// names a file of the same message.",
        ),
        *_group(
            "Components",
            f"{_DOCS}/components/reference",
            "custom_ids are distinct; a button has a label or an emoji, a link its address.",
        ),
        *_group(
            "Commands",
            f"{_DOCS}/interactions/application-commands",
            "A command is offered only in its contexts, and to those who may use it.",
            "Required options come first; names are distinct and lower-case.",
        ),
    ]


def _gateway(timing: Timing) -> list[Enforced]:
    return _group(
        "Gateway",
        _GATEWAY,
        f"A client says that it lives every {timing.heartbeat:g} seconds, or is closed (4009).",
        f"Two identifications are {timing.identify:g} seconds apart, or the session is invalid.",
        "A wrong token is closed (4004), and so is any act before identifying (4003).",
        "Unknown intents are closed (4013), privileged ones too unless enabled (4014).",
        "More than 120 messages a minute are closed (4008), messages over 4096 bytes too (4002).",
        f"A lost session is resumed within {timing.resume:g} seconds, with what it missed.",
        "An event reaches the shard of its server, and only with the intent it needs.",
    )


def _rates() -> list[Enforced]:
    routes = (
        f"{method} {route}: {rate.requests} requests in {rate.seconds:g} seconds."
        for (method, route), rate in RATES.items()
    )
    return _group(
        "Rate limits",
        RATE_LIMITS,
        f"At most {GLOBAL_PER_SECOND} requests a second; answers to interactions do not count.",
        f"{INVALID_REQUESTS} answers of 401, 403 or 429 in ten minutes ban the address.",
        *routes,
    )


def _group(name: str, source: str, *sentences: str) -> list[Enforced]:
    return [Enforced(name, sentence, source) for sentence in sentences]
