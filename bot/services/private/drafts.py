"""Answers in parts: longer than a form, or typed in a direct message until the member is done."""

from collections.abc import Sequence
from functools import partial

from sqlalchemy.orm import Session

from bot.db.attempts import occasions
from bot.db.models import TurnRow
from bot.db.people import members
from bot.db.private import interviews
from bot.domain.attempts.occasions import TurnRef
from bot.domain.attempts.parts import GAP, stands
from bot.domain.people.caller import DIRECT, Caller
from bot.domain.private.quick import Heard, Listening, Screen
from bot.domain.refusals import Refusal, RefusedError
from bot.services.attempts.answering import Answering
from bot.services.clock import Clock
from bot.services.private.chat import take_in
from bot.services.private.turns import Turn, Turns
from bot.texts import said

__all__ = ["MOST_CHARACTERS", "DraftService"]

MOST_CHARACTERS = 20_000
"""What an answer in parts may hold; at 4,000 a form, five of them."""


class DraftService:
    """Keeps the parts of answers; the same turns, attempts and cards as in one piece."""

    def __init__(self, answering: Answering[TurnRef, Screen], turns: Turns, clock: Clock) -> None:
        self._answering = answering
        self._turns = turns
        self._clock = clock

    def add(
        self, session: Session, who: Caller, ref: TurnRef, text: str, since: int | None = None
    ) -> Screen:
        """Keep one part more, once if its form is sent twice.

        `since` says how long the answer was where the form was opened, where that is known.

        Raises:
            RefusedError: It is blank, or the answer becomes too long.
        """
        turn = self._turns.turn(session, who, ref)
        if turn.attempt is None and not stands(said(text), turn.row.draft or "", since):
            _append(turn.row, text)
        return self._turns.show(session, who, turn, again=turn.attempt is not None)

    def done(self, session: Session, who: Caller, ref: TurnRef) -> Screen:
        """Make the parts one answer, and reveal the model answer."""
        turn = self._turns.turn(session, who, ref)
        if turn.attempt is not None:
            return self._turns.show(session, who, turn)
        draft, turn.row.draft = turn.row.draft or "", None
        return self._answering.answer(session, who, ref, draft)

    def listening(self, session: Session, who: Caller) -> Listening | None:
        """Since when a question waits for what a member types, or None where none does."""
        waiting = self._waiting(session, who)
        if waiting is None:
            return None
        return Listening(waiting.row.occasion.asked_at, waiting.row.heard_message_id)

    def hear(
        self, session: Session, who: Caller, messages: Sequence[tuple[int, str]]
    ) -> Heard | None:
        """Note what a member typed in a direct message as part of their answer.

        Args:
            session: The transaction.
            who: The member, in direct messages.
            messages: Ids and texts, the oldest first; one that was noted before is not noted again,
                and of several those are left out for which there is no room.

        Returns:
            What is noted by now, or None where no question waits for an answer.

        Raises:
            RefusedError: There is no room for the one message.
        """
        members.remember(session, who, self._clock())
        waiting = self._waiting(session, who)
        if waiting is None:
            return None
        turn = waiting.row
        turn.heard_message_id = take_in(messages, turn.heard_message_id, partial(_append, turn))
        return Heard(waiting.ref, len(turn.draft or ""), turn.note_message_id)

    @staticmethod
    def _waiting(session: Session, who: Caller) -> Turn | None:
        """The question that waits for a member's answer in direct messages."""
        row = interviews.running(session, who) if who.guild_id == DIRECT else None
        turn = interviews.turn_at(session, row.key, row.position) if row else None
        if row is None or turn is None:
            return None
        attempt = occasions.attempt_at(session, turn.occasion_key, who.member_id)
        return Turn(row, turn, None) if attempt is None else None

    def noted(self, session: Session, who: Caller, ref: TurnRef, message_id: int) -> None:
        """Remember which of our messages says how much was noted."""
        self._turns.turn(session, who, ref).row.note_message_id = message_id


def _append(turn: TurnRow, text: str) -> None:
    if not (text := said(text)):
        raise RefusedError(Refusal.EMPTY_PART)
    draft = f"{turn.draft}{GAP}{text}" if turn.draft else text
    if len(draft) > MOST_CHARACTERS:
        raise RefusedError(Refusal.PART_TOO_LONG, most=MOST_CHARACTERS)
    turn.draft = draft
