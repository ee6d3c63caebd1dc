"""How much room a text takes at Discord, for every floor."""

__all__ = ["MESSAGE_ROOM", "beginning", "ending", "room"]

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
    return max(_size(text, _UTF16) // 2, (_size(text, _UTF8) + 1) // 2)


def beginning(text: str, most: int, end: str = "") -> str:
    """A text where it has room, else as much of its start as has room together with an end."""
    if room(text) <= most:
        return text
    kept = text[:most]
    for encoding in (_UTF16, _UTF8):
        held = max(0, 2 * most - _size(end, encoding))
        kept = kept.encode(encoding, "surrogatepass")[:held].decode(encoding, "ignore")
    return kept + end


def ending(text: str, most: int) -> str:
    """As much of a text up to its end as has room."""
    if room(text) <= most:
        return text
    kept = text[-most:]
    for encoding in (_UTF16, _UTF8):
        kept = kept.encode(encoding, "surrogatepass")[-2 * most :].decode(encoding, "ignore")
    return kept


def _size(text: str, encoding: str) -> int:
    """Bytes; also of halves of a pair, which encode nothing."""
    return len(text.encode(encoding, "surrogatepass"))
