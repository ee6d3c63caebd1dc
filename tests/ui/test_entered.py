"""What clients send is read within the bounds of what was offered."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.domain.attempts.grading import Grade, Marks
from bot.domain.attempts.key_points import digest
from bot.domain.attempts.occasions import TurnRef
from bot.domain.choosing.request import MOST_QUESTIONS
from bot.ui import start_ids
from bot.ui.attempts.forms import marks_of
from bot.ui.forms import ANSWER_CHARACTERS, Submission
from bot.ui.ids import Press
from bot.ui.phases.forms import steps_of
from bot.ui.verbs import DIGESTS, UnknownControlError, Verb
from tests.refused import refused


def form(**fields: object) -> Submission:
    """What a form brings: a text for each field, or a list of what was ticked."""
    labels = [
        {"component": {"custom_id": name, "values" if isinstance(given, list) else "value": given}}
        for name, given in fields.items()
    ]
    return Submission({"custom_id": "turn:tick:1:1:1", "components": labels})


def _marks(submission: Submission) -> Marks:
    """What a form of ticks brings that was opened before there was a grade."""
    return marks_of(submission, Press(Verb.TICK, TurnRef(1, 1, 1)))


def test_a_form_says_of_which_key_points_it_was_and_what_it_showed() -> None:
    """In its id: of an older version it said nothing."""
    points, given = digest(("One.", "Two.")), form(grade="3", points=["1"], note="")
    for verb, filled in ((Verb.TICK, False), (Verb.AMEND, True)):
        for number in (points, 4_095 * DIGESTS + points):
            if number in verb.numbers:
                read = marks_of(given, Press(verb, TurnRef(1, 1, 1), number))
                assert read == Marks(Grade.SOLID, (1,), of=points, filled=filled)
    assert _marks(given).of is None


def test_marks_are_read_as_they_were_given() -> None:
    marks = _marks(form(grade="3", points=["0", "2"], note=" Caches first. "))
    assert marks == Marks(Grade.SOLID, (0, 2), "Caches first.")
    assert _marks(form(grade="1", points=[], note="")) == Marks(Grade.MISSED, ())


@pytest.mark.parametrize("grade", ["0", "5", "-1", "x", "", None, "3.5", "9" * 40, "\u00b2"])
def test_a_grade_that_is_none_is_refused(grade: str | None) -> None:
    with pytest.raises(UnknownControlError, match="form"):
        _marks(form(grade=grade, points=["0"]))


def test_a_form_without_its_grade_is_refused() -> None:
    with pytest.raises(UnknownControlError):
        _marks(form(points=["0"], note="Caches first."))


@pytest.mark.parametrize("tick", ["-1", "x", "", None, "9" * 19, "9" * 40, "1.0"])
def test_a_tick_that_is_no_number_is_refused(tick: str | None) -> None:
    with pytest.raises(UnknownControlError):
        _marks(form(grade="3", points=["0", tick]))


@pytest.mark.parametrize("step", ["4", "-1", "x", "", None, "9" * 40])
def test_a_step_that_is_none_is_refused(step: str | None) -> None:
    """One would stay in the record, and break its scorecard for ever."""
    given = {f"axis-{axis}": "3" for axis in range(3)}
    assert steps_of(form(**given), 0) == [3, 3, 3]
    with pytest.raises(UnknownControlError):
        steps_of(form(**given | {"axis-1": step}), 0)
    with pytest.raises(UnknownControlError):
        steps_of(form(**given), 3)


@pytest.mark.parametrize(
    ("read", "most"),
    [
        (lambda text: form(answer=text).text("answer"), ANSWER_CHARACTERS),
        (lambda text: form(zone=text).text("zone", 64), 64),
        (lambda text: _marks(form(grade="3", note=text)).note, 300),
    ],
    ids=["answer", "zone", "note"],
)
def test_a_text_that_is_longer_than_its_field_is_refused(
    read: Callable[[str], str], most: int
) -> None:
    assert read("x" * most) == "x" * most
    with refused(f"holds {most:,} characters"):
        read("x" * (most + 1))


@pytest.mark.parametrize(
    "components",
    [
        None,
        ["x"],
        [{"component": None}],
        [{"component": "x"}],
        [{"component": {"value": "x"}}],
        [{"components": [{"custom_id": "answer", "value": "x"}]}],
        [{"component": {"custom_id": "other", "value": "x"}}],
        [{"component": {"custom_id": "answer"}}],
    ],
)
def test_what_is_no_field_is_as_if_it_were_not_there(components: Any) -> None:  # noqa: ANN401 - JSON of any shape
    submission = Submission({"custom_id": "turn:answer:1:1:1", "components": components})
    assert submission.text("answer") == ""
    assert submission.numbers("points") == ()


@pytest.mark.parametrize("questions", [0, MOST_QUESTIONS + 1, 9_999])
def test_start_new_asks_no_more_questions_than_the_command(questions: int) -> None:
    found = start_ids.ANEW_TEMPLATE.fullmatch(f"anew:::{questions}::")
    assert found is not None
    with pytest.raises(UnknownControlError):
        start_ids.anew_request(found)
