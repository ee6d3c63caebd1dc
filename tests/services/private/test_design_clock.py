"""A design interview and the clock: restarts, pauses, and clocks that are set."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from bot.domain.private.design import InPhase
from tests.builders import ADA, Practice, is_a
from tests.services.private.designing import Designer

CHANNEL = 9_000


@pytest.fixture
def ada(engine: Engine) -> Designer:
    return Designer(Practice(engine))


def left(ada: Designer, screen: InPhase) -> timedelta:
    """What is left of a phase's time now."""
    return screen.timer.left_at(ada.practice.clock.now)


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
