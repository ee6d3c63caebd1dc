"""Discord's Markdown as safe HTML: its subset, its own marks, and nothing raw.

Discord's clients share one parser in the manner of simple-markdown: at each place of a text it
tries its rules in turn, and what a rule takes is read again from within, as if it began a line.
There are no blocks: bold begins before a list and ends behind it. So are the rules here, by
what Discord documents and by what others found out about its client.

Sources: https://support.discord.com/hc/en-us/articles/210298617-Markdown-Text-101
https://github.com/Khan/perseus/tree/main/packages/simple-markdown
https://github.com/brussell98/discord-markdown
https://github.com/jeremy-rifkin/discord-markdown
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from html import escape
from typing import Final, TypeAlias

from sandbox.web import patterns
from sandbox.web.marks import PLAIN, Found, away, code, emphasis, fence, tagged

_DEEPEST: Final = 12
"""Marks within marks; what is in more of them is text."""


@dataclass(frozen=True, slots=True)
class _State:
    """What a text stands in."""

    quoted: bool = False
    linked: bool = False
    depth: int = 0


@lru_cache(maxsize=4096)
def html(text: str) -> str:
    """A message's text as HTML.

    Mentions carry ids (`data-user`, `data-role`, `data-channel`) and timestamps carry seconds
    (`data-at`, `data-style`), for the page to put into words.
    """
    clean = (
        text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\N{REPLACEMENT CHARACTER}")
    )
    return _Reading(_State()).blocks(clean)


class _Reading:
    """One text, which may be a piece of another, as it becomes HTML."""

    def __init__(self, state: _State) -> None:
        self._state = state
        self._blocks: list[str] = []
        self._words: list[str] = []

    def blocks(self, text: str) -> str:
        """Paragraphs, and what stands between them."""
        self._read(text)
        self._close()
        return "\n".join(self._blocks)

    def words(self, text: str) -> str:
        """What stands in a line, or in a few."""
        self._read(text)
        if not self._blocks:
            return _lines("".join(self._words).strip("\n"))
        self._close()
        return "\n".join(self._blocks)

    def _close(self) -> None:
        """Make paragraphs of the words so far."""
        for each in re.split(r"\n{2,}", "".join(self._words)):
            if said := each.strip("\n"):
                self._blocks.append(f"<p>{_lines(said)}</p>")
        self._words.clear()

    def _read(self, text: str) -> None:
        at = 0
        while at < len(text):
            at += self._step(
                text[at:], begins=not text[text.rfind("\n", 0, at) + 1 : at].strip(" ")
            )

    def _step(self, rest: str, *, begins: bool) -> int:
        """Take the next piece; `begins` says whether a line begins with it."""
        deep = self._state.depth >= _DEEPEST
        for pattern, make in () if deep or not begins else _BLOCKS:
            if (found := pattern.match(rest)) and (block := make(found, self._state)):
                self._close()
                self._blocks.append(block)
                return found.end()
        for pattern, make in () if deep else _MARKS:
            if (found := pattern.match(rest)) and (shown := make(found, self._state)) is not None:
                self._words.append(shown)
                return found.end()
        if not deep and (best := emphasis(rest)):
            tag, found = best
            within = replace(self._state, depth=self._state.depth + 1)
            inner = next(each for each in found.groups() if each is not None)
            self._words.append(f"<{tag}>{_Reading(within).words(inner)}</{tag}>")
            return found.end()
        if not deep and (found := patterns.FENCE.match(rest)):
            self._close()
            self._blocks.append(fence(found))
            return found.end()
        if not deep and (found := patterns.CODE.match(rest)):
            self._words.append(code(found))
            return found.end()
        found = patterns.TEXT.match(rest)
        size = found.end() if found else 1
        self._words.append(escape(rest[:size], quote=False))
        return size


def _lines(words: str) -> str:
    return re.sub(r" *\n", "<br>\n", words)


def _inner(state: _State, text: str) -> str:
    return _Reading(replace(state, depth=state.depth + 1)).words(text)


# What begins a line.


def _heading(found: Found, state: _State) -> str:
    """`#`, `##` and `###`: all of one rank on the page; the level is how they look."""
    level = len(found["level"])
    return f'<h2 class="level-{level}">{_inner(state, found["text"])}</h2>'


def _small(found: Found, state: _State) -> str:
    return f'<p class="small">{_inner(state, found["text"])}</p>'


def _quote(found: Found, state: _State) -> str | None:
    """`> a line`, or `>>> all that follows`; quotes do not nest."""
    if state.quoted:
        return None
    text = found["all"]
    if text is None:
        text = re.sub(r"(?m)^ *> ?", "", found[0].removesuffix("\n"))
    within = replace(state, quoted=True, depth=state.depth + 1)
    return f"<blockquote>\n{_Reading(within).blocks(text)}\n</blockquote>"


def _list(found: Found, state: _State) -> str:
    """Entries of one list: all are as the first is, and are counted on from its number."""
    items = [
        re.sub(rf"(?m)^ {{1,{len(entry[1]) + len(entry[2]) + 1}}}", "", entry[3])
        for entry in patterns.ENTRY.finditer(found[0])
    ]
    shown = "\n".join(f"<li>{_inner(state, item)}</li>" for item in items)
    if found[2][0] in "-*":
        return f"<ul>\n{shown}\n</ul>"
    start = min(max(int(found[2][:-1]), 1), 10**9)
    return tagged("ol", {} if start == 1 else {"start": str(start)}, f"\n{shown}\n")


# What stands anywhere.


def _plain(make: Callable[[Found], str], found: Found, _state: _State) -> str:
    return make(found)


def _link(found: Found, state: _State) -> str | None:
    url = found[found.re.groups]
    return None if state.linked else away(url, escape(url, quote=False))


def _masked(found: Found, state: _State) -> str | None:
    """`[text](https://…)`; `[a link to nowhere]()` is none."""
    if state.linked or "://" in found["text"]:
        return None
    inner = _inner(replace(state, linked=True), found["text"])
    url = re.sub(r"\\([^0-9A-Za-z\s])", r"\1", found["url"] or found["braced"] or "")
    if not url:
        return f"<span>{inner}</span>"
    return away(url, inner) if url.startswith(("http://", "https://")) else None


def _spoiler(found: Found, state: _State) -> str:
    return tagged("span", {"class": "spoiler"}, _inner(state, found[1]))


def _struck(found: Found, state: _State) -> str:
    return f"<s>{_inner(state, found[1])}</s>"


_MADE: TypeAlias = Callable[[Found, _State], str | None]
_BLOCKS: Final[list[tuple[re.Pattern[str], _MADE]]] = [
    (patterns.HEADING, _heading),
    (patterns.SMALL, _small),
    (patterns.QUOTATION, _quote),
    (patterns.LIST, _list),
]
"""By what they look like at the beginning of a line."""
_MARKS: Final[list[tuple[re.Pattern[str], _MADE]]] = [
    *((pattern, partial(_plain, make)) for pattern, make in PLAIN),
    (patterns.BRACED_LINK, _link),
    (patterns.BARE_LINK, _link),
    (patterns.MASKED_LINK, _masked),
    (patterns.SPOILER, _spoiler),
    (patterns.STRUCK, _struck),
]
