"""Whether a self-grade and the ticked key points say the same."""

from bot.domain.attempts.grading import Grade

__all__ = ["look_again"]


def look_again(grade: Grade, ticked: int, points: int) -> bool:
    """Whether a member should look again: they claim what the ticks deny, or deny what they show.

    Solid claims nearly every key point, so fewer than six of ten do not bear it out; who covered
    every one did not miss the question.
    """
    if not points:
        return False
    share = ticked / points
    return share < 0.6 if grade.passed else share == 1
