"""Whether a diagram shows what the answer says."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from bot.bank.checks.prose import words
from bot.bank.entry import Entry
from bot.bank.limits import DIAGRAM_ALSO, DIAGRAM_PARTS
from bot.drawing.language import Parsed, Part, Shape, Sketch, alike, parse

__all__ = [
    "diagram_in_answer",
    "diagram_that_draws",
    "flows_of_diagram",
    "other_names_of_diagram",
    "read_drawings",
]


@cache
def _parsed(diagram: str) -> Parsed:
    return parse(diagram, longest=None)


def read_drawings(files: Iterable[Entry]) -> None:
    """Read every diagram, which the bot itself does not do at its start."""
    for each in files:
        if each.diagram is not None:
            _parsed(each.diagram)


def _sketch(entry: Entry) -> Sketch:
    """What is drawn; nothing where there is no diagram."""
    return _parsed(entry.diagram or "").sketch


def diagram_that_draws(entry: Entry) -> Iterator[tuple[int, str]]:
    """Every line of it can be read, and it has as many parts as one can follow."""
    if entry.diagram is None:
        return
    for refusal in _parsed(entry.diagram).refused:
        yield _line(entry) + refusal.line, refusal.sentence
    fewest, most = DIAGRAM_PARTS
    if not fewest <= (number := len(_sketch(entry).parts)) <= most:
        yield _line(entry), f"The diagram has {number} parts; it has {fewest} to {most}."


def _compared(text: str) -> str:
    """The words of a text, joined words apart, whether they are one or many."""
    spoken = words(text).replace("-", " ").replace("/", " ").replace("'", " ")
    return f" {' '.join(word.removesuffix('s') for word in spoken.split())} "


def diagram_in_answer(entry: Entry) -> Iterator[tuple[int, str]]:
    """Each part bears a name that the answer gives it; only who uses the system needs none."""
    answer = _compared(entry.answer)
    for part in _sketch(entry).parts:
        if part.shape is Shape.PERSON:
            continue
        if not any(_compared(name) in answer for name in (part.name, part.label)):
            yield (
                _line(entry),
                f"The answer never names “{part.label}”; call the part as the answer does.",
            )


def flows_of_diagram(entry: Entry) -> Iterator[tuple[int, str]]:
    """Each part has an arrow, and each arrow says what flows."""
    sketch = _sketch(entry)
    parts = sketch.parts
    reached = {place for arrow in sketch.arrows for place in (arrow.start, arrow.end)}
    for place, part in enumerate(parts):
        if place not in reached:
            yield _line(entry), f"No arrow leads to “{part.label}” or from it."
    for arrow in sketch.arrows:
        if not arrow.label:
            ends = f"{parts[arrow.start].label} {arrow.heads} {parts[arrow.end].label}"
            yield _line(entry), f"The arrow `{ends}` does not say what flows: `{ends}: …`."


def other_names_of_diagram(entry: Entry) -> Iterator[tuple[int, str]]:
    """A part has three to six other names or none, and none is that of another part."""
    fewest, most = DIAGRAM_ALSO
    parts = _sketch(entry).parts
    used = Counter(alike(name) for part in parts for name in _names(part))
    for part in parts:
        if part.also and not fewest <= len(part.also) <= most:
            number = f"“{part.label}” has {len(part.also)} other names"
            yield _line(entry), f"{number}; it has {fewest} to {most}, or none."
        for name in part.also:
            if used[alike(name)] > 1:
                yield _line(entry), f"“{name}”, another name of “{part.label}”, stands there twice."


def _names(part: Part) -> set[str]:
    return {*{alike(part.name): part.name, alike(part.label): part.label}.values(), *part.also}


def _line(entry: Entry) -> int:
    return entry.source.section("Diagram").line
