"""When a graded question comes back."""

import json
from datetime import timedelta

from fsrs import Card
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.attempts.grading import Grade
from bot.domain.attempts.spaced_repetition import review
from tests.builders import NOON

grades = st.sampled_from(Grade)
steps = st.lists(st.tuples(grades, st.integers(0, 90)), max_size=8)


def after(reviews: list[tuple[Grade, int]]) -> str | None:
    """The card after grades, each so many days after the one before."""
    card, now = None, NOON
    for grade, days in reviews:
        now += timedelta(days=days)
        card = review(card, grade, now).card
    return card


@given(before=steps, grade=grades, days=st.integers(0, 90))
def test_a_card_is_stored_as_the_library_reads_and_writes_it(
    before: list[tuple[Grade, int]], grade: Grade, days: int
) -> None:
    now = NOON + timedelta(days=sum(step[1] for step in before) + days)
    memory = review(after(before), grade, now)
    assert Card.from_json(memory.card).to_json() == memory.card
    assert Card.from_json(memory.card).due == memory.due_at
    json.loads(memory.card)


@given(before=steps, grade=grades, days=st.integers(0, 90))
def test_a_question_comes_back_after_a_day_or_more_and_never_by_chance(
    before: list[tuple[Grade, int]], grade: Grade, days: int
) -> None:
    now = NOON + timedelta(days=sum(step[1] for step in before) + days)
    memory = review(after(before), grade, now)
    assert memory.due_at - now >= timedelta(days=1)
    assert review(after(before), grade, now) == memory


@given(before=steps, days=st.integers(0, 90))
def test_a_better_grade_never_brings_a_question_back_sooner(
    before: list[tuple[Grade, int]], days: int
) -> None:
    now = NOON + timedelta(days=sum(step[1] for step in before) + days)
    dues = [review(after(before), grade, now).due_at for grade in Grade]
    assert dues == sorted(dues)


@given(before=steps, wrong=grades, right=grades)
def test_a_change_of_grade_starts_from_the_card_before_and_not_from_the_wrong_grade(
    before: list[tuple[Grade, int]], wrong: Grade, right: Grade
) -> None:
    card, now = after(before), NOON + timedelta(days=sum(step[1] for step in before))
    review(card, wrong, now)
    assert review(card, right, now) == review(after(before), right, now)


def test_the_first_review_may_be_graded_before_the_card_knows_of_any() -> None:
    assert review(None, Grade.SOLID, NOON) == review("", Grade.SOLID, NOON)
