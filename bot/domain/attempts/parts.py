"""Texts that grow part by part."""

from zlib import crc32

__all__ = ["GAP", "revision", "stands"]

GAP = "\n\n"
"""What stands between two parts."""


def revision(*shown: object) -> int:
    """The number of what a form shows beforehand: the same for the same, else hardly ever.

    A phone shows what it first saw of a form with the same id: so that changes with what is shown.
    """
    return crc32(repr(shown).encode("utf-8", "surrogatepass"))


def stands(part: str, whole: str, since: int | None) -> bool:
    """Whether a part was added to a text since it had so many characters: then it is sent again.

    A form whose answer comes late stays open, and is sent once more with what it holds; its id says
    how long the text was that it builds on. Where nobody knows that, the whole text is looked at.
    """
    added = whole[since or 0 :].removeprefix(GAP)
    return bool(part) and f"{GAP}{part}{GAP}" in f"{GAP}{added}{GAP}"
