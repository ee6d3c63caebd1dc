"""What is told in a chat is told once it can be."""

from itertools import repeat
from typing import cast

import aiohttp
import discord
import pytest

from bot.delivery.conditions import HeldBackError
from bot.delivery.outcomes import Done, Failed
from cogs.private import telling


class Gate:
    """Holds requests back so many times, as the connector does, then lets them fail or through."""

    def __init__(self, times: int, then: Exception | None = None) -> None:
        self.times, self.then = times, then
        self.tries = 0

    async def send(self) -> discord.Message:
        """A request."""
        self.tries += 1
        if self.tries <= self.times:
            raise aiohttp.ClientOSError from HeldBackError()
        if self.then is not None:
            raise self.then
        return cast("discord.Message", "sent")


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "pauses", lambda: repeat(0))


async def test_what_never_left_is_sent_until_it_does() -> None:
    gate = Gate(3)
    assert isinstance(await telling._tried(gate.send), Done)
    assert gate.tries == 4


async def test_what_may_have_arrived_is_not_sent_again() -> None:
    """A cut connection says nothing of what became of it: twice would be worse than once."""
    gate = Gate(1, aiohttp.ClientOSError("cut"))
    assert isinstance(await telling._tried(gate.send), Failed)
    assert gate.tries == 2
