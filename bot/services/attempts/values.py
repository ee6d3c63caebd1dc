"""Attempts as values, read beside their questions as those stand today."""

from dataclasses import dataclass

from bot.bank import Question
from bot.db.models import AttemptRow
from bot.domain.attempts.follow_ups import follow_up_index
from bot.domain.attempts.grading import Grade
from bot.domain.attempts.key_points import FormerTicks, digest, size
from bot.domain.attempts.occasions import Ref
from bot.domain.attempts.screens import Attempt

__all__ = ["FollowUp", "Shown", "attempt_value", "new_follow_up"]


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What the interviewer goes on with after a good answer."""

    index: int
    """Which of the question's follow-ups it is, from 0."""
    asked: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What an attempt is shown with."""

    ref: Ref
    question: Question
    total: int = 1
    again: bool = False
    last: bool | None = None


def attempt_value(row: AttemptRow, question: Question) -> Attempt:
    """An attempt as a card shows it beside its question as that stands today."""
    ticked, formerly = _ticks(row, question)
    return Attempt(
        text=row.text,
        gave_up=row.gave_up,
        grade=None if row.grade is None else Grade(row.grade),
        ticked=ticked,
        formerly=formerly,
        note=row.note,
        follow_up=row.follow_up,
        follow_up_asked=row.follow_up_asked or _follow_up(question, row.follow_up),
        follow_up_answer=row.follow_up_answer,
        follow_up_had=row.follow_up_had,
    )


def new_follow_up(row: AttemptRow, question: Question) -> FollowUp | None:
    """What the interviewer goes on with after an answer; None where nothing new is asked.

    Who said "I don't know" has nothing to go on from.
    """
    if row.gave_up or row.follow_up is not None:
        return None
    index = follow_up_index(row.key, question.follow_ups)
    return None if index is None else FollowUp(index, question.follow_ups[index])


def _ticks(
    row: AttemptRow, question: Question
) -> tuple[tuple[int, ...] | None, FormerTicks | None]:
    """What was ticked, of the key points of today or of former ones."""
    if row.ticked is None:
        return None, None
    if row.ticked_of == digest(question.key_points):
        return tuple(row.ticked), None
    of = None if row.ticked_of is None else size(row.ticked_of)
    return None, FormerTicks(len(row.ticked), of)


def _follow_up(question: Question, index: int | None) -> str | None:
    """What attempts answer that did not keep it yet, where the question still asks it."""
    asked = question.follow_ups
    return asked[index] if index is not None and index < len(asked) else None
