"""Design interviews in the record: their steps, their time, and what they count."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine, select

from bot.bank import Kind
from bot.db.models import AttemptRow, DesignRow
from bot.domain.attempts.grading import Grade, Marks
from bot.domain.attempts.occasions import DesignRef
from bot.domain.phases.axes import Axis
from bot.domain.phases.phases import ASSESSING, Assessing, Length, Scorecard
from bot.domain.private.design import DesignScreen, InPhase, Opening, Unrecorded
from bot.services.private.turns import NotYoursError
from bot.ui.phases.scorecard import scorecard_card
from tests.builders import ADA, GRACE, WRITTEN, Practice, is_a, make_bank, make_question
from tests.refused import refused
from tests.services.at_once import at_once
from tests.services.private.designing import Designer
from tests.ui.fitting import components

CHANNEL = 9_000


@pytest.fixture
def ada(engine: Engine) -> Designer:
    return Designer(Practice(engine))


def left(ada: Designer, screen: InPhase) -> timedelta:
    """What is left of a phase's time now."""
    return screen.timer.left_at(ada.practice.clock.now)


def test_only_design_prompts_are_asked(ada: Designer) -> None:
    assert is_a(Opening, ada.open()).question.kind is Kind.DESIGN


def test_typing_it_again_shows_the_one_that_runs(ada: Designer) -> None:
    """Whatever the options: one runs per member and server."""
    screen = ada.start()
    assert is_a(InPhase, ada.open("queues")).ref == screen.ref


def test_a_topic_without_design_prompts_is_named(engine: Engine) -> None:
    ada = Designer(Practice(engine, make_bank([make_question("caching/lru")])))
    with refused("The topic “Caching” has no design prompts"):
        ada.open("caching")
    with refused("no such topic"):
        ada.open("nothing")


def test_notes_are_appended_where_they_were_begun(ada: Designer) -> None:
    """Also those of a form that was still open when the next phase began."""
    first = ada.start()
    ada.note(first.ref, "One.")
    second = ada.phase("next", first.ref)
    screen = is_a(InPhase, ada.note(first.ref, "Two."))
    assert screen.ref == second.ref
    assert screen.notes == ("One.\n\nTwo.", "", "", "", "", "")


def test_notes_that_are_blank_or_too_long_are_refused_in_a_sentence(ada: Designer) -> None:
    ref = ada.start().ref
    with refused("empty"):
        ada.note(ref, " \n")
    ada.note(ref, "x" * 4_000)
    with refused("hold 8,000 characters"):
        ada.note(ref, "y" * 4_000)
    assert is_a(InPhase, ada.press("show", ref)).own == "x" * 4_000


def test_a_press_on_an_old_card_changes_nothing(ada: Designer) -> None:
    """Two presses of *Next phase* go on by one phase, and an old *Pause* pauses nothing."""
    first = ada.start()
    second = ada.phase("next", first.ref)
    assert ada.phase("next", first.ref).ref == second.ref
    assert not ada.phase("pause", first.ref).timer.paused


def test_beginning_twice_begins_once(ada: Designer) -> None:
    ref = is_a(Opening, ada.open()).ref
    begin = ada.service.begin
    first = ada.practice.do(begin, ADA, ref, Length.SHORT)
    second = ada.practice.do(begin, ADA, ref, Length.FULL)
    assert (first.now, second.now) == (True, False)
    assert is_a(InPhase, second.screen).length is Length.SHORT


def test_every_step_of_anothers_interview_is_refused(ada: Designer) -> None:
    ref = ada.start().ref
    grace = Designer(ada.practice, GRACE)
    for verb in ("show", "pause", "resume", "extend", "next", "end"):
        with pytest.raises(NotYoursError):
            grace.press(verb, ref)
    with pytest.raises(NotYoursError):
        grace.note(ref)
    with pytest.raises(NotYoursError):
        grace.assess(ref, 1, 1, 1, 1, 1, 1)
    with pytest.raises(NotYoursError):
        ada.practice.do(grace.answering.grade, GRACE, ref, Marks(Grade.SOLID))


