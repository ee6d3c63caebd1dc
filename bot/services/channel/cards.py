"""The cards of interviews in channels: a new one for each step, and the old ones shrink."""

from datetime import timedelta

import structlog
from sqlalchemy.orm import Session

from bot.db.channel import cards, designs, rounds
from bot.db.models import ReplacedCardRow, RoundRow
from bot.domain.channel import steps
from bot.domain.channel.cards import DueCards, NewCard, OldCard
from bot.services.channel.deadlines import EDIT_PAUSE, ChannelDeadlines
from bot.services.channel.interview import ChannelInterview, ChannelInterviews
from bot.services.channel.view import ChannelViews
from bot.services.clock import Clock
from bot.services.library import Library

__all__ = ["LEASE", "ChannelCards"]

LEASE = timedelta(seconds=20)
"""How long a card that is sent belongs to who does it, before another may take it up."""
_MOST_TRIES = 12
"""After so many refusals, some hours later, a card is left as it is."""
_LONGEST = EDIT_PAUSE * 2**_MOST_TRIES
"""How long an old card is left alone at most: longer was set by another clock."""

_log = structlog.get_logger(__name__)


class ChannelCards:
    """Says what is to be sent and edited, and keeps what came of it.

    Every method is one transaction, and none speaks to Discord. An interview may be gone meanwhile,
    with its server's record.
    """

    def __init__(
        self,
        library: Library,
        interviews: ChannelInterviews,
        views: ChannelViews,
        deadlines: ChannelDeadlines,
        clock: Clock,
    ) -> None:
        self._library = library
        self._interviews = interviews
        self._views = views
        self._deadlines = deadlines
        self._clock = clock

    def due(self, session: Session, limit: int) -> DueCards:
        """Keep the deadlines, and claim what is to be sent, edited and shrunk now."""
        edits, now = self._deadlines.tick(session, limit), self._clock()
        unsent = cards.unsent(session, now, LEASE, limit)
        new = [self._claim(session, row) for row in unsent]
        old = [self._shrink(session, row) for row in cards.replaced(session, now, _LONGEST, limit)]
        return DueCards(tuple(edits), tuple(new), tuple(each for each in old if each is not None))

    def _claim(self, session: Session, row: RoundRow) -> NewCard:
        """The card of the current step, or of one that was claimed before and has no end yet."""
        now, view = self._clock(), self._views.view(session, row)
        is_new = row.sending_step is None
        step, since = row.sending_step or row.step, row.sending_since or now
        row.sending_step, row.sending_since, row.lease_until = step, since, now + LEASE
        return NewCard(
            round=row.key,
            step=step,
            version=row.version,
            guild_id=row.guild_id,
            channel_id=row.channel_id,
            since=since,
            is_new=is_new,
            view=view,
        )

    def put_off(self, session: Session, card: NewCard) -> None:
        """Another card of the interview is being edited just now: this one is due at once."""
        row = rounds.round_by_key(session, card.round)
        if row is None or row.sending_step != card.step:
            return
        if card.is_new:
            self._interviews.settle(row)  # nobody has tried to send it
        else:
            row.lease_until = None

    def is_wanted(self, session: Session, card: NewCard) -> bool:
        """Whether a card may be sent now: it is not once its interview has gone a step further."""
        row = rounds.round_by_key(session, card.round)
        return row is not None and row.sending_step == row.step == card.step

    def sent(self, session: Session, card: NewCard, message_id: int) -> None:
        """The card is in its channel, as this message; the one before is to shrink."""
        row = rounds.round_by_key(session, card.round)
        if row is None:
            return
        if row.sending_step == card.step and row.card_step < card.step:
            self._put(session, row, card.step, message_id)
            row.shown_version = max(row.shown_version, card.version)
        elif row.message_id != message_id:  # it was given up, and is there after all
            cards.replace(session, row.key, message_id, card.step, self._clock())

    def _put(self, session: Session, row: RoundRow, step: int, message_id: int) -> None:
        now = self._clock()
        if row.message_id is not None and row.message_id != message_id:
            cards.replace(session, row.key, row.message_id, row.card_step, now)
        row.message_id, row.card_step = message_id, step
        row.edit_after = now + EDIT_PAUSE
        self._interviews.settle(row)

    def not_sent(self, session: Session, card: NewCard) -> None:
        """The card is certainly not there, and not wanted any more: the next step may come."""
        row = rounds.round_by_key(session, card.round)
        if row is not None and row.sending_step == card.step:
            self._interviews.settle(row)

    def refused(self, session: Session, card: NewCard) -> None:
        """The channel took no new card, or nobody knows: the one that stands there shows it.

        An edit tells whether that is true; the next step is sent anew.
        """
        row = rounds.round_by_key(session, card.round)
        if row is None or row.sending_step != card.step:
            return
        row.card_step = card.step
        self._interviews.settle(row)
        self._interviews.touch(row)
        _log.info("round.card_edited_instead", round=row.key, step=card.step)

    def met(
        self, session: Session, key: int, channel_id: int, message_id: int, step: int = 0
    ) -> None:
        """A card was pressed there: it is the first, one that nobody noted, or an old one.

        Args:
            session: The transaction.
            key: The interview's.
            channel_id: Where the card was pressed.
            message_id: As which message it stands there.
            step: What its button says it shows; 0 where it does not say.
        """
        row = rounds.round_by_key(session, key)
        if row is None or channel_id != row.channel_id:
            return
        if message_id == row.message_id:
            if row.ended_at is not None:  # it may have been out of reach when it ended
                self._interviews.touch(row)
        elif row.message_id is None:
            self._deadlines.found(session, key, message_id)
        elif message_id > row.message_id:
            self._put(session, row, row.sending_step or row.step, message_id)
            self._interviews.touch(row)
        else:
            cards.replace(session, key, message_id, step, self._clock())

    def _shrink(self, session: Session, old: ReplacedCardRow) -> OldCard | None:
        """An old card, left alone by everyone else for a while; ever longer, if that fails."""
        row = rounds.round_by_key(session, old.round_key)
        if row is None or row.message_id in (None, old.message_id) or old.tries >= _MOST_TRIES:
            session.delete(old)
            return None
        old.tries += 1
        old.edit_after = self._clock() + EDIT_PAUSE * 2**old.tries
        turn = rounds.turn_at(session, row.key, min(steps.question_of(old.step), row.position))
        design = designs.phases_of(session, row.key)
        question = self._library.found(turn.question_key) if turn else None
        is_answer = steps.shows_answer(old.step, in_phases=design is not None)
        reads = None
        if turn and question and is_answer:
            reads = ChannelInterview(row, turn, design).reads
        assert row.message_id is not None  # noqa: S101 - as above
        return OldCard(
            round=row.key,
            step=old.step,
            guild_id=row.guild_id,
            channel_id=row.channel_id,
            message_id=old.message_id,
            newest_id=row.message_id,
            total=row.total,
            question=question,
            is_design=design is not None,
            reads=reads,
        )

    def shrunk(self, session: Session, old: OldCard) -> None:
        """The old card is a line, or gone, or cannot be edited: there is nothing more to do."""
        row = cards.replaced_card(session, old.round, old.message_id)
        if row is not None:
            session.delete(row)
