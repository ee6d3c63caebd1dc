"""What members draw to an answer or to their notes, as cards show it."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.bank import Question
from bot.db.attempts import sketches
from bot.domain.attempts.occasions import Ref
from bot.domain.drawing import Beside, Sketched
from bot.domain.refusals import Refusal, RefusedError
from bot.drawing.language import parse
from bot.drawing.language.comparing import compare

__all__ = ["beside", "redraw", "sketched"]


def sketched(session: Session, occasion_key: int, member_id: int) -> Sketched | None:
    """A member's drawing to an asking; None where there is none, or it is no longer kept."""
    row = sketches.kept(session, occasion_key, member_id)
    if row is None or row.text is None:
        return None
    return Sketched(row.text, row.revision, parse(row.text))


def redraw(
    session: Session, occasion_key: int, member_id: int, text: str, revision: int, now: datetime
) -> None:
    """Keep a drawing that was built on the one before.

    `revision`: of that one, 0 where there was none.

    Raises:
        RefusedError: It was changed meanwhile.
    """
    row = sketches.kept(session, occasion_key, member_id)
    if row is not None and row.text not in (None, text) and row.revision != revision:
        raise RefusedError(Refusal.SKETCH_CHANGED)
    sketches.keep(session, occasion_key, member_id, text, now)


def beside(ref: Ref, question: Question, own: Sketched | None, *, told: bool) -> Beside:
    """A member's drawing, and that of one good answer where the answer is told.

    To compare takes some milliseconds, so it is done here and not on the event loop.
    """
    if not told or question.diagram is None:
        return Beside(ref, question, own, None, None)
    good = parse(question.diagram, longest=None)
    compared = None if own is None else compare(own.parsed.sketch, good.sketch)
    return Beside(ref, question, own, good, compared)
