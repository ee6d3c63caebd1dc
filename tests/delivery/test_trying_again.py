"""When something is tried again: under a nonce that is remembered, and ever more seldom."""

import asyncio
from datetime import timedelta

import pytest

from bot.delivery.nonces import NONCE_MEMORY, Remembered
from bot.delivery.patience import Patience
from tests.delivery.test_scheduler import Wall
from tests.delivery.virtual_time import run

MEMORY = NONCE_MEMORY.total_seconds()


def remembered(seconds: float, *, set_by: float = 0, began: float = 0) -> bool:
    """Whether a nonce is remembered so much later, by a clock that was set meanwhile.

    `began`: how many seconds before somebody asks the first try may have been.
    """

    async def story() -> bool:
        wall = Wall()
        memory = Remembered(wall, wall() - timedelta(seconds=began))
        await asyncio.sleep(seconds)
        wall.set_by += timedelta(seconds=set_by)
        return memory.is_so() and await memory.holds()

    return run(story())


def test_a_nonce_is_remembered_for_a_while() -> None:
    assert remembered(MEMORY)
    assert not remembered(MEMORY + 1)
    assert remembered(MEMORY - 60, began=60)
    assert not remembered(MEMORY - 59, began=60)


@pytest.mark.parametrize("set_by", [-3_600.0, -11.0, 3_600.0])
def test_a_clock_that_is_set_makes_no_nonce_young(set_by: float) -> None:
    """Ahead by what passed while the machine slept, back by whoever set it."""
    assert not remembered(10, set_by=set_by)
    assert not remembered(MEMORY + 1, set_by=-10)


def test_what_is_to_come_says_nothing() -> None:
    """It began by another clock."""
    assert not remembered(0, began=-3_600)


def test_what_is_refused_is_tried_ever_more_seldom_and_never_given_up() -> None:
    patience, tried = Patience(), []
    for turn in range(200):
        assert patience.takes(7)
        if patience.takes(8):
            tried.append(turn)
            patience.refused(8)
    assert tried == [0, 1, 3, 7, 15, 31, 63, 95, 127, 159, 191]
    patience.forget(8)
    assert patience.takes(8)
