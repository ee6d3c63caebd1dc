"""What is said aloud is noted by its length: nobody hears it, and it earns nothing by itself."""

import re

from bot.domain.attempts.parts import GAP

__all__ = ["MOST_SECONDS", "said_aloud", "spoken_length", "spoken_seconds", "typed_of"]

MOST_SECONDS = 24 * 60 * 60
"""The most that is believed of one voice message."""

# These words stand in the record, among what was typed: they are what a voice message says there,
# are shown, exported and deleted as its text, and must be known again.
_PIECE = re.compile(r"said aloud \((?:(\d{1,3}) h ?)?(?:(\d{1,2}) min ?)?(?:(\d{1,2}) s)?\)")


def said_aloud(seconds: float) -> str:
    """What is noted of a voice message: "said aloud (1 min 20 s)"."""
    return f"said aloud ({spoken_length(_whole(seconds))})"


def spoken_length(seconds: int) -> str:
    """A length as people say it, such as "1 min 20 s"."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    units = ((hours, "h"), (minutes, "min"), (rest, "s"))
    return " ".join(f"{number} {unit}" for number, unit in units if number)


def spoken_seconds(text: str) -> int:
    """How much of an answer or of notes was said aloud, in seconds."""
    return sum(
        3600 * int(found[1] or 0) + 60 * int(found[2] or 0) + int(found[3] or 0)
        for found in map(_PIECE.fullmatch, text.split(GAP))
        if found is not None
    )


def typed_of(text: str) -> str:
    """What of an answer or of notes was typed: the rest was said aloud."""
    return GAP.join(part for part in text.split(GAP) if not _PIECE.fullmatch(part))


def _whole(seconds: float) -> int:
    """Whole seconds, at least one: a sender's client says how many, and could say anything."""
    if not seconds >= 1:  # nor is what is no number
        return 1
    return round(min(seconds, MOST_SECONDS))
