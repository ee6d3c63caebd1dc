"""Notes, self-assessments and what is shared in channels' design interviews."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine, select

from bot.db.models import AttemptRow, SharedRow
from bot.domain.attempts.grading import Grade, Marks
from bot.domain.attempts.occasions import GroupRef, RoundRef
from bot.domain.attempts.screens import Revealed
from bot.domain.channel.design import Comparing, OwnNotes
from bot.domain.phases.axes import Axis
from bot.domain.phases.phases import ASSESSING, MOST_NOTES, Assessing, Scorecard
from tests.builders import ADA, GRACE, MONA, WRITTEN, Practice, is_a
from tests.refused import refused
from tests.services.at_once import at_once
from tests.services.channel.grouping import Group, designs_bank
from tests.services.channel.hosting import agreed

AXES = (2,) * 6


@pytest.fixture
def group(engine: Engine) -> Group:
    return Group(Practice(engine, designs_bank()))


def test_notes_are_each_members_own_and_the_card_says_who_has_some(group: Group) -> None:
    ref = group.begin()
    own = is_a(OwnNotes, group.note(GRACE, ref, "Hers."))
    assert (own.added, own.notes[0]) == ("Requirements", "Hers.")
    group.practice.clock.advance(seconds=1)
    group.note(ADA, ref, "Mine.")
    view = group.phase(ref)
    assert (view.noted, view.joined) == (("Grace", "Ada"), 2)
    assert is_a(OwnNotes, group.show(ADA, ref)).notes == ("Mine.", "", "", "", "", "")
    assert group.do(group.notes.texts, GRACE, ref) == ("Hers.", "", "", "", "", "")
    assert group.do(group.notes.texts, MONA, ref) == ()
    assert is_a(OwnNotes, group.show(MONA, ref)).added is None
    group.next(ref)
    assert group.phase(ref).noted == ()


def test_notes_of_an_open_form_belong_to_the_phase_they_were_begun_in(group: Group) -> None:
    """Also once the next one runs, and in the self-assessment."""
    first = group.begin()
    group.note(GRACE, first, "One.")
    second = group.lead_to(first, 2)
    own = is_a(OwnNotes, group.note(GRACE, first, "Two."))
    assert (own.ref, own.added, own.notes[:2]) == (second, "Requirements", ("One.\n\nTwo.", ""))
    assert group.phase(second).noted == ()
    group.lead_to(second, ASSESSING)
    last = is_a(Assessing, group.note(GRACE, second, "Three."))
    assert last.notes[:2] == ("One.\n\nTwo.", "Three.")


def test_notes_of_an_open_form_are_kept_after_the_end(group: Group) -> None:
    """Those of a member who had noted nothing before as well; the card's names stay."""
    ref = group.begin()
    group.do(group.rounds.end, ADA, ref.turn)
    assert is_a(Assessing, group.note(GRACE, ref)).notes[0] == WRITTEN
    assert group.over(ref).joined == ("Ada",)
    assert isinstance(group.assess(GRACE, ref, *AXES), Scorecard)
    assert [line.answered for line in group.over(ref).lines] == [1]


def test_notes_after_the_assessment_do_not_change_it(group: Group) -> None:
    ref = group.assessed(GRACE)
    with refused("assessed yourself already"):
        group.note(GRACE, replace(ref, phase=2), "Late.")
    score = is_a(Scorecard, group.show(GRACE, ref))
    assert score.graded.attempt.text == f"Requirements\n{WRITTEN}"
    assert group.do(group.notes.texts, GRACE, ref) == (WRITTEN, "", "", "", "", "")


def test_notes_that_are_blank_or_too_long_are_refused_in_a_sentence(group: Group) -> None:
    """What was noted before is kept; each phase has its own room."""
    ref = group.begin()
    with refused("empty"):
        group.note(GRACE, ref, " \n")
    assert group.phase(ref).noted == ()
    group.note(GRACE, ref, "x" * (MOST_NOTES - 3))
    with refused("hold 8,000 characters"):
        group.note(GRACE, ref, "yy")
    assert group.do(group.notes.texts, GRACE, ref)[0] == "x" * (MOST_NOTES - 3)
    assert isinstance(group.note(GRACE, group.lead_to(ref, 2), "x" * MOST_NOTES), OwnNotes)


