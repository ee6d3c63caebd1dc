"""One question's file: its header and its sections, checked one by one."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.bank import limits
from bot.bank.faults import Faults
from bot.bank.header import Header, read_header
from bot.bank.markdown import unwrapped, without_blocks, without_code
from bot.bank.model import Phase
from bot.bank.source import Item, Report, Section, Source, parse_source
from bot.texts import room

__all__ = ["Entry", "read_entry"]

_ALIAS_SECTIONS = {"Twist"}
_LINK = re.compile(r"^\[(?P<text>.+)\]\((?P<id>[a-z0-9-]+/[a-z0-9-]+)\)$")
_PHASE = re.compile(r"^\*\*(?P<name>[^*]+):\*\* (?P<text>.+)$", re.DOTALL)
_PHASE_NAMES = frozenset(phase.value for phase in Phase)
_UNSHOWABLE = re.compile(r"^\s*(#{1,6} |\|.*\|)|!\[[^\]\n]*\]\(", re.MULTILINE)
_FILE_NAME = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*\.md$")


@dataclass(frozen=True, slots=True)
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
    """The questions that may come next, without their links."""
    linked: Mapping[int, str]
    """The ids of the follow-ups that the bank has, by line."""
    curveball: str
    phases: Mapping[Phase, str]
    phase_answers: Mapping[Phase, str]

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
        """Every id that this file leads to, with its line: links and linked follow-ups."""
        line = self.source.line_of("links")
        return [(line, target) for target in self.header.links] + list(self.linked.items())


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
    body = _Body(source, report)
    body.refuse_misplaced(is_alias=header.alias is not None)
    linked, follow_ups = body.follow_ups()
    return Entry(
        path=path,
        source=source,
        header=header,
        prompt=body.prompt(),
        context=body.shown(source.context, "context", limits.CONTEXT),
        answer=body.text("Answer", limits.ANSWER),
        twist=body.text("Twist", limits.TWIST),
        key_points=body.items("Key points", limits.KEY_POINT, limits.KEY_POINTS),
        hints=body.items("Hints", limits.HINT, limits.HINTS),
        follow_ups=follow_ups,
        linked=linked,
        curveball=body.text("Curveball", limits.CURVEBALL),
        phases=body.phases("Phases", limits.PHASE),
        phase_answers=body.phases("Phase answers", limits.PHASE_ANSWER),
    )


class _Body:
    """Takes sections out of a source, reporting each one that is wrong."""

    def __init__(self, source: Source, report: Report) -> None:
        self._source = source
        self._report = report

    def refuse_misplaced(self, *, is_alias: bool) -> None:
        """An alias has nothing but a twist of its own, which no other question has."""
        for name, section in self._source.sections.items():
            if is_alias and name not in _ALIAS_SECTIONS:
                self._report(section.line, f"An alias has no “{name}”; what is its own is a Twist.")
            elif not is_alias and name in _ALIAS_SECTIONS:
                self._report(section.line, f"Only an alias has a {name}.")
            elif not section.text:
                self._report(section.line, f"The section “{name}” is empty.")
        if not is_alias and "Answer" not in self._source.sections:
            self._report(self._source.prompt_line, "The question has no “Answer” and no `alias`.")

    def prompt(self) -> str:
        if not self._source.prompt:
            self._report(self._source.prompt_line, "The prompt is empty.")
        self._check_length(self._source.prompt, "prompt", limits.PROMPT, self._source.prompt_line)
        return self._source.prompt

    def text(self, name: str, most: int) -> str:
        return self.shown(self._source.section(name), name.lower(), most)

    def shown(self, section: Section, what: str, most: int) -> str:
        if not section.text:
            return ""
        text = without_blocks(section.text)
        if found := _UNSHOWABLE.search(text):
            line = section.line + text.count("\n", 0, found.end())
            self._report(line, "A card cannot show headings, tables or pictures inside a text.")
        whole = unwrapped(section.text)
        self._check_length(whole, what, most, section.line)
        return whole

    def items(self, name: str, most: int, how_many: int) -> tuple[Item, ...]:
        return self._fitting(self._listed(name), name, most, how_many)

    def follow_ups(self) -> tuple[dict[int, str], tuple[Item, ...]]:
        """The ids of those the bank has, by line, and all of them without links."""
        linked: dict[int, str] = {}
        items: list[Item] = []
        for item in self._listed("Follow-ups"):
            link = _LINK.match(item.text)
            items.append(Item(item.line, link["text"]) if link else item)
            if link:
                linked[item.line] = link["id"]
            elif "](" in without_code(item.text):
                self._report(item.line, "A linked follow-up is `- [prompt](topic-slug/file-slug)`.")
        return linked, self._fitting(items, "Follow-ups", limits.FOLLOW_UP, limits.FOLLOW_UPS)

    def phases(self, section: str, most: int) -> dict[Phase, str]:
        """A line for each of the six phases."""
        phases: dict[Phase, str] = {}
        for item in self._listed(section):
            found = _PHASE.match(item.text)
            if not found or found["name"] not in _PHASE_NAMES:
                self._report(
                    item.line,
                    f"A phase is written `- **Name:** text`; the names are {', '.join(Phase)}.",
                )
                continue
            name, text = Phase(found["name"]), found["text"]
            self._check_length(text, f"note on {name}", most, item.line)
            phases[name] = text
        if phases and list(phases) != list(Phase):
            line = self._source.section(section).line
            self._report(line, f"The phases are, in this order: {', '.join(Phase)}.")
        return phases

    def _listed(self, name: str) -> tuple[Item, ...]:
        """The entries of a list, of which none is empty or stands there twice."""
        section = self._source.section(name)
        if not section.text:
            return ()
        items, strays = section.listed()
        for line in strays:
            self._report(line, "This line belongs to no list item; start it with `- `.")
        seen: set[str] = set()
        for item in items:
            if not item.text:
                self._report(item.line, f"“{name}” has an empty entry.")
            elif item.text.casefold() in seen:
                self._report(item.line, f"“{name}” has this entry twice.")
            seen.add(item.text.casefold())
        return items

    def _fitting(
        self, items: Sequence[Item], name: str, most: int, how_many: int
    ) -> tuple[Item, ...]:
        if len(items) > how_many:
            line = self._source.section(name).line
            self._report(line, f"“{name}” has {len(items)} entries; {how_many} is the most.")
        for item in items:
            self._check_length(item.text, f"entry of “{name}”", most, item.line)
        return tuple(items)

    def _check_length(self, text: str, what: str, most: int, line: int) -> None:
        if len(text) > most:
            self._report(line, f"The {what} has {len(text)} characters; {most} is the most.")
        elif room(text) > most:
            self._report(
                line,
                f"The {what} takes the room of {room(text)} English characters, since Discord "
                f"counts bytes too; {most} is the most.",
            )
