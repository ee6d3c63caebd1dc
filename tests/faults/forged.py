"""Presses and forms that no card offers: of older versions, of clients that lie, of nobody."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.ui.verbs import Verb
from sandbox.world import components as parts

__all__ = ["Forged", "forged_forms", "forged_presses"]

_LARGEST = 2**63 - 1
_ATTEMPTS = ("turn", "post", "round", "design", "group")
"""The families whose ids end with a question."""
_NUMBERED = tuple(verb for verb in Verb if verb.numbers)
_WORDS = ("unheard-of", "grade-", "grade-0", "grade-5", "grade-3-3", "skip-2", "-1", "GRADE-1")
_CROSSED = {"round": "group", "group": "round", "turn": "round", "post": "schedule"}
"""Families whose ids can be given the numbers of others'."""
_OF_ATTEMPTS = ("tick", "grade-3", "reconsider", "mine-1", "back", "show", "answer", "hint-1")
_LEADING = (
    *("reveal", "skip", "next", "pause", "resume", "extend-9", "share", "share-now-9", "cancel"),
    *("grade-mine", "assess-mine", "notes", "assess-0", "start-45", "finish", "end"),
)
_VALUES: Mapping[str, list[str]] = {
    "nothing": [],
    "a word": ["x"],
    "below nothing": ["-1"],
    "nobody": ["0"],
    "the largest": [str(_LARGEST)],
    "beyond the largest": ["9" * 19],
    "far beyond it": ["9" * 400],
    "other digits": ["\N{ARABIC-INDIC DIGIT THREE}"],
    "one twice": ["1", "1"],
    "a hundred": [str(number) for number in range(1, 101)],
}
"""What no select offers."""
_LONG = "x" * 50_000


@dataclass(frozen=True, slots=True)
class Forged:
    """What a member's client sends: the data of an interaction."""

    what: str
    data: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.data['custom_id'][:100]} · {self.what}"


def forged_presses(known: Mapping[str, str]) -> Iterator[Forged]:
    """Buttons and selects.

    Args:
        known: For every family of ids the numbers of one that stands on a card, such as `3:1:45`.
    """
    for family, numbers in known.items():
        for word in _WORDS:
            yield _button("a word that was never said", f"{family}:{word}{numbers}")
        for changed in _changed(numbers):
            yield _button("numbers of nothing", f"{family}:answer{changed}")
        yield _button("numbers that are missing", f"{family}:show")
        yield _button("numbers too many", f"{family}:show{numbers}:1")
    for family in _ATTEMPTS:
        for verb in _NUMBERED:
            for number in (None, 0, 99, 10**18):
                yield _button("a number", f"{family}:{verb.spelled(number)}{known[family]}")
        for verb in (Verb.PREVIEW, Verb.DELETE, Verb.CHANNELS, Verb.REVEAL, Verb.JOIN, Verb.FINISH):
            yield _button("another's verb", f"{family}:{verb}{known[family]}")
    yield from _of_phases(known)
    yield from _drawings(known["drawing"])
    for family, others in _CROSSED.items():
        for word in (*_OF_ATTEMPTS, *_LEADING):
            crossed = f"{family}:{word}{known[others]}"
            yield _button(f"a {family}'s verb on a {others}", crossed)
    yield from _selects(known)
    yield from _others()


def _drawings(numbers: str) -> Iterator[Forged]:
    for verb in (Verb.DRAW, Verb.AS_TEXT, Verb.BACK, Verb.SHARE, Verb.REMOVE):
        for changed in (numbers, *_changed(numbers)):
            yield _button("a drawing", f"drawing:{verb}{changed}")


def _of_phases(known: Mapping[str, str]) -> Iterator[Forged]:
    for family in ("design", "group"):
        for phase in (0, 7, 8, 9, 10**18):
            numbers = _in_phase(known[family], phase)
            for verb in (Verb.NOTES, Verb.SHARE, Verb.NEXT, Verb.MINE, Verb.START):
                number = 1 if verb is Verb.MINE else 45 if verb is Verb.START else None
                yield _button("a phase", f"{family}:{verb.spelled(number)}{numbers}")