def test_notes_of_one_moment_are_all_kept(group: Group) -> None:
    """Those of two members, and two of one; beside a step of the host's."""
    ref = group.begin()
    texts = ("One.", "Two.", "Three.")
    at_once(
        *(lambda text=text: group.note(GRACE, ref, text) for text in texts),
        lambda: group.note(MONA, ref),
        lambda: group.next(ref) and None,
    )
    assert sorted(group.do(group.notes.texts, GRACE, ref)[0].split("\n\n")) == sorted(texts)
    assert group.do(group.notes.texts, MONA, ref)[0] == WRITTEN
    assert (group.phase(ref).ref.phase, group.phase(ref).joined) == (2, 3)


def test_notes_and_axes_count_as_one_attempt(group: Group) -> None:
    """Text, grade, points and streak are those of any design interview; the card counts it."""
    ref = group.begin()
    group.note(GRACE, ref)
    ref = group.lead_to(ref, ASSESSING)
    half = is_a(Assessing, group.do(group.notes.assess, GRACE, ref, Axis.SCOPE, (3, 2, 1)))
    assert half.steps == (3, 2, 1)
    last = group.do(group.notes.assess, GRACE, ref, Axis.HIGH_LEVEL, (3, 2, 2))
    score = is_a(Scorecard, last)
    assert (score.steps, score.graded.attempt.grade) == ((3, 2, 1, 3, 2, 2), Grade.SOLID)
    assert (score.graded.earned.points, score.graded.earned.streak) == (3, 1)
    view = is_a(Comparing, group.view(ref))
    assert (view.assessed, view.grades) == (("Grace",), {Grade.SOLID: 1})
    assert group.practice.count(AttemptRow) == 1


def test_assessments_of_one_moment_are_one_attempt_a_member(group: Group) -> None:
    ref = group.begin()
    for who in (ADA, GRACE):
        group.note(who, ref)
    ref = group.lead_to(ref, ASSESSING)
    for who in (ADA, GRACE):
        group.do(group.notes.assess, who, ref, Axis.SCOPE, (2, 2, 2))
    last = (ref, Axis.HIGH_LEVEL, (2, 2, 2))
    shown = at_once(
        *(lambda who=who: group.do(group.notes.assess, who, *last) for who in (ADA, GRACE) * 2)
    )
    assert {is_a(Scorecard, each).graded.earned.points for each in shown} == {3}
    assert group.practice.count(AttemptRow) == 2
    again = group.do(group.notes.assess, GRACE, ref, Axis.HIGH_LEVEL, (0, 0, 0))
    assert is_a(Scorecard, again).steps == AXES


def test_an_assessment_waits_for_the_end_of_the_phases_and_for_its_first_form(
    group: Group,
) -> None:
    ref = group.begin()
    group.note(GRACE, ref)
    early = group.do(group.notes.assess, GRACE, ref, Axis.SCOPE, (3, 3, 3))
    assert isinstance(early, OwnNotes)
    ref = group.lead_to(ref, ASSESSING)
    second = group.do(group.notes.assess, GRACE, ref, Axis.HIGH_LEVEL, (3, 3, 3))
    assert is_a(Assessing, second).steps == ()
    for work, more in ((group.answering.show, ()), (group.notes.assess, (Axis.SCOPE, (3, 3, 3)))):
        with refused("No notes of yours on this interview"):
            group.do(work, MONA, ref, *more)
    assert group.practice.count(AttemptRow) == 0


def test_the_grade_may_be_changed_once_there_is_one(group: Group) -> None:
    ref = group.assessed(GRACE)
    assert isinstance(group.do(group.answering.reconsider, GRACE, ref), Revealed)
    changed = group.do(group.answering.grade, GRACE, ref, Marks(Grade.PARTLY))
    graded = is_a(Scorecard, changed).graded
    assert (graded.attempt.grade, graded.earned.points) == (Grade.PARTLY, 3)
    assert is_a(Comparing, group.view(ref)).grades == {Grade.PARTLY: 1}
    group.note(MONA, replace(ref, phase=1))
    for work, more in (
        (group.answering.grade, (Marks(Grade.SOLID),)),
        (group.answering.reconsider, ()),
    ):
        assert isinstance(group.do(work, MONA, ref, *more), Assessing)


