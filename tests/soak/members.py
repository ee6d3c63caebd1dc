"""A member: does one thing after another, and keeps what came of it."""

import asyncio
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from sandbox import Actor, ActorError, Channel, InteractionFailed, Outcome, Pending, Permission
from sandbox.world import components as parts
from sandbox.world.forms import Form
from tests.soak.filling import Pen, picks
from tests.soak.intents import Intent
from tests.soak.told import Ledger
from tests.soak.town import Town
from tests.soak.wishes import command, offered

__all__ = ["Member"]

Tell = Callable[[str, str], None]


class Member:
    """One of the eight."""

    def __init__(
        self,
        town: Town,
        ledger: Ledger,
        actor: Actor,
        dice: Random,
        steps: Iterator[int],
        pen: Pen,
        tell: Tell,
    ) -> None:
        """`tell`: takes an act, and what came of it."""
        self._town, self._ledger, self._actor = town, ledger, actor
        self._dice, self._steps, self._pen, self._tell = dice, steps, pen, tell

    async def play(self) -> None:
        """Act whenever the town is open, until cancelled."""
        while True:
            await self._town.open.wait()
            with self._town.acting():
                await self._act()
            await asyncio.sleep(self._dice.random() * 0.1)

    async def _act(self) -> None:
        place = self._dice.choice([*self._town.places(self._actor)])
        try:
            if self._dice.random() < 0.75 and (found := self._offered(place)):
                await self._use(*found)
            else:
                await self._type(place)
        except ActorError as error:  # the card or the place changed since they looked
            self._tell(f"{self._actor.name} cannot", str(error).split("\n", 1)[0])

    def _offered(self, place: Channel) -> Any:  # noqa: ANN401 - a message and a part of it
        return offered(self._dice, self._actor.user, place)

    async def _type(self, place: Channel) -> None:
        manages = Permission.MANAGE_GUILD in self._town.sandbox.world.permissions(
            self._actor.user, place
        )
        wish = command(self._dice, place, manages=manages)
        options = dict(wish.options)
        if wish.name.startswith("daily ") and wish.name not in ("daily set", "daily list"):
            suggested = await self._actor.suggest(place, wish.name, "schedule", "")
            if not suggested:
                return
            options["schedule"] = str(self._dice.choice(suggested).value)
        act = f"/{wish.name} {options} in {place.name}"
        await self._go(self._intent(act), lambda: self._actor.invoke(place, wish.name, **options))

    async def _use(self, message: Any, part: dict[str, Any]) -> None:  # noqa: ANN401 - as above
        custom_id = part["custom_id"]
        if part["type"] == parts.BUTTON:
            intent = self._intent(f"presses {custom_id}", custom_id)
            twice = self._dice.random() < 0.08
            doubled = self._actor.press(message, custom_id=custom_id) if twice else None
            outcome = await self._go(
                intent, lambda: self._actor.press(message, custom_id=custom_id)
            )
            if doubled is not None:
                await self._settle(intent, doubled)
        else:
            values = picks(self._dice, part, message.channel)
            intent = self._intent(f"picks {values} in {custom_id}", custom_id)
            outcome = await self._go(intent, lambda: self._actor.choose(message, custom_id, values))
        if outcome is not None and outcome.form is not None:
            await self._submit(outcome.form)

    async def _submit(self, form: Form) -> None:
        if self._dice.random() < 0.05:
            self._actor.dismiss(form)
            return
        await asyncio.sleep(self._dice.random() * 0.3)
        values, token = self._pen.fill(form)
        intent = Intent(
            next(self._steps), self._actor, f"submits {form.custom_id}", form.custom_id, values,
            token,
        )  # fmt: skip
        await self._go(intent, lambda: self._actor.submit(form, values))

    def _intent(self, act: str, custom_id: str = "") -> Intent:
        return Intent(next(self._steps), self._actor, act, custom_id)

    async def _go(self, intent: Intent, begin: Callable[[], Pending[Outcome]]) -> Outcome | None:
        self._ledger.sent(intent)
        return await self._settle(intent, begin())

    async def _settle(self, intent: Intent, pending: Pending[Outcome]) -> Outcome | None:
        try:
            outcome = await pending
        except InteractionFailed as error:
            self._tell(str(intent), f"failed: {error}")
            return None
        except asyncio.CancelledError:
            self._tell(str(intent), "killed")
            raise
        self._ledger.heard(intent, outcome)
        self._tell(str(intent), outcome.form.title if outcome.form else outcome.message.text)
        return outcome
