"""Design interviews in channels: what leads them through their phases."""

from sqlalchemy.orm import Session

from bot.db.models import GroupDesignRow, RoundRow
from bot.domain.attempts.occasions import GroupRef
from bot.domain.channel import steps
from bot.domain.channel.design import GroupNews
from bot.domain.channel.interview import PATIENCE, EndReason
from bot.domain.people.caller import Caller
from bot.domain.phases.phases import ASSESSING, OPENING, Length, Timer, is_open
from bot.services.channel.interview import ChannelInterview, ChannelInterviews
from bot.services.channel.view import ChannelViews, news_of
from bot.services.clock import Clock
from bot.services.phases.clock import PhaseClock, TimerChange

__all__ = ["ChannelDesignService"]


class ChannelDesignService:
    """Does what the host says; every method is one transaction.

    The steps raise `RefusedError` for anyone else, until the host has been gone for ten minutes.
    A step on a phase that is over changes nothing: two presses of the same moment are one step.
    """

    def __init__(
        self,
        interviews: ChannelInterviews,
        views: ChannelViews,
        phase_clock: PhaseClock,
        clock: Clock,
    ) -> None:
        self._interviews = interviews
        self._views = views
        self._phase_clock = phase_clock
        self._clock = clock

    def begin(
        self, session: Session, who: Caller, ref: GroupRef, length: Length
    ) -> GroupNews | None:
        """Open the first phase, and return what is to be told of it."""
        interview, design = self._lead(session, who, ref)
        if design.phase != OPENING or interview.round.ended_at is not None:
            return None
        design.length = length
        design.heard_message_id = who.interaction or None
        return self._enter(session, interview, design, OPENING + 1)

    def next(self, session: Session, who: Caller, ref: GroupRef) -> GroupNews | None:
        """Open the next phase, or the self-assessment, and return what is to be told of it."""
        interview, design = self._lead(session, who, ref)
        if not self._stands_at(interview, design, ref):
            return None
        return self._enter(session, interview, design, design.phase + 1)

    def pause(self, session: Session, who: Caller, ref: GroupRef) -> None:
        """Let the time stand still; a pause that nobody ends is ended by the clock."""
        self._turn(session, who, ref, Timer.pause)

    def resume(self, session: Session, who: Caller, ref: GroupRef) -> None:
        """Let the time run again."""
        self._turn(session, who, ref, Timer.resume)

    def extend(self, session: Session, who: Caller, ref: GroupRef, mark: int) -> None:
        """Give five minutes more than the card showed: once, if pressed twice."""
        interview = self._interviews.lead(session, who, ref.turn)
        design = interview.phases
        if self._stands_at(interview, design, ref) and self._phase_clock.extend(design, mark):
            self._changed(interview.round, design)

    def finish(self, session: Session, who: Caller, ref: GroupRef) -> None:
        """End the interview once its phases are over; whoever noted something may still assess.

        Those who manage the server may, whoever hosts it.
        """
        interview = self._interviews.lead_out(session, who, ref.turn)
        if interview.phases.phase == ASSESSING:
            self._interviews.end(interview.round, EndReason.PHASES_OVER)

    def _turn(self, session: Session, who: Caller, ref: GroupRef, turn: TimerChange) -> None:
        interview, design = self._lead(session, who, ref)
        if self._stands_at(interview, design, ref):
            self._phase_clock.turn(design, turn)
            self._changed(interview.round, design)

    def _enter(
        self, session: Session, interview: ChannelInterview, design: GroupDesignRow, phase: int
    ) -> GroupNews | None:
        self._phase_clock.enter(design, phase)
        if phase == ASSESSING:
            self._interviews.reveal(interview)
        else:
            if phase > OPENING + 1 and interview.round.thread_id is None:
                # No thread is told with a link to the card, which may stand far above by now.
                interview.round.step = steps.at_phase(phase)
            self._changed(interview.round, design)
        session.flush()
        return news_of(interview.round, self._views.view(session, interview.round))

    def _changed(self, row: RoundRow, design: GroupDesignRow) -> None:
        """The card is to show it; an hour after the time nobody is waited for any more."""
        row.due_at = (design.ends_at or self._clock()) + PATIENCE
        self._interviews.touch(row)

    def _lead(
        self, session: Session, who: Caller, ref: GroupRef
    ) -> tuple[ChannelInterview, GroupDesignRow]:
        interview = self._interviews.lead(session, who, ref.turn)
        self._phase_clock.credit_downtime(interview.phases)
        return interview, interview.phases

    @staticmethod
    def _stands_at(interview: ChannelInterview, design: GroupDesignRow, ref: GroupRef) -> bool:
        in_phases = is_open(design.phase)
        return interview.round.ended_at is None and design.phase == ref.phase and in_phases
