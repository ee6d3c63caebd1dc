"""Keeps the cards of interviews in channels true: one writer a card, the latest version wins."""

import discord
import structlog

from bot.db.database import Database
from bot.delivery.background import Background
from bot.delivery.channel.shares import Shares
from bot.delivery.limiter import Limiter, Urgency
from bot.delivery.looking import Looking, UnknowableError
from bot.delivery.outcomes import Failed, Failure, attempt
from bot.delivery.places import attempt_in
from bot.delivery.threads import Teller
from bot.domain.channel.design import GroupNews
from bot.domain.channel.interview import CardEdit, EndReason, LostCard, RoundView
from bot.services.channel.deadlines import ChannelDeadlines
from bot.services.clock import Clock
from bot.ui.channel.cards import is_card_of, round_card, thread_name
from bot.ui.channel.design_cards import news_card

__all__ = ["CardKeeper"]

_EDITS = 50
"""Cards brought up to date in one turn."""
_ENDS = {
    Failure.MESSAGE_GONE: EndReason.CARD_DELETED,
    Failure.CHANNEL_GONE: EndReason.CHANNEL_DELETED,
    Failure.ARCHIVED: EndReason.THREAD_ARCHIVED,
    Failure.LOCKED: EndReason.THREAD_LOCKED,
    Failure.UNSEEN: EndReason.UNSEEN,
    Failure.NOT_ALLOWED: EndReason.NOT_ALLOWED,
}
"""What failures end an interview with, those that may pass where they last; after others a later
try may succeed."""

_log = structlog.get_logger(__name__)


class CardKeeper:
    """Brings to Discord what the record says; what fails is tried again at a later turn."""

    def __init__(
        self,
        client: discord.Client,
        db: Database,
        rounds: ChannelDeadlines,
        limiter: Limiter,
        clock: Clock,
    ) -> None:
        self._client = client
        self._looking = Looking(client, limiter, clock)
        self._db = db
        self._rounds = rounds
        self._limiter = limiter
        self._teller = Teller(client, db, limiter, clock)
        self.shares = Shares(client, db, rounds, limiter, clock)
        """Brings what members share into the threads under the cards."""
        self._editing: set[int] = set()
        """Cards whose edit is under way: the next one waits, so that none overtakes another."""
        self._at_work = Background("round")

    async def tick(self) -> None:
        """Reveal and end what is due, and edit what has changed; called every second."""
        if not self._client.is_ready():
            return
        for edit in await self._db.run(self._rounds.tick, _EDITS):
            if edit.round not in self._editing:
                self._editing.add(edit.round)
                self._at_work.start(self._bring(edit))
        for lost in await self._db.run(self._rounds.unconfirmed, _EDITS):
            self._at_work.start(self._look_for(lost))

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
        await self._limiter.acquire(Urgency.POST)
        message, name = channel.get_partial_message(message_id), thread_name(view)
        opened = await attempt(message.create_thread(name=name, auto_archive_duration=1440))
        if not isinstance(opened, Failed):
            await self._db.run(self._rounds.opened_thread, key, opened.result.id)
        elif opened.failure is Failure.DONE_BEFORE:  # a message's thread has its id
            await self._db.run(self._rounds.opened_thread, key, message_id)
        else:
            _log.info("round.no_thread", round=key, reason=opened.said)

    def announce(self, news: GroupNews) -> None:
        """Say in the thread of a design interview which phase has begun: whoever talks sees it."""
        self._at_work.start(self._announce(news))

    async def _announce(self, news: GroupNews) -> None:
        await self._teller.say(news, news.thread_id, news_card(news))

    async def _bring(self, edit: CardEdit) -> None:
        try:
            await self._limiter.acquire(Urgency.EDIT)
            channel = self._client.get_partial_messageable(edit.channel_id)
            message = channel.get_partial_message(edit.message_id)
            editing = message.edit(view=round_card(edit.view))
            edited = await attempt_in(self._client, edit.guild_id, editing)
            if not isinstance(edited, Failed):
                await self._db.run(self._rounds.shown, edit)
            elif (reason := _ENDS.get(edited.failure)) is not None:
                if edited.failure.may_pass:
                    await self._db.run(self._rounds.refused, edit, reason)
                    _log.info("round.edit_refused", round=edit.round, reason=edited.said)
                else:
                    await self._db.run(self._rounds.gone, edit, reason)
            else:
                _log.warning("round.edit_failed", round=edit.round, reason=edited.said)
        finally:
            self._editing.discard(edit.round)

    async def _look_for(self, lost: LostCard) -> None:
        """Find out whether a card is there: a kill came before anybody noted it."""
        key, channel_id = lost.round, lost.channel_id
        looking = self._looking.find(
            lost.guild_id, channel_id, lost.started_at, lambda card: is_card_of(card, key)
        )
        try:
            found = await attempt_in(self._client, lost.guild_id, looking)
        except UnknowableError as error:
            _log.warning("round.unknown", round=key, why=error.why.name)
            await self._db.run(self._rounds.unsure, key)
            return
        if isinstance(found, Failed):
            _log.warning("round.not_looked_for", round=key, reason=found.said)
            if found.is_final and found.failure in _ENDS:
                await self._db.run(self._rounds.never_posted, key, _ENDS[found.failure])
        elif found.result is None:
            await self._db.run(self._rounds.never_posted, key, EndReason.NEVER_POSTED)
        else:
            _log.info("round.found", round=key)
            await self._db.run(self._rounds.found, key, found.result)
            await self.open_thread(key, channel_id, found.result, lost.view)
