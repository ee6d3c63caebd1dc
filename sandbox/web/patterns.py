"""What Discord's Markdown looks like; `sandbox/web/markdown.py` says what becomes of it."""

import re
from typing import Final

HEADING: Final = re.compile(r" *(?P<level>#{1,3}) +(?!#)(?P<text>[^\n]+)(?:\n|\Z)")
SMALL: Final = re.compile(r" *-# +(?!-#)(?P<text>[^\n]*\S[^\n]*)(?:\n|\Z)")
QUOTATION: Final = re.compile(
    r" *>>> +(?P<all>.+)| *>(?!>>) [^\n]*(?:\n *>(?!>>) [^\n]*)*\n?", re.DOTALL
)
LIST: Final = re.compile(
    r"( *)([-*]|\d+\.) +(?=\S).*?(?:\n(?! )(?!\1(?:[-*]|\d+\.) )\n*|\n*\Z)", re.DOTALL
)
"""Up to a line that neither is further in nor begins another entry."""
ENTRY: Final = re.compile(r"( *)([-*]|\d+\.) +([^\n]*(?:\n(?!\1(?:[-*]|\d+\.) )[^\n]*)*)")

ESCAPED: Final = re.compile(r"\\([^0-9A-Za-z\s])")
MENTION: Final = re.compile(r"<(@!?|@&|#)(\d{1,20})>")
EVERYONE: Final = re.compile(r"@(?:everyone|here)")
COMMAND: Final = re.compile(r"</([-_\w ]{1,100}):\d{1,20}>")
GUIDE: Final = re.compile(r"<id:(?:customize|browse|guide|linked-roles)(?::\d+)?>")
STAMP: Final = re.compile(r"<t:(-?\d{1,13})(?::([tTdDfFsSR]))?>")
EMOJI: Final = re.compile(r"<a?(:\w{2,32}:)\d{1,20}>")
BRACED_LINK: Final = re.compile(r"<(https?://[^\s>]+)>")
BARE_LINK: Final = re.compile(r"https?://[^\s<]+[^<.,:;\"'\]\s)]")
MASKED_LINK: Final = re.compile(
    r"\[(?P<text>(?:\\.|[^\]\\])*)\]\(\s*(?:<(?P<braced>[^>\n]*)>|(?P<url>(?:\\.|[^\s)\\])*))"
    r"(?:\s+\"[^\n]*?\"|\s+'[^\n]*?')?\s*\)"
)
SPOILER: Final = re.compile(r"\|\|(.+?)\|\|", re.DOTALL)
STRUCK: Final = re.compile(r"~~(.+?)~~(?!_)", re.DOTALL)
EMPHASES: Final = (
    (
        "em",
        re.compile(
            r"\b_((?:__|\\.|[^\\_])+?)_\b"
            r"|\*(?=\S)((?:\*\*|\\.|\s+(?:\\.|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)",
            re.ASCII | re.DOTALL,
        ),
    ),
    ("strong", re.compile(r"\*\*((?:\\.|[^\\])+?)\*\*(?!\*)", re.DOTALL)),
    ("u", re.compile(r"__((?:\\.|[^\\])+?)__(?!_)", re.DOTALL)),
)
FENCE: Final = re.compile(
    r"```(?:(?P<language>[a-z0-9_+\-.#]+?)\n)?\n*(?P<code>[^\n].*?)\n*```",
    re.IGNORECASE | re.DOTALL,
)
CODE: Final = re.compile(r"(`+)(.*?[^`])\1(?!`)", re.DOTALL)
TEXT: Final = re.compile(r".+?(?=[^0-9A-Za-z\s\u00c0-\uffff]|\n|https?://|\Z)", re.DOTALL)
