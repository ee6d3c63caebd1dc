"""The question that the interviewer goes on with, once an answer is graded."""

from collections.abc import Sequence

__all__ = ["MOST_FOLLOW_UP", "follow_up_index"]

MOST_FOLLOW_UP = 4_000
"""Characters that an answer to it may hold."""


def follow_up_index(attempt: int, asked: Sequence[str]) -> int | None:
    """Which of a question's follow-ups an attempt is asked, from 0; None where it has none.

    Another attempt at the same question is asked another, more often than not.
    """
    return attempt % len(asked) if asked else None
