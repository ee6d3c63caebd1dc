"""What the record keeps of channels' design interviews, and what it does with it later."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot.db.models import AttemptRow, FamiliarityRow, GroupNotesRow
from bot.domain.attempts.grading import Grade, Marks
from bot.domain.attempts.screens import Revealed
from bot.domain.channel.design import Comparing, OwnNotes
from bot.domain.phases.phases import Assessing, Scorecard
from bot.domain.private.design import Opening
from bot.domain.private.quick import Asked
from bot.services.library import UnknownQuestionError
from tests.builders import ADA, CLUB, GRACE, MONA, WRITTEN, Practice, is_a, make_bank, make_question
from tests.refused import refused
from tests.services.channel.grouping import Group, designs_bank
from tests.services.private.designing import Designer
from tests.services.private.interviewing import Player

AXES = (2,) * 6


@pytest.fixture
def group(engine: Engine) -> Group:
    return Group(Practice(engine, designs_bank()))


def kept(session: Session) -> list[object]:
    """Whatever texts are kept of notes and attempts."""
    columns = (GroupNotesRow.notes, AttemptRow.text, AttemptRow.note)
    return [each for column in columns for each in session.scalars(select(column)) if each]


def test_where_no_text_is_kept_none_is_once_it_is_graded(engine: Engine) -> None:
    """The scorecard stays; there is nothing to share any more."""
    group = Group(Practice(engine, designs_bank(), keep_texts_days=0))
    ref = group.assessed(GRACE)
    assert group.do(kept) == []
    score = is_a(Scorecard, group.show(GRACE, ref))
    assert (score.steps, score.graded.attempt.text) == (AXES, None)
    assert group.do(group.notes.texts, GRACE, ref) == ()
    with refused("no longer kept"):
        group.do(group.notes.share, GRACE, ref)
    group.do(group.answering.grade, GRACE, ref, Marks(Grade.PARTLY, note="Mine."))
    assert group.do(kept) == []


@pytest.mark.parametrize("days", [0, 180])
def test_texts_are_forgotten_after_their_days(engine: Engine, days: int) -> None:
    """Those of who assessed themselves and of who never did; grades and steps stay."""
    group = Group(Practice(engine, designs_bank(), keep_texts_days=days))
    ref = group.assessed(GRACE)
    group.note(MONA, replace(ref, phase=1))
    forget = group.practice.services.members.forget_texts
    group.practice.clock.advance(days=days or 1, minutes=-1)
    assert group.do(forget) == 0
    group.practice.clock.advance(minutes=2)
    assert group.do(forget) > 0
    assert group.do(kept) == []
    assert is_a(Scorecard, group.show(GRACE, ref)).steps == AXES
    with refused("no longer kept"):
        group.show(MONA, ref)


def test_mydata_holds_and_erases_a_members_notes_and_no_one_elses(group: Group) -> None:
    """A note that comes afterwards is a newcomer's."""
    ref = group.assessed(GRACE)
    group.note(MONA, replace(ref, phase=1), "Mona's.")
    members = group.practice.services.members
    told = json.loads(group.do(members.export, GRACE).files(10**6)[0])
    [notes] = told["group_notes"]
    assert (notes["member_id"], notes["notes"][0], notes["steps"]) == (2, WRITTEN, list(AXES))
    assert "Mona's." not in json.dumps(told)
    group.settle()
    assert group.practice.delete(GRACE)["group_notes"] == 1
    assert [edit.round for edit in group.edits()] == [ref.round]  # the card has their name
    assert group.do(kept) == [["Mona's.", "", "", "", "", ""]]
    assert is_a(Comparing, group.view(ref)).assessed == ()
    assert is_a(Assessing, group.note(GRACE, replace(ref, phase=1), "Anew.")).notes[0] == "Anew."


def test_a_member_who_noted_something_has_met_the_question(engine: Engine) -> None:
    """It does not come at once in an interview of their own; for others it is new."""
    group = Group(Practice(engine, designs_bank(2)))
    ref = group.begin()
    group.join(MONA, ref)
    group.note(GRACE, ref)
    alias = group.practice.library.question(ref.question)
    seen = group.practice.do(lambda s: s.scalars(select(FamiliarityRow.member_id)).all())
    assert seen == [GRACE.member_id]
    grace = Designer(group.practice, GRACE)
    assert is_a(Opening, grace.open()).question != alias
    quick = Player(group.practice, GRACE)
    asked = is_a(Asked, quick.type(topic="caching", questions=1))
    assert asked.question != alias


def test_an_alias_counts_as_the_question_it_points_to(engine: Engine) -> None:
    """What a member noted and was graded is the one that spaced repetition brings back."""
    design = designs_bank(1).questions["caching/design0"]
    alias = replace(design, id="caching/again", canonical_id=design.id)
    group = Group(Practice(engine, make_bank([design, alias])))
    ref = group.assessed(GRACE)
    library = group.practice.library
    keys = {library.key(design)}
    assert set(group.practice.do(lambda s: s.scalars(select(AttemptRow.question_key)))) == keys
    assert set(group.practice.do(lambda s: s.scalars(select(FamiliarityRow.question_key)))) == keys
    assert group.row(ref).total == 1


def test_the_last_grade_is_offered_in_the_same_server_only(group: Group) -> None:
    """And can be changed there, also when the interview was ended in a phase."""
    ref = group.begin()
    group.note(GRACE, ref)
    group.do(group.rounds.end, ADA, ref.turn)
    group.assess(GRACE, ref, *AXES)
    reviews = group.practice.services.reviews
    last = group.do(reviews.overview, GRACE).last
    assert last == ref
    assert group.do(reviews.overview, replace(GRACE, guild_id=CLUB + 1)).last is None
    assert isinstance(group.do(group.answering.reconsider, GRACE, last), Revealed)
    group.do(group.answering.grade, GRACE, last, Marks(Grade.COULD_TEACH))
    score = is_a(Scorecard, group.show(GRACE, ref))
    assert score.graded.attempt.grade is Grade.COULD_TEACH


def test_the_question_comes_back_to_who_was_graded(group: Group) -> None:
    group.assessed(GRACE)
    group.practice.clock.advance(days=40)
    reviews = group.practice.services.reviews
    assert group.do(reviews.overview, GRACE).due == 1
    assert group.do(reviews.overview, ADA).due == 0


def test_what_is_pressed_of_a_question_that_left_the_bank_is_one_sentence(group: Group) -> None:
    """Nothing is lost: in the bank again, the notes are there."""
    ref = group.begin()
    group.note(GRACE, ref)
    bank = make_bank([make_question("caching/new")])
    after = group.after_restart(bank)
    for press in (after.note, after.show):
        with pytest.raises(UnknownQuestionError):
            press(GRACE, ref)
    assert after.do(after.practice.services.reviews.overview, GRACE).last is None
    back = after.after_restart(group.practice.bank)
    assert is_a(OwnNotes, back.show(GRACE, ref)).notes[0] == WRITTEN