def _in_phase(numbers: str, phase: int) -> str:
    """The same with another phase, which is the second of them."""
    first, _, rest = numbers.removeprefix(":").partition(":")
    return f":{first}:{phase}:{rest.partition(':')[2]}"


def _changed(numbers: str) -> Iterator[str]:
    count = numbers.count(":")
    for number in ("0", str(_LARGEST), str(_LARGEST + 1), "9" * 19, "9" * 40, "-1", "x", ""):
        yield f":{number}" * count


def _selects(known: Mapping[str, str]) -> Iterator[Forged]:
    kinds = {
        "past": parts.STRING_SELECT,
        "question:pick:0": parts.STRING_SELECT,
        "found:kafka": parts.STRING_SELECT,
        f"round-host{known['round'].rpartition(':')[0].rpartition(':')[0]}": parts.STRING_SELECT,
        "round-host:0": parts.STRING_SELECT,
        "round-settings:role": parts.ROLE_SELECT,
        "round-settings:channels": parts.CHANNEL_SELECT,
    }
    for custom_id, kind in kinds.items():
        for what, values in _VALUES.items():
            data = {"custom_id": custom_id, "component_type": kind, "values": values}
            yield Forged(f"values: {what}", data)
        yield _button("a select pressed as a button", custom_id)


def _others() -> Iterator[Forged]:
    for custom_id in (
        "board:month:0:own",
        "board:month:999999999:own",
        "board:month:9999999999:own",
        "board:year:1:own",
        "board:week:1:forged",
        "board:week:-1:share",
        "board:all-time:0:share",
        "board:here",
        "anew:no-such-topic::::",
        "anew:::0::",
        "anew:::9999::",
        "anew::expert:::",
        "anew::::0:",
        f"anew::::{'9' * 18}:",
        f"anew::::{_LARGEST}:",
        "anew:::::forged",
        "anew:caching:junior:1:1:due",
        "anew",
        "",
        ":",
        "nobody-knows-this",
        "x" * 5_000,
        "turn:show:1:1:1\n",
    ):
        yield _button("an id by itself", custom_id)


def _button(what: str, custom_id: str) -> Forged:
    return Forged(what, {"custom_id": custom_id, "component_type": parts.BUTTON})


def forged_forms(known: Mapping[str, str]) -> Iterator[Forged]:
    """Forms, as they are submitted; `known` as above."""
    for family in ("turn", "post", "round"):
        yield from _texts(f"{family}:answer{known[family]}", "answer")
        yield _form("a button's id", f"{family}:skip{known[family]}", answer="x")
        for changed in _changed(known[family]):
            yield _form("numbers of nothing", f"{family}:answer{changed}", answer="x")
    yield from _mistakes(known["question"])
    for family in ("design", "group"):
        yield from _texts(f"{family}:notes{known[family]}", "notes")
        for phase in (0, 7, 8, 9):
            custom_id = f"{family}:notes{_in_phase(known[family], phase)}"
            yield _form("a phase", custom_id, notes="What I would say.")
        yield from _steps(family, known[family])
    for family in _ATTEMPTS:
        yield from _ticks(f"{family}:tick{known[family]}")
    for family, others in _CROSSED.items():
        custom_id, numbers = f"{family}:tick{known[others]}", known[others]
        yield _form(f"a {family}'s ticks on a {others}", custom_id, grade="3", points=["0"])
        for verb, field in (("answer", "answer"), ("notes", "notes"), ("part", "answer")):
            yield _form(f"a {others}", f"{family}:{verb}{numbers}", **{field: "What I would say."})
    yield from _texts(f"turn:part{known['turn']}", "answer")
    for index in ("-0", "-99", "-100", ""):
        yield _form("a follow-up", f"turn:follow-up{index}{known['turn']}", answer=_LONG)
    yield from _typed_drawings(known["drawing"])
    yield from _texts("settings:zone", "zone")
    yield from _texts("settings:guild-zone", "zone")
    yield _form("an id by itself", "", answer="x")
    yield _form("an id by itself", "nobody-knows-this", answer="x")


