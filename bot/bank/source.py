"""One Markdown file of the bank, taken apart: its header, its prompt and its sections."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias

from bot.bank.markdown import is_fence

__all__ = ["SECTIONS", "Item", "Report", "Section", "Source", "parse_source", "parse_toml"]

Report: TypeAlias = Callable[[int, str], None]
"""Notes a fault of this file: its line and a sentence."""

SECTIONS = (
    "Answer",
    "Key points",
    "Hints",
    "Follow-ups",
    "Clarifications",
    "Curveball",
    "Curveball answer",
    "Phases",
    "Phase answers",
    "Fork",
    "At your level",
    "Diagram",
    "Sources",
    "Twist",
)
_ORDER = {name: place for place, name in enumerate(SECTIONS)}
_FENCE = "+++"
_TOML_LINE = re.compile(r"\(at line (\d+)")


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list."""

    line: int
    """Where it begins, from 1."""
    text: str
    more: str = ""
    """What stands on its indented lines, where these are no part of the text."""

    @property
    def whole(self) -> "Item":
        """The same with its indented lines in its text."""
        return Item(self.line, f"{self.text} {self.more}") if self.more else self


@dataclass(frozen=True, slots=True)
class Section:
    """The text below one heading."""

    line: int
    """Where its first text stands, from 1."""
    text: str

    def listed(self) -> tuple[tuple[Item, ...], tuple[int, ...]]:
        """The entries of a Markdown list, with their indented lines apart; and lines of none."""
        lines = self.text.split("\n")
        strays: list[int] = []
        starts: list[int] = []
        more: list[list[str]] = []
        in_item = False
        for place, line in enumerate(lines):
            if _starts_item(line):
                starts.append(place)
                more.append([])
                in_item = True
            elif line and not line.isspace():
                if in_item and line.startswith("  "):
                    more[-1].append(line.strip())
                else:
                    strays.append(self.line + place)
                    in_item = False
        items = (
            Item(self.line + place, lines[place][2:].strip(), " ".join(below))
            for place, below in zip(starts, more, strict=True)
        )
        return tuple(items), tuple(strays)

    def split_at_list(self) -> tuple["Section", "Section"]:
        """What stands above the list, and the list."""
        lines = self.text.split("\n")
        start = next((n for n, line in enumerate(lines) if _starts_item(line)), len(lines))
        above = Section(self.line, "\n".join(lines[:start]).strip())
        return above, Section(self.line + start, "\n".join(lines[start:]))


def _starts_item(line: str) -> bool:
    return line.startswith("- ") or line == "-"


@dataclass(frozen=True, slots=True)
class Source:
    """A file before its fields have been checked."""

    header: Mapping[str, Any]
    field_lines: Mapping[str, int]
    prompt: str
    prompt_line: int
    context: Section
    sections: Mapping[str, Section]

    def section(self, name: str) -> Section:
        """A section, or an empty one at the prompt's line."""
        return self.sections.get(name, Section(self.prompt_line, ""))

    def line_of(self, field: str) -> int:
        """The line where a field of the header stands, or the header's first."""
        return self.field_lines.get(field, 1)


def parse_toml(text: str, first_line: int, report: Report) -> dict[str, Any] | None:
    """Read TOML, or report the line that is not; `first_line` is where the text starts."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        # Besides its own error tomllib lets through those of huge numbers and endless nesting.
        found = _TOML_LINE.search(str(error))
        line = int(found[1]) if found else 1
        reason = str(error).partition(" (at ")[0]
        report(first_line + line - 1, f"This is not TOML: {reason}.")
        return None


def parse_source(text: str, report: Report) -> Source | None:
    """Take a file apart, or report why that is impossible and return nothing."""
    lines = text.splitlines()
    if not lines or lines[0] != _FENCE or _FENCE not in lines[1:]:
        report(1, "The file must begin with a header between two lines of `+++`.")
        return None
    end = lines.index(_FENCE, 1)
    header = parse_toml("\n".join(lines[1:end]), 2, report)
    if header is None:
        return None
    field_lines = {
        line.split("=")[0].strip(): number
        for number, line in enumerate(lines[1:end], start=2)
        if "=" in line
    }
    start = next((n for n in range(end + 1, len(lines)) if lines[n].strip()), None)
    if start is None or not lines[start].startswith("# "):
        report(end + 2, "After the header comes the prompt, on a line that starts with `# `.")
        return None
    if lines[start + 1 : start + 2] and lines[start + 1].strip():
        report(start + 2, "The prompt is one line; leave an empty line between it and its context.")
    context, sections = _split(lines, start + 1, report)
    return Source(
        header=header,
        field_lines=field_lines,
        prompt=lines[start][2:].strip(),
        prompt_line=start + 1,
        context=context,
        sections=sections,
    )


def _split(lines: list[str], start: int, report: Report) -> tuple[Section, dict[str, Section]]:
    """The context above the first heading, and the sections below, outside code blocks."""
    headings = _headings(lines, start, report)
    sections: dict[str, Section] = {}
    latest = -1
    for place, end in pairwise([*headings, len(lines)]):
        name, number = lines[place][3:].strip(), place + 1
        if name not in _ORDER:
            report(number, f"There is no section “{name}”; the sections are {', '.join(SECTIONS)}.")
        elif name in sections:
            report(number, f"The section “{name}” stands here a second time.")
        else:
            if _ORDER[name] < latest:
                report(number, f"The section “{name}” comes too late: {', '.join(SECTIONS)}.")
            latest = max(latest, _ORDER[name])
            sections[name] = _trimmed(number + 1, lines[place + 1 : end])
    first = headings[0] if headings else len(lines)
    return _trimmed(start + 1, lines[start:first]), sections


def _headings(lines: list[str], start: int, report: Report) -> list[int]:
    """The places of the lines that begin a section: those outside code blocks."""
    found: list[int] = []
    opened = 0
    for place in [n for n, line in enumerate(lines) if line.startswith("## ") or "```" in line]:
        if place < start:
            continue
        if is_fence(lines[place]):
            opened = 0 if opened else place + 1
        elif not opened and lines[place].startswith("## "):
            found.append(place)
    if opened:
        report(opened, "A code block is never closed.")
    return found


def _trimmed(line: int, lines: list[str]) -> Section:
    """A section without blank lines around it; its line is that of its first text."""
    text = "\n".join(lines)
    blank = text[: len(text) - len(text.lstrip())]
    begins = 0 if blank == text else blank.rfind("\n") + 1
    return Section(line + text.count("\n", 0, begins), text[begins:].rstrip())
