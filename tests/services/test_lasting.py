"""A refusal that may pass is for good only where it lasts."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from bot.services.lasting import Refusals
from tests.builders import SetClock

MINUTE = timedelta(minutes=1)


def test_it_lasts_once_it_has_for_a_minute() -> None:
    """By the monotonic clock; what is refused beside it is another thing."""
    clock = SetClock()
    refusals = Refusals(clock.look)
    assert not refusals.last(1)
    clock.set_by(step=2 * MINUTE)
    clock.advance(seconds=59)
    assert not refusals.last(1)
    clock.advance(seconds=1)
    assert refusals.last(1)
    assert not refusals.last(2)


def test_what_was_let_through_meanwhile_begins_anew() -> None:
    clock = SetClock()
    refusals = Refusals(clock.look)
    refusals.last(1)
    clock.advance(seconds=60)
    refusals.forget(1)
    assert not refusals.last(1)


def test_two_refusals_far_apart_are_two_moments() -> None:
    """Nothing was tried between them, so nobody knows that it lasted."""
    clock = SetClock()
    refusals = Refusals(clock.look)
    refusals.last(1)
    clock.advance(hours=1)
    assert not refusals.last(1)


def test_what_is_refused_in_several_threads_at_once_is_noted_once() -> None:
    """Transactions on PostgreSQL run side by side."""
    clock = SetClock()
    refusals = Refusals(clock.look)

    def note(number: int) -> bool:
        refusals.forget(-number)
        return refusals.last(number)

    with ThreadPoolExecutor(8) as threads:
        assert not any(threads.map(note, range(2_000)))
        clock.advance(seconds=60)
        assert all(threads.map(refusals.last, range(2_000)))
