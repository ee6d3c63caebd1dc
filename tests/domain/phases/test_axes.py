"""The six axes: their steps, their sum, and what to practise."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.attempts.grading import Grade
from bot.domain.phases.axes import MOST, Axis, grade_for, total, weakest
from bot.ui.phases.axes import AXIS_STEPS

ASSESSED = st.tuples(*[st.integers(0, MOST)] * len(Axis))


def test_every_step_is_a_sentence_that_fits_an_option_of_a_form() -> None:
    """Twenty-four sentences, none twice; an option holds 100 characters, its figure included."""
    sentences = [sentence for axis in Axis for sentence in AXIS_STEPS[axis]]
    assert len(set(sentences)) == 24
    for sentence in sentences:
        assert sentence.startswith("I ")
        assert sentence.endswith(".")
        assert len(f"0: {sentence}") <= 100


def test_the_bounds_of_the_grades_are_those_the_card_states() -> None:
    steps: dict[Grade, list[int]] = {grade: [] for grade in Grade}
    for reached in range(19):
        spread = [min(MOST, max(0, reached - MOST * axis)) for axis in Axis]
        assert total(spread) == reached
        steps[grade_for(spread)].append(reached)
    assert {grade: (sums[0], sums[-1]) for grade, sums in steps.items()} == {
        Grade.MISSED: (0, 4),
        Grade.PARTLY: (5, 9),
        Grade.SOLID: (10, 14),
        Grade.COULD_TEACH: (15, 18),
    }


@given(ASSESSED)
def test_what_is_to_be_practised_is_nowhere_better_than_what_is_not(steps: tuple[int, ...]) -> None:
    weak = weakest(steps)
    assert len(weak) == min(2, sum(step < MOST for step in steps))
    others = [steps[axis] for axis in Axis if axis not in weak]
    assert all(steps[axis] <= min(others) for axis in weak)
