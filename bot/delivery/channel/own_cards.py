"""Keeps true what members of a channel's interview have in front of them alone.

Only the token of a press can change such a card, for a quarter of an hour, and only this process
has it. So each is changed while that lasts, and then says which button shows where it stands.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

import discord
import structlog

from bot.delivery.background import Background
from bot.delivery.limiter import Limiter, Urgency
from bot.delivery.outcomes import Failed, attempt
from bot.domain.channel.interview import RoundView
from bot.domain.refusals import RefusedError
from bot.errors import TryAgainError
from bot.services.clock import Clock
from bot.ui.cards import Card

__all__ = ["MOST", "OwnCards", "Reading"]

MOST = 1_000
"""So many cards are kept true at most: the oldest are forgotten first."""
_LIFE = timedelta(minutes=14)
"""A token lives for fifteen minutes; in the last of them the card says that it is kept no more."""
_A_SECOND = 20
"""Cards changed in a second: a reveal changes everyone's, and a database reads them."""

_REPLACES = (
    discord.InteractionResponseType.message_update,
    discord.InteractionResponseType.deferred_message_update,
)

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Reading:
    """A card as it is to look by now."""

    card: Card
    is_final: bool
    """Whether nothing but its member changes it any more."""


@dataclass(slots=True)
class _Kept:
    """A card that is kept true."""

    round: int
    read: Callable[[], Awaitable[Reading]]
    edit: Callable[[Card], Awaitable[object]]
    """Changes it, by the token of the press that showed it."""
    foot: str
    """What stands below it once it is kept no more."""
    since: datetime
    steady: float
    shown: object

    def age(self, now: datetime, steady: float) -> timedelta:
        """How old its token is: the longer time counts, whatever clock was set."""
        return max(now - self.since, timedelta(seconds=steady - self.steady))


