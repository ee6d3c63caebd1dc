"""Messages that are notes of a phase: taken in once, and changed with what they say."""

from bot.domain.attempts.parts import stands
from bot.domain.attempts.typed import FORM
from bot.domain.phases.noting import Taken
from bot.domain.refusals import Refusal, RefusedError
from bot.services.attempts.papers import Paper
from bot.texts import said

__all__ = ["copy_message", "take_message"]


def take_message(
    paper: Paper, phase: int, message: int, text: str
) -> tuple[int, Taken, RefusedError | None]:
    """Note what a message says by now, under the phase that is open or in its old place.

    Returns:
        The phase in which it stands, what became of it, and why it was left out, if it was: it has
        no room, or it is new and says nothing. That is no error: it was read all the same.
    """
    before, text = paper.says(message), said(text)
    if before is None and not text:
        return phase, Taken.STOOD, RefusedError(Refusal.EMPTY_NOTE)
    refused = paper.put(message, text)
    paper.save()
    part = paper.part_of(message) or phase
    if before == text:
        return part, Taken.STOOD, None
    return part, Taken.CHANGED if before else Taken.ADDED, refused


def copy_message(paper: Paper, phase: int, message: int, text: str) -> tuple[int, Taken]:
    """Note what a message says, wherever it stands: what becomes of it there is not followed.

    What a phase's notes say already is not added once more.

    Raises:
        RefusedError: It says nothing, or there is no room for it.
    """
    if paper.says(message):
        return paper.part_of(message) or phase, Taken.STOOD
    text = said(text)
    if not text:
        raise RefusedError(Refusal.NO_TEXT_THERE)
    if stands(text, paper.text(phase), None):
        return phase, Taken.STOOD
    if (refused := paper.put(FORM, text)) is not None:
        raise refused
    paper.save()
    return phase, Taken.ADDED
