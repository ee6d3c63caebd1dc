"""What a member writes on by typing: an answer, one to a follow-up, or a design's notes."""

from abc import abstractmethod
from collections.abc import Iterable, Mapping

from bot.db.models import AttemptRow, DesignRow, OccasionRow
from bot.domain.attempts.follow_ups import MOST_FOLLOW_UP
from bot.domain.attempts.parts import GAP
from bot.domain.phases.phases import PHASES, is_open, joined, no_room, parted
from bot.domain.private.quick import MOST_CHARACTERS
from bot.domain.refusals import Refusal, RefusedError
from bot.services.attempts.papers import Paper
from bot.services.private.turns import Turn

__all__ = ["ANSWER", "FOLLOW_UP", "DesignPaper", "OwnPaper", "TurnPaper"]

ANSWER, FOLLOW_UP = 0, 1
"""The parts of a turn; those of a design interview are its phases."""


class OwnPaper(Paper):
    """What is one member's, as its occasion is."""

    def __init__(self, occasion: OccasionRow, part: int | None, texts: Mapping[int, str]) -> None:
        super().__init__(occasion, part, texts)
        self.occasion = occasion

    @property
    @abstractmethod
    def heard(self) -> int | None:
        """The last message that was read."""


class TurnPaper(OwnPaper):
    """A turn: its answer while it is typed and once it is given, and that to the follow-up."""

    def __init__(self, turn: Turn, *, keeps_texts: bool) -> None:
        """`keeps_texts`: whether any text is kept once it is graded, as a follow-up's would be."""
        self.turn, attempt = turn, turn.attempt
        self._keeps_texts = keeps_texts
        runs = turn.interview.ended_at is None and turn.row.position == turn.interview.position
        part = None
        if runs and attempt is None:
            part = ANSWER
        elif runs and attempt is not None and attempt.follow_up is not None:
            part = FOLLOW_UP
        # What was typed stays a draft where "I don't know", say, or a form was the answer instead.
        self._drafted = attempt is None or turn.row.draft is not None
        answer = turn.row.draft if self._drafted else attempt and attempt.text
        follow_up = attempt and attempt.follow_up_answer
        super().__init__(
            turn.row.occasion, part, {ANSWER: answer or "", FOLLOW_UP: follow_up or ""}
        )

    @property
    def heard(self) -> int | None:
        """The turn's."""
        return self.turn.row.heard_message_id

    def too_long(self, part: int, characters: int) -> RefusedError | None:
        """An answer has more room than one to a follow-up."""
        if part == FOLLOW_UP and characters > MOST_FOLLOW_UP:
            return RefusedError(Refusal.FOLLOW_UP_TOO_LONG, most=MOST_FOLLOW_UP)
        if characters > MOST_CHARACTERS:
            return RefusedError(Refusal.PART_TOO_LONG, most=MOST_CHARACTERS)
        return None

    def write(self, texts: Mapping[int, str]) -> None:
        """Whether it counts as written was decided when the answer was given."""
        attempt = self.turn.attempt
        if ANSWER in texts and self._drafted:
            self.turn.row.draft = texts[ANSWER] or None
        elif ANSWER in texts and attempt is not None:
            attempt.text = texts[ANSWER] or None
        if FOLLOW_UP in texts and attempt is not None and self._keeps_texts:
            attempt.follow_up_answer = texts[FOLLOW_UP] or None


class DesignPaper(OwnPaper):
    """The notes of a design interview, also once they are an attempt's text."""

    def __init__(self, row: DesignRow, attempt: AttemptRow | None) -> None:
        self.row, self._attempt = row, attempt
        runs = row.ended_at is None and is_open(row.phase)
        notes = _notes(row, attempt)
        super().__init__(row.occasion, row.phase if runs else None, dict(enumerate(notes, start=1)))

    @property
    def heard(self) -> int | None:
        """The interview's."""
        return self.row.heard_message_id

    def too_long(self, _part: int, characters: int) -> RefusedError | None:
        """Every phase has as much room as another."""
        return no_room(characters)

    def write(self, texts: Mapping[int, str]) -> None:
        """All phases are one text once they are an attempt's."""
        notes = _notes(self.row, self._attempt)
        for part, text in texts.items():
            notes[part - 1] = text
        if self._attempt is not None:
            self._attempt.text = joined(notes) or None
        else:
            self.row.notes = notes


def _notes(row: DesignRow, attempt: AttemptRow | None) -> list[str]:
    """The notes of each phase; nothing where they are no longer kept, or cannot be told apart."""
    if attempt is None:
        return list(row.notes or [""] * len(PHASES))
    return parted(attempt.text or "", _lengths(row.occasion.typed or ()))


def _lengths(marks: Iterable[list[int]]) -> list[int]:
    """How long the notes of each phase are, as their marks say."""
    lengths = [0] * len(PHASES)
    for part, _, length in marks:
        if length and is_open(part):
            lengths[part - 1] += length + (len(GAP) if lengths[part - 1] else 0)
    return lengths
