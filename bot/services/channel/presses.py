"""A press on a channel's card, as one transaction."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy.orm import Session

from bot.db.channel import rounds
from bot.domain.attempts.occasions import ChannelRef, GroupRef
from bot.domain.channel import steps
from bot.domain.channel.design import GroupNews
from bot.domain.channel.interview import CardPlace, HostDesk
from bot.domain.people.caller import Caller
from bot.services.channel.cards import ChannelCards
from bot.services.channel.desk import HostDesks

__all__ = ["ChannelPresses", "Led"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Led:
    """Where the host's step led."""

    desk: HostDesk
    news: GroupNews | None
    """What is to be told of it in the interview's thread."""


class ChannelPresses:
    """Takes a step, and learns from the press which message the card is.

    A crash may have kept us from noting that; the press tells it anew.
    """

    def __init__(self, desks: HostDesks, cards: ChannelCards) -> None:
        self._desks = desks
        self._cards = cards

    def seen(self, session: Session, who: Caller, card: CardPlace, ref: ChannelRef) -> None:
        """A press saw the card, whatever came of it."""
        row = rounds.round_by_key(session, ref.round)
        if row is not None and row.guild_id == who.guild_id:
            self._met(session, card, ref)

    def own(
        self,
        session: Session,
        who: Caller,
        card: CardPlace | None,
        step: Callable[..., T],
        ref: ChannelRef,
        *arguments: object,
    ) -> T:
        """Take a step that shows something to its member alone.

        Args:
            session: The transaction.
            who: Who pressed.
            card: The message that was pressed, where that is one of the channel's cards.
            step: A service's method, called with session, member, ref and the arguments.
            ref: What was pressed.
            arguments: What else the step takes.
        """
        result = step(session, who, ref, *arguments)
        if card is not None:
            self._met(session, card, ref)
        return result

    def lead(
        self,
        session: Session,
        who: Caller,
        card: CardPlace | None,
        step: Callable[..., GroupNews | None],
        ref: ChannelRef,
        *arguments: object,
    ) -> Led:
        """Take a step of the host's, and return the controls as they are after it."""
        news = self.own(session, who, card, step, ref, *arguments)
        return Led(self._desks.stands(session, who, ref), news)

    def _met(self, session: Session, card: CardPlace, ref: ChannelRef) -> None:
        if card.message_id is None:
            return
        step = card.step or steps.asked(ref.turn.position)
        if isinstance(ref, GroupRef):
            step = steps.at_phase(ref.phase)
        self._cards.met(session, ref.round, card.channel_id, card.message_id, step)
