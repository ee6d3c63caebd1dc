"""What is told in a chat of what became of a message there."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

import discord
import structlog

from bot.client import Client
from bot.delivery.outcomes import Failed, Failure, Tried, attempt
from bot.domain.attempts.occasions import OccasionKind
from bot.domain.attempts.screens import Revealed
from bot.domain.people.caller import Caller
from bot.domain.private.design import InPhase
from bot.domain.private.quick import Answered, FollowedUp, Heard, Noted, Standing
from bot.errors import TryAgainError
from bot.ui.cards import Card, notice
from bot.ui.private.chat_cards import (
    changed_card,
    followed_up_card,
    heard_card,
    nothing_waits_card,
    standing_card,
)
from bot.ui.private.design_cards import noted_card
from bot.ui.refusals import sentence
from cogs.private.catching_up import pauses

__all__ = ["Telling"]

_log = structlog.get_logger(__name__)


class Telling:
    """Tells members in their chats what is noted; they may have closed their messages."""

    def __init__(self, bot: Client) -> None:
        self._bot = bot

    async def say(self, channel_id: int, card: Card) -> Tried[discord.Message]:
        """Say something, where the member lets the bot."""
        channel = self._bot.get_partial_messageable(channel_id)
        sent = await _tried(lambda: channel.send(view=card))
        if isinstance(sent, Failed):
            _log.info("chat.untold", channel=channel_id, reason=sent.said)
        return sent

    async def noted(
        self, channel_id: int, who: Caller, noted: Noted
    ) -> Tried[discord.Message] | None:
        """Say what is noted by now, or why the last message is not: below what was typed."""
        if noted.refused is not None:
            return await self.say(channel_id, notice(sentence(noted.refused)))
        match noted.of:
            case Answered() | FollowedUp(characters=0, spoken=0, kept=True):
                return None  # nothing of it is new
            case InPhase():
                kind, card = OccasionKind.DESIGN, noted_card(noted.of)
                return await self._place(channel_id, who, kind, card, note=True)
            case FollowedUp():
                kind, card = OccasionKind.TURN, followed_up_card(noted.of)
                return await self._place(channel_id, who, kind, card, note=True)
            case Heard():
                return await self._acknowledge(channel_id, who, noted.of)
            case Standing():
                due = isinstance(noted.of.screen, Revealed)
                kind, card = OccasionKind.TURN, standing_card(noted.of)
                return await self._place(channel_id, who, kind, card, note=not due)

    async def changed(self, channel_id: int, who: Caller, noted: Noted, *, deleted: bool) -> None:
        """Say that what is noted follows a message that was edited or deleted, or why not."""
        if noted.refused is None and not isinstance(noted.of, Heard):
            await self.say(channel_id, changed_card(deleted=deleted))
        else:
            await self.noted(channel_id, who, noted)

    async def nothing_waits(self, channel_id: int, who: Caller) -> None:
        """Say that what was typed answers nothing."""
        await self._place(channel_id, who, OccasionKind.TURN, nothing_waits_card(), note=True)

    async def _place(
        self, channel_id: int, who: Caller, kind: OccasionKind, card: Card, *, note: bool = False
    ) -> Tried[discord.Message]:
        """Say something with buttons: older cards lose theirs, a note's only an older note."""
        sent = await self.say(channel_id, card)
        if not isinstance(sent, Failed):
            await self._bot.chats.placed(who, channel_id, kind, sent.result.id, note=note)
        return sent

    async def _acknowledge(
        self, channel_id: int, who: Caller, heard: Heard
    ) -> Tried[discord.Message]:
        """Say how much is noted: in the message that said so where that stands last, else below.

        One that stands above what was typed would be changed there unseen.
        """
        card, last = heard_card(heard), heard.note_message_id
        if last is not None and self._bot.chats.is_last(channel_id, last):
            note = self._bot.get_partial_messageable(channel_id).get_partial_message(last)
            edited = await _tried(lambda: note.edit(view=card))
            if not isinstance(edited, Failed):
                return edited
            if edited.failure is not Failure.MESSAGE_GONE:  # where it is deleted it comes anew
                _log.info("chat.untold", channel=channel_id, reason=edited.said)
                return edited
        sent = await self._place(channel_id, who, OccasionKind.TURN, card, note=True)
        if not isinstance(sent, Failed):
            noted = self._bot.services.chat.noted
            with suppress(TryAgainError):  # the text is noted; the next note is a new message
                await self._bot.db.run(noted, who, heard.ref, sent.result.id)
        return sent


async def _tried(request: Callable[[], Awaitable[discord.Message]]) -> Tried[discord.Message]:
    """What became of a request, once it could be sent: nothing reads a chat again to tell it."""
    for pause in pauses():
        tried = await attempt(request())
        if not (isinstance(tried, Failed) and tried.held_back):
            break
        await asyncio.sleep(pause)
    return tried
