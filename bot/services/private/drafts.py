"""Answers in parts: longer than a form; what is typed in a chat is a part too."""

from sqlalchemy.orm import Session

from bot.db.models import TurnRow
from bot.domain.attempts.occasions import TurnRef
from bot.domain.attempts.parts import GAP, stands
from bot.domain.people.caller import Caller
from bot.domain.private.quick import MOST_CHARACTERS, Screen
from bot.domain.refusals import Refusal, RefusedError
from bot.services.attempts.answering import Answering
from bot.services.attempts.papers import note_form
from bot.services.private.papers import ANSWER
from bot.services.private.turns import Turns
from bot.texts import said

__all__ = ["DraftService"]


class DraftService:
    """Keeps the parts of answers; the same turns, attempts and cards as in one piece."""

    def __init__(self, answering: Answering[TurnRef, Screen], turns: Turns) -> None:
        self._answering = answering
        self._turns = turns

    def add(
        self, session: Session, who: Caller, ref: TurnRef, text: str, since: int | None = None
    ) -> Screen:
        """Keep one part more, once if its form is sent twice.

        `since` says how long the answer was where the form was opened, where that is known.

        Raises:
            RefusedError: It is blank, or the answer becomes too long.
        """
        turn = self._turns.turn(session, who, ref)
        answer = turn.row.draft if turn.attempt is None else turn.attempt.text
        is_new = not stands(said(text), answer or "", since)
        if turn.attempt is None and is_new:
            _append(turn.row, text)
        return self._turns.show(session, who, turn, again=is_new and turn.attempt is not None)

    def done(self, session: Session, who: Caller, ref: TurnRef) -> Screen:
        """Make the parts one answer, and reveal the model answer."""
        turn = self._turns.turn(session, who, ref)
        if turn.attempt is not None:
            return self._turns.show(session, who, turn)
        draft, turn.row.draft = turn.row.draft or "", None
        return self._answering.answer(session, who, ref, draft)


def _append(turn: TurnRow, text: str) -> None:
    if not (text := said(text)):
        raise RefusedError(Refusal.EMPTY_PART)
    draft = f"{turn.draft}{GAP}{text}" if turn.draft else text
    if len(draft) > MOST_CHARACTERS:
        raise RefusedError(Refusal.PART_TOO_LONG, most=MOST_CHARACTERS)
    turn.draft = draft
    note_form(turn.occasion, ANSWER, text)
