"""What members may do with what is stored about them, and how long texts are kept."""

from datetime import timedelta

from sqlalchemy.orm import Session

from bot.db.models import MemberRow
from bot.db.people import erasing, personal, retention
from bot.domain.people.caller import Caller
from bot.domain.people.export import Export
from bot.domain.people.staying import Staying
from bot.services.clock import Clock
from bot.services.library import Library

__all__ = ["PIECE", "MemberService"]

PIECE = 100
"""Rows that one transaction deletes or empties: others wait for them."""

_TIME_TO_GRADE = timedelta(days=1)


class MemberService:
    """Exports, deletes and forgets."""

    def __init__(self, library: Library, clock: Clock, keep_texts: timedelta) -> None:
        self._library = library
        self._clock = clock
        self._keep_texts = keep_texts

    def export(self, session: Session, who: Caller) -> Export:
        """Everything stored about the caller, in every server.

        Questions are named by their ids in the bank beside the numbers the record uses.
        """
        tables = personal.everything(session, who.member_id)
        for rows in tables.values():
            for row in rows:
                if "question_key" in row:
                    row["question"] = self._library.identity(row["question_key"])
        about = {"member": str(who.member_id), "exported_at": self._clock().isoformat()}
        return Export(about, tables)

    def stored(self, session: Session, who: Caller) -> dict[str, int]:
        """How many rows are stored about the caller, by table."""
        return personal.count(session, who.member_id)

    def staying(self, session: Session, who: Caller) -> list[Staying]:
        """What stays in channels when the caller has everything deleted."""
        return personal.staying(session, who.member_id)

    def delete(self, session: Session, who: Caller) -> dict[str, int]:
        """Have everything stored about the caller deleted, in every server; says how much goes.

        From now on nothing of it can be used; `erase_piece` deletes it.
        """
        goes = personal.count(session, who.member_id)
        erasing.mark(session, MemberRow, who.member_id, self._clock())
        return goes

    def erase_piece(self, session: Session, member_id: int | None = None) -> bool:
        """Delete some more of a member who had everything deleted, or of any such.

        Returns whether there may be more to delete.
        """
        if member_id is not None:
            return erasing.member_piece(session, member_id, PIECE)
        found = erasing.marked(session, MemberRow)
        if found is not None:
            erasing.member_piece(session, found, PIECE)
        return found is not None

    def forget_texts(self, session: Session) -> int:
        """Forget some of the texts that have been kept as long as they may be; returns how many.

        Where none is kept after grading, a day is left to grade one in.
        """
        before = self._clock() - (self._keep_texts or _TIME_TO_GRADE)
        return retention.forget(session, before, PIECE)
