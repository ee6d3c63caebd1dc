"""Time that is given back is what nobody saw the bot run: whatever a host's clock does besides."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.phases.phases import Timer
from bot.domain.phases.uptime import Moment, Uptime
from tests.builders import NOON

SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)
SPANS = st.integers(0, 2_000).map(lambda n: 3 * n * SECOND)
STEPS = st.integers(-9_000_000, 9_000_000).map(lambda n: 3 * n * SECOND)
"""By how much a clock is set; more than it would be trimmed."""
BEATS = st.integers(0, 5_000).map(lambda n: timedelta(milliseconds=n))


class Machine:
    """A host with its two clocks, and a process on it that beats for one timer."""

    def __init__(self, minutes: int = 30) -> None:
        self.wall = self.seen_at = NOON
        self.steady = timedelta()
        self.timer = Timer.of(NOON, minutes)
        self.start()

    @property
    def moment(self) -> Moment:
        """What both clocks show."""
        return Moment(self.wall, self.steady)

    @property
    def left(self) -> timedelta:
        """What is left by the wall clock."""
        return self.timer.left_at(self.wall)

    def start(self) -> None:
        """Another process begins; its monotonic clock has nothing to do with the one before."""
        self.steady += 77 * DAY
        self.last = self.moment

    def wait(self, span: timedelta) -> None:
        """Time passes."""
        self.wall += span
        self.steady += span

    def beat(self) -> None:
        """Spare a gap, and note a timer that runs."""
        gap = Uptime(self.last, self.moment).gap(self.seen_at)
        spared = self.timer.credit_downtime(self.seen_at, gap)
        assert spared.ends_at is not None
        if spared != self.timer or spared.ends_at > self.seen_at:
            self.seen_at = self.wall
        self.timer, self.last = spared, self.moment


@given(st.lists(st.tuples(st.sampled_from(("wait", "set", "restart")), SPANS, STEPS)))
def test_whatever_the_clock_does_only_time_in_which_the_bot_ran_is_gone(
    story: list[tuple[str, timedelta, timedelta]],
) -> None:
    """Set while it runs or while it is down, any number of times: to the second nothing else."""
    machine, expected = Machine(), timedelta(minutes=30)
    for act, span, step in story:
        if act == "wait":
            machine.wait(span)
            expected = max(timedelta(), expected - span)
        else:
            machine.wall += step
        if act == "restart":
            machine.wall += span
            machine.start()
        machine.beat()
        assert machine.left == expected
        assert machine.timer.is_up(machine.wall) == (expected == timedelta())


@given(BEATS, BEATS, BEATS, STEPS)
def test_a_clock_may_be_set_between_a_press_and_the_next_beat(
    before: timedelta, between: timedelta, after: timedelta, step: timedelta
) -> None:
    """What was noted by a press is not taken for older; a step back within a beat gives itself."""
    machine = Machine()
    machine.wait(before)
    machine.timer, machine.seen_at = Timer.of(machine.wall, 30), machine.wall
    machine.wait(between)
    machine.wall += step
    machine.wait(after)
    machine.beat()
    ran = before + between + after
    given = machine.left - (timedelta(minutes=30) - between - after)
    assert -SECOND <= given <= (-step if timedelta() < -step <= ran + SECOND else SECOND)


@given(SPANS, STEPS, BEATS, BEATS)
def test_downtime_is_given_back_once(
    down: timedelta, step: timedelta, first: timedelta, beat: timedelta
) -> None:
    """What lies between the last beat of a process and the start of the next, then no more."""
    machine = Machine()
    machine.wall += down + step
    machine.start()
    machine.wait(first)
    machine.beat()
    given = machine.left - (timedelta(minutes=30) - first)
    assert timedelta() <= given <= first + SECOND
    assert given == timedelta() or timedelta() > down + step >= -first - SECOND
    for _ in range(3):
        left = machine.left
        machine.wait(beat)
        machine.beat()
        assert machine.left == left - beat


@given(STEPS)
def test_a_note_of_another_process_that_is_up_too_is_no_gap(step: timedelta) -> None:
    """One that was made since our last beat, before or after a host set the clock of both."""
    last = Moment(NOON, timedelta())
    for ago in range(6):
        now = Moment(NOON + step + 5 * SECOND, 5 * SECOND)
        assert Uptime(last, now).gap(now.at - ago * SECOND) == timedelta()


@pytest.mark.parametrize("step", [-DAY, -3 * SECOND, 3 * SECOND, DAY])
def test_a_clock_that_is_set_is_told_from_one_that_is_trimmed(step: timedelta) -> None:
    before = Moment(NOON, timedelta())
    after = Moment(NOON + 9 * SECOND + step, 9 * SECOND)
    assert after.set_since(before) == step
    assert Moment(NOON + 9 * SECOND, 8.5 * SECOND).set_since(before) == timedelta()
