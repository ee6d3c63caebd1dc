"""Which cards of a chat still have their buttons: the newest, and the last note below it."""

from sqlalchemy.orm import Session

from bot.db.private import chats, interviews
from bot.domain.attempts.occasions import OccasionKind
from bot.domain.people.caller import Caller

__all__ = ["ChatCards"]


class ChatCards:
    """Remembers them for a question and for a design interview apart: both may run in one chat."""

    def placed(
        self,
        session: Session,
        who: Caller,
        kind: OccasionKind,
        message: int,
        *,
        note: bool = False,
    ) -> frozenset[int]:
        """A card stands in the chat now.

        Args:
            session: The transaction.
            who: The member, in direct messages.
            kind: What the card is of.
            message: The message that shows it.
            note: Whether it only says what was noted, below a card that can still be used.

        Returns:
            The messages whose buttons are to go.
        """
        cards = chats.cards(session, who.member_id)
        before = cards.get(kind.value, [])
        now = [*before[:1], message] if note else [message]
        chats.set_cards(session, who.member_id, {**cards, kind.value: now})
        if kind is OccasionKind.TURN and not note:
            self._note_anew(session, who)
        return frozenset(before) - frozenset(now)

    @staticmethod
    def _note_anew(session: Session, who: Caller) -> None:
        """What is typed after a card is told below it."""
        row = interviews.running(session, who)
        turn = None if row is None else interviews.turn_at(session, row.key, row.position)
        if turn is not None:
            turn.note_message_id = None
