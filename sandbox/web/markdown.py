"""Discord's Markdown as safe HTML: its subset, its own marks, and nothing raw.

Source: https://support.discord.com/hc/en-us/articles/210298617-Markdown-Text-101
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.heading import heading
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline

_MENTION: Final = re.compile(r"<(@!?|@&|#)(\d{1,20})>")
_COMMAND: Final = re.compile(r"</([-_\w ]{1,100}):\d{1,20}>")
_STAMP: Final = re.compile(r"<t:(-?\d{1,13})(?::([tTdDfFsSR]))?>")
_EMOJI: Final = re.compile(r"<a?(:\w{2,32}:)\d{1,20}>")
_LINK: Final = re.compile(r"https?://[^\s<]+[^<.,:;\"'\]\s)]")
_BRACED_LINK: Final = re.compile(r"<(https?://[^\s>]+)>")
_NAMED: Final = {"@": "user", "@!": "user", "@&": "role", "#": "channel"}


@lru_cache(maxsize=4096)
def html(text: str) -> str:
    """A message's text as HTML.

    Mentions carry ids (`data-user`, `data-role`, `data-channel`) and timestamps carry seconds
    (`data-at`, `data-style`), for the page to put into words.
    """
    rendered: str = _MARKDOWN.render(text)
    return rendered


def _tagged(state: StateInline, tag: str, attrs: dict[str, str | int | float], text: str) -> None:
    state.push("tagged_open", tag, 1).attrs = attrs
    state.push("text", "", 0).content = text
    state.push("tagged_close", tag, -1)


def _mention(state: StateInline, found: re.Match[str]) -> None:
    kind = _NAMED[found[1]]
    _tagged(state, "span", {"class": "mention", f"data-{kind}": found[2]}, found[0])


def _command(state: StateInline, found: re.Match[str]) -> None:
    _tagged(state, "span", {"class": "mention", "data-command": found[1]}, f"/{found[1]}")


def _stamp(state: StateInline, found: re.Match[str]) -> None:
    try:
        shown = f"{datetime.fromtimestamp(int(found[1]), UTC):%Y-%m-%d %H:%M} UTC"
    except (OverflowError, ValueError, OSError):
        shown = "Invalid date"
    _tagged(state, "time", {"data-at": found[1], "data-style": found[2] or "f"}, shown)


def _emoji(state: StateInline, found: re.Match[str]) -> None:
    state.push("text", "", 0).content = found[1]


def _link(state: StateInline, found: re.Match[str]) -> None:
    url = found[found.re.groups]
    _tagged(state, "a", {"href": state.md.normalizeLink(url)}, url)


def _inline(
    pattern: re.Pattern[str], make: Callable[[StateInline, re.Match[str]], None]
) -> Callable[[StateInline, bool], bool]:
    """A rule that turns what a pattern finds into tokens."""

    def rule(state: StateInline, silent: bool) -> bool:
        found = pattern.match(state.src, state.pos, state.posMax)
        if found is None or (make is _link and state.linkLevel):
            return False
        if not silent:
            make(state, found)
        state.pos = found.end()
        return True

    return rule


def _spoiler(state: StateInline, silent: bool) -> bool:
    """`||hidden||`."""
    start, end = state.pos + 2, state.posMax
    if not state.src.startswith("||", state.pos):
        return False
    close = state.src.find("||", start, end)
    if close <= start:
        return False
    if not silent:
        state.push("spoiler_open", "span", 1).attrs = {"class": "spoiler"}
        state.pos, state.posMax = start, close
        state.md.inline.tokenize(state)
        state.posMax = end
        state.push("spoiler_close", "span", -1)
    state.pos = close + 2
    return True


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`#`, `##` and `###`; Discord knows no deeper ones."""
    return not _line(state, start).startswith("####") and heading(state, start, end, silent)


def _small(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`-# small text`."""
    del end
    line = _line(state, start)
    if not line.startswith("-# ") or not line[3:].strip():
        return False
    if not silent:
        state.line = start + 1
        state.push("small_open", "p", 1).attrs = {"class": "small"}
        inline = state.push("inline", "", 0)
        inline.content, inline.children, inline.map = line[3:].strip(), [], [start, start + 1]
        state.push("small_close", "p", -1)
    return True


def _quote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`> a line`, or `>>> all that follows`; quotes do not nest and do not run on."""
    line = _line(state, start)
    if not line.startswith(("> ", ">>> ")) or "quoted" in state.env:
        return False
    if silent:
        return True
    after = start + 1
    quoted = [line.partition(" ")[2]]
    while after < end and (line.startswith(">>> ") or _line(state, after).startswith("> ")):
        this = _line(state, after)
        quoted.append(this if line.startswith(">>> ") else this[2:])
        after += 1
    state.push("quote_open", "blockquote", 1)
    state.env["quoted"] = True
    state.md.block.parse("\n".join(quoted), state.md, state.env, state.tokens)
    del state.env["quoted"]
    state.push("quote_close", "blockquote", -1)
    state.line = after
    return True


def _no_lazy_lines(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line that is not indented ends a list; any indentation continues it, as in Discord."""
    del end
    return silent and state.sCount[start] == 0 < state.blkIndent


def _finish(state: StateCore) -> None:
    """Settle what Markdown and Discord see differently.

    `__this__` is underlined, links open beside the page, and `[a link to nowhere]()` is none.
    """
    nowhere = False
    for token in state.tokens:
        if token.type == "heading_open":
            # All of one rank on the page, below the channel's name; the level is how they look.
            token.attrs = {"class": f"level-{token.tag[1]}"}
        if token.type in ("heading_open", "heading_close"):
            token.tag = "h2"
    for token in (child for block in state.tokens for child in block.children or ()):
        if token.type.startswith("strong") and token.markup == "__":
            token.tag = "u"
        elif token.type == "link_open" and not token.attrs["href"]:
            nowhere = True
            token.tag, token.attrs = "span", {}
        elif token.type == "link_close" and nowhere:
            nowhere, token.tag = False, "span"
        elif token.tag == "a" and token.nesting == 1:
            token.attrs |= {"target": "_blank", "rel": "noopener noreferrer"}


def _build() -> MarkdownIt:
    known = ["fence", "list", "newline", "escape", "backticks", "emphasis", "strikethrough"]
    markdown = MarkdownIt("zero", {"breaks": True}).enable([*known, "link", "balance_pairs"])
    markdown.validateLink = lambda url: url.startswith(("http://", "https://"))  # type: ignore[method-assign] # the documented way to allow fewer links
    block, inline = markdown.block.ruler, markdown.inline.ruler
    ends: RuleOptionsType = {"alt": ["paragraph", "reference", "list"]}
    block.before("list", "heading_to_three", _heading, ends)
    block.before("list", "small", _small, ends)
    block.before("list", "quote", _quote, ends)
    block.before("list", "no_lazy_lines", _no_lazy_lines, {"alt": ["paragraph"]})
    for pattern, make in (
        (_MENTION, _mention),
        (_COMMAND, _command),
        (_STAMP, _stamp),
        (_EMOJI, _emoji),
        (_BRACED_LINK, _link),
        (_LINK, _link),
    ):
        inline.before("link", make.__name__ + pattern.pattern, _inline(pattern, make))
    inline.before("link", "spoiler", _spoiler)
    for start in "h|":
        markdown.inline.add_terminator_char(start)
    markdown.core.ruler.push("finish", _finish)
    return markdown


_MARKDOWN: Final = _build()
