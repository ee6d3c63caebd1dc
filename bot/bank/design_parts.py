"""What is shown of a design beside its answer: what to ask, where answers part, the drawing."""

import re
from typing import TypeVar

from bot.bank import limits
from bot.bank.body import Body
from bot.bank.markdown import unwrapped
from bot.bank.model import AtYourLevel, Clarification, CurveballAnswer, Fork, Phase

__all__ = [
    "read_at_your_level",
    "read_clarifications",
    "read_curveball_answer",
    "read_diagram",
    "read_fork",
    "read_phases",
]

T = TypeVar("T")

_DECIDES = "! "
_DRAWN = re.compile(r"```d2\n(?:(?P<text>.*)\n)?```", re.DOTALL)
_PHASES = {str(phase): phase for phase in Phase}


def read_phases(body: Body, name: str, most: int) -> dict[Phase, str]:
    """A line for each of the six phases."""
    lines = body.labelled(body.section(name), name, tuple(_PHASES), most)
    return {_PHASES[phase]: text for phase, text in lines.items()}


def read_clarifications(body: Body) -> dict[int, Clarification]:
    """What a candidate may ask, by line."""
    read: dict[int, Clarification] = {}
    name = "Clarifications"
    for item in body.answered(name):
        decides = item.text.startswith(_DECIDES)
        question = item.text.removeprefix(_DECIDES)
        body.check_length(question, "question", limits.CLARIFICATION_QUESTION, item.line)
        body.check_length(item.more, "answer", limits.CLARIFICATION_ANSWER, item.line)
        read[item.line] = Clarification(question, item.more, decides)
    if section := body.section(name).text:
        body.check_number(name, len(read), limits.CLARIFICATIONS)
    deciding = sum(each.decides for each in read.values())
    if section and deciding != limits.DECIDING:
        body.report(
            body.section(name).line,
            f"{deciding} clarifications begin with `! `; exactly {limits.DECIDING} do: "
            "those that decide the design.",
        )
    return read


def read_curveball_answer(body: Body) -> CurveballAnswer | None:
    """What the curveball breaks, and what is done about it."""
    name = "Curveball answer"
    body.text(name, limits.CURVEBALL_ANSWER)
    return _made(CurveballAnswer, body, name, None)


def read_fork(body: Body) -> Fork | None:
    """The decision, and the ways to take it."""
    name = "Fork"
    decision, ways = body.section(name).split_at_list()
    said = unwrapped(decision.text)
    body.check_length(said, "decision", limits.DECISION, decision.line)
    if ways.text and (not said or "\n" in said):
        body.report(decision.line, "A fork begins with the decision, in one paragraph of its own.")
    names = ("Weak", "Good", "Better")
    lines = body.labelled(ways, name, names, limits.FORK)
    if decision.text and not ways.text:
        body.report(decision.line, f"“{name}” has in this order: {', '.join(names)}.")
    return Fork(said, *lines.values()) if list(lines) == list(names) else None


def read_at_your_level(body: Body) -> AtYourLevel | None:
    """What is expected of whom."""
    return _made(AtYourLevel, body, "At your level", limits.AT_YOUR_LEVEL)


def _made(kind: type[T], body: Body, name: str, most: int | None) -> T | None:
    """A value of labelled lines, whose names are those of its fields."""
    names = [field.capitalize() for field in kind.__annotations__]
    lines = body.labelled(body.section(name), name, names, most)
    return kind(*lines.values()) if list(lines) == names else None


def read_diagram(body: Body) -> str | None:
    """The drawing as it is typed: what it says is checked with the editorial rules."""
    name = "Diagram"
    section = body.section(name)
    if not section.text:
        return None
    drawn = _DRAWN.fullmatch(section.text)
    if drawn is None:
        body.report(section.line, "A diagram is one block of code that begins with ```d2.")
        return None
    text = drawn["text"] or ""
    body.check_length(text, "diagram", limits.DIAGRAM, section.line)
    return text
