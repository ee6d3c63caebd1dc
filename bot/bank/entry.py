"""One question's file: its header and its sections, checked one by one."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.bank import limits
from bot.bank.body import Body
from bot.bank.design_parts import (
    read_at_your_level,
    read_clarifications,
    read_curveball_answer,
    read_diagram,
    read_fork,
    read_phases,
)
from bot.bank.faults import Faults
from bot.bank.header import Header, read_header
from bot.bank.model import AtYourLevel, Clarification, CurveballAnswer, Fork, Phase
from bot.bank.source import Item, Source, parse_source

__all__ = ["Entry", "read_entry"]

_FILE_NAME = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*\.md$")


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One file's parts, not yet joined with other files; a part that was wrong is empty."""

    path: str
    source: Source
    """The file taken apart, with the line of each part."""
    header: Header
    prompt: str
    context: str
    answer: str
    twist: str
    key_points: tuple[Item, ...]
    hints: tuple[Item, ...]
    follow_ups: tuple[Item, ...]
    """What an interviewer may ask next, each with its answer as `more`."""
    clarifications: Mapping[int, Clarification]
    """What a candidate may ask, by line."""
    curveball: str
    curveball_answer: CurveballAnswer | None
    phases: Mapping[Phase, str]
    phase_answers: Mapping[Phase, str]
    fork: Fork | None
    at_your_level: AtYourLevel | None
    diagram: str | None
    sources: tuple[Item, ...]

    @property
    def id(self) -> str:
        """The question's id: the file's path without its ending."""
        return self.path.removesuffix(".md")

    @property
    def is_alias(self) -> bool:
        """Whether the file asks another file's question in other words."""
        return self.header.alias is not None

    @property
    def references(self) -> Sequence[tuple[int, str]]:
        """Every id that this file links to, with its line."""
        line = self.source.line_of("links")
        return [(line, target) for target in self.header.links]


def read_entry(path: str, text: str, faults: Faults) -> Entry | None:
    """Read one file, noting what is wrong with it; nothing comes back if it has no parts."""

    def report(line: int, sentence: str) -> None:
        faults.add(path, line, sentence)

    if not _FILE_NAME.match(path.partition("/")[2]):
        report(1, "A file is named with lower-case letters, digits and hyphens.")
    source = parse_source(text, report)
    if source is None:
        return None
    header = read_header(source, report)
    body = Body(source, report)
    body.refuse_misplaced(is_alias=header.alias is not None)
    return Entry(
        path=path,
        source=source,
        header=header,
        prompt=body.prompt(),
        context=body.context(),
        answer=body.text("Answer", limits.ANSWER),
        twist=body.text("Twist", limits.TWIST),
        key_points=body.items("Key points", limits.KEY_POINT, limits.KEY_POINTS),
        hints=body.items("Hints", limits.HINT, limits.HINTS),
        follow_ups=body.follow_ups(),
        clarifications=read_clarifications(body),
        curveball=body.text("Curveball", limits.CURVEBALL),
        curveball_answer=read_curveball_answer(body),
        phases=read_phases(body, "Phases", limits.PHASE),
        phase_answers=read_phases(body, "Phase answers", limits.PHASE_ANSWER),
        fork=read_fork(body),
        at_your_level=read_at_your_level(body),
        diagram=read_diagram(body),
        sources=body.items("Sources", limits.SOURCE, limits.SOURCES),
    )
