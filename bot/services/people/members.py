"""What members may do with what is stored about them, and how long texts are kept."""

import json
from datetime import timedelta

from sqlalchemy.orm import Session

from bot.db.attempts import attempts
from bot.db.people import personal
from bot.db.phases import timers
from bot.domain.people.caller import Caller
from bot.services.clock import Clock
from bot.services.library import Library

__all__ = ["MemberService"]

_TIME_TO_GRADE = timedelta(days=1)


class MemberService:
    """Exports, deletes and forgets."""

    def __init__(self, library: Library, clock: Clock, keep_texts: timedelta) -> None:
        self._library = library
        self._clock = clock
        self._keep_texts = keep_texts

    def export(self, session: Session, who: Caller) -> bytes:
        """Everything stored about the caller, in every server, as a JSON file.

        Questions are named by their ids in the bank beside the numbers the record uses.
        """
        tables = personal.everything(session, who.member_id)
        for rows in tables.values():
            for row in rows:
                if "question_key" in row:
                    row["question"] = self._library.identity(row["question_key"])
        told = {"member": str(who.member_id), "exported_at": self._clock().isoformat(), **tables}
        return json.dumps(told, ensure_ascii=False, indent=2).encode("utf-8")

    def stored(self, session: Session, who: Caller) -> dict[str, int]:
        """How many rows are stored about the caller, by table."""
        return personal.count(session, who.member_id)

    def delete(self, session: Session, who: Caller) -> dict[str, int]:
        """Delete everything stored about the caller, in every server; says how much went."""
        went = personal.count(session, who.member_id)
        personal.erase(session, who.member_id)
        return went

    def forget_texts(self, session: Session) -> int:
        """Forget the texts of answers that have been kept as long as they may be.

        Where none is kept after grading, a day is left to grade one in.
        """
        kept = self._keep_texts or _TIME_TO_GRADE
        before = self._clock() - kept
        return attempts.remove_texts(session, before) + timers.remove_notes(session, before)
