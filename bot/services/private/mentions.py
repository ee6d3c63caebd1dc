"""Messages that are notes of one member's own design interview."""

from sqlalchemy.orm import Session

from bot.db.models import DesignRow
from bot.db.people import members
from bot.db.private import designs
from bot.domain.attempts.occasions import DesignRef
from bot.domain.people.caller import Caller
from bot.domain.phases.noting import NoteTaken, OpenThread, Taken
from bot.domain.phases.phases import PHASES, require_phase
from bot.domain.refusals import Refusal, RefusedError
from bot.services.clock import Clock
from bot.services.library import Library
from bot.services.phases.noting import copy_message, take_message
from bot.services.private.papers import DesignPaper

__all__ = ["OwnMentions"]


class OwnMentions:
    """Works on rows inside the transaction of whoever knows where the interview is."""

    def __init__(self, library: Library, clock: Clock) -> None:
        self._library = library
        self._clock = clock

    def hear(
        self, session: Session, who: Caller, row: DesignRow, message: int, text: str
    ) -> NoteTaken:
        """Take in a message of the interview's thread, or follow it.

        Raises:
            RefusedError: No phase is open.
        """
        row = self._held(session, who, row)
        row.heard_message_id = max(row.heard_message_id or 0, message)
        paper = DesignPaper(row, None)
        part, taken, refused = take_message(paper, row.phase, message, text)
        return self._taken(row, paper, part, taken, refused)

    def copy(
        self, session: Session, who: Caller, row: DesignRow, message: int, text: str
    ) -> NoteTaken:
        """Add what a message says, wherever it stands.

        Raises:
            RefusedError: No phase is open, it says nothing, or there is no room for it.
        """
        row = self._held(session, who, row)
        paper = DesignPaper(row, None)
        return self._taken(row, paper, *copy_message(paper, row.phase, message, text))

    def _held(self, session: Session, who: Caller, found: DesignRow) -> DesignRow:
        """The interview, while one of its phases is open; locked after its member, as always."""
        members.remember(session, who, self._clock())
        row = designs.held(session, found.key)
        if row is None or row.ended_at is not None:
            raise RefusedError(Refusal.NO_DESIGN_OPEN)
        require_phase(row.phase)
        return row

    def gone(self, session: Session, guild_id: int, place_id: int, message: int) -> bool:
        """Take out of the notes what a message said that is deleted; whether it was one."""
        row = designs.in_phases_at(session, guild_id, place_id)
        paper = None if row is None else DesignPaper(row, None)
        if paper is None or not paper.says(message):
            return False
        paper.put(message, "")
        paper.save()
        return True

    def threads(self, session: Session) -> list[OpenThread]:
        """Where phases run in threads."""
        return [
            OpenThread(row.guild_id, row.channel_id, row.heard_message_id, _known(row))
            for row in designs.in_threads(session)
            if row.channel_id is not None and row.heard_message_id is not None
        ]

    def _taken(
        self,
        row: DesignRow,
        paper: DesignPaper,
        part: int,
        taken: Taken,
        refused: RefusedError | None = None,
    ) -> NoteTaken:
        ref = DesignRef(row.key, row.phase, row.member_id, row.question_key)
        question = self._library.question(row.question_key)
        return NoteTaken(ref, question, PHASES[part - 1], paper.text(part), taken, refused)


def _known(row: DesignRow) -> frozenset[int]:
    paper = DesignPaper(row, None)
    return frozenset(message for message in paper.known if paper.says(message))
