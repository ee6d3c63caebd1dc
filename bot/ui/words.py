"""Small pieces of language, and the escaping of what members typed."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from bot.texts import beginning, room

__all__ = [
    "chunks",
    "clip",
    "counted",
    "dated",
    "escape",
    "escape_begun",
    "human_join",
    "jump_link",
    "listed",
    "plural",
    "quote",
    "relative",
    "signed",
    "spelled",
    "spoken",
    "unbroken",
    "with_one_newline",
]

_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\*_~`|[]<"} | {"@": "@\u200b"})
"""What formats anywhere in a line, escaped; and an at sign that calls nobody."""
_ACTIVE = re.compile(r"[\\*_~`|\[\]<@]|://")
_LINE_STARTS = re.compile(r"^([ \t]*\d*)(-?#|[-+>.)])", re.MULTILINE)
_RETURNS = re.compile(r"\r\n?")


def plural(number: int, noun: str, many: str | None = None) -> str:
    """`1 day`, `2 days`; `many` is the plural where an s does not make it."""
    return f"{number} {noun if number == 1 else many or noun + 's'}"


_SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def spelled(number: int) -> str:
    """`three`; from eleven on in figures."""
    return _SPELLED[number] if number < len(_SPELLED) else str(number)


def spoken(span: timedelta) -> str:
    """`an hour`, `ten minutes`: a span of whole minutes, as one says it."""
    minutes = span // timedelta(minutes=1)
    return "an hour" if minutes == 60 else f"{spelled(minutes)} minutes"


def human_join(parts: Sequence[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def clip(text: str, most: int) -> str:
    """The text, or its beginning and an ellipsis, in at most so much room.

    Of an escaped one no backslash is left that has lost what it escaped.
    """
    if room(text) <= most:
        return text
    return unbroken(beginning(text, most, "…").removesuffix("…")).rstrip() + "…"


def unbroken(escaped: str) -> str:
    """What was cut off an escaped text, without a backslash that belongs to what follows."""
    backslashes = len(escaped) - len(escaped.rstrip("\\"))
    return escaped[: len(escaped) - backslashes % 2]


def escape(text: str) -> str:
    """What a member typed, as they typed it: no formatting, no mention, no link.

    It can grow to twice its length: clip afterwards. (The time that discord.py's `escape_markdown`
    takes grows with the square of the number of empty lines, and would hold up everyone.)
    """
    return _LINE_STARTS.sub(r"\1\\\2", _inert(with_one_newline(text)))


def escape_begun(text: str) -> str:
    """A piece of one typed line, where a line can begin with it and nowhere else."""
    return _begun(_inert(text))


def _begun(text: str) -> str:
    begins = _LINE_STARTS.match(text)
    return text if begins is None else begins.expand(r"\1\\\2") + text[begins.end() :]


def _inert(text: str) -> str:
    if _ACTIVE.search(text) is None:
        return text  # most texts: to translate one takes ten times as long
    return text.translate(_MARKS).replace("://", ":\\//")  # without this slash it is no link


def with_one_newline(text: str) -> str:
    """A text in which every line ends alike."""
    return _RETURNS.sub("\n", text)


def listed(lines: Iterable[str]) -> str:
    """Lines as a list."""
    return "\n".join(f"- {line}" for line in lines)


def counted(characters: int) -> str:
    """`1 character`, `3,400 characters`."""
    return f"{characters:,} {'character' if characters == 1 else 'characters'}"


def quote(text: str) -> str:
    """A text as a block quote, line by line."""
    return "\n".join(f"> {line}" for line in text.split("\n"))


def chunks(text: str, most: int) -> list[str]:
    """An escaped text in pieces of at most so much room, cut between lines or words.

    No piece is blank, whatever the text: Discord takes no empty component. A piece begins a line,
    so what formats there is escaped there too.
    """
    pieces: list[str] = []
    while room(text) > most:
        window = beginning(text, most)
        cut = max(window.rfind("\n"), window.rfind(" "))
        if cut < len(window) // 2:
            cut = len(unbroken(window))
        pieces.append(text[:cut].rstrip())
        text = _begun(text[cut:].lstrip())
    return [piece for piece in (*pieces, text) if piece.strip()] or ["…"]


def jump_link(guild_id: int, channel_id: int, message_id: int | None) -> str:
    """Leads to a message in a server, or to its channel where the message is not known."""
    link = f"https://discord.com/channels/{guild_id}/{channel_id}"
    return link if message_id is None else f"{link}/{message_id}"


def relative(instant: datetime) -> str:
    """An instant as Discord shows it to each reader: "in 3 hours"."""
    return f"<t:{int(instant.timestamp())}:R>"


def dated(instant: datetime) -> str:
    """An instant as Discord shows it to each reader: "30 November 2026 14:30"."""
    return f"<t:{int(instant.timestamp())}:f>"


def signed(points: int) -> str:
    """`+3 points`."""
    return f"+{plural(points, 'point')}"
