"""What no card offers changes nothing in the record, whoever sends it."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine, select

from bot.db.models import AttemptRow, GroupNotesRow, RoundTurnRow
from bot.domain.attempts.grading import Grade, Marks
from bot.domain.phases.phases import ASSESSING, OPENING
from tests.builders import ADA, WRITTEN, Practice, make_bank, make_question
from tests.refused import refused
from tests.services.channel.grouping import Group, designs_bank
from tests.services.private.interviewing import Player


@pytest.fixture
def group(engine: Engine) -> Group:
    return Group(Practice(engine, designs_bank()))


@pytest.mark.parametrize(
    ("ticked", "kept"),
    [((0, 2), [0, 2]), ((2, 0, 0), [0, 2]), ((99, 1), [1]), ((3,), []), ((), [])],
)
def test_a_key_point_counts_once_and_only_where_the_question_has_it(
    engine: Engine, ticked: tuple[int, ...], kept: list[int]
) -> None:
    """Also from a form that was opened when it had more of them."""
    ada = Player(Practice(engine, make_bank([make_question()])))
    ref = ada.start().ref
    ada.answer(ref)
    grade = ada.practice.services.answers.turns.grade
    ada.practice.do(grade, ADA, ref, Marks(Grade.SOLID, ticked))
    with ada.practice.engine.connect() as connection:
        assert connection.execute(select(AttemptRow.ticked)).scalar_one() == kept


def test_a_follow_up_that_was_not_asked_has_no_answer(engine: Engine) -> None:
    ada = Player(Practice(engine, make_bank([make_question()])))
    ref = ada.start().ref
    ada.answer(ref)
    ada.practice.do(ada.practice.services.answers.turns.follow_up, ADA, ref, "Forged.")
    with ada.practice.engine.connect() as connection:
        assert connection.execute(select(AttemptRow.follow_up_answer)).scalar_one() is None


@pytest.mark.parametrize("phase", [OPENING, ASSESSING])
def test_what_is_no_phase_has_no_notes(group: Group, phase: int) -> None:
    """One before the first would be the last, as Python counts."""
    ref = group.begin()
    group.note(ADA, replace(ref, phase=phase), "Forged.")
    assert group.practice.count(GroupNotesRow) == 0


def test_a_design_in_a_channel_is_neither_answered_nor_led_as_a_question(group: Group) -> None:
    """An answer without notes has no scorecard; a question that is revealed has no phases."""
    ref = group.begin()
    services = group.practice.services
    hosting, answers = services.channel.hosting, services.answers.rounds
    steps = (hosting.reveal, hosting.skip, hosting.next, hosting.pause, hosting.resume)
    for step in steps:
        with refused("no longer recorded"):
            group.do(step, ADA, ref.turn)
    with refused("no longer recorded"):
        group.do(hosting.extend, ADA, ref.turn, 1)
    with refused("no longer recorded"):
        group.do(answers.answer, ADA, ref.turn, WRITTEN)
    with refused("no longer recorded"):
        group.do(answers.grade, ADA, ref.turn, Marks(Grade.SOLID))
    assert group.practice.count(AttemptRow) == 0
    with group.practice.engine.connect() as connection:
        assert connection.execute(select(RoundTurnRow.revealed_at)).scalar_one() is None
    assert group.phase(ref).ref == ref
