"""What ends a design interview: notes and six axes become one graded attempt."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from bot.db.models import AttemptRow, OccasionRow
from bot.domain.attempts.grading import Marks
from bot.domain.attempts.scoring import DESIGN_PHASES, Worth, is_written
from bot.domain.attempts.screens import Earned
from bot.domain.attempts.spoken import typed_of
from bot.domain.people.caller import Caller
from bot.domain.phases.axes import grade_for
from bot.domain.phases.phases import joined
from bot.services.attempts.recorder import Recorder
from bot.texts import said

__all__ = ["conclude"]


def conclude(
    session: Session,
    recorder: Recorder,
    who: Caller,
    occasion: OccasionRow,
    notes: Sequence[str],
    steps: Sequence[int],
) -> tuple[AttemptRow, Earned]:
    """Write a member's notes as one attempt, with the grade that follows from the axes."""
    attempt = recorder.write(session, who, occasion, joined(notes))
    typed = [typed_of(each) for each in notes]
    attempt.written = is_written("".join(typed))  # the names of phases are not the member's
    noted = sum(1 for each in typed if said(each))
    worth = Worth.DESIGN if noted >= DESIGN_PHASES else Worth.USUAL
    return attempt, recorder.grade(session, who, attempt, Marks(grade_for(steps)), worth=worth)
