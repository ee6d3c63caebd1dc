"""Who is in an interview in a channel, as texts: names in a row, the host, how the grades fell."""

import unicodedata
from collections.abc import Mapping, Sequence
from itertools import dropwhile

from bot.domain.attempts.grading import Grade
from bot.texts import is_plain, room, seen, visible
from bot.ui.attempts.grades import GRADE_LABELS
from bot.ui.words import clip, escape, human_join, plural

__all__ = ["NAME", "NAMES", "called", "fell", "graded", "hosted", "listed_name", "named", "plain"]

NAME = 40
"""Room of one name."""
_NOBODY = "someone"
_UNNAMED = "unnamed"
_FIRST_STRONG, _POP = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_LEFTWARDS = ("R", "AL", "AN")
"""Unicode's classes of what is written from right to left."""
NAMES = 400
"""Room of a list of names."""


def plain(name: str, nobody: str = _NOBODY) -> str:
    """A display name on one line without what cannot be seen; *someone* where nothing can be."""
    if is_plain(name):
        return " ".join(name.split()) or nobody
    told = " ".join(visible(name).split())
    # A mark at the start would stand on what is before the name.
    shown = "".join(dropwhile(lambda char: unicodedata.category(char).startswith("M"), told))
    return shown if seen(shown) else nobody


def called(name: str, most: int = NAME) -> str:
    """A display name within a text: escaped, and in another script isolated.

    A name that is written from right to left would else turn what stands beside it round.
    """
    return _isolated(clip(escape(plain(name)), most))


def listed_name(name: str, most: int = NAME) -> str:
    """The name of a channel or role beside words of ours where nothing formats, as in a list."""
    return _isolated(clip(plain(name, _UNNAMED), most))


def _isolated(shown: str) -> str:
    return shown if _is_latin(shown) else f"{_FIRST_STRONG}{shown}{_POP}"


def _is_latin(text: str) -> bool:
    if text.isascii():
        return True
    others = [char for char in text if not char.isascii()]
    return all(
        unicodedata.bidirectional(char) not in _LEFTWARDS
        and (unicodedata.name(char, "").startswith("LATIN ") or not char.isalpha())
        for char in others
    )


def named(names: Sequence[str], most: int = NAMES) -> str:
    """Names in a row, escaped; those for which there is no room as "and 12 more"."""
    shown: list[str] = []
    for name in names:
        escaped = called(name)
        if sum(room(each) + 2 for each in (*shown, escaped)) > most:
            break
        shown.append(escaped)
    more = len(names) - len(shown)
    if more and shown:
        return f"{', '.join(shown)} and {more} more"
    return human_join(shown) if shown else plural(more, "member")


def hosted(name: str | None) -> str:
    """Who leads."""
    if name is None:
        return "The host has left: anyone who joined may go on, with *Host…*."
    return (
        f"Host: {called(name)}. With *Host…* they go on, pause or hand over; managers of this "
        "server can end it too."
    )


def graded(grades: Mapping[Grade, int]) -> str:
    """How they graded themselves, as a sentence."""
    return f"They graded themselves: {fell(grades)}." if grades else "No grades yet."


def fell(grades: Mapping[Grade, int]) -> str:
    """How many gave themselves each grade."""
    return " · ".join(f"{GRADE_LABELS[grade]} {grades.get(grade, 0)}" for grade in Grade)
