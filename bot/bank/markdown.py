"""The little Markdown that the bank's texts use, as far as it must be understood."""

import re

__all__ = ["blanked", "is_fence", "starts_line", "unwrapped", "without_blocks", "without_code"]

_STARTS_A_LINE = re.compile(r"\s*(?:(?:[-*+]|\d+[.)])(?: |$)|>)")
_SPAN = re.compile(r"(?<!`)(`+)(?!`)(?:(?!\n\s*\n).)+?(?<!`)\1(?!`)", re.DOTALL)


def is_fence(line: str) -> bool:
    """Whether a line opens or closes a block of code, and is not such a block by itself."""
    return "```" in line and line.lstrip().startswith("```") and line.count("```") == 1


def starts_line(line: str) -> bool:
    """Whether a line begins an entry of a list or is quoted, and so never goes on another."""
    return _STARTS_A_LINE.match(line) is not None


def without_blocks(text: str) -> str:
    """The text with every fenced block of code blanked; lines keep their numbers."""
    if "```" not in text:
        return text
    kept: list[str] = []
    in_code = False
    for line in text.split("\n"):
        fence = is_fence(line)
        kept.append("" if in_code or fence else line)
        in_code ^= fence
    return "\n".join(kept)


def without_code(text: str) -> str:
    """The text with all code blanked, blocks and spans; every other character stays in place."""
    return _SPAN.sub(blanked, without_blocks(text))


def blanked(found: re.Match[str]) -> str:
    """As many marks, which are neither letters nor spaces, as the found text has characters."""
    return re.sub(r"[^\n]", "\N{MIDDLE DOT}", found[0])


def unwrapped(text: str) -> str:
    """The text with the wrapped lines of each paragraph and list item joined.

    A file is wrapped for whoever edits it, and Discord would show each line break.
    """
    joined: list[str] = []
    in_code = False
    may_go_on = False
    for line in text.split("\n"):
        fence = is_fence(line)
        if in_code or fence or not line.strip() or starts_line(line) or not may_go_on:
            joined.append(line.rstrip())
        else:
            joined[-1] += " " + line.strip()
        in_code ^= fence
        may_go_on = bool(line.strip()) and not in_code and not fence
    return "\n".join(joined)
