"""What a file says in sentences: its text without code and without the targets of links.

Several rules ask for the same of one file after the other, so the last file's is kept.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.bank.entry import Entry
from bot.bank.markdown import blanked, starts_line, without_blocks, without_code
from bot.bank.source import Item, Section

__all__ = [
    "blocks",
    "prose_lines",
    "sections",
    "target_blanked",
    "vocabulary",
    "whole_text",
    "whole_vocabulary",
    "words",
]

_TARGET = re.compile(r"(?<=\]\()[^)\s]*(?=\))|\b[a-z][a-z+.-]*://\S+")
_WORD = re.compile(r"\w+(?:[-'./]\w+)*")
_SPACES = bytes(letter if chr(letter).isalnum() or letter > 127 else 32 for letter in range(256))


@lru_cache(maxsize=1)
def sections(entry: Entry) -> tuple[Section, ...]:
    """Every text of the file: the prompt, its context, and the sections, but for the diagram."""
    prompt = Section(entry.source.prompt_line, entry.source.prompt)
    texts = (text for name, text in entry.source.sections.items() if name != "Diagram")
    return (prompt, entry.source.context, *texts)


@lru_cache(maxsize=1)
def whole_text(entry: Entry) -> str:
    """Every text of the file in one, to ask quickly whether something stands in it at all."""
    return "\n".join(section.text for section in sections(entry))


@lru_cache(maxsize=1)
def whole_vocabulary(entry: Entry) -> frozenset[bytes]:
    """The words of all texts of the file."""
    return vocabulary(whole_text(entry))


def vocabulary(text: str) -> frozenset[bytes]:
    """The words that a text has, each as its bytes, which is the fastest way to tell them."""
    return frozenset(text.encode(errors="replace").translate(_SPACES).split())


def target_blanked(text: str) -> str:
    """The text with ids and addresses blanked, every other character in place."""
    return _TARGET.sub(blanked, text)


def prose_lines(section: Section) -> Iterator[tuple[int, str]]:
    """Each line with its number, code and targets of links blanked."""
    text = target_blanked(without_code(section.text))
    yield from enumerate(text.split("\n"), start=section.line)


def blocks(section: Section) -> list[Item]:
    """Each paragraph and list item outside code blocks, with the line where it starts."""
    found: list[Item] = []
    is_new = True
    for number, line in enumerate(without_blocks(section.text).split("\n"), section.line):
        is_new = is_new or not line.strip() or starts_line(line)
        if line.strip() and is_new:
            found.append(Item(number, line))
        elif line.strip():
            found[-1] = Item(found[-1].line, f"{found[-1].text}\n{line}")
        is_new = not line.strip()
    return found


def words(text: str) -> str:
    """The words alone, in lower case, with one space between."""
    return " ".join(_WORD.findall(text.lower()))
