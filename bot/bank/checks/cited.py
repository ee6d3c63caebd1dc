"""What can be seen of sources and of code without understanding them."""

import ast
import json
import re
from collections.abc import Iterator
from textwrap import dedent

from bot.bank.checks.prose import sections
from bot.bank.entry import Entry

__all__ = ["code_that_parses", "named_sources"]

_SOURCE = re.compile(r"[^*]+, \*[^*]+\*,? .*\b(?:19|20)\d\d\b.*")
_BLOCK = re.compile(r"^ *```(python|py|json)\n(.*?)^ *```", re.DOTALL | re.MULTILINE)


def named_sources(entry: Entry) -> Iterator[tuple[int, str]]:
    """A source says who, what and when."""
    for item in entry.sources:
        if not _SOURCE.fullmatch(item.text):
            yield item.line, "A source is written `author or body, *title*, year`."


def code_that_parses(entry: Entry) -> Iterator[tuple[int, str]]:
    """What is marked as Python or JSON is."""
    for section in sections(entry):
        for found in _BLOCK.finditer(section.text) if "```" in section.text else ():
            first = section.line + section.text.count("\n", 0, found.start()) + 1
            if wrong := _wrong(found[1], dedent(found[2])):
                line, reason = wrong
                yield first + line - 1, f"This is not {found[1]}: {reason}."


def _wrong(language: str, code: str) -> tuple[int, str] | None:
    """The line and the reason why code cannot be parsed, or None if it can."""
    try:
        json.loads(code) if language == "json" else ast.parse(code)
    except json.JSONDecodeError as error:
        return error.lineno, error.msg
    except (SyntaxError, ValueError) as error:
        return getattr(error, "lineno", None) or 1, getattr(error, "msg", None) or str(error)
    return None
