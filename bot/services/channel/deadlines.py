"""What interviews in channels do by the clock, and what becomes of their cards."""

from datetime import timedelta

from sqlalchemy.orm import Session

from bot.db.channel import designs, rounds
from bot.db.models import GroupDesignRow, RoundRow
from bot.domain.channel.cards import CardEdit, LostCard
from bot.domain.channel.interview import PATIENCE, EndReason
from bot.domain.phases.phases import is_open
from bot.domain.phases.uptime import Moment
from bot.services.channel.interview import ChannelInterviews
from bot.services.channel.view import ChannelViews
from bot.services.clock import Watch
from bot.services.lasting import Refusals
from bot.services.phases.clock import PhaseClock

__all__ = ["EDIT_PAUSE", "ChannelDeadlines"]

EDIT_PAUSE = timedelta(seconds=5)
"""A card is edited at most this often; what changes meanwhile comes with the next edit."""
_UNSEEN = timedelta(minutes=2)
"""After so long a card that Discord has not confirmed is looked for."""


class ChannelDeadlines:
    """Keeps the deadlines, and says which cards are to be edited; one method is one transaction."""

    def __init__(
        self,
        interviews: ChannelInterviews,
        views: ChannelViews,
        phase_clock: PhaseClock,
        watch: Watch,
    ) -> None:
        self._interviews = interviews
        self._views = views
        self._phase_clock = phase_clock
        self._watch = watch
        self._last_tick = watch()
        self._refusals = Refusals(watch)
        """Of edits of an interview's card."""

    def tick(self, session: Session, limit: int) -> list[CardEdit]:
        """Reveal and end what is due, and claim the cards that may be edited now."""
        moment = self._watch()
        self._follow(session, moment)
        now = moment.at
        for row in rounds.due(session, now, limit):
            interview = self._interviews.current(session, row)
            if interview.design is not None:
                self._end_waiting(row, interview.design)
            elif interview.is_asking and row.left_seconds is None:
                self._interviews.reveal(interview)
            else:
                self._interviews.end(row, EndReason.DESERTED)
        session.flush()
        outdated = rounds.outdated(session, now, EDIT_PAUSE, limit)
        edits = [edit for row in outdated if (edit := self._claim(session, row))]
        self._last_tick = moment
        return edits

    def _follow(self, session: Session, now: Moment) -> None:
        """Where the clock was set, what waits is moved along with it: it lasts as long as before.

        That it was set back while no bot ran shows where a host was seen in the future.
        """
        set_by = now.set_since(self._last_tick)
        for row in rounds.running(session) if set_by else rounds.seen_after(session, now.at):
            by = set_by or now.at - row.host_seen_at
            row.host_seen_at += by
            row.edit_after += by
            row.due_at = row.due_at and row.due_at + by
            self._interviews.touch(row)
        session.flush()

    def posted(self, session: Session, key: int, message_id: int) -> None:
        """The card is in its channel, as this message."""
        row = rounds.round_by_key(session, key)
        if row is not None and row.message_id is None:
            row.message_id = row.first_card_id = message_id
            row.edit_after = self._watch().at + EDIT_PAUSE

    def found(self, session: Session, key: int, message_id: int) -> None:
        """The card was seen in its channel; if nobody knew, it is to show how things stand."""
        row = rounds.round_by_key(session, key)
        if row is not None and row.message_id is None:
            self.posted(session, key, message_id)
            self._interviews.touch(row)

    def unconfirmed(self, session: Session, limit: int) -> list[LostCard]:
        """Cards that were to be posted a while ago, and of which nobody knows; to be looked for."""
        now, lost = self._watch().at, []
        for row in rounds.lost(session, now - _UNSEEN, limit):
            row.edit_after = now
            view = self._views.view(session, row)
            lost.append(LostCard(row.key, row.guild_id, row.channel_id, row.started_at, view))
        return lost

    def never_posted(self, session: Session, key: int, reason: EndReason) -> None:
        """The card is not there: the interview is over, unless it was pressed meanwhile."""
        row = rounds.round_by_key(session, key)
        if row is not None and row.message_id is None:
            self._lose(row, reason)

    def unsure(self, session: Session, key: int) -> None:
        """Nobody can tell whether the card is there: a press may, and another may be started."""
        row = rounds.round_by_key(session, key)
        if row is not None and row.message_id is None:
            row.edit_after = self._watch().at + PATIENCE

    def opened_thread(self, session: Session, key: int, thread_id: int | None) -> None:
        """The card has a thread, or none any more."""
        row = rounds.round_by_key(session, key)
        if row is None or row.thread_id == thread_id:
            return
        row.thread_id = thread_id
        phases = designs.phases_of(session, key)
        if phases is not None and is_open(phases.phase):
            self._interviews.touch(row)  # it says where to mention the bot

    def shown(self, session: Session, edit: CardEdit) -> None:
        """The card shows a version; a later one may be waiting already."""
        row = rounds.round_by_key(session, edit.round)
        if row is None or row.message_id != edit.message_id:
            return
        if edit.version < row.shown_version:
            self._interviews.touch(row)  # another process was faster, and this edit undid its own
        row.shown_version = max(row.shown_version, edit.version)
        self._refusals.forget(edit.round)

    def gone(self, session: Session, edit: CardEdit, reason: EndReason) -> None:
        """The card can no longer be edited: the interview is over, and asks for no more edits."""
        row = rounds.round_by_key(session, edit.round)
        if row is not None and row.message_id == edit.message_id:
            self._lose(row, reason)

    def refused(self, session: Session, edit: CardEdit, reason: EndReason) -> None:
        """An edit was refused, which may pass; where it does not, the interview is over."""
        if self._refusals.last(edit.round):
            self.gone(session, edit, reason)

    def gone_from(self, session: Session, channel_id: int, reason: EndReason) -> None:
        """A channel, or the card in it, is no more."""
        row = rounds.of_channel(session, channel_id)
        if row is not None:
            self._lose(row, reason)

    def _end_waiting(self, row: RoundRow, design: GroupDesignRow) -> None:
        """End phases that nobody led on, an hour after their time; that of downtime is spared."""
        if self._phase_clock.credit_downtime(design):
            self._interviews.touch(row)
        up_since = self._phase_clock.up_since
        since = max(design.ends_at or up_since, up_since)
        if self._watch().at < since + PATIENCE:
            row.due_at = since + PATIENCE
        else:
            self._interviews.end(row, EndReason.DESERTED)

    def _lose(self, row: RoundRow, reason: EndReason) -> None:
        self._interviews.lose(row, reason)
        self._refusals.forget(row.key)

    def _claim(self, session: Session, row: RoundRow) -> CardEdit | None:
        """One card, left alone by everyone else until it may be edited again.

        None where a look at it has ended the interview: that comes with a card of its own.
        """
        row.edit_after = self._watch().at + EDIT_PAUSE
        view = self._views.view(session, row)
        if row.card_step < row.step or row.message_id is None:
            return None
        return CardEdit(
            round=row.key,
            version=row.version,
            step=row.card_step,
            guild_id=row.guild_id,
            channel_id=row.channel_id,
            message_id=row.message_id,
            view=view,
        )