def test_it_counts_as_one_attempt(ada: Designer) -> None:
    """Text, grade, points, streak and the question's return, by the rules of any attempt."""
    screen = is_a(Scorecard, ada.assess(ada.through().ref, 3, 2, 1, 3, 2, 2))
    graded = screen.graded
    assert screen.steps == (3, 2, 1, 3, 2, 2)
    assert graded.attempt.grade is Grade.SOLID
    assert (graded.earned.points, graded.earned.streak) == (12, 1)
    assert graded.attempt.text is not None
    assert graded.attempt.text.startswith(f"Requirements\n{WRITTEN}\n\nNumbers\n{WRITTEN}")
    assert ada.practice.count(AttemptRow) == 1
    due = ada.practice.do(ada.practice.services.reviews.overview, ADA)
    assert due.due + due.this_week + bool(due.next_at) > 0
    assert isinstance(ada.open(), Opening)


def test_a_second_submission_of_the_last_form_changes_nothing(ada: Designer) -> None:
    ref = ada.through().ref
    ada.assess(ref, 2, 2, 2, 2, 2, 2)
    again = ada.practice.do(ada.service.assess, ADA, ref, Axis.HIGH_LEVEL, (0, 0, 0))
    assert is_a(Scorecard, again).steps == (2,) * 6
    assert ada.practice.count(AttemptRow) == 1


def test_two_presses_of_one_moment_are_one(ada: Designer) -> None:
    """*Start* begins once, *Next phase* goes on by one, the last form makes one attempt."""
    ref = is_a(Opening, ada.open()).ref
    begun = at_once(
        *(lambda: ada.practice.do(ada.service.begin, ADA, ref, Length.FULL) for _ in range(2))
    )
    assert sorted(each.now for each in begun) == [False, True]
    first = begun[0].screen.ref
    ada.note(first)
    at_once(*(lambda: ada.press("next", first) for _ in range(2)))
    assert is_a(InPhase, ada.press("show", ref)).ref.phase == 2
    last = ada.press("end", ref).ref
    ada.practice.do(ada.service.assess, ADA, last, Axis.SCOPE, (2, 2, 2))
    assess = ada.service.assess
    shown = at_once(
        *(lambda: ada.practice.do(assess, ADA, last, Axis.HIGH_LEVEL, (2, 2, 2)) for _ in range(2))
    )
    assert {is_a(Scorecard, each).steps for each in shown} == {(2,) * 6}
    assert ada.practice.count(AttemptRow) == 1


def test_the_second_form_alone_finishes_nothing(ada: Designer) -> None:
    ref = ada.through().ref
    screen = ada.practice.do(ada.service.assess, ADA, ref, Axis.HIGH_LEVEL, (3, 3, 3))
    assert is_a(Assessing, screen).steps == ()


def test_the_member_may_change_the_grade(ada: Designer) -> None:
    """It stays one attempt, with the points it had."""
    ref = ada.through().ref
    ada.assess(ref, 0, 0, 0, 0, 0, 0)
    changed = ada.practice.do(ada.answering.grade, ADA, ref, Marks(Grade.PARTLY))
    graded = is_a(Scorecard, changed).graded
    assert (graded.attempt.grade, graded.earned.points) == (Grade.PARTLY, 12)


def shown(screen: Scorecard[DesignRef]) -> str:
    """What the scorecard says."""
    return str(components(scorecard_card(screen)))


def scored(ada: Designer, noted: int) -> Scorecard[DesignRef]:
    """How an interview ends with notes in so many phases."""
    screen: DesignScreen = ada.start()
    while screen.ref.phase < ASSESSING:
        if screen.ref.phase <= noted:
            ada.note(screen.ref)
        screen = ada.press("next", screen.ref)
    return is_a(Scorecard, ada.assess(screen.ref, 2, 2, 2, 2, 2, 2))


