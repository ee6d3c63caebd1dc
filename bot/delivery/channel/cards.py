"""Keeps the cards of interviews in channels true: one writer a card, the latest version wins."""

import asyncio

import discord
import structlog

from bot.db.database import Database
from bot.delivery.background import Background
from bot.delivery.limiter import Limiter, Urgency
from bot.delivery.network import NETWORK_ERRORS
from bot.domain.channel.design import GroupNews
from bot.domain.channel.interview import Edit, RoundView, SharedAnswer
from bot.errors import WhiteboardError
from bot.services.channel.deadlines import ChannelDeadlines
from bot.ui.channel.cards import round_card, shared_card, thread_name
from bot.ui.channel.design_cards import news_card

__all__ = ["CardKeeper"]

_PAUSES = (0, 1, 3)
"""Seconds before each try to post what a member shares."""
_EDITS = 50
"""Cards brought up to date in one turn."""
_CLOSED = {50083: "archived", 160005: "locked"}
"""Discord's codes for a thread in which nothing can be edited
(https://discord.com/developers/docs/topics/opcodes-and-status-codes#json)."""
_NO_CHANNEL = 10003

_log = structlog.get_logger(__name__)


class CardKeeper:
    """Brings to Discord what the record says; what fails is tried again at a later turn."""

    def __init__(
        self, client: discord.Client, db: Database, rounds: ChannelDeadlines, limiter: Limiter
    ) -> None:
        self._client = client
        self._db = db
        self._rounds = rounds
        self._limiter = limiter
        self._editing: set[int] = set()
        """Cards whose edit is under way: the next one waits, so that none overtakes another."""
        self._at_work = Background("round.failed")

    async def tick(self) -> None:
        """Reveal and end what is due, and edit what has changed; called every second."""
        if not self._client.is_ready():
            return
        for edit in await self._db.run(self._rounds.tick, _EDITS):
            if edit.round not in self._editing:
                self._editing.add(edit.round)
                self._at_work.start(self._bring(edit))

    async def stop(self) -> None:
        """Let what is under way finish."""
        await self._at_work.finish(seconds=10)

    def nudge(self) -> None:
        """Look at once: something has just changed."""
        self._at_work.start(self.tick())

    async def open_thread(
        self, key: int, channel_id: int, message_id: int, view: RoundView
    ) -> None:
        """Open the thread under a card; without it, what is shared goes to the channel."""
        channel = self._client.get_channel(channel_id)
        if not isinstance(channel, discord.TextChannel):
            return
        try:
            await self._limiter.acquire(Urgency.POST)
            message = channel.get_partial_message(message_id)
            thread = await message.create_thread(name=thread_name(view), auto_archive_duration=1440)
        except (discord.HTTPException, *NETWORK_ERRORS) as error:
            _log.info("round.no_thread", round=key, reason=str(error))
        else:
            await self._db.run(self._rounds.opened_thread, key, thread.id)

    async def share(self, shared: SharedAnswer, thread_id: int) -> bool:
        """Post a shared answer in the card's thread; returns False where that is closed to us.

        Raises:
            WhiteboardError: It cannot be posted for now.
        """
        thread = self._client.get_partial_messageable(thread_id)
        for pause in _PAUSES:
            await asyncio.sleep(pause)
            try:
                await self._limiter.acquire(Urgency.POST)
                await thread.send(view=shared_card(shared), nonce=shared.nonce)
            except (discord.DiscordServerError, *NETWORK_ERRORS) as error:
                _log.warning("round.not_shared", round=shared.ref.round, reason=str(error))
            except discord.HTTPException as error:
                _log.info("round.thread_lost", round=shared.ref.round, reason=str(error))
                await self._db.run(self._rounds.opened_thread, shared.ref.round, None)
                return False
            else:
                return True
        raise WhiteboardError("Discord does not take it just now. Share it again in a minute.")

    def announce(self, news: GroupNews) -> None:
        """Say in the thread of a design interview which phase has begun: whoever talks sees it."""
        self._at_work.start(self._announce(news))

    async def _announce(self, news: GroupNews) -> None:
        thread = self._client.get_partial_messageable(news.thread_id)
        try:
            await self._limiter.acquire(Urgency.POST)
            await thread.send(view=news_card(news), nonce=news.nonce)
        except (discord.HTTPException, *NETWORK_ERRORS) as error:
            _log.info("round.not_announced", round=news.view.ref.round, reason=str(error))

    async def _bring(self, edit: Edit) -> None:
        try:
            await self._limiter.acquire(Urgency.EDIT)
            channel = self._client.get_partial_messageable(edit.channel_id)
            await channel.get_partial_message(edit.message_id).edit(view=round_card(edit.view))
        except (discord.HTTPException, *NETWORK_ERRORS) as error:
            await self._failed(edit, error)
        else:
            await self._db.run(self._rounds.shown, edit)
        finally:
            self._editing.discard(edit.round)

    async def _failed(self, edit: Edit, error: Exception) -> None:
        reason = _reason(error)
        if reason is None:
            _log.warning("round.edit_failed", round=edit.round, reason=str(error))
        else:
            await self._db.run(self._rounds.gone, edit, reason)


def _reason(error: Exception) -> str | None:
    """Why a card can never be edited again; None where a later try may succeed."""
    if isinstance(error, discord.NotFound):
        gone = "channel" if error.code == _NO_CHANNEL else "card"
        return f"Its {gone} was deleted."
    if isinstance(error, discord.HTTPException) and error.code in _CLOSED:
        return f"Its thread was {_CLOSED[error.code]}."
    if isinstance(error, discord.Forbidden):
        return "I may no longer see its channel."
    return None
