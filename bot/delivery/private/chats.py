"""Members' direct messages: what stands last in each, and older cards without their buttons."""

import asyncio
from collections import OrderedDict, defaultdict
from weakref import WeakValueDictionary

import discord
import structlog

from bot.db.database import Database
from bot.delivery.background import Background
from bot.delivery.outcomes import Failed, attempt
from bot.domain.attempts.occasions import OccasionKind
from bot.domain.people.caller import Caller
from bot.errors import TryAgainError
from bot.services.private.chat_cards import ChatCards
from bot.ui.cards import without_buttons

__all__ = ["Chats"]

_MOST = 10_000
"""Chats whose last message is remembered: in any other one a card comes anew, at the bottom."""

_log = structlog.get_logger(__name__)


class Chats:
    """Knows what stands last in a chat since this process heard of it, and tidies what is older."""

    def __init__(self, client: discord.Client, db: Database, cards: ChatCards) -> None:
        self._client = client
        self._db = db
        self._cards = cards
        self._last: OrderedDict[int, int] = OrderedDict()
        self._led: OrderedDict[int, tuple[int, str, int]] = OrderedDict()
        self._lines: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._tidying = Background("chat")
        self._unrecorded: defaultdict[tuple[int, OccasionKind], set[int]] = defaultdict(set)
        """Cards that came while the database was away: they too lose their buttons once another
        comes."""

    def line(self, channel_id: int) -> asyncio.Lock:
        """Lets the cards of a chat be shown one after the other."""
        return self._lines.setdefault(channel_id, asyncio.Lock())

    def heard(self, channel_id: int, message_id: int) -> None:
        """A message stands in a chat, whoever wrote it."""
        self._last[channel_id] = max(message_id, self._last.pop(channel_id, 0))
        while len(self._last) > _MOST:
            self._last.popitem(last=False)

    def missed(self) -> None:
        """Messages may have come unheard: nothing is known to be the last."""
        self._last.clear()

    def is_last(self, channel_id: int, message_id: int) -> bool:
        """Whether it is certain that nothing stands below a message."""
        return self._last.get(channel_id) == message_id

    def led(self, channel_id: int, card: int, custom_id: str, to: int) -> None:
        """A press on a card has led to a card below it."""
        self._led.pop(channel_id, None)
        self._led[channel_id] = (card, custom_id, to)
        while len(self._led) > _MOST:
            self._led.popitem(last=False)

    def has_led(self, channel_id: int, card: int, custom_id: str) -> bool:
        """Whether that very press has led to what stands last in the chat."""
        to = self._last.get(channel_id)
        return to is not None and self._led.get(channel_id) == (card, custom_id, to)

    async def placed(
        self,
        who: Caller,
        channel_id: int,
        kind: OccasionKind,
        message_id: int,
        *,
        beside: int | None = None,
        note: bool = False,
    ) -> None:
        """A card, or a `note` below it, stands in a chat: older ones lose their buttons.

        `beside`: another message that loses them. Where one keeps them nonetheless, a press on it
        is answered below.
        """
        self.heard(channel_id, message_id)
        placed, older = self._cards.placed, frozenset[int]()
        try:
            older = await self._db.run(placed, who, kind, message_id, note=note)
        except TryAgainError as error:
            self._unrecorded[channel_id, kind].add(message_id)
            _log.warning("chat.untidied", channel=channel_id, reason=str(error))
        else:
            if not note:
                older |= self._unrecorded.pop((channel_id, kind), set()) - {message_id}
        if beside is not None and beside != message_id:
            older |= {beside}
        for each in older:
            self._tidying.start(self._tidy(channel_id, each))

    async def _tidy(self, channel_id: int, message_id: int) -> None:
        """Take a card's buttons away; what it says stays."""
        tidied = await attempt(self._without_buttons(channel_id, message_id))
        if isinstance(tidied, Failed):
            _log.info("chat.untidied", channel=channel_id, reason=tidied.said)

    async def _without_buttons(self, channel_id: int, message_id: int) -> None:
        message = self._client.get_partial_messageable(channel_id).get_partial_message(message_id)
        view = without_buttons(await message.fetch())
        if view is not None:
            await message.edit(view=view)
