"""Nobody crowds out the others, and nobody who is a person is held up."""

import weakref
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.people.pace import PRESSES, SUGGESTIONS, TELLINGS, Allowance, Pace
from bot.door import Door

allowances = st.builds(
    Allowance,
    of=st.just("anything"),
    burst=st.integers(1, 40),
    per_second=st.floats(0.5, 40),
    at_once=st.integers(1, 9),
)
gaps = st.lists(st.floats(0, 3), max_size=80)
ADA, GRACE = 1, 2


class Clock:
    """Seconds that a test lets pass."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        """The present second."""
        return self.now


class Press:
    """A press that is answered when a test says so."""

    def __init__(self) -> None:
        self.answered = False

    def is_done(self) -> bool:
        """Whether it was."""
        return self.answered


def press(door: Door, member: int, allowance: Allowance = PRESSES) -> Press | None:
    """One press, as the door lets it in or not."""
    if not door.lets_in(member, allowance):
        return None
    came = Press()
    door.came_in(member, allowance, came)
    return came


@given(allowances, gaps)
def test_in_no_time_is_more_let_in_than_the_burst_and_the_rate(
    allowance: Allowance, gaps: list[float]
) -> None:
    pace, now, let_in = Pace.fresh(allowance, 0), 0.0, 0
    for gap in gaps:
        now += gap
        after = pace.take(allowance, now, 0)
        let_in += after is not None
        pace = after or pace
        assert let_in <= allowance.burst + now * allowance.per_second + 1e-6


@given(allowances, st.integers(1, 200))
def test_who_keeps_to_the_rate_is_always_let_in(allowance: Allowance, times: int) -> None:
    pace = replace(Pace.fresh(allowance, 0), tokens=1.0)
    for number in range(times):
        after = pace.take(allowance, number * 1.001 / allowance.per_second, 0)
        assert after is not None
        pace = after


@given(allowances, gaps)
def test_a_clock_that_stands_still_or_steps_back_gives_nothing_away(
    allowance: Allowance, gaps: list[float]
) -> None:
    pace, now = Pace.fresh(allowance, 0), 0.0
    for gap in gaps:
        now -= gap
        after = pace.take(allowance, now, 0)
        assert after is None or after.tokens < pace.tokens
        pace = after or pace


def test_so_many_may_wait_and_each_answer_makes_room() -> None:
    """Whoever waits for each answer meets no bound, however fast those come."""
    door = Door(Clock())
    waiting = [press(door, ADA) for _ in range(PRESSES.at_once)]
    assert None not in waiting
    assert press(door, ADA) is None
    first = waiting[0]
    assert first is not None
    first.answered = True
    assert press(door, ADA) is not None
    assert press(door, ADA) is None


def test_what_discord_has_given_up_waits_no_more() -> None:
    clock = Clock()
    door = Door(clock)
    while press(door, ADA):
        pass
    clock.now += 2.9
    assert press(door, ADA) is None
    clock.now += 0.2
    assert press(door, ADA) is not None


def test_one_members_bound_is_nobody_elses_and_typing_is_not_pressing() -> None:
    door = Door(Clock())
    while press(door, ADA):
        pass
    assert press(door, GRACE) is not None
    assert press(door, ADA, SUGGESTIONS) is not None
    assert press(door, ADA, TELLINGS) is not None


def test_a_person_is_never_held_up() -> None:
    """Ten presses a second for ten seconds, each answered within half a second."""
    clock = Clock()
    door = Door(clock)
    came: list[Press] = []
    for _ in range(100):
        found = press(door, ADA)
        assert found is not None
        came.append(found)
        for old in came[:-5]:
            old.answered = True
        clock.now += 0.1


def test_two_hundred_a_second_are_few_once_the_burst_is_spent() -> None:
    """Also where each is answered at once."""
    clock = Clock()
    door, let_in = Door(clock), 0
    for _ in range(200 * 60):
        if found := press(door, ADA):
            found.answered = True
            let_in += 1
        clock.now += 1 / 200
    assert let_in <= PRESSES.burst + 60 * PRESSES.per_second + 1


def test_the_door_forgets_who_has_gone() -> None:
    clock = Clock()
    door = Door(clock)
    for member in range(1_000):
        press(door, member)
        clock.now += 1
    assert len(door._guests) < 100


def test_what_was_answered_is_not_held_on_to() -> None:
    """A thousand a second press once each: what all of that brought does not stay in memory."""
    clock = Clock()
    door, kept = Door(clock), []
    for member in range(1_000):
        clock.now += 0.001
        found = press(door, member)
        assert found is not None
        found.answered = True
        kept.append(weakref.ref(found))
        del found
    assert sum(each() is not None for each in kept) < 100


def test_who_is_forgotten_stands_as_somebody_new() -> None:
    """The door remembers no more members than have pressed lately, and forgets no bound."""
    clock = Clock()
    door = Door(clock)
    while found := press(door, ADA):
        found.answered = True
    for member in range(10, 1_010):
        clock.now += 0.001
        other = press(door, member)
        assert other is not None
        other.answered = True
    assert len(door._guests) < 100
    spent = sum(press(door, ADA) is not None for _ in range(PRESSES.burst))
    assert spent <= PRESSES.per_second + 1  # for the second that passed
