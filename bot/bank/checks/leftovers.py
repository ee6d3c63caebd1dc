"""What a text keeps from where it came from, or from being unfinished."""

import re
from collections.abc import Iterator

from bot.bank.checks.prose import blocks, prose_lines, sections, whole_text
from bot.bank.entry import Entry
from bot.bank.markdown import without_code
from bot.bank.source import Section

__all__ = ["broken_markup", "leftovers"]

_LEFTOVERS = {
    re.compile(r"\([Rr]epeated|\b[Rr]epeated concept"): ("a note about repetition", ("epeated",)),
    re.compile(r"\b([Ss]ame as|[Ss]imilar to|[Ss]ee) Q\d*\b|\(Like "): (
        "a reference to another question",
        (" Q", "(Like "),
    ),
    re.compile(r"\b(TODO|TBD|FIXME|XXX)\b|\blorem\b"): (
        "a placeholder",
        ("TODO", "TBD", "FIXME", "XXX", "lorem"),
    ),
    re.compile("â€|â†|Ã[^a-z]|Â[^a-z]|ðŸ|\ufffd|†"): (
        "a character that was decoded wrongly",
        ("â", "Ã", "Â", "ð", "\ufffd", "†"),
    ),
}
"""What is looked for, what it is, and one of which must stand there at all."""
_SPACES = re.compile(r"  (?<=\S  ) *\S")
_HTML = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(\s[^<>]*)?/?>")


def leftovers(entry: Entry) -> Iterator[tuple[int, str]]:
    """Nothing is left of the bank's former notes, of placeholders, or of a wrong encoding."""
    text = whole_text(entry)
    for pattern, (what, signs) in _LEFTOVERS.items():
        if not any(sign in text for sign in signs):
            continue
        for section in sections(entry):
            for number, line in enumerate(section.text.split("\n"), start=section.line):
                if found := pattern.search(line):
                    yield number, f"“{found[0]}” is {what}; take it out."


def broken_markup(entry: Entry) -> Iterator[tuple[int, str]]:
    """Bold and code end where they should, and Discord can show what is written."""
    text = whole_text(entry)
    has_links = "](" in text
    for section in (
        sections(entry) if has_links or _SPACES.search(text) or _HTML.search(text) else ()
    ):
        yield from _unshowable(section)
    for section in sections(entry):
        # Most marks begin and end on one line: only where some do not, their blocks are looked at.
        if any(line.count("`") & 1 or line.count("**") & 1 for line in section.text.split("\n")):
            yield from _unclosed(section)


def _unshowable(section: Section) -> Iterator[tuple[int, str]]:
    for number, line in prose_lines(section):
        if _SPACES.search(line):
            yield number, "Two spaces stand inside this line; one is enough."
        if _HTML.search(line):
            yield number, "Discord shows no HTML; use Markdown."
        if "](" in line:
            yield number, "Nothing is linked here; say it in words, or use the header's `links`."


def _unclosed(section: Section) -> Iterator[tuple[int, str]]:
    for block in blocks(section):
        prose = without_code(block.text)
        if "`" in prose:
            yield block.line, "A backtick stands alone; code begins and ends with one."
        if prose.count("**") % 2:
            yield block.line, "Bold begins with `**` and does not end."
