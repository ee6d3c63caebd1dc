"""The limiter: an even rate, the urgent first, and no burst whatever happened before."""

import asyncio
from collections.abc import Iterable
from itertools import pairwise

import pytest

from bot.delivery.limiter import MESSAGES_A_SECOND, Limiter, Urgency
from tests.delivery.virtual_time import TimeLoop, run

RATE = 45
GAP = 1 / RATE


async def places(limiter: Limiter, urgencies: Iterable[Urgency]) -> list[tuple[float, Urgency]]:
    """When each of some was given its place."""
    given: list[tuple[float, Urgency]] = []

    async def wait(urgency: Urgency) -> None:
        await limiter.acquire(urgency)
        given.append((asyncio.get_running_loop().time(), urgency))

    await asyncio.gather(*map(wait, urgencies))
    return given


def most_in_a_second(times: list[float]) -> int:
    return max(sum(start <= at < start + 1 for at in times) for start in times)


def test_five_hundred_places_are_given_evenly_and_none_is_lost() -> None:
    given = run(places(Limiter(RATE), [Urgency.POST] * 500))
    times = [at for at, _ in given]
    gaps = [later - at for at, later in pairwise(times)]
    assert len(times) == 500
    assert all(gap == pytest.approx(GAP) for gap in gaps)
    assert times[-1] == pytest.approx(499 * GAP)


def test_the_rate_stays_below_discords_in_any_second() -> None:
    given = run(places(Limiter(MESSAGES_A_SECOND), [Urgency.EDIT] * 300))
    assert most_in_a_second([at for at, _ in given]) < 50


def test_posts_go_before_edits_that_came_first() -> None:
    line = [Urgency.EDIT] * 5 + [Urgency.POST] * 5
    given = [urgency for _, urgency in run(places(Limiter(RATE), line))]
    assert given == [Urgency.POST] * 5 + [Urgency.EDIT] * 5


def test_a_post_that_comes_later_takes_the_next_place() -> None:
    async def story() -> list[tuple[float, Urgency]]:
        limiter = Limiter(RATE)
        edits = asyncio.create_task(places(limiter, [Urgency.EDIT] * 20))
        await asyncio.sleep(5.5 * GAP)
        [post] = await places(limiter, [Urgency.POST])
        return [post, *await edits]

    (at, _), *edits = run(story())
    assert at == pytest.approx(6 * GAP)
    assert sum(edit < at for edit, _ in edits) == 6


def test_those_of_the_same_urgency_are_served_in_their_order() -> None:
    async def story() -> list[int]:
        limiter, served = Limiter(RATE), list[int]()

        async def wait(number: int) -> None:
            await limiter.acquire(Urgency.POST)
            served.append(number)

        await asyncio.gather(*map(wait, range(30)))
        return served

    assert run(story()) == list(range(30))


def test_who_went_away_takes_no_place() -> None:
    async def story() -> float:
        limiter = Limiter(RATE)
        waiting = [asyncio.create_task(limiter.acquire(Urgency.POST)) for _ in range(50)]
        await asyncio.sleep(0)
        for gone in waiting[:49]:
            gone.cancel()
        await asyncio.wait(waiting)
        await limiter.acquire(Urgency.POST)
        return asyncio.get_running_loop().time()

    assert run(story()) <= 3 * GAP


@pytest.mark.parametrize("stalled", [False, True])
def test_neither_idle_time_nor_a_stall_saves_up_a_burst(*, stalled: bool) -> None:
    async def story() -> list[float]:
        limiter = Limiter(RATE)
        loop = asyncio.get_running_loop()
        assert isinstance(loop, TimeLoop)
        await places(limiter, [Urgency.POST] * 3)
        waiting = asyncio.create_task(places(limiter, [Urgency.POST] * 100))
        await asyncio.sleep(0)
        if stalled:
            loop.stall(60)
        else:
            await asyncio.sleep(60)
        return [at for at, _ in (await waiting) + await places(limiter, [Urgency.POST] * 100)]

    times = run(story())
    assert len(times) == 200
    assert most_in_a_second(times) <= RATE + 2
