"""What a file says in sentences: its text without code and without the targets of links."""

import re
from collections.abc import Iterator

from bot.bank.entry import Entry
from bot.bank.markdown import blanked, starts_line, without_blocks, without_code
from bot.bank.source import Item, Section

__all__ = ["blocks", "prose_lines", "sections", "target_blanked", "words"]

_TARGET = re.compile(r"(?<=\]\()[^)\s]*(?=\))|\b[a-z][a-z+.-]*://\S+")
_WORD = re.compile(r"\w+(?:[-'./]\w+)*")


def sections(entry: Entry) -> Iterator[Section]:
    """Every text of the file: the prompt, its context, and the sections."""
    yield Section(entry.source.prompt_line, entry.source.prompt)
    yield entry.source.context
    yield from entry.source.sections.values()


def target_blanked(text: str) -> str:
    """The text with ids and addresses blanked, every other character in place."""
    return _TARGET.sub(blanked, text)


def prose_lines(entry: Entry) -> Iterator[tuple[int, str]]:
    """Each line with its number, code and targets of links blanked."""
    for section in sections(entry):
        text = target_blanked(without_code(section.text))
        yield from enumerate(text.split("\n"), start=section.line)


def blocks(entry: Entry) -> Iterator[Item]:
    """Each paragraph and list item outside code blocks, with the line where it starts."""
    for section in sections(entry):
        found: list[Item] = []
        is_new = True
        for number, line in enumerate(without_blocks(section.text).split("\n"), section.line):
            is_new = is_new or not line.strip() or starts_line(line)
            if line.strip() and is_new:
                found.append(Item(number, line))
            elif line.strip():
                found[-1] = Item(found[-1].line, f"{found[-1].text}\n{line}")
            is_new = not line.strip()
        yield from found


def words(text: str) -> str:
    """The words alone, in lower case, with one space between."""
    return " ".join(_WORD.findall(text.lower()))
