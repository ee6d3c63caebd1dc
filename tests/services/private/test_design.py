"""Design interviews in the record: their steps, their time, and what they count."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine, select

from bot.bank import Kind
from bot.db.models import AttemptRow, DesignRow
from bot.domain.attempts.grading import Grade, Marks
from bot.domain.phases.axes import Axis
from bot.domain.phases.phases import Assessing, Length, Scorecard
from bot.domain.private.design import InPhase, Opening, Unrecorded
from bot.services.private.turns import NotYoursError
from tests.builders import ADA, GRACE, WRITTEN, Practice, is_a, make_bank, make_question
from tests.refused import refused
from tests.services.at_once import at_once
from tests.services.private.designing import Designer

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
    assert (graded.earned.points, graded.earned.streak) == (3, 1)
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
    assert (graded.attempt.grade, graded.earned.points) == (Grade.PARTLY, 3)


def test_the_names_of_phases_do_not_make_a_written_attempt(ada: Designer) -> None:
    screen = is_a(Scorecard, ada.assess(ada.through("x").ref, 3, 3, 3, 3, 3, 3))
    assert screen.graded.earned.points == 0


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


def test_a_restart_takes_no_time(ada: Designer) -> None:
    """Down for an hour in the middle of a phase: what was left then is left now, at any press."""
    screen = ada.start()
    ada.practice.clock.advance(minutes=2)
    ada.practice.do(ada.practice.services.design_clock.beat)
    ada.practice.clock.advance(minutes=60)
    after = Designer(ada.practice.after_restart(ada.practice.bank))
    assert left(after, after.phase("show", screen.ref)) == timedelta(minutes=3)
    after.practice.clock.advance(minutes=1)
    after.practice.do(after.practice.services.design_clock.beat)
    assert left(after, after.phase("show", screen.ref)) == timedelta(minutes=2)


def test_the_beat_after_a_restart_gives_the_time_back_before_it_tells_of_any(ada: Designer) -> None:
    screen = ada.start()
    placed = ada.service.placed
    ada.practice.do(placed, ADA, screen.ref, CHANNEL, 1)
    ada.practice.clock.advance(minutes=60)
    times = ada.practice.after_restart(ada.practice.bank).services.design_clock
    ada.practice.do(times.beat)
    assert ada.practice.do(times.up, 10) == []
    ada.practice.clock.advance(minutes=5)
    ada.practice.do(times.beat)
    (up,) = ada.practice.do(times.up, 10)
    assert (up.channel_id, up.screen.is_up) == (CHANNEL, True)
    assert len(up.nonce) <= 25


def test_time_that_is_up_is_told_once_and_again_after_more_of_it(ada: Designer) -> None:
    times = ada.practice.services.design_clock
    ref = is_a(InPhase, ada.practice.do(ada.service.placed, ADA, ada.start().ref, CHANNEL, 1)).ref
    for _ in range(2):
        ada.practice.clock.advance(minutes=5)
        ada.practice.do(times.beat)
        (up,) = ada.practice.do(times.up, 10)
        ada.practice.do(times.told, up)
        assert ada.practice.do(times.up, 10) == []
        ada.press("extend", ref)


def test_what_is_told_late_does_not_silence_what_was_extended_meanwhile(ada: Designer) -> None:
    times = ada.practice.services.design_clock
    ref = is_a(InPhase, ada.practice.do(ada.service.placed, ADA, ada.start().ref, CHANNEL, 1)).ref
    ada.practice.clock.advance(minutes=5)
    (up,) = ada.practice.do(times.up, 10)
    ada.press("extend", ref)
    ada.practice.do(times.told, up)
    ada.practice.clock.advance(minutes=5)
    assert len(ada.practice.do(times.up, 10)) == 1


def test_a_thread_that_is_gone_is_not_asked_again(ada: Designer) -> None:
    times = ada.practice.services.design_clock
    ada.practice.do(ada.service.placed, ADA, ada.start().ref, CHANNEL, 1)
    ada.practice.clock.advance(minutes=5)
    (up,) = ada.practice.do(times.up, 10)
    ada.practice.do(times.unreachable, up)
    assert ada.practice.do(times.up, 10) == []
    assert is_a(InPhase, ada.open()).channel_id is None


def test_a_pause_lasts_as_long_as_it_must(ada: Designer) -> None:
    """Nothing runs out meanwhile, and a restart is no reason to resume."""
    screen = ada.start()
    ada.practice.clock.advance(minutes=1)
    ada.press("pause", screen.ref)
    ada.practice.clock.advance(days=3)
    after = Designer(ada.practice.after_restart(ada.practice.bank))
    after.practice.do(after.practice.services.design_clock.beat)
    assert after.phase("show", screen.ref).timer.paused
    assert left(after, after.phase("resume", screen.ref)) == timedelta(minutes=4)


SETS = [timedelta(days=n) for n in (-400, -1, 1, 400)]


@pytest.mark.parametrize("step", SETS)
def test_a_clock_that_is_set_while_the_bot_runs_gives_and_takes_nothing(
    ada: Designer, step: timedelta
) -> None:
    """Neither at the beat after it nor, once more, at any later one, however long it is up."""
    beat = ada.practice.services.design_clock.beat
    ada.practice.clock.advance(days=500)
    ada.practice.do(beat)
    screen = ada.start()
    ada.practice.clock.advance(minutes=1)
    ada.practice.do(beat)
    ada.practice.clock.set_by(step)
    for minutes in (4, 3, 2):
        ada.practice.do(beat)
        assert left(ada, ada.phase("show", screen.ref)) == timedelta(minutes=minutes)
        ada.practice.clock.advance(minutes=1)


@pytest.mark.parametrize("step", SETS)
def test_a_press_may_come_before_the_beat_that_finds_the_clock_set(
    ada: Designer, step: timedelta
) -> None:
    screen = ada.start()
    ada.practice.clock.set_by(step)
    assert left(ada, ada.phase("pause", screen.ref)) == timedelta(minutes=5)
    ada.phase("resume", screen.ref)
    ada.practice.clock.advance(minutes=1)
    ada.practice.do(ada.practice.services.design_clock.beat)
    assert left(ada, ada.phase("show", screen.ref)) == timedelta(minutes=4)


@pytest.mark.parametrize("step", SETS)
def test_a_clock_that_is_set_while_the_bot_is_down_gives_and_takes_nothing(
    ada: Designer, step: timedelta
) -> None:
    """What was left at the last beat of the process before is left at the first of this one."""
    screen = ada.start()
    ada.practice.clock.advance(minutes=2)
    ada.practice.do(ada.practice.services.design_clock.beat)
    ada.practice.clock.set_by(step)
    ada.practice.clock.advance(minutes=30)
    after = Designer(ada.practice.after_restart(ada.practice.bank))
    beat = after.practice.services.design_clock.beat
    for minutes in (3, 2, 1):
        after.practice.do(beat)
        assert left(after, after.phase("show", screen.ref)) == timedelta(minutes=minutes)
        after.practice.clock.advance(minutes=1)


@pytest.mark.parametrize("step", SETS)
def test_time_that_is_up_stays_up_and_told_when_the_clock_is_set(
    ada: Designer, step: timedelta
) -> None:
    times = ada.practice.services.design_clock
    ref = is_a(InPhase, ada.practice.do(ada.service.placed, ADA, ada.start().ref, CHANNEL, 1)).ref
    ada.practice.clock.advance(minutes=5)
    ada.practice.do(times.beat)
    (up,) = ada.practice.do(times.up, 10)
    ada.practice.do(times.told, up)
    ada.practice.clock.set_by(step)
    ada.practice.do(times.beat)
    assert ada.practice.do(times.up, 10) == []
    assert ada.phase("show", ref).is_up
    assert left(ada, ada.phase("extend", ref)) == timedelta(minutes=5)


def test_time_that_is_up_is_told_though_the_clock_was_set_back(ada: Designer) -> None:
    times = ada.practice.services.design_clock
    ada.practice.do(ada.service.placed, ADA, ada.start().ref, CHANNEL, 1)
    ada.practice.clock.advance(minutes=5)
    ada.practice.do(times.beat)
    ada.practice.clock.set_by(-timedelta(hours=1))
    ada.practice.do(times.beat)
    assert len(ada.practice.do(times.up, 10)) == 1


def test_time_is_not_told_as_up_by_a_clock_that_was_set_after_the_beat(ada: Designer) -> None:
    times = ada.practice.services.design_clock
    ada.practice.do(ada.service.placed, ADA, ada.start().ref, CHANNEL, 1)
    ada.practice.do(times.beat)
    ada.practice.clock.set_by(timedelta(days=1))
    assert ada.practice.do(times.up, 10) == []
    ada.practice.clock.advance(minutes=5)
    ada.practice.do(times.beat)
    assert len(ada.practice.do(times.up, 10)) == 1


def test_a_question_that_left_the_bank_makes_room_for_another(ada: Designer) -> None:
    ada.start()
    bank = make_bank([make_question("new/one", kind=Kind.DESIGN)])
    after = Designer(ada.practice.after_restart(bank))
    assert is_a(Opening, after.open()).question.id == "new/one"
    assert after.practice.do(after.practice.services.design_clock.up, 10) == []
