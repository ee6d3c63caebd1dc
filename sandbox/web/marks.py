"""The marks of Discord's Markdown that hold no others, as safe HTML."""

import re
from datetime import UTC, datetime
from html import escape
from typing import Final, TypeAlias
from urllib.parse import quote

from sandbox.web import patterns

Found: TypeAlias = re.Match[str]


def tagged(tag: str, attributes: dict[str, str], text: str) -> str:
    """An element."""
    told = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return f"<{tag}{told}>{text}</{tag}>"


def mention(found: Found) -> str:
    """`<@1>`, `<@&2>`, `<#3>`; the page puts the name in."""
    kind = {"@": "user", "@!": "user", "@&": "role", "#": "channel"}[found[1]]
    return tagged("span", {"class": "mention", f"data-{kind}": found[2]}, escape(found[0]))


def everyone(found: Found) -> str:
    """`@everyone` and `@here`."""
    return tagged("span", {"class": "mention"}, found[0])


def command(found: Found) -> str:
    """`</name:1>`."""
    return tagged("span", {"class": "mention", "data-command": found[1]}, f"/{found[1]}")


def guide(found: Found) -> str:
    """`<id:browse>` and its like."""
    return tagged("span", {"class": "mention"}, escape(found[0]))


def stamp(found: Found) -> str:
    """`<t:0:R>`; the page tells the time."""
    try:
        shown = f"{datetime.fromtimestamp(int(found[1]), UTC):%Y-%m-%d %H:%M} UTC"
    except (OverflowError, ValueError, OSError):
        shown = "Invalid date"
    return tagged("time", {"data-at": found[1], "data-style": found[2] or "f"}, shown)


def emoji(found: Found) -> str:
    """`<:name:1>`, by its name."""
    return found[1]


def away(url: str, text: str) -> str:
    """A link; it opens beside the page."""
    href = quote(url, safe="/:?#[]@!$&'()*+,;=%~")
    return tagged("a", {"href": href, "target": "_blank", "rel": "noopener noreferrer"}, text)


def code(found: Found) -> str:
    """One space beside a tick is there for the tick alone."""
    code = re.sub(r"^ (?= *`)|(?<=`) $", "", found[2].replace("\n", " "))
    return f"<code>{escape(code, quote=False)}</code>"


def escaped(found: Found) -> str:
    """What a backslash makes text of."""
    return escape(found[1], quote=False)


def fence(found: Found) -> str:
    """Code between three ticks."""
    language = {"class": f"language-{found['language']}"} if found["language"] else {}
    return f"<pre>{tagged('code', language, escape(found['code'], quote=False))}</pre>"


def emphasis(text: str) -> tuple[str, Found] | None:
    """Italics, bold or underlined: whichever takes more; of as much, in this order."""
    best: tuple[str, Found] | None = None
    for tag, pattern in patterns.EMPHASES if text[0] in "*_" else ():
        if (found := pattern.match(text)) and (best is None or found.end() > best[1].end()):
            best = (tag, found)
    return best


PLAIN: Final = [
    (patterns.ESCAPED, escaped),
    (patterns.MENTION, mention),
    (patterns.EVERYONE, everyone),
    (patterns.COMMAND, command),
    (patterns.GUIDE, guide),
    (patterns.STAMP, stamp),
    (patterns.EMOJI, emoji),
]
"""What is made of what, wherever it stands."""