def points_of_a_design(ada: Designer, noted: int) -> int:
    """What such an interview earns."""
    return scored(ada, noted).graded.earned.points


@pytest.mark.parametrize(("noted", "points"), [(1, 3), (3, 3), (4, 12), (6, 12)])
def test_a_design_earns_by_the_phases_with_notes(ada: Designer, noted: int, points: int) -> None:
    assert points_of_a_design(ada, noted) == points


def test_a_design_earns_so_much_once_a_day(engine: Engine) -> None:
    """In one server: what a day's second one earns is what any attempt does."""
    bank = make_bank(make_question(f"queues/q{n}", kind=Kind.DESIGN) for n in range(4))
    ada = Designer(Practice(engine, bank))
    assert [points_of_a_design(ada, 6) for _ in range(3)] == [12, 3, 3]
    ada.practice.clock.advance(hours=24)
    assert points_of_a_design(ada, 6) == 12


def test_a_scorecard_says_why_it_earned_no_more(engine: Engine) -> None:
    """Too few phases with notes, a second one that day, and what a day's most has left."""
    bank = make_bank(make_question(f"queues/q{n}", kind=Kind.DESIGN) for n in range(14))
    ada = Designer(Practice(engine, bank))
    more = "with notes in four phases earns 12 once a day"
    for _ in range(11):
        assert more in shown(scored(ada, 3))
    last = scored(ada, 6)
    assert "+7 points: 40 a day is the most" in shown(last)
    assert more not in shown(last)
    ada.practice.clock.advance(hours=24)
    assert more not in shown(scored(ada, 6))


def test_the_names_of_phases_do_not_make_a_written_attempt(ada: Designer) -> None:
    screen = is_a(Scorecard, ada.assess(ada.through("x").ref, 3, 3, 3, 3, 3, 3))
    assert screen.graded.earned.points == 0
    assert "+0 points: 34 characters short of the 40 that earn" in shown(screen)


def test_without_a_note_nothing_is_recorded(ada: Designer) -> None:
    screen = ada.start()
    assert isinstance(ada.press("end", screen.ref), Unrecorded)
    assert ada.practice.count(AttemptRow) == 0
    assert isinstance(ada.open(), Opening)


def test_where_no_text_is_kept_none_is(engine: Engine) -> None:
    ada = Designer(Practice(engine, keep_texts_days=0))
    screen = is_a(Scorecard, ada.assess(ada.through().ref, 2, 2, 2, 2, 2, 2))
    assert screen.graded.attempt.text is None
    assert ada.practice.do(lambda session: session.scalars(select(DesignRow.notes)).all()) == [None]


def test_the_notes_of_an_unfinished_interview_are_forgotten_in_time(ada: Designer) -> None:
    """It can still be gone on with, and ended."""
    ref = ada.start().ref
    ada.note(ref)
    ada.practice.clock.advance(days=181)
    assert ada.practice.do(ada.practice.services.members.forget_texts) == 1
    assert isinstance(ada.press("end", ref), Unrecorded)


def test_notes_that_were_forgotten_before_the_last_form_are_no_attempt(ada: Designer) -> None:
    """The axes alone count for nothing."""
    ref = ada.through().ref
    ada.practice.do(ada.service.assess, ADA, ref, Axis.SCOPE, (2, 2, 2))
    ada.practice.clock.advance(days=181)
    ada.practice.do(ada.practice.services.members.forget_texts)
    last = ada.practice.do(ada.service.assess, ADA, ref, Axis.HIGH_LEVEL, (2, 2, 2))
    assert isinstance(last, Unrecorded)
    assert ada.practice.count(AttemptRow) == 0


def test_a_question_that_left_the_bank_makes_room_for_another(ada: Designer) -> None:
    ada.start()
    bank = make_bank([make_question("new/one", kind=Kind.DESIGN)])
    after = Designer(ada.practice.after_restart(bank))
    assert is_a(Opening, after.open()).question.id == "new/one"
    assert after.practice.do(after.practice.services.design_clock.up, 10) == []
