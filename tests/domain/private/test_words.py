"""Words that are typed where a button is meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.attempts.grading import Grade
from bot.domain.private.words import Wish, grade_named, names_a_step, wish_in
from bot.ui.attempts.grades import GRADE_LABELS

AROUND = st.text(" .!?,*_\u201c\u201d\u2705\u200b\n", max_size=4)


@given(grade=st.sampled_from(Grade), before=AROUND, after=AROUND, data=st.data())
def test_a_grade_is_named_by_its_label_or_number(
    grade: Grade, before: str, after: str, data: st.DataObject
) -> None:
    """In any case, whatever marks stand around it."""
    label = GRADE_LABELS[grade]
    said = data.draw(st.sampled_from((label, label.upper(), label.lower(), str(grade.value))))
    assert grade_named(f"{before}{said}{after}") is grade


@pytest.mark.parametrize(
    "text", ["", "!", "5", "12", "solid state", "not solid", "it is solid", "so lid", "\u200b"]
)
def test_whatever_says_more_names_none(text: str) -> None:
    assert grade_named(text) is None
    assert wish_in(text) is None


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("Hint?", Wish.HINT),
        ("next", Wish.SKIP),
        ("/skip", Wish.SKIP),
        ("I don\u2019t  know \u2026", Wish.GIVE_UP),
        ("IDK", Wish.GIVE_UP),
        ("end.", Wish.END),
        ("HELP", Wish.HELP),
        ("Done.", Wish.DONE),
        ("skip the queue", None),
        ("I don't know the numbers", None),
    ],
)
def test_a_button_is_meant_by_its_name_alone(text: str, wish: Wish | None) -> None:
    assert wish_in(text) is wish


@pytest.mark.parametrize("text", ["next", "I don't know", "idk", "done", "hint", "solid", "2"])
def test_what_names_a_button_or_a_grade_answers_no_follow_up(text: str) -> None:
    assert names_a_step(text)
    assert not names_a_step(f"{text} of the replicas")
