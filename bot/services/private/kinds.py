"""What asks a member in private: the turns of a quick interview, and a design interview."""

from sqlalchemy.orm import Session

from bot.db.attempts import occasions
from bot.db.models import DesignRow, OccasionRow, TurnRow
from bot.domain.attempts.occasions import DesignRef, OccasionKind, TurnRef
from bot.domain.attempts.screens import Graded, Revealed
from bot.domain.people.caller import Caller
from bot.domain.phases.phases import ASSESSING
from bot.domain.private.design import DesignScreen
from bot.domain.private.quick import Screen
from bot.services.attempts.kind import Found, Kind
from bot.services.private.design import DesignService
from bot.services.private.quick import InterviewService
from bot.services.private.turns import Turn, Turns

__all__ = ["DesignKind", "TurnKind"]


class TurnKind(Kind[TurnRef, Turn, Screen]):
    """One question of a quick interview; it raises `NotYoursError` for another's."""

    name = OccasionKind.TURN

    def __init__(self, turns: Turns, interviews: InterviewService) -> None:
        self._turns = turns
        self._interviews = interviews

    def find(self, session: Session, who: Caller, ref: TurnRef) -> Found[Turn]:
        """A turn of the member's own interview."""
        turn = self._turns.turn(session, who, ref)
        occasion, total = turn.row.occasion, turn.interview.total
        return Found(turn, turn.ref, occasion, turn.attempt, total, turn.is_last)

    def ref_of(self, session: Session, occasion: OccasionRow) -> TurnRef | None:
        """The turn."""
        turn = occasions.asked_by(session, TurnRow, occasion)
        if turn is None:
            return None
        return TurnRef(turn.interview_key, turn.position, turn.question_key)

    def unanswered(self, session: Session, who: Caller, found: Found[Turn]) -> Screen:
        """Where the interview stands."""
        return self._interviews.current(session, who, found.of.interview)

    def screen(self, session: Session, found: Found[Turn], shown: Revealed | Graded) -> Screen:
        """As it is."""
        return shown

    def answered(self, session: Session, who: Caller, found: Found[Turn]) -> None:
        """What was skipped, and answered from a form that was still open, is not skipped."""
        found.of.row.skipped = False


class DesignKind(Kind[DesignRef, DesignRow, DesignScreen]):
    """A design interview of a member's own; it raises `NotYoursError` for another's."""

    name = OccasionKind.DESIGN
    goes_on = False

    def __init__(self, designs: DesignService) -> None:
        self._designs = designs
        self._view = designs.view

    def find(self, session: Session, who: Caller, ref: DesignRef) -> Found[DesignRow]:
        """The member's own interview."""
        row = self._designs.own(session, who, ref)
        attempt = occasions.attempt_at(session, row.occasion_key, row.member_id)
        return Found(row, self._view.ref(row), row.occasion, attempt)

    def ref_of(self, session: Session, occasion: OccasionRow) -> DesignRef | None:
        """The interview where it stands."""
        row = occasions.asked_by(session, DesignRow, occasion)
        return None if row is None else self._view.ref(row)

    def tells(self, found: Found[DesignRow]) -> bool:
        """Once the phases are over."""
        return found.of.phase == ASSESSING or found.of.ended_at is not None

    def unanswered(self, session: Session, who: Caller, found: Found[DesignRow]) -> DesignScreen:
        """Where the interview stands."""
        return self._view.screen(session, who, found.of)

    def screen(
        self,
        session: Session,
        found: Found[DesignRow],
        shown: Revealed | Graded,
    ) -> DesignScreen:
        """As a scorecard."""
        return self._view.scorecard(found.of, shown)
