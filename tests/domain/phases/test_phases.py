"""The timer of a phase: nothing but time that ran while the bot was up is ever taken away."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.phases.phases import EXTENSION, PHASES, Length, Timer, is_open
from tests.builders import NOON

SECOND = timedelta(seconds=1)
SPANS = st.integers(0, 3_000).map(lambda seconds: seconds * SECOND)
WALKS = st.lists(st.tuples(st.sampled_from(("pause", "resume", "extend", "gap", "wait")), SPANS))


@pytest.mark.parametrize("length", Length)
def test_the_phases_fill_the_interview(length: Length) -> None:
    minutes = [length.minutes(number) for number in range(1, len(PHASES) + 1)]
    assert sum(minutes) == length
    assert min(minutes) > 0


def test_the_full_length_has_the_minutes_of_the_plan() -> None:
    assert [Length.FULL.minutes(number) for number in range(1, 7)] == [5, 3, 7, 12, 13, 5]


@given(st.integers(1, 13), WALKS)
def test_whatever_is_done_only_time_that_ran_is_gone(
    minutes: int, walk: list[tuple[str, timedelta]]
) -> None:
    """Pausing, resuming, extending and gaps, in any order and for any span."""
    now, timer = NOON, Timer.of(NOON, minutes)
    expected, running = timedelta(minutes=minutes), True
    for act, span in walk:
        if act == "wait" and running:
            expected = max(timedelta(), expected - span)
        elif act == "gap":
            timer = timer.credit_downtime(now, span)
        now += span
        if act == "pause":
            if running:
                expected = max(timedelta(), expected - span)
            timer, running = timer.pause(now), False
        elif act in ("resume", "extend"):
            if running:
                expected = max(timedelta(), expected - span)
            timer = timer.resume(now) if act == "resume" else timer.extend(now)
            running = running or act == "resume"
            expected += EXTENSION if act == "extend" else timedelta()
        assert timer.left_at(now) == expected
        assert timer.paused is not running
        assert timer.is_up(now) == (running and expected == timedelta())


@given(SPANS, SPANS)
def test_time_that_was_up_before_the_bot_went_down_stays_up(
    late: timedelta, down: timedelta
) -> None:
    timer = Timer(ends_at=NOON)
    assert timer.credit_downtime(NOON + late, down) == timer
    assert timer.credit_downtime(NOON + late, -down).is_up(NOON + late - down)


def test_the_phases_are_what_is_open() -> None:
    """Neither what stands before the first, nor the self-assessment."""
    assert [phase for phase in range(-1, 9) if is_open(phase)] == list(range(1, len(PHASES) + 1))
