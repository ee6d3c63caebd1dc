"""What a text keeps from where it came from, or from being unfinished."""

import re
from collections.abc import Iterator

from bot.bank.checks.prose import blocks, prose_lines, sections
from bot.bank.entry import Entry
from bot.bank.markdown import without_code

__all__ = ["broken_markup", "leftovers"]

_LEFTOVERS = {
    re.compile(r"\(repeated|\brepeated concept", re.IGNORECASE): "a note about repetition",
    re.compile(r"\b([Ss]ame as|[Ss]imilar to|[Ss]ee) Q\d*\b|\(Like "): (
        "a reference to another question"
    ),
    re.compile(r"\b(TODO|TBD|FIXME|XXX)\b|\blorem\b"): "a placeholder",
    re.compile("â€|â†|Ã[^a-z]|Â[^a-z]|ðŸ|\ufffd|†"): "a character that was decoded wrongly",
}
_MARKUP = {
    re.compile(r"\S {2,}\S"): "Two spaces stand inside this line; one is enough.",
    re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(\s[^<>]*)?/?>"): "Discord shows no HTML; use Markdown.",
}
_LINK = re.compile(r"\]\(")


def leftovers(entry: Entry) -> Iterator[tuple[int, str]]:
    """Nothing is left of the bank's former notes, of placeholders, or of a wrong encoding."""
    for section in sections(entry):
        for number, line in enumerate(section.text.split("\n"), start=section.line):
            for pattern, what in _LEFTOVERS.items():
                if found := pattern.search(line):
                    yield number, f"“{found[0]}” is {what}; take it out."


def broken_markup(entry: Entry) -> Iterator[tuple[int, str]]:
    """Bold and code end where they should, and Discord can show what is written."""
    for number, line in prose_lines(entry):
        for pattern, sentence in _MARKUP.items():
            if pattern.search(line):
                yield number, sentence
        if _LINK.search(line) and number not in entry.linked:
            yield number, "Only a follow-up is linked; say it in words."
    for block in blocks(entry):
        prose = without_code(block.text)
        if "`" in prose:
            yield block.line, "A backtick stands alone; code begins and ends with one."
        if prose.count("**") % 2:
            yield block.line, "Bold begins with `**` and does not end."
