"""What a change of grade leaves of what was marked before."""

import pytest

from bot.domain.attempts.grading import Grade, Marks
from bot.domain.attempts.key_points import digest

NOW, ONCE = digest(("One.", "Two.", "Three.")), digest(("Uno.", "Due."))
BEFORE = Marks(Grade.PARTLY, (0, 2), "Cost!", NOW)
FORMER = Marks(Grade.PARTLY, (0, 1), "Cost!", ONCE)


@pytest.mark.parametrize(
    ("given", "before", "after"),
    [
        (Marks(Grade.SOLID), BEFORE, ((0, 2), NOW, "Cost!")),
        (Marks(Grade.SOLID), FORMER, ((0, 1), ONCE, "Cost!")),
        (Marks(Grade.SOLID, (), None, NOW), BEFORE, ((0, 2), NOW, "Cost!")),
        (Marks(Grade.SOLID, (1,), "Load!", NOW), BEFORE, ((1,), NOW, "Load!")),
        (Marks(Grade.SOLID, (), None, NOW, filled=True), BEFORE, ((), NOW, None)),
        (Marks(Grade.SOLID, (), None, NOW, filled=True), FORMER, ((0, 1), ONCE, None)),
        (Marks(Grade.SOLID, (2,), None, NOW, filled=True), FORMER, ((2,), NOW, None)),
        (Marks(Grade.SOLID, (), None, NOW), Marks(Grade.SOLID), ((), NOW, None)),
        (Marks(Grade.SOLID), Marks(Grade.SOLID, (), None, NOW), ((), NOW, None)),
    ],
)
def test_what_is_not_said_stays(
    given: Marks, before: Marks, after: tuple[tuple[int, ...] | None, int | None, str | None]
) -> None:
    """Nor is erased what a form could not show: ticks of key points that read otherwise today."""
    marks = given.over(before)
    assert (marks.ticked, marks.of, marks.note) == after
    assert marks.grade is Grade.SOLID
