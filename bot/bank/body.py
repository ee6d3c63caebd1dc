"""Takes the sections out of a file, noting each one that is wrong."""

import re
from collections.abc import Sequence

from bot.bank import limits
from bot.bank.markdown import unwrapped, without_blocks
from bot.bank.source import Item, Report, Section, Source
from bot.texts import room

__all__ = ["Body"]

_ALIAS_SECTIONS = {"Twist"}
_LABELLED = re.compile(r"^\*\*(?P<name>[^*]+):\*\* (?P<text>.+)$", re.DOTALL)
_MARKS = ("# ", "|", "![")
"""One of these is in whatever is unshowable: to look for them takes a tenth of the time."""
_UNSHOWABLE = re.compile(r"^[^\S\n]*(#{1,6} |\|.*\|)|!\[[^\]\n]*\]\(", re.MULTILINE)


class Body:
    """The sections of one file; what is wrong with them is reported as they are taken."""

    def __init__(self, source: Source, report: Report) -> None:
        self._source = source
        self.report = report
        """Notes a fault: its line and a sentence."""

    def refuse_misplaced(self, *, is_alias: bool) -> None:
        """An alias has nothing but a twist of its own, which no other question has."""
        for name, section in self._source.sections.items():
            if is_alias and name not in _ALIAS_SECTIONS:
                self.report(section.line, f"An alias has no “{name}”; what is its own is a Twist.")
            elif not is_alias and name in _ALIAS_SECTIONS:
                self.report(section.line, f"Only an alias has a {name}.")
            elif not section.text:
                self.report(section.line, f"The section “{name}” is empty.")
        if not is_alias and "Answer" not in self._source.sections:
            self.report(self._source.prompt_line, "The question has no “Answer” and no `alias`.")

    def section(self, name: str) -> Section:
        """A section, or an empty one at the prompt's line."""
        return self._source.section(name)

    def prompt(self) -> str:
        """The question itself."""
        if not self._source.prompt:
            self.report(self._source.prompt_line, "The prompt is empty.")
        self.check_length(self._source.prompt, "prompt", limits.PROMPT, self._source.prompt_line)
        return self._source.prompt

    def context(self) -> str:
        """What stands below the prompt."""
        return self._shown(self._source.context, "context", limits.CONTEXT)

    def text(self, name: str, most: int) -> str:
        """A section that is shown as it stands."""
        return self._shown(self.section(name), name.lower(), most)

    def _shown(self, section: Section, what: str, most: int) -> str:
        if not section.text:
            return ""
        text = without_blocks(section.text)
        found = _UNSHOWABLE.search(text) if any(mark in text for mark in _MARKS) else None
        if found:
            line = section.line + text.count("\n", 0, found.end())
            self.report(line, "A card cannot show headings, tables or pictures inside a text.")
        whole = unwrapped(section.text)
        self.check_length(whole, what, most, section.line)
        return whole

    def items(self, name: str, most: int, how_many: int) -> tuple[Item, ...]:
        """A list."""
        return self._fitting(self._listed(name), name, most, how_many)

    def follow_ups(self) -> tuple[Item, ...]:
        """Questions with their answers."""
        items = self.answered("Follow-ups")
        fewest, most = limits.FOLLOW_UP_ANSWER
        for item in items:
            if item.more and not fewest <= len(item.more) <= most:
                self.report(
                    item.line,
                    f"The follow-up's answer has {len(item.more)} characters; it has {fewest} to "
                    f"{most}, on lines below it that are indented by two spaces.",
                )
        return self._fitting(items, "Follow-ups", limits.FOLLOW_UP, limits.FOLLOW_UPS[1])

    def answered(self, name: str) -> tuple[Item, ...]:
        """A list whose entries have an answer on indented lines."""
        items = self._listed(name, answered=True)
        for item in items:
            if not item.more:
                self.report(
                    item.line,
                    "This entry has no answer; write it below, indented by two spaces.",
                )
        return items

    def labelled(
        self, section: Section, name: str, names: Sequence[str], most: int | None
    ) -> dict[str, str]:
        """A line for each of some names, `- **Name:** text`; `most` is what one line may have."""
        lines: dict[str, str] = {}
        for item in self._entries(section, name):
            found = _LABELLED.match(item.text)
            if not found or found["name"] not in names:
                self.report(
                    item.line,
                    f"A line of “{name}” is written `- **Name:** text`; "
                    f"the names are {', '.join(names)}.",
                )
                continue
            if most is not None:
                self.check_length(found["text"], f"note on {found['name']}", most, item.line)
            lines[found["name"]] = found["text"]
        if section.text and list(lines) != list(names):
            self.report(section.line, f"“{name}” has in this order: {', '.join(names)}.")
        return lines

    def _listed(self, name: str, *, answered: bool = False) -> tuple[Item, ...]:
        return self._entries(self.section(name), name, answered=answered)

    def _entries(self, section: Section, name: str, *, answered: bool = False) -> tuple[Item, ...]:
        """The entries of a list, of which none is empty or stands there twice."""
        if not section.text:
            return ()
        items, strays = section.listed()
        if not answered:
            items = tuple(item.whole for item in items)
        for line in strays:
            self.report(line, "This line belongs to no list item; start it with `- `.")
        seen: set[str] = set()
        for item in items:
            if not item.text:
                self.report(item.line, f"“{name}” has an empty entry.")
            elif (folded := item.text.casefold()) in seen:
                self.report(item.line, f"“{name}” has this entry twice.")
            else:
                seen.add(folded)
        return items

    def _fitting(
        self, items: Sequence[Item], name: str, most: int, how_many: int
    ) -> tuple[Item, ...]:
        if len(items) > how_many:
            line = self.section(name).line
            self.report(line, f"“{name}” has {len(items)} entries; {how_many} is the most.")
        for item in items:
            self.check_length(item.text, f"entry of “{name}”", most, item.line)
        return tuple(items)

    def check_number(self, name: str, number: int, wanted: tuple[int, int]) -> None:
        """Note if a section has fewer or more entries than it may."""
        fewest, most = wanted
        if not fewest <= number <= most:
            line = self.section(name).line
            self.report(line, f"“{name}” has {number} entries; it has {fewest} to {most}.")

    def check_length(self, text: str, what: str, most: int, line: int) -> None:
        """Note if a text is longer than it may be."""
        if len(text) > most:
            self.report(line, f"The {what} has {len(text)} characters; {most} is the most.")
        elif room(text) > most:
            self.report(
                line,
                f"The {what} takes the room of {room(text)} English characters, since Discord "
                f"counts bytes too; {most} is the most.",
            )