class OwnCards:
    """A store of tokens that forgets them; what fails is left as it is."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._kept: OrderedDict[int, _Kept] = OrderedDict()
        """By the ids of their messages, the oldest first."""
        self._marks: dict[int, object] = {}
        """What the cards of an interview were made of last."""
        self._line: OrderedDict[int, None] = OrderedDict()
        """The cards that may have to change."""
        self._stands: OrderedDict[
            tuple[int, int], tuple[int, datetime, Callable[[], Awaitable[object]]]
        ] = OrderedDict()
        """The newest card of what is theirs, by interview and member: when it came, how it goes."""
        self._put_off: set[int] = set()
        """Those that could not be read, until the next look at what has changed."""
        self._limiter = Limiter(_A_SECOND)
        self._at_work = Background("own_cards")
        self._worker: asyncio.Task[None] | None = None

    def __len__(self) -> int:
        return len(self._kept)

    def keep(
        self,
        message_id: int,
        key: int,
        shown: Card,
        read: Callable[[], Awaitable[Reading]],
        edit: Callable[[Card], Awaitable[object]],
        foot: str,
    ) -> None:
        """Keep a card true from now on.

        Args:
            message_id: As which message it stands there.
            key: The interview that it is about.
            shown: The card.
            read: What it is to look like; it is called whenever the interview has changed.
            edit: Changes it, by the token of the press that showed it just now.
            foot: What stands below it once it is kept no more.
        """
        now, steady = self._clock(), asyncio.get_running_loop().time()
        kept = _Kept(key, read, edit, foot, now, steady, shown.drawn)
        self._kept.pop(message_id, None)
        self._kept[message_id] = kept
        while len(self._kept) > MOST:
            self.forget(next(iter(self._kept)))

    def stands(
        self, message_id: int, key: int, member_id: int, take_away: Callable[[], Awaitable[object]]
    ) -> None:
        """What is a member's own of an interview stands there now: an older card of it goes.

        Only what they pressed on is changed in its place; all else comes below the talk, where it
        is seen, and would pile up.

        Args:
            message_id: As which message it stands there.
            key: The interview.
            member_id: Whose it is.
            take_away: Deletes it, by the token of the press that showed it just now.
        """
        whose, now = (key, member_id), self._clock()
        before = self._stands.pop(whose, None)
        self._stands[whose] = (message_id, now, take_away)
        if len(self._stands) > MOST:
            self._stands.popitem(last=False)
        if before is not None and before[0] != message_id and now - before[1] < _LIFE:
            self.forget(before[0])
            self._at_work.start(self._take_away(before[2]))

    def follow(self, key: int, member_id: int) -> None:
        """Something of a member's has changed that no press on their card did."""
        stands = self._stands.get((key, member_id))
        if stands is not None and stands[0] in self._kept:
            self._queue([stands[0]])

    @staticmethod
    async def _take_away(take_away: Callable[[], Awaitable[object]]) -> None:
        gone = await attempt(take_away())
        if isinstance(gone, Failed):  # its member may have dismissed it
            _log.info("own_card.left", reason=gone.said)

    def forget(self, message_id: int) -> None:
        """A card shows something else by now."""
        self._kept.pop(message_id, None)
        self._line.pop(message_id, None)

    @contextmanager
    def used(self, interaction: discord.Interaction) -> Iterator[None]:
        """While a card is used: what that puts in its place is another card.

        Where nothing was put there, since a form was opened or the step refused, it is kept true.
        """
        message = interaction.message
        kept = None if message is None else self._kept.get(message.id)
        try:
            yield
        finally:
            replaced = interaction.response.type in _REPLACES
            if replaced and message is not None and self._kept.get(message.id) is kept:
                self.forget(message.id)

    def changed(self, key: int, view: RoundView) -> None:
        """An interview's card changes: those of its members may have to, too."""
        mine = [message_id for message_id, kept in self._kept.items() if kept.round == key]
        if mine and self._marks.get(key) != (mark := _mark(view)):
            self._marks[key] = mark
            self._queue(mine)

    def tick(self) -> None:
        """Let the oldest cards say that they are kept no more, and forget what had cards."""
        about = {kept.round for kept in self._kept.values()}
        self._marks = {key: mark for key, mark in self._marks.items() if key in about}
        now, steady = self._clock(), asyncio.get_running_loop().time()
        over = [each for each, kept in self._kept.items() if kept.age(now, steady) >= _LIFE]
        self._queue([*over, *self._put_off])
        self._put_off.clear()

    async def stop(self) -> None:
        """Begin nothing more."""
        self._line.clear()
        await self._at_work.finish(seconds=2)

    def _queue(self, cards: list[int]) -> None:
        self._line.update(dict.fromkeys(cards))
        if self._line and (self._worker is None or self._worker.done()):
            self._worker = self._at_work.start(self._work())

    async def _work(self) -> None:
        """Change the cards at an even rate, each to what holds when it is its turn."""
        while self._line:
            await self._limiter.acquire(Urgency.EDIT)
            if not self._line:
                return
            message_id, _ = self._line.popitem(last=False)
            if (kept := self._kept.get(message_id)) is not None:
                self._at_work.start(self._bring(message_id, kept))

    async def _bring(self, message_id: int, kept: _Kept) -> None:
        try:
            reading = await kept.read()
        except TryAgainError:
            self._put_off.add(message_id)
            raise
        except RefusedError:  # its member has had themselves deleted, say
            self._drop(message_id, kept)
            return
        if self._kept.get(message_id) is not kept:  # a press has changed it meanwhile
            return
        is_over = kept.age(self._clock(), asyncio.get_running_loop().time()) >= _LIFE
        is_last, card = is_over or reading.is_final, reading.card
        if is_over and not reading.is_final:
            card = card.with_foot(kept.foot)
        if is_last:
            self._drop(message_id, kept)
        if (shown := card.drawn) == kept.shown:
            return
        kept.shown = shown
        edited = await attempt(kept.edit(card))
        if isinstance(edited, Failed):
            _log.info("own_card.left", reason=edited.said)
            self._drop(message_id, kept)

    def _drop(self, message_id: int, kept: _Kept) -> None:
        if self._kept.get(message_id) is kept:
            self.forget(message_id)


def _mark(view: RoundView) -> object:
    """What of an interview others' cards are made of: not who has joined, noted or answered."""
    names = ("ref", "due_at", "left", "timer", "is_up", "host")
    return type(view), tuple(getattr(view, name, None) for name in names)
