"""Where a design interview stands: reads its row into the values that cards show."""

from dataclasses import replace

from sqlalchemy.orm import Session

from bot.db.attempts import occasions
from bot.db.models import DesignRow
from bot.domain.attempts.occasions import DesignRef
from bot.domain.attempts.screens import Earned, Graded, Revealed
from bot.domain.people.caller import DIRECT, Caller
from bot.domain.phases.phases import ASSESSING, OPENING, PHASES, Assessing, Length, Scorecard
from bot.domain.private.design import DesignScreen, InPhase, Opening, Unrecorded
from bot.services.attempts.recorder import Recorder
from bot.services.attempts.sketches import sketched
from bot.services.attempts.values import Shown
from bot.services.library import Library
from bot.services.phases.clock import PhaseClock, timer_of

__all__ = ["DesignView", "there"]


def there(who: Caller, row: DesignRow) -> Caller:
    """The member where the interview counts."""
    return replace(who, guild_id=row.guild_id)


class DesignView:
    """Reads rows into values."""

    def __init__(self, library: Library, recorder: Recorder, phase_clock: PhaseClock) -> None:
        self._library = library
        self._recorder = recorder
        self._phase_clock = phase_clock

    def ref(self, row: DesignRow) -> DesignRef:
        """The numbers that its buttons carry."""
        return DesignRef(row.key, row.phase, row.member_id, row.question_key)

    def screen(
        self, session: Session, who: Caller, row: DesignRow, earned: Earned | None = None
    ) -> DesignScreen:
        """What to show of an interview as it stands."""
        self._phase_clock.credit_downtime(row)
        ref, question = self.ref(row), self._library.question(row.question_key)
        notes = tuple(row.notes or [""] * len(PHASES))
        if row.ended_at is not None:
            return self._ended(session, there(who, row), row, earned)
        if row.phase == OPENING:
            return Opening(ref, question)
        if row.phase == ASSESSING:
            return Assessing(ref, question, tuple(row.steps or ()), notes)
        sketch = sketched(session, row.occasion_key, row.member_id)
        return replace(self.in_phase(row), sketch=sketch)

    def in_phase(self, row: DesignRow) -> InPhase:
        """The phase under way, without what is drawn in it."""
        return InPhase(
            ref=self.ref(row),
            question=self._library.question(row.question_key),
            length=Length(row.length),
            timer=timer_of(row),
            is_up=self._phase_clock.is_up(row),
            notes=tuple(row.notes or [""] * len(PHASES)),
            channel_id=row.channel_id,
            direct=row.guild_id == DIRECT,
        )

    def _ended(
        self, session: Session, who: Caller, row: DesignRow, earned: Earned | None
    ) -> DesignScreen:
        attempt = occasions.attempt_at(session, row.occasion_key, row.member_id)
        ref, question = self.ref(row), self._library.question(row.question_key)
        if attempt is None:
            return Unrecorded(ref, question)
        return self.scorecard(
            row, self._recorder.show(session, who, attempt, Shown(ref, question), earned)
        )

    def scorecard(self, row: DesignRow, shown: Revealed | Graded) -> Scorecard[DesignRef]:
        """The attempt that a finished interview became."""
        assert isinstance(shown, Graded)  # noqa: S101 - it is written and graded in one step
        return Scorecard(self.ref(row), shown.question, tuple(row.steps or ()), shown)
