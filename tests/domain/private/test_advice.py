"""What a report advises, and when ticks and grade disagree."""

from bot.domain.attempts.calibration import look_again
from bot.domain.attempts.grading import Grade
from bot.domain.attempts.screens import Attempt
from bot.domain.private.advice import topics
from bot.domain.private.quick import Report, ReportLine
from bot.ui.private.advice import advice
from tests.builders import make_question


def line(
    identity: str,
    grade: Grade | None = None,
    *,
    ticked: tuple[int, ...] | None = None,
    gave_up: bool = False,
    hints: int = 0,
) -> ReportLine:
    """One question of a report; without a grade it was skipped."""
    attempt = None if grade is None else Attempt("x", gave_up, grade, ticked)
    return ReportLine(make_question(identity), attempt, hints=hints)


def report(*lines: ReportLine) -> Report:
    """A report of these lines."""
    return Report(1, lines, 0, len(lines))


def test_the_strongest_and_weakest_topic_are_told_apart_by_their_grades() -> None:
    """The mean grade of each topic decides; what was skipped says nothing."""
    ends = topics(
        report(
            line("caching/a", Grade.COULD_TEACH),
            line("caching/b", Grade.PARTLY),
            line("queues/a", Grade.PARTLY),
            line("storage/a"),
        )
    )
    assert ends is not None
    assert (ends.strongest.title, ends.weakest.title) == ("Caching", "Queues")


def test_topics_that_are_alike_are_not_told_apart() -> None:
    """One topic, or equal grades: no strongest, no weakest."""
    assert topics(report(line("caching/a", Grade.SOLID))) is None
    assert topics(report(line("a/a", Grade.SOLID), line("b/b", Grade.SOLID))) is None
    assert topics(report()) is None


def test_the_most_telling_advice_comes_first() -> None:
    """Nothing written, much given up, little covered, hints, a weak topic, something missed."""
    solid = line("caching/a", Grade.SOLID)
    cases = {
        "Write one answer": report(line("caching/a")),
        "Write two sentences": report(line("caching/a", Grade.MISSED, gave_up=True)),
        "Before you answer, list": report(line("caching/a", Grade.SOLID, ticked=(0,))),
        "Hold the first hint": report(line("caching/a", Grade.SOLID, hints=1)),
        "Take three questions on Queues": report(solid, line("queues/a", Grade.MISSED)),
        "Say the model answers": report(line("caching/a", Grade.MISSED)),
        "half the words": report(solid),
    }
    for expected, given in cases.items():
        assert expected in advice(given)


def test_half_of_an_interview_given_up_or_half_of_the_points_covered_is_not_said() -> None:
    """What is said first must hold of more than half of it."""
    tried, gave_up = line("a/a", Grade.MISSED), line("b/b", Grade.MISSED, gave_up=True)
    assert "before you give up" not in advice(report(tried, gave_up))
    assert "before you give up" in advice(report(tried, gave_up, gave_up))
    covered, nothing = (
        line("a/a", Grade.SOLID, ticked=(0, 1, 2)),
        line("b/b", Grade.SOLID, ticked=()),
    )
    assert "list the three things" not in advice(report(covered, nothing))
    assert "list the three things" in advice(report(covered, nothing, nothing))


def test_ticks_and_grade_agree_or_ask_to_look_again() -> None:
    """Solid needs six of ten; who covered all did not miss it; without points nothing is said."""
    for passed in (Grade.SOLID, Grade.COULD_TEACH):
        assert look_again(passed, 59, 100)
        assert not look_again(passed, 60, 100)
    for short in (Grade.MISSED, Grade.PARTLY):
        assert look_again(short, 100, 100)
        assert not look_again(short, 99, 100)
    assert not look_again(Grade.COULD_TEACH, 0, 0)
