"""Who is in an interview in a channel, as texts: names in a row, the host, how the grades fell."""

from collections.abc import Mapping, Sequence

from bot.domain.attempts.grading import Grade
from bot.texts import room
from bot.ui.words import clip, escape, human_join, plural

__all__ = ["NAME", "NAMES", "fell", "graded", "hosted", "named"]

NAME = 40
"""Room of one name."""
NAMES = 400
"""Room of a list of names."""


def named(names: Sequence[str], most: int = NAMES) -> str:
    """Names in a row, escaped; those for which there is no room as "and 12 more"."""
    shown: list[str] = []
    for name in names:
        escaped = clip(escape(name), NAME)
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
        return "The host has left: anyone who joined may go on."
    return f"Host: {clip(escape(name), NAME)}. Only the host can go on, pause, hand over or end."


def graded(grades: Mapping[Grade, int]) -> str:
    """How they graded themselves, as a sentence."""
    return f"They graded themselves: {fell(grades)}." if grades else "No grades yet."


def fell(grades: Mapping[Grade, int]) -> str:
    """How many gave themselves each grade."""
    return " · ".join(f"{grade.label} {grades.get(grade, 0)}" for grade in Grade)
