"""What adds or moves is done once, however often its button is pressed or its form is sent."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from bot.bank import Kind
from bot.db.models import InterviewRow
from bot.domain.private.design import InPhase
from bot.domain.private.quick import Asked
from tests.builders import ADA, NOON, Practice, is_a, make_bank, make_question
from tests.refused import refused
from tests.services.private.designing import Designer
from tests.services.private.interviewing import Player, request


@pytest.fixture
def player(engine: Engine) -> Player:
    return Player(Practice(engine))


@pytest.fixture
def designer(engine: Engine) -> Designer:
    return Designer(Practice(engine, make_bank([make_question("caching/d", kind=Kind.DESIGN)])))


def hinted(player: Player, asked: Asked, upto: int | None) -> int:
    """How many hints a press shows."""
    hint = player.practice.services.interviews.hint
    return is_a(Asked, player.practice.do(hint, ADA, asked.ref, upto)).hints


def test_a_hint_costs_one_however_often_it_is_pressed(player: Player) -> None:
    """A button names how many it shows; one of an older version shows the next."""
    asked = player.start()
    assert [hinted(player, asked, upto) for upto in (1, 1, None, 1, 2, 9)] == [1, 1, 2, 2, 2, 2]


@pytest.mark.parametrize("since", [0, None])
def test_a_part_that_is_sent_again_is_stored_once(player: Player, since: int | None) -> None:
    """Also after another was added, and where a button of an older version knew no length."""
    ref = player.start().ref
    add = player.practice.services.drafts.add
    for part in ("First.", "First.", "Then.\n\nLast.", "First.", "Then.\n\nLast."):
        asked = is_a(Asked, player.practice.do(add, ADA, ref, part, since))
    assert asked.draft == "First.\n\nThen.\n\nLast."


def test_a_part_that_is_like_another_is_a_part(player: Player) -> None:
    """Where its form was opened once the other stood there, or it only begins or ends like it."""
    ref = player.start().ref
    add = player.practice.services.drafts.add
    for since, part in ((0, "More load."), (10, "More load."), (0, "More"), (0, "load.")):
        asked = is_a(Asked, player.practice.do(add, ADA, ref, part, since))
    assert asked.draft == "More load.\n\nMore load.\n\nMore\n\nload."
    with refused("empty"):
        player.practice.do(add, ADA, ref, " \u200b", 0)


def test_start_new_pressed_twice_starts_one(player: Player) -> None:
    """It ends the interview that ran when it was shown; an older button ends whichever runs."""
    first = player.start().ref.interview
    start = player.practice.services.interviews.start
    asked = [
        is_a(
            Asked,
            player.practice.do(start, ADA, request(questions=2), anew=True, instead_of=first),
        )
        for _ in range(2)
    ]
    assert asked[0] == asked[1]
    assert player.practice.count(InterviewRow) == 2
    player.start(anew=True, questions=2)
    assert player.practice.count(InterviewRow) == 3


def test_notes_that_are_sent_again_are_stored_once(designer: Designer) -> None:
    ref = designer.start().ref
    add = designer.service.add
    for since, note in ((0, "Load."), (0, "Load."), (5, "Cost."), (5, "Cost."), (None, "Load.")):
        screen = is_a(InPhase, designer.practice.do(add, ADA, ref, note, since))
    assert screen.own == "Load.\n\nCost."
    screen = is_a(InPhase, designer.practice.do(add, ADA, ref, "Load.", 12))
    assert screen.own == "Load.\n\nCost.\n\nLoad."


def test_notes_that_fill_a_phase_can_be_sent_again(designer: Designer) -> None:
    """They are not too much: they stand there already."""
    ref = designer.start().ref
    for since in (0, 0, None):
        designer.practice.do(designer.service.add, ADA, ref, "x" * 4_000, since)
        designer.practice.do(designer.service.add, ADA, ref, "y" * 3_998, 4_000)
    with refused("8,000"):
        designer.practice.do(designer.service.add, ADA, ref, "z", 8_000)


@pytest.mark.parametrize("paused", [False, True])
def test_five_minutes_more_pressed_twice_are_five(designer: Designer, *, paused: bool) -> None:
    """More than the card showed, running or paused; an older button gives them at each press."""
    screen = designer.start()
    if paused:
        screen = designer.phase("pause", screen.ref)
    mark, extend = screen.timer.mark, designer.service.extend
    for _ in range(2):
        screen = is_a(InPhase, designer.practice.do(extend, ADA, screen.ref, mark))
        assert screen.timer.left_at(NOON) == timedelta(minutes=10)
    screen = designer.phase("extend", screen.ref)
    assert screen.timer.left_at(NOON) == timedelta(minutes=15)


def test_five_minutes_more_are_given_by_a_card_of_before_a_restart(designer: Designer) -> None:
    """Once, though the time was given back in which the bot was down."""
    screen = designer.start()
    designer.practice.clock.advance(minutes=30)
    after = Designer(designer.practice.after_restart(designer.practice.bank))
    for _ in range(2):
        again = after.practice.do(after.service.extend, ADA, screen.ref, screen.timer.mark)
        assert is_a(InPhase, again).timer.left_at(after.practice.clock()) == timedelta(minutes=10)


def test_resume_pressed_once_more_tells_nothing_again(designer: Designer) -> None:
    """What changes nothing leaves it told that the time is up."""
    times = designer.practice.services.design_clock
    ref = designer.start().ref
    designer.practice.do(designer.service.placed, ADA, ref, 9, 1)
    designer.practice.clock.advance(minutes=5)
    designer.practice.do(times.beat)
    (up,) = designer.practice.do(times.up, 10)
    designer.practice.do(times.told, up)
    designer.press("resume", ref)
    assert designer.practice.do(times.up, 10) == []
