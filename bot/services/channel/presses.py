"""A press on a channel's card, as one transaction."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy.orm import Session

from bot.db.channel import rounds
from bot.domain.attempts.occasions import ChannelRef
from bot.domain.channel.design import GroupNews
from bot.domain.channel.interview import RoundView
from bot.domain.people.caller import Caller
from bot.services.channel.deadlines import ChannelDeadlines
from bot.services.channel.interview import ChannelInterviews
from bot.services.channel.view import ChannelViews

__all__ = ["ChannelPresses", "Led"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Led:
    """Where the host's step led."""

    view: RoundView
    news: GroupNews | None
    """What is to be told of it in the interview's thread."""


class ChannelPresses:
    """Takes a step, and learns from the press which message the card is.

    A crash may have kept us from noting that; the press tells it anew.
    """

    def __init__(
        self, interviews: ChannelInterviews, views: ChannelViews, deadlines: ChannelDeadlines
    ) -> None:
        self._interviews = interviews
        self._views = views
        self._deadlines = deadlines

    def seen(self, session: Session, who: Caller, card: int, ref: ChannelRef) -> None:
        """A press saw the card, whatever came of it."""
        row = rounds.round_by_key(session, ref.round)
        if row is not None and row.guild_id == who.guild_id:
            self._deadlines.found(session, ref.round, card)

    def own(
        self,
        session: Session,
        who: Caller,
        card: int | None,
        step: Callable[..., T],
        ref: ChannelRef,
        *arguments: object,
    ) -> T:
        """Take a step that shows something to its member alone.

        Args:
            session: The transaction.
            who: Who pressed.
            card: The message that was pressed, where that is the channel's card.
            step: A service's method, called with session, member, ref and the arguments.
            ref: What was pressed.
            arguments: What else the step takes.
        """
        result = step(session, who, ref, *arguments)
        if card is not None:
            self._deadlines.found(session, ref.round, card)
        return result

    def lead(
        self,
        session: Session,
        who: Caller,
        card: int | None,
        step: Callable[..., GroupNews | None],
        ref: ChannelRef,
        *arguments: object,
    ) -> Led:
        """Take a step of the host's, and return the card that shows it at once.

        Whoever shows it may be overtaken by an edit with something newer: so the card is edited
        once more, after a pause in which Discord has taken the answer to the press.
        """
        news = self.own(session, who, card, step, ref, *arguments)
        row = self._interviews.find(session, who, ref.turn).round
        view = self._views.view(session, row)
        self._deadlines.edit_later(row)
        return Led(view, news)
