"""Keeps the cards of interviews in channels true: a new one a step, and the latest version wins."""

from collections.abc import Awaitable, Coroutine
from typing import Any

import discord
import structlog

from bot.db.database import Database
from bot.delivery.background import Background
from bot.delivery.channel.own_cards import OwnCards
from bot.delivery.channel.shares import Shares
from bot.delivery.conditions import ConditionOverError
from bot.delivery.limiter import Limiter, Urgency
from bot.delivery.looking import Looking, UnknowableError
from bot.delivery.once import Mail, Once, UnwantedError
from bot.delivery.outcomes import Failed, Failure, Tried, attempt, failure_of
from bot.delivery.places import attempt_in, is_out_at
from bot.delivery.threads import Teller
from bot.domain.channel.cards import CardEdit, LostCard, NewCard, OldCard
from bot.domain.channel.design import GroupNews
from bot.domain.channel.interview import (
    EndReason,
    RoundView,
)
from bot.services.channel.cards import ChannelCards
from bot.services.channel.deadlines import ChannelDeadlines
from bot.services.clock import Clock
from bot.ui.cards import Card
from bot.ui.channel.cards import is_card_at, is_card_of, round_card, thread_name
from bot.ui.channel.design_cards import news_card
from bot.ui.channel.old_cards import replaced_card
from bot.ui.failures import REQUEST_ERRORS

__all__ = ["CardKeeper"]

_MOST = 50
"""Cards of each sort that are brought to Discord in one turn."""
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

_SETTLED = (Failure.MESSAGE_GONE, Failure.CHANNEL_GONE)
"""After which an old card need not shrink."""

_log = structlog.get_logger(__name__)


class CardKeeper:
    """Brings to Discord what the record says; what fails is tried again at a later turn."""

    def __init__(
        self,
        client: discord.Client,
        db: Database,
        cards: ChannelCards,
        rounds: ChannelDeadlines,
        limiter: Limiter,
        clock: Clock,
    ) -> None:
        self._client = client
        self._looking = Looking(client, limiter, clock)
        self._once = Once(client, limiter, clock, "round")
        self._db = db
        self._rounds = rounds
        self._cards = cards
        self._limiter = limiter
        self._teller = Teller(client, db, limiter, clock)
        self.shares = Shares(client, db, rounds, limiter, clock)
        """Brings what members share into the threads under the cards."""
        self.own = OwnCards(clock)
        """Keeps true what members have in front of them alone."""
        self._busy: set[int] = set()
        """Interviews whose card is being sent or edited: no edit is to overtake another."""
        self._at_work = Background("round")

    async def tick(self) -> None:
        """Reveal and end what is due, and bring what has changed; called every second."""
        if not self._client.is_ready() or self._once.stopping.is_set():
            return
        due = await self._db.run(self._cards.due, _MOST)
        for new in due.new:
            self.own.changed(new.round, new.view)
            if not self._begin(new.round, self._send(new)):
                await self._db.run(self._cards.put_off, new)
        for edit in due.edits:
            self.own.changed(edit.round, edit.view)
            self._begin(edit.round, self._bring(edit))
        for old in due.old:
            self._at_work.start(self._shrink(old))
        for lost in await self._db.run(self._rounds.unconfirmed, _MOST):
            self._at_work.start(self._look_for(lost))
        self.own.tick()

    def _begin(self, key: int, work: Coroutine[Any, Any, None]) -> bool:
        """Work on an interview's card, unless that is being done; returns whether it began.

        An edit that did not is due again soon.
        """
        if key in self._busy:
            work.close()
            return False
        self._busy.add(key)
        self._at_work.start(work).add_done_callback(lambda _: self._busy.discard(key))
        return True

    async def stop(self) -> None:
        """Let what is under way finish."""
        self._once.stopping.set()
        await self._at_work.finish(seconds=10)
        await self.own.stop()

    def nudge(self) -> None:
        """Look at once: something has just changed."""
        self._at_work.start(self.tick())

    async def open_thread(
        self, key: int, channel_id: int, message_id: int, view: RoundView
    ) -> None:
        """Open the thread under a card; without it, what is shared goes to the channel.

        The record learns of the card after it: a card that is not known is looked for, and its
        thread with it.
        """
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

    async def _send(self, card: NewCard) -> None:
        """Send the card of a step, or find it where an earlier try has brought it."""
        try:
            message_id = await self._once.find_or_send(self._mail(card))
        except UnwantedError:
            await self._db.run(self._cards.not_sent, card)
        except UnknowableError as error:
            _log.warning("round.card_unknown", round=card.round, why=error.why.name)
            await self._db.run(self._cards.refused, card)  # rather not at all than twice
        except (ConditionOverError, *REQUEST_ERRORS) as error:
            is_out = is_out_at(self._client, card.guild_id)
            failure = Failure.UNKNOWN if is_out else failure_of(error)
            known = failure is not Failure.UNKNOWN
            event = "round.card_refused" if known else "round.card_unconfirmed"
            _log.warning(event, round=card.round, reason=str(error) or repr(error))
            if known:
                await self._db.run(self._cards.refused, card)
        else:
            await self._db.run(self._cards.sent, card, message_id)
            _log.info("round.card_sent", round=card.round, step=card.step)
        self.nudge()

    def _mail(self, card: NewCard) -> Mail:
        def send(channel: discord.PartialMessageable) -> Awaitable[discord.Message]:
            return channel.send(view=round_card(card.view, card.step), nonce=card.nonce)

        return Mail(
            guild_id=card.guild_id,
            channel_id=card.channel_id,
            since=card.since,
            is_it=lambda message: is_card_at(message, card),
            is_wanted=lambda: self._db.run(self._cards.is_wanted, card),
            send=send,
            is_new=card.is_new,
        )

    async def _shrink(self, old: OldCard) -> None:
        """Make an old card a line that leads to the newest; what fails is tried ever later."""
        edited = await self._edit(old.guild_id, old.channel_id, old.message_id, replaced_card(old))
        if not isinstance(edited, Failed) or edited.failure in _SETTLED:
            await self._db.run(self._cards.shrunk, old)
        else:
            _log.info("round.not_shrunk", round=old.round, reason=edited.said)

    async def _edit(
        self, guild_id: int, channel_id: int, message_id: int, card: Card
    ) -> Tried[discord.Message]:
        await self._limiter.acquire(Urgency.EDIT)
        channel = self._client.get_partial_messageable(channel_id)
        editing = channel.get_partial_message(message_id).edit(view=card)
        return await attempt_in(self._client, guild_id, editing)

    async def _bring(self, edit: CardEdit) -> None:
        card = round_card(edit.view, edit.step)
        edited = await self._edit(edit.guild_id, edit.channel_id, edit.message_id, card)
        if not isinstance(edited, Failed):
            await self._db.run(self._rounds.shown, edit)
        elif (reason := _ENDS.get(edited.failure)) is None:
            _log.warning("round.edit_failed", round=edit.round, reason=edited.said)
        elif edited.failure.may_pass:
            await self._db.run(self._rounds.refused, edit, reason)
            _log.info("round.edit_refused", round=edit.round, reason=edited.said)
        else:
            await self._db.run(self._rounds.gone, edit, reason)

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
            await self.open_thread(key, channel_id, found.result, lost.view)
            await self._db.run(self._rounds.found, key, found.result)
