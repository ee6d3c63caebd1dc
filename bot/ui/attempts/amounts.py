"""How much of an answer, or of notes, there is by now."""

from bot.domain.attempts.spoken import spoken_length, spoken_seconds, typed_of
from bot.ui.words import counted, plural

__all__ = ["amount", "amount_of", "lacking"]


def amount(characters: int, spoken: int) -> str:
    """What was typed, and for how many seconds was spoken: "1 min 20 s said aloud"."""
    if not spoken:
        return counted(characters)
    aloud = f"{spoken_length(spoken)} said aloud"
    return f"{counted(characters)}, and {aloud}" if characters else aloud


def amount_of(text: str) -> str:
    """The same of a text."""
    return amount(len(typed_of(text)), spoken_seconds(text))


def lacking(missing: int, spoken: int) -> str:
    """How many characters an answer lacks to earn points: those that are typed count."""
    return f"{plural(missing, 'typed character' if spoken else 'character')} more"
