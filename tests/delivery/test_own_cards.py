"""Private cards are changed at an even rate while their tokens live, and then forgotten."""

import asyncio
from collections.abc import Awaitable
from datetime import timedelta
from itertools import pairwise

import pytest

from bot.delivery.channel.own_cards import MOST, OwnCards, Reading
from bot.domain.attempts.occasions import RoundRef
from bot.domain.channel.interview import Summary
from bot.domain.refusals import Refusal, RefusedError
from bot.ui.cards import Card, notice
from tests.builders import NOON
from tests.delivery.virtual_time import run

KEY = 3
FOOT = "It is kept no more."


def view(position: int) -> Summary:
    """Where an interview stands."""
    return Summary(RoundRef(KEY, position, 1), "", 1, (), ())


class Screens:
    """What members have in front of them, and when it was changed."""

    def __init__(self) -> None:
        self.now = NOON
        self.cards = OwnCards(lambda: self.now)
        self.text, self.final = "Anew.", False
        self.reads = 0
        self.edits: list[tuple[float, int, str]] = []
        self.fails = False

    def show(self, message_id: int, text: str = "First.") -> None:
        """A member presses something, and sees a card."""

        async def read() -> Reading:
            self.reads += 1
            return Reading(notice(self.text), self.final)

        def edit(card: Card) -> Awaitable[object]:
            return self._edit(message_id, card)

        self.cards.keep(message_id, KEY, notice(text), read, edit, FOOT)

    async def _edit(self, message_id: int, card: Card) -> None:
        await asyncio.sleep(0.5)  # Discord takes its time
        if self.fails:
            raise ConnectionResetError
        self.edits.append((asyncio.get_running_loop().time(), message_id, str(card.drawn)))

    async def after(self, seconds: float) -> None:
        """Some time passes, by all clocks."""
        self.now += timedelta(seconds=seconds)
        await asyncio.sleep(seconds)

    def texts(self) -> list[str]:
        """What the edits said."""
        return [text for _, _, text in self.edits]


def test_a_crowd_is_changed_evenly() -> None:
    async def play() -> list[tuple[float, int, str]]:
        screens = Screens()
        for member in range(100):
            screens.show(member)
        screens.cards.changed(KEY, view(1))
        await screens.after(10)
        return screens.edits

    edits = run(play())
    assert sorted(member for _, member, _ in edits) == list(range(100))
    assert all(later - at >= 0.049 for (at, *_), (later, *_) in pairwise(edits))
    assert edits[-1][0] < 8


def test_what_comes_meanwhile_is_one_change() -> None:
    """The latest wins; and what does not concern a card is not even read."""

    async def play() -> Screens:
        screens = Screens()
        screens.show(1)
        for position in range(1, 4):
            screens.cards.changed(KEY, view(position))
        screens.cards.changed(KEY + 1, view(9))
        await screens.after(2)
        screens.cards.changed(KEY, view(3))
        await screens.after(2)
        return screens

    screens = run(play())
    assert (len(screens.edits), screens.reads) == (1, 1)


def test_a_card_that_looks_the_same_is_not_edited() -> None:
    async def play() -> Screens:
        screens = Screens()
        screens.show(1, "Anew.")
        screens.cards.changed(KEY, view(1))
        await screens.after(2)
        return screens

    screens = run(play())
    assert (screens.edits, len(screens.cards)) == ([], 1)


def test_what_is_final_is_changed_once() -> None:
    async def play() -> Screens:
        screens = Screens()
        screens.show(1)
        screens.final = True
        screens.cards.changed(KEY, view(1))
        await screens.after(2)
        return screens

    screens = run(play())
    assert (len(screens.edits), len(screens.cards)) == (1, 0)


@pytest.mark.parametrize("by", ["wall", "steady"])
def test_before_its_token_dies_a_card_says_that_it_is_kept_no_more(by: str) -> None:
    """Whichever clock is the faster one: a host sets the one, a machine that sleeps stops both."""

    async def play() -> Screens:
        screens = Screens()
        screens.show(1)
        if by == "wall":
            screens.now += timedelta(minutes=14)
        else:
            await asyncio.sleep(14 * 60)
        screens.cards.tick()
        await screens.after(2)
        screens.cards.changed(KEY, view(1))
        await screens.after(2)
        return screens

    screens = run(play())
    assert len(screens.edits) == 1
    assert FOOT in screens.texts()[0]
    assert len(screens.cards) == 0


def test_a_failure_is_the_last_that_is_heard_of_a_card() -> None:
    async def play() -> Screens:
        screens = Screens()
        screens.show(1)
        screens.fails = True
        screens.cards.changed(KEY, view(1))
        await screens.after(2)
        return screens

    assert len(run(play()).cards) == 0


def test_the_card_of_one_who_is_gone_is_left() -> None:
    async def play() -> OwnCards:
        cards = OwnCards(lambda: NOON)

        async def read() -> Reading:
            raise RefusedError(Refusal.NOTHING_OF_YOURS)

        async def edit(card: Card) -> None:
            raise AssertionError(card)

        cards.keep(1, KEY, notice("First."), read, edit, FOOT)
        cards.changed(KEY, view(1))
        await asyncio.sleep(1)
        return cards

    assert len(run(play())) == 0


def test_so_many_are_kept_and_the_oldest_are_forgotten() -> None:
    async def play() -> Screens:
        screens = Screens()
        for member in range(MOST + 5):
            screens.show(member)
        screens.cards.changed(KEY, view(1))
        await asyncio.sleep(MOST / 10)
        return screens

    screens = run(play())
    assert len(screens.cards) == MOST
    assert min(member for _, member, _ in screens.edits) == 5
