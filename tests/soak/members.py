"""A member: does one thing after another, and keeps what came of it."""

import asyncio
import contextlib
from collections.abc import Callable, Iterator
from itertools import islice
from random import Random
from typing import Any

from sandbox import (
    Actor,
    ActorError,
    Channel,
    InteractionFailed,
    Message,
    Outcome,
    Pending,
    Permission,
)
from sandbox.world import components as parts
from sandbox.world.forms import Form
from sandbox.world.interactions import Answer
from tests.soak.filling import Pen, picks
from tests.soak.findings import Finding
from tests.soak.intents import Intent, ids_on
from tests.soak.told import UNSURE, Ledger, Typed
from tests.soak.town import Town
from tests.soak.wishes import NOT_IN_CHATS, command, offered

__all__ = ["Member"]

_RECENT = 300
"""So many messages of a chat are looked through for a word of the bot's."""
_PUT_OFF = "right now"
"""What the bot says of what it does later."""
_LAST = 12
"""So many of their own messages somebody may still edit or delete."""
_EDITED = 2.0
"""Seconds for an edit that a press may lead to."""
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
        self._town, self._ledger, self.actor = town, ledger, actor
        self._dice, self._steps, self._pen, self._tell = dice, steps, pen, tell
        self._word_to_come = False
        """Whether the bot may have something to say in their chat of what they did before."""

    async def play(self) -> None:
        """Act whenever the town is open, until cancelled."""
        self._word_to_come = False
        while True:
            await self._town.open.wait()
            with self._town.acting():
                await self._act()
            await asyncio.sleep(self._dice.random() * 0.1)

    async def _act(self) -> None:
        place = self._dice.choice([*self._town.places(self.actor)])
        try:
            if place.is_dm and self._dice.random() < 0.35:
                await self._say(place)
            elif place.is_dm and self._dice.random() < 0.25:
                await self._change(place)
            elif self._dice.random() < 0.75 and (found := self._offered(place)):
                await self._use(*found)
            else:
                await self._type(place)
        except InteractionFailed as error:  # what the bot was to suggest
            self._fail(f"{self.actor.name} types", str(error))
        except ActorError as error:  # the card or the place changed since they looked
            self._tell(f"{self.actor.name} cannot", str(error).split("\n", 1)[0])

    def _offered(self, place: Channel) -> Any:  # noqa: ANN401 - a message and a part of it
        return offered(self._dice, self.actor.user, place)

    async def _type(self, place: Channel) -> None:
        manages = Permission.MANAGE_GUILD in self._town.sandbox.world.permissions(
            self.actor.user, place
        )
        wish = command(self._dice, place, manages=manages)
        options = dict(wish.options)
        changes = wish.name != "daily set" or self._dice.random() < 0.3
        if wish.name.startswith("daily ") and wish.name != "daily list" and changes:
            suggested = await self.actor.suggest(place, wish.name, "schedule", "")
            if not suggested:
                return
            options["schedule"] = str(self._dice.choice(suggested).value)
            self._ledger.touched.add(int(options["schedule"].rpartition(":")[2]))
        act = f"/{wish.name} {options} in {place.name}"
        intent = self._intent(act)
        outcome = await self.go(intent, lambda: self.actor.invoke(place, wish.name, **options))
        if outcome is not None and outcome.form is not None:
            await self._submit(outcome.form)

    async def _say(self, chat: Channel) -> None:
        """Type a message in a chat, and wait until the bot says something to it."""
        key = self._town.record.waiting(self.actor.id)
        text, token = self._pen.text(1_500)
        is_command = self._dice.random() < 0.05  # which came as text, and is noted nowhere
        if is_command:
            text = f"/{self._dice.choice(NOT_IN_CHATS)} {text}"
        entry = None if key is None else self._ledger.entries.get((self.actor.id, key))
        message = await self.actor.say(chat, text)
        self._ledger.wrote(self.actor.id, message.id, token)
        step = f"step {self.next_step()}, {self.actor.name}: types {message.id} ({token}) for {key}"
        typed = None
        if key is not None and not is_command and not (entry and entry.open):
            typed = self._ledger.typed[token] = Typed(self.actor.id, key, message.id, len(text))
        before = _versions(chat)
        try:
            await self._town.sandbox.until(lambda: _versions(chat) != before, 15)
        except TimeoutError:
            self._fail(step, "no word of the bot's")
            return
        said = _said_since(chat, dict(before))
        self._tell(step, said)
        self._word_to_come |= _PUT_OFF in said
        if typed is not None and "Noted" in said and not self._word_to_come:
            typed.told = True
        elif "too much" in said:  # it is refused, and left out
            self._ledger.typed.pop(token, None)
            self._ledger.written[message.id].refused = True

    async def _change(self, chat: Channel) -> None:
        """Edit or delete a message of a chat, and see what the bot says to it, if anything."""
        before = _versions(chat)
        if (act := await self.amend(chat)) is None:
            return
        message, told = act
        try:
            await self._town.sandbox.until(lambda: _versions(chat) != before, _EDITED)
        except TimeoutError:  # perhaps it was no part of anything
            self._word_to_come = True
        said = _said_since(chat, dict(before))
        self._word_to_come |= _PUT_OFF in said
        if "too much" in said:
            self._ledger.written[message].refused = True
        self._tell(told, said)

    async def amend(self, chat: Channel) -> tuple[int, str] | None:
        """Edit or delete one of the last messages that they wrote in a chat; which, and the act."""
        newest = islice(reversed(chat.messages.values()), _RECENT)
        mine = [each for each in newest if each.author is self.actor.user][:_LAST]
        if not mine:
            return None
        message, step = self._dice.choice(mine), f"step {self.next_step()}, {self.actor.name}"
        if self._dice.random() < 0.4:
            self._ledger.deletes(message.id)
            await self.actor.delete(message)
            return message.id, f"{step}: deletes {message.id}"
        text, token = self._pen.text(1_500)
        self._ledger.wrote(self.actor.id, message.id, token)
        await self.actor.edit(message, text)
        return message.id, f"{step}: edits {message.id} ({token})"

    async def _use(self, message: Any, part: dict[str, Any]) -> None:  # noqa: ANN401 - as above
        custom_id = part["custom_id"]
        if part["type"] == parts.BUTTON:
            intent = self._intent(f"presses {custom_id}", custom_id)
            twice = self._dice.random() < 0.08
            doubled = self.actor.press(message, custom_id=custom_id) if twice else None
            outcome = await self.go(intent, lambda: self.actor.press(message, custom_id=custom_id))
            if doubled is not None:
                await self._settle(intent, doubled)
        else:
            values = picks(self._dice, part, message.channel)
            intent = self._intent(f"picks {values} in {custom_id}", custom_id)
            outcome = await self.go(intent, lambda: self.actor.choose(message, custom_id, values))
        if outcome is not None and outcome.form is not None:
            await self._submit(outcome.form)

    async def _submit(self, form: Form) -> None:
        if self._dice.random() < 0.05:
            self.actor.dismiss(form)
            return
        await asyncio.sleep(self._dice.random() * 0.3)
        values, token = self._pen.fill(form)
        intent = Intent(
            self.next_step(), self.actor, f"submits {form.custom_id}", form.custom_id, values,
            token,
        )  # fmt: skip
        await self.go(intent, lambda: self.actor.submit(form, values))

    def next_step(self) -> int:
        """The number of the next act."""
        return next(self._steps)

    def _fail(self, act: str, why: str) -> None:
        """Nobody answered, which must not be while nothing is wrong with the wire."""
        self._tell(act, f"failed: {why}")
        if self._town.calm:
            self._town.findings.append(Finding(act, "an answer", why))

    def _intent(self, act: str, custom_id: str = "") -> Intent:
        return Intent(self.next_step(), self.actor, act, custom_id)

    async def go(self, intent: Intent, begin: Callable[[], Pending[Outcome]]) -> Outcome | None:
        """Do something, and wait for what comes of it; None where nobody answers."""
        self._ledger.sent(intent)
        return await self._settle(intent, begin())

    async def _settle(self, intent: Intent, pending: Pending[Outcome]) -> Outcome | None:
        try:
            act = await pending.acknowledged()
            if act.answer is Answer.DEFERRED_UPDATE:  # perhaps nothing changes, so nothing comes
                with contextlib.suppress(TimeoutError):
                    await self._town.sandbox.until(lambda: act.settled, _EDITED)
            outcome = Outcome(act) if act.answer is Answer.DEFERRED_UPDATE else await pending
        except InteractionFailed as error:
            self._fail(str(intent), str(error))
            return None
        except asyncio.CancelledError:
            self._tell(str(intent), "killed")
            raise
        self._ledger.heard(intent, outcome)
        said = outcome.form.title if outcome.form else outcome.message.text
        self._tell(str(intent), said)
        # On a busy machine a row may be held for longer than anybody is to wait: that is told.
        if self._town.calm and UNSURE[0] in said:
            told = [line for line in self._town.bot.log.splitlines() if '"info"' not in line]
            self._town.findings.append(Finding(str(intent), "what it does", f"{said} {told[-3:]}"))
        return outcome


def _versions(chat: Channel) -> tuple[tuple[int, int], ...]:
    """The bot's newest messages in a chat, and how often each was edited.

    A note that is edited may stand far up: the world's clock, and so the time in ids, stands still
    while it makes up for a leap.
    """
    newest = islice(reversed(chat.messages.values()), _RECENT)
    return tuple((each.id, each.version) for each in newest if _answers(each))


def _said_since(chat: Channel, before: dict[int, int]) -> str:
    """What the bot said or changed: the note of what is typed is one message, which is edited."""
    newest = islice(reversed(chat.messages.values()), _RECENT)
    said = [each for each in newest if _answers(each) and before.get(each.id) != each.version]
    return " ".join(each.text for each in said)


def _answers(message: Message) -> bool:
    """Whether a message may be the bot's word to what is typed: a drawing changes by itself."""
    drawn = any(each.startswith("drawing:") for each in ids_on(message))
    return message.author.bot and not drawn