def _mistakes(numbers: str) -> Iterator[Forged]:
    for word in ("mistake", "mistake-1"):
        yield from _texts(f"question:{word}{numbers}", "mistake")
        for changed in _changed(numbers):
            yield _form("a question of nothing", f"question:{word}{changed}", mistake="x")


def _typed_drawings(numbers: str) -> Iterator[Forged]:
    for verb in ("draw-0", "draw-99", "draw", f"draw-{10**18}", "share", "remove"):
        yield _form("a drawing", f"drawing:{verb}{numbers}", drawing="a -> b")
        yield _form("a new drawing", f"drawing:{verb}:0:0", drawing="a -> b")
    yield from _texts(f"drawing:draw-0{numbers}", "drawing")
    for changed in _changed(numbers):
        yield _form("numbers of nothing", f"drawing:draw-0{changed}", drawing="a -> b")


def _texts(custom_id: str, field: str) -> Iterator[Forged]:
    yield _form("no field", custom_id)
    yield _form("another field", custom_id, nobody="x")
    for what, value in {
        "long": _LONG,
        "blank": " \n",
        "none": None,
        "NUL": "\0\x01",
        "a number": 7,
        "a list": ["x"],
    }.items():
        yield _form(f"{field}: {what}", custom_id, **{field: value})
    field_twice = [_label(field, value="one"), _label(field, value="two")]
    yield Forged("a field twice", {"custom_id": custom_id, "components": field_twice})
    for what, fields in _MISSHAPEN.items():
        yield Forged(what, {"custom_id": custom_id, "components": fields})


def _ticks(custom_id: str) -> Iterator[Forged]:
    for grade in ("0", "5", "", "x", "-1", "3.5", "9" * 40, None, 3):
        yield _form(f"grade: {grade}", custom_id, grade=grade, points=["0"])
    for ticked in (["99"], ["-1"], ["x"], ["0"] * 3, ["9" * 40], [None], [0], ["1"] * 1_000, "01"):
        yield _form(f"ticks: {str(ticked)[:20]}", custom_id, grade="3", points=ticked)
    yield _form("a long note", custom_id, grade="3", note=_LONG)
    yield _form("a note of nothing", custom_id, grade="3", note="\u200b" * 400)
    yield _form("no grade", custom_id, points=["0"])
    yield Forged("no field", {"custom_id": custom_id, "components": []})


def _steps(family: str, numbers: str) -> Iterator[Forged]:
    for step in ("4", "-1", "x", "", "9" * 40, None, 2):
        fields = {f"axis-{axis}": step for axis in range(3)}
        yield _form(f"steps: {step}", f"{family}:assess-0{numbers}", **fields)
    yield _form("a step alone", f"{family}:assess-0{numbers}", **{"axis-1": "2"})
    for first in ("-1", "-2", "-3", "-4", "-5", "-6", "-99", "-100", ""):
        fields = {f"axis-{axis}": "2" for axis in range(6)}
        yield _form("another axis", f"{family}:assess{first}{numbers}", **fields)


def _form(what: str, custom_id: str, **fields: object) -> Forged:
    labels = [_label(name, **_entered(entry)) for name, entry in fields.items()]
    return Forged(what, {"custom_id": custom_id, "components": labels})


def _entered(entry: object) -> dict[str, object]:
    return {"values": entry} if isinstance(entry, list) else {"value": entry}


def _label(name: str, **entered: object) -> dict[str, Any]:
    return {"type": parts.LABEL, "id": 1, "component": {"type": 4, "custom_id": name, **entered}}


_MISSHAPEN: Mapping[str, list[Any]] = {
    "a field without an id": [{"type": parts.LABEL, "component": {"type": 4, "value": "x"}}],
    "a field of nothing": [{"type": parts.LABEL, "component": None}],
    "a field that is a text": [{"type": parts.LABEL, "component": "x"}],
    "a part that is a text": ["x"],
    "a row of an older form": [
        {"type": parts.ACTION_ROW, "components": [{"type": 4, "custom_id": "answer", "value": "x"}]}
    ],
}