def test_the_names_of_phases_do_not_make_a_written_attempt(group: Group) -> None:
    ref = group.begin()
    group.note(GRACE, ref, "x")
    score = group.assess(GRACE, group.lead_to(ref, ASSESSING), *AXES)
    assert is_a(Scorecard, score).graded.earned.points == 0


def share(group: Group, ref: GroupRef, phase: int) -> RoundRef:
    """Share Grace's notes on the phase before one; where they stand."""
    return group.do(agreed(group.notes.share), GRACE, replace(ref, phase=phase)).ref


def test_notes_are_shared_a_phase_at_a_time_once_it_is_over(group: Group) -> None:
    """Once each; after they were removed again."""
    first = group.begin()
    group.note(GRACE, first, "First.")
    for early in (1, 2, 8):
        with refused("secret while their phase lasts"):
            share(group, first, early)
    second = group.lead_to(first, 2)
    group.note(GRACE, second, "Second.")
    with refused("secret while"):
        share(group, first, 3)
    shared = group.do(agreed(group.notes.share), GRACE, second)
    assert (shared.name, shared.of.text, shared.of.grade) == ("Grace", "First.", None)
    assert shared.of.what == "notes on Requirements"
    assert shared.thread_id == group.row(first).thread_id
    group.do(group.answers.stands, first.round, 1, GRACE.member_id, 9, 77)
    with refused("already"):
        share(group, first, 2)
    third = group.lead_to(second, 3)
    assert (shared.ref.position, share(group, third, 3).position) == (1, 2)
    group.do(group.answers.unshare, first.round, 1, GRACE.member_id)
    assert group.do(lambda s: s.scalars(select(SharedRow.part)).all()) == [2]
    assert share(group, third, 2).position == 1


def test_notes_of_the_last_phase_are_shared_in_the_self_assessment(group: Group) -> None:
    """Also after one's own assessment, and after the interview's end."""
    ref = group.lead_to(group.begin(), 6)
    group.note(GRACE, ref, "Last.")
    ref = group.lead_to(ref, ASSESSING)
    group.assess(GRACE, ref, *AXES)
    group.do(group.host.finish, ADA, ref)
    assert group.do(agreed(group.notes.share), GRACE, ref).of.text == "Last."


def test_notes_are_shared_only_where_there_are_some_and_the_server_lets_it(group: Group) -> None:
    """A refusal takes no note of anything: it can be done later."""
    ref = group.begin()
    group.note(GRACE, ref)
    ref = group.lead_to(ref, 3)
    with refused("You have no notes on Numbers"):
        share(group, ref, 3)
    with refused("You have no notes on Requirements"):
        group.do(agreed(group.notes.share), MONA, replace(ref, phase=2))
    rules = group.practice.services.channel.settings
    group.do(rules.share, MONA, allowed=False)
    assert not group.phase(ref).sharing
    with refused("switched sharing off"):
        share(group, ref, 2)
    group.do(rules.share, MONA, allowed=True)
    assert group.phase(ref).sharing
    assert share(group, ref, 2).position == 1


def test_what_was_shared_at_one_moment_is_shared_once(group: Group) -> None:
    ref = group.begin()
    group.note(GRACE, ref)
    ref = group.lead_to(ref, 2)

    def press() -> bool:
        return group.do(agreed(group.notes.share), GRACE, ref).is_new

    assert sorted(at_once(*[press] * 3)) == [False, False, True]


def test_what_is_only_looked_at_is_not_shared(group: Group) -> None:
    """Nor is what has changed since it was seen: it is returned as it is now, and not kept."""
    ref = group.begin()
    group.note(GRACE, ref, "First.")
    late = group.lead_to(ref, 2)
    seen = group.do(group.notes.share, GRACE, late)
    group.note(GRACE, ref, "More.")
    changed = group.do(group.notes.share, GRACE, late, seen.revision)
    assert (seen.agreed, changed.agreed) == (False, False)
    assert changed.of.text == "First.\n\nMore."
    assert group.practice.count(SharedRow) == 0
    assert group.do(group.notes.share, GRACE, late, changed.revision).agreed
    assert group.practice.count(SharedRow) == 1
