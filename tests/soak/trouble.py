"""What befalls the bot between two kills: faults of network and Discord, a clock that is set."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Final

from tests.soak.town import Town
from tests.stage import CALLBACK

__all__ = ["Trouble"]

_ANY: Final = ("*", "*")
_MESSAGES: Final = ("POST", "/channels/{channel_id}/messages")
_ANSWERS: Final = ("POST", CALLBACK)
_AHEAD = (1, 10, 45, 120, 300, 540)
_BACK = (1, 10, 61, 150)


class Trouble:
    """Makes trouble, as chance has it."""

    def __init__(self, town: Town, dice: Random, look: Callable[[], None]) -> None:
        """`look`: called before the clock is set back, when nobody acts."""
        self._town, self._dice, self._look = town, dice, look

    async def play(self) -> str:
        """A time between two kills, in which now and then something happens; what did."""
        self._town.calm = True
        kinds = (self._nothing, self._network, self._gateway, self._clock, self._leap)
        kind = self._dice.choices(kinds, (8, 5, 3, 4, 1))[0]
        await asyncio.sleep(self._dice.uniform(0.3, 2))
        told = await kind()
        await self._until_the_kill()
        return told

    def over(self) -> None:
        """Let nothing of it strike the next life of the bot."""
        self._town.sandbox.faults.clear()

    async def _until_the_kill(self) -> None:
        """Wait for a moment: any, or one at which the bot has just sent something."""
        if self._dice.random() < 0.5:
            await asyncio.sleep(self._dice.uniform(0.2, 5))
            return
        requests = self._town.sandbox.requests
        until = len(requests) + self._dice.randint(5, 250)
        try:
            await self._town.sandbox.until(lambda: len(requests) >= until, 6)
        except TimeoutError:
            return

    async def _nothing(self) -> str:
        return "calm"

    async def _network(self) -> str:
        self._town.calm = False
        faults, dice = self._town.sandbox.faults, self._dice
        told = []
        for _ in range(dice.randint(1, 4)):
            where = dice.choice((_ANY, _MESSAGES, _ANSWERS))
            times = dice.randint(1, 6)
            kind = dice.choice(("500", "502", "429", "reset", "lost", "late"))
            if kind.isdecimal():
                faults.fail(*where, status=int(kind), times=times)
            elif kind == "reset":
                faults.reset(*where, times=times)
            elif kind == "lost":
                faults.lose_reply(*where, times=times)
            else:
                faults.delay(*where, dice.choice((1.0, 4.0)), times=times)
            told.append(f"{kind} x{times}")
            await asyncio.sleep(dice.uniform(0.2, 1))
        return "wire: " + ", ".join(told)

    async def _gateway(self) -> str:
        self._town.calm = False
        faults = self._town.sandbox.faults
        kind = self._dice.choice(("cut", "reconnect", "invalid"))
        if kind == "cut":
            faults.cut_gateway()
        elif kind == "reconnect":
            faults.reconnect()
        else:
            faults.invalidate_session(resumable=False)
        return f"gateway: {kind}"

    async def _clock(self) -> str:
        """Set it ahead, or back, while nobody acts."""
        back = self._dice.random() < 0.4
        minutes = -self._dice.choice(_BACK) if back else self._dice.choice(_AHEAD)
        await self._set(timedelta(minutes=minutes))
        return f"clock: {minutes:+} minutes"

    async def _leap(self) -> str:
        """Set it far ahead, and right again a moment later."""
        days = self._dice.choice((2, 40, 366))
        await self._set(timedelta(days=days))
        await asyncio.sleep(self._dice.uniform(0.5, 3))
        await self._set(-timedelta(days=days))
        return f"clock: {days} days ahead for a moment"

    async def _set(self, step: timedelta) -> None:
        await self._town.stand_still()
        if step < timedelta():
            self._look()
        self._town.move_clock(step)
        self._town.open.set()
