"""The one door by which everything that members do comes in: nobody crowds out the others.

Each member may have so many presses under way, and so many a second; past that they are told so,
and what comes faster still is left unanswered, which their client shows. Nothing of it is kept but
in memory, and no clock matters that a host can set.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Protocol, cast

import discord
import structlog

from bot.domain.people.pace import PRESSES, SUGGESTIONS, TELLINGS, Allowance, Pace
from bot.domain.refusals import Refusal, RefusedError
from bot.ui.failures import give_back, tell
from bot.ui.forms import Submission
from bot.ui.refusals import sentence

__all__ = ["TELLING", "Answered", "Door", "guard"]

TELLING = "door-telling"
"""How the tasks are named in which somebody is told."""
_EVENT = "INTERACTION_CREATE"
_TYPING: int = discord.InteractionType.autocomplete.value
_LOST = 3.0
"""Seconds after which Discord takes no first answer: what waited for longer waits no more
(https://discord.com/developers/docs/interactions/receiving-and-responding#responding-to-an-interaction)."""

_log = structlog.get_logger(__name__)


class Answered(Protocol):
    """Something that waits for an answer, or has one."""

    def is_done(self) -> bool:
        """Whether it was answered."""


@dataclass(slots=True)
class _Guest:
    """What is known of one member at the door, for one sort of what they do."""

    allowance: Allowance
    pace: Pace
    waiting: list[tuple[float, Answered]] = field(default_factory=list)

    def count_waiting(self, now: float) -> int:
        """How many of theirs have no answer yet."""
        if self.waiting:
            self.waiting = [
                each for each in self.waiting if now - each[0] < _LOST and not each[1].is_done()
            ]
        return len(self.waiting)

    def is_as_new(self, now: float) -> bool:
        """Whether they stand as somebody does who was never here."""
        return self.pace.is_fresh(self.allowance, now) and not self.count_waiting(now)


class Door:
    """Says who is let in."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """`clock`: seconds, by a clock that nobody sets."""
        self._clock = clock
        self._guests: OrderedDict[tuple[int, str], _Guest] = OrderedDict()

    def lets_in(self, member_id: int, allowance: Allowance) -> bool:
        """Whether one more of a member's may come in; it counts if so."""
        now = self._clock()
        self._let_go(now)
        guest = self._guest(member_id, allowance, now)
        pace = guest.pace.take(allowance, now, guest.count_waiting(now))
        guest.pace = pace or guest.pace
        return pace is not None

    def came_in(self, member_id: int, allowance: Allowance, answered: Answered) -> None:
        """Count what was let in as waiting, until it is answered or lost."""
        now = self._clock()
        self._guest(member_id, allowance, now).waiting.append((now, answered))

    def _guest(self, member_id: int, allowance: Allowance, now: float) -> _Guest:
        key = member_id, allowance.of
        guest = self._guests.get(key)
        if guest is None:
            guest = self._guests[key] = _Guest(allowance, Pace.fresh(allowance, now))
        return guest

    def _let_go(self, now: float) -> None:
        """Forget whoever stands as if they had never been here.

        More are looked at than can come: else whoever presses once would be held on to, with all
        that this brought.
        """
        for key, guest in list(islice(self._guests.items(), 2)):
            if guest.is_as_new(now):
                del self._guests[key]
            else:
                self._guests.move_to_end(key)


def guard(client: discord.Client, door: Door) -> Callable[[discord.Interaction], None]:
    """Put a door before all that a client is sent by members.

    discord.py has one place where every interaction arrives, before it makes anything of it.

    Returns:
        What is to be told of each interaction that came in.
    """
    state = client._connection  # noqa: SLF001 - there is no public way to its one entrance
    goes_on: Callable[[Any], None] = state.parsers[_EVENT]

    def arrives(data: Mapping[str, Any]) -> None:
        member_id, allowance = _whose(data), _bound(data["type"])
        if door.lets_in(member_id, allowance):
            goes_on(data)
        elif allowance is PRESSES and door.lets_in(member_id, TELLINGS):
            interaction: discord.Interaction = discord.Interaction(data=data, state=state)  # type: ignore[arg-type]  # it is what Discord sent
            door.came_in(member_id, TELLINGS, interaction.response)
            _log.info("member.slowed_down", member=member_id)
            asyncio.create_task(_slow_down(interaction), name=f"{TELLING}-{interaction.id}")  # noqa: RUF006 - `bot.serving` waits for it by its name

    def came_in(interaction: discord.Interaction) -> None:
        bound = _bound(interaction.type.value)
        door.came_in(interaction.user.id, bound, interaction.response)

    state.parsers[_EVENT] = arrives
    return came_in


def _whose(data: Mapping[str, Any]) -> int:
    """In a server a user stands in a member, in direct messages alone."""
    user = data["member"]["user"] if "member" in data else data["user"]
    return int(user["id"])


def _bound(kind: int) -> Allowance:
    return SUGGESTIONS if kind == _TYPING else PRESSES


async def _slow_down(interaction: discord.Interaction) -> None:
    await tell(interaction, sentence(RefusedError(Refusal.TOO_FAST)))
    submission = Submission(cast("Mapping[str, Any]", interaction.data or {}))
    await give_back(interaction, submission.typed)
