"""Numbers in ids that say which text of the bank a control speaks of."""

from bot.bank.model import Question
from bot.domain.attempts.key_points import digest

__all__ = ["follow_up_number", "follow_up_of"]

_MOST = 100
"""Ids of before texts were named carry only an index, which is below this."""


def follow_up_number(text: str, index: int) -> int:
    """What names a follow-up of a question, and its wording."""
    return digest((text,)) * _MOST + index


def follow_up_of(question: Question, number: int) -> str | None:
    """The follow-up that a number names; None where the question no longer asks it."""
    which, index = divmod(number, _MOST)
    text = question.follow_ups[index] if index < len(question.follow_ups) else None
    return text if text is not None and which in (0, digest((text,))) else None
