"""What a text says, and how much room it takes at Discord, for every floor."""

import re
from unicodedata import category

__all__ = [
    "MESSAGE_ROOM",
    "beginning",
    "is_plain",
    "room",
    "room_of",
    "said",
    "seen",
    "storable",
    "visible",
    "weight",
]

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
"""NUL, which PostgreSQL refuses, and halves of a pair, which no UTF-8 can hold."""
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d159"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""What is drawn as nothing: Unicode's Default_Ignorable_Code_Point, and three blanks more: Braille,
the musical null notehead and interlinear annotations."""
_JOINER = "\N{ZERO WIDTH JOINER}"
_SPACES = "\t\n\v\f\r"
_KEPT = (
    f"{_SPACES}{_JOINER}\N{ZERO WIDTH NON-JOINER}\N{VARIATION SELECTOR-15}\N{VARIATION SELECTOR-16}"
)
"""Invisible characters that lines, scripts and emoji need."""
_HIDDEN = ("Cc", "Cf", "Cs")
"""Unicode's categories of controls, formats and halves of a pair."""
_DRAWN_ON = ("Mn", "Mc", "Me")
"""Marks, which are drawn on the character before."""
_TONES = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
"""Colours of the skin in the emoji before."""

MESSAGE_ROOM = 4_000
"""What all texts of one message of components may take together, as `room` counts."""


_UTF8, _UTF16 = "utf-8", "utf-16-le"


def room(text: str) -> int:
    """What a text takes of a message: its characters, or half of its bytes where that is more.

    Discord counts 4,000 characters (discord-api-docs#8562), which are code points (a member of its
    staff in #1315); here they are units of UTF-16, as others have it, which are never fewer. And it
    fails on more than 10,170 bytes of UTF-8, with 12 for each text (#8554): two bytes a character
    are 8,000, and what is left is for buttons and ids, of which nobody has said whether they count.
    An emoji takes 2 and a Chinese character 1.5.
    """
    return len(text) if text.isascii() else room_of(weight(text))


def weight(text: str) -> tuple[int, int]:
    """The units of UTF-16 and the bytes of UTF-8 that a text is, which add up."""
    if text.isascii():
        return len(text), len(text)
    return _size(text, _UTF16) // 2, _size(text, _UTF8)


def room_of(weighed: tuple[int, int]) -> int:
    """The room of texts that are together of this `weight`."""
    units, size = weighed
    return max(units, (size + 1) // 2)


def beginning(text: str, most: int, end: str = "") -> str:
    """A text where it has room, else as much of its start as has room together with an end."""
    if room(text) <= most:
        return text
    kept = text[:most]
    for encoding in (_UTF16, _UTF8):
        held = max(0, 2 * most - _size(end, encoding))
        kept = kept.encode(encoding, "surrogatepass")[:held].decode(encoding, "ignore")
    return kept + end


def _size(text: str, encoding: str) -> int:
    """Bytes; also of halves of a pair, which encode nothing."""
    return len(text.encode(encoding, "surrogatepass"))


def storable(text: str) -> str:
    """A text without what a database refuses."""
    return _UNSTORABLE.sub("", text)


def said(text: str) -> str:
    """What a typed text says, as it can be kept; nothing where nothing of it can be seen."""
    kept = storable(text)
    return kept.strip() if seen(kept) else ""


def is_plain(text: str) -> bool:
    """Whether each character can be seen, or is a space: such a text needs no closer look."""
    return text.isascii() and text.isprintable()


def seen(text: str) -> int:
    """How many characters a reader sees, space between words included.

    Marks belong to the character before, joined emoji are one, and space counts once.
    """
    if is_plain(text):
        return len(" ".join(text.split()))
    told = _INVISIBLE.sub(lambda found: _JOINER if found[0] == _JOINER else "", text)
    drawn_on = {char for char in set(told) if char in _TONES or category(char) in _DRAWN_ON}
    hidden = {char for char in set(told) if category(char) in _HIDDEN and char not in _SPACES}
    count, joined, spaced = 0, False, False
    for char in told:
        if char in hidden or char in drawn_on:
            joined = joined or char == _JOINER
        elif char.isspace():
            joined, spaced = False, count > 0
        else:
            count += spaced + (not joined)
            joined = spaced = False
    return count


def visible(text: str) -> str:
    """A text without its hidden characters, save those that scripts, emoji and lines need."""
    kept = (char for char in text if char in _KEPT or not _is_hidden(char))
    return "".join(kept)


def _is_hidden(char: str) -> bool:
    return category(char) in _HIDDEN or _INVISIBLE.match(char) is not None
