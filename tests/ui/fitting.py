"""What every fit test measures with: long texts in many scripts, and cards as Discord gets them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from bot.bank import Question, limits
from bot.texts import beginning, room
from bot.ui.cards import Card
from sandbox.rules import messages
from sandbox.rules.limits import LIMITS
from sandbox.world.files import Upload

BIG = 2**53 - 1
"""A key as large as any: ids must have room for it."""


SCRIPTS = {
    "Chinese": "\N{CJK UNIFIED IDEOGRAPH-6F22}",
    "Arabic": "\N{ARABIC LETTER AIN}",
    "Hindi": "\N{DEVANAGARI LETTER KA}\N{DEVANAGARI VOWEL SIGN I}",
    "emoji": "\N{MAN}\N{ZERO WIDTH JOINER}\N{WOMAN}\N{EMOJI MODIFIER FITZPATRICK TYPE-4}",
    "marks": "e\N{COMBINING ACUTE ACCENT}\N{COMBINING DOT BELOW}",
    "ornaments": "\N{MATHEMATICAL BOLD FRAKTUR CAPITAL A}*",
    "invisible": "\N{ZERO WIDTH SPACE}",
}
"""What takes more bytes than characters, or than can be seen."""


IN_SCRIPTS = tuple((unit * 4_000)[:4_000] for unit in SCRIPTS.values())


LONGEST = ("x" * 4_000, "*" * 4_000, "word " * 800, "\n" * 3_999 + "x", *IN_SCRIPTS)
"""Answers of 4,000 characters: plain, doubled by escaping, growing with every line, in scripts."""


def components(shown: Card) -> list[dict[str, Any]]:
    """A card as Discord is told of it."""
    told: list[dict[str, Any]] = shown.to_components()  # type: ignore[no-untyped-call] # discord.py
    return told


def message(shown: Card) -> dict[str, Any]:
    """A card as the body of a message."""
    return {"components": components(shown), "flags": 1 << 15}


def fits(shown: Card, *files: Upload) -> None:
    """Discord takes a card, even if it should count the bytes of buttons and ids as it does texts.

    The measure of discord-api-docs#8554 was taken with texts alone.
    """
    messages.check(message(shown), list(files))
    assert processed(components(shown)) <= LIMITS["displayed_bytes"].value


def processed(told: object) -> int:
    """The bytes of every text in a card, and twelve for each component."""
    if isinstance(told, str):
        return len(told.encode())
    if isinstance(told, dict):
        return 12 * ("type" in told) + sum(map(processed, told.values()))
    return sum(map(processed, told)) if isinstance(told, list) else 0


def written_in(unit: str, question: Question) -> Question:
    """The same question in another script, each part as long as the bank's checker lets it be."""

    def told(text: str) -> str:
        return beginning(unit * len(text), len(text))

    return replace(
        question,
        topic=replace(question.topic, title=told("T" * limits.TITLE)),
        prompt=told(question.prompt),
        answer=told(question.answer),
        context=told(question.context),
        twist=told(question.twist),
        curveball=told(question.curveball),
        key_points=tuple(f"{n}{told(point[1:])}" for n, point in enumerate(question.key_points)),
        hints=tuple(map(told, question.hints)),
        follow_ups=tuple(map(told, question.follow_ups)),
        follow_up_answers=tuple(map(told, question.follow_up_answers)),
        phases={phase: told(text) for phase, text in question.phases.items()},
        phase_answers={phase: told(text) for phase, text in question.phase_answers.items()},
    )


_EACH = 3


def largest(questions: Iterable[Question]) -> list[Question]:
    """Those with the most of anything: of each part, of the whole, and one of each sort of marks.

    What is shown of any other is shorter. That no part can be longer than a card has room for is
    shown by a question with every part at its limit.
    """
    all_of_them = list(questions)
    found: dict[str, Question] = {}
    for part in (None, *(part.name for part in fields(Question))):
        sizes = {
            each.id: _size(each if part is None else getattr(each, part)) for each in all_of_them
        }
        found |= {each.id: each for each in sorted(all_of_them, key=lambda q: sizes[q.id])[-_EACH:]}
    for question in all_of_them:
        sort = (question.kind, question.is_alias, not question.key_points, not question.hints)
        found.setdefault(str(sort), question)
    return list(found.values())


def _size(value: object) -> int:
    """The room of all texts in a value."""
    if isinstance(value, str):
        return room(value)
    if is_dataclass(value) and not isinstance(value, type):
        return sum(_size(getattr(value, part.name)) for part in fields(value))
    if isinstance(value, Mapping):
        return _size(list(value.values()))
    return sum(map(_size, value)) if isinstance(value, Sequence) else 0
