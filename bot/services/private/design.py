"""Design interviews: one question discussed in phases, every step a transaction."""

from collections.abc import Sequence
from random import Random

from sqlalchemy.orm import Session

from bot.db.attempts import familiarity, occasions
from bot.db.models import DesignRow
from bot.db.people import members
from bot.db.private import designs
from bot.domain.attempts.occasions import DesignRef, OccasionKind
from bot.domain.attempts.screens import Earned
from bot.domain.choosing.scope import Scope
from bot.domain.drawing import drawable
from bot.domain.people.caller import Caller
from bot.domain.phases.axes import Axis
from bot.domain.phases.phases import (
    ASSESSING,
    DRAWN_FROM,
    OPENING,
    PHASES,
    Length,
    Timer,
    is_open,
    submitted,
)
from bot.domain.private.design import Begun, DesignScreen
from bot.domain.refusals import Refusal, RefusedError
from bot.services.attempts.papers import note_form
from bot.services.attempts.recorder import Recorder
from bot.services.attempts.sketches import redraw
from bot.services.choosing.design import choose
from bot.services.clock import Clock
from bot.services.library import Library
from bot.services.phases.assessment import conclude
from bot.services.phases.clock import PhaseClock, TimerChange
from bot.services.private.design_view import DesignView, there
from bot.services.private.turns import GoneError, NotYoursError

__all__ = ["DesignService"]


class DesignService:
    """Starts design interviews and carries them on; each method returns what to show.

    Each may raise `NotYoursError`: the interview is another's.
    """

    def __init__(
        self,
        library: Library,
        recorder: Recorder,
        view: DesignView,
        phase_clock: PhaseClock,
        clock: Clock,
        random: Random,
    ) -> None:
        self._library = library
        self._recorder = recorder
        self.view = view
        self._phase_clock = phase_clock
        self._clock = clock
        self._random = random

    def start(self, session: Session, who: Caller, scope: Scope) -> DesignScreen:
        """Choose a question, or show the design interview that is running.

        Raises:
            RefusedError: The options leave nothing to ask.
        """
        now = self._clock()
        members.remember(session, who, now)
        row = designs.running(session, who)
        if row is not None and self._library.identity(row.question_key) is not None:
            return self.view.screen(session, who, row)
        if row is not None:
            row.ended_at = now  # its question has left the bank
            self._phase_clock.set(row, Timer())
            session.flush()
        question = choose(session, self._library, who, now, self._random, scope)
        familiarity.see(session, who.member_id, self._library.canonical_key(question), now)
        row = DesignRow(
            guild_id=who.guild_id,
            member_id=who.member_id,
            occasion=occasions.new(
                session,
                OccasionKind.DESIGN,
                who.guild_id,
                self._library.key(question),
                now,
                member_id=who.member_id,
            ),
            length=Length.FULL,
            phase=OPENING,
            seen_at=now,
            told=False,
            notes=[""] * len(PHASES),
        )
        session.add(row)
        session.flush()
        return self.view.screen(session, who, row)

    def begin(self, session: Session, who: Caller, ref: DesignRef, length: Length) -> Begun:
        """Open the first phase."""
        row = self.own(session, who, ref)
        began = row.phase == OPENING and row.ended_at is None
        if began:
            row.length = length
            self._enter(row, OPENING + 1)
        return Begun(self.view.screen(session, who, row), began)

    def placed(
        self, session: Session, who: Caller, ref: DesignRef, channel_id: int, since: int
    ) -> DesignScreen:
        """Note the thread or direct messages in which the interview runs.

        In direct messages, whatever is typed after `since`, a message's or interaction's id, is
        a note.
        """
        row = self.own(session, who, ref)
        row.channel_id, row.heard_message_id = channel_id, since
        return self.view.screen(session, who, row)

    def add(
        self, session: Session, who: Caller, ref: DesignRef, text: str, since: int | None = None
    ) -> DesignScreen:
        """Add to the notes of the phase in which they were begun, also if it is over since.

        Args:
            session: The transaction.
            who: The member.
            ref: The interview, in the phase whose notes they are.
            text: What a form brings: sent twice, it is added once.
            since: How long the phase's notes were where the form was opened.

        Raises:
            RefusedError: The text is blank, the phase's notes become too long, or the interview is
                over.
        """
        row = self.own(session, who, ref)
        if not is_open(ref.phase):
            return self.view.screen(session, who, row)
        if row.ended_at is not None:
            if len(row.steps or ()) == len(Axis):
                raise RefusedError(Refusal.ASSESSED_ALREADY)
            raise RefusedError(Refusal.INTERVIEW_OVER_TO_JOIN)
        notes = list(row.notes or [""] * len(PHASES))
        before, after = notes[ref.phase - 1], submitted(notes[ref.phase - 1], text, since)
        if after != before:
            notes[ref.phase - 1] = after
            row.notes = notes
            note_form(row.occasion, ref.phase, text)
        return self.view.screen(session, who, row)

    def draw(
        self, session: Session, who: Caller, ref: DesignRef, text: str, revision: int
    ) -> DesignScreen:
        """Keep what is drawn, in the place of the drawing of this revision; 0 where there is none.

        Raises:
            RefusedError: Nothing of it can be drawn, the drawing was changed meanwhile, or the
                phases are over.
        """
        row = self.own(session, who, ref)
        if row.ended_at is not None or not DRAWN_FROM <= row.phase < ASSESSING:
            raise RefusedError(Refusal.INTERVIEW_OVER_TO_JOIN)
        drawable(text)
        redraw(session, row.occasion_key, row.member_id, text, revision, self._clock())
        return self.view.screen(session, who, row)

    def pause(self, session: Session, who: Caller, ref: DesignRef) -> DesignScreen:
        """Let the time stand still."""
        return self._turn(session, who, ref, Timer.pause)

    def resume(self, session: Session, who: Caller, ref: DesignRef) -> DesignScreen:
        """Let the time run again."""
        return self._turn(session, who, ref, Timer.resume)

    def extend(
        self, session: Session, who: Caller, ref: DesignRef, mark: int | None = None
    ) -> DesignScreen:
        """Give the phase five minutes more than its card showed: once, if pressed twice."""
        row = self._found(session, who, ref)
        if self._stands_at(row, ref) and is_open(row.phase):
            self._phase_clock.extend(row, mark)
        self._phase_clock.credit_downtime(row)
        return self.view.screen(session, who, row)

    def next(self, session: Session, who: Caller, ref: DesignRef) -> DesignScreen:
        """Open the next phase, or the self-assessment after the last."""
        row = self.own(session, who, ref)
        if self._stands_at(row, ref) and is_open(row.phase):
            self._enter(row, row.phase + 1)
        return self.view.screen(session, who, row)

    def end(self, session: Session, who: Caller, ref: DesignRef) -> DesignScreen:
        """End the phases early; without a note nothing is recorded."""
        row = self.own(session, who, ref)
        if row.ended_at is None and row.phase < ASSESSING:
            self._enter(row, ASSESSING)
        return self.view.screen(session, who, row)

    def assess(
        self, session: Session, who: Caller, ref: DesignRef, first: Axis, steps: Sequence[int]
    ) -> DesignScreen:
        """Keep the steps of some axes; with the last of them the interview becomes an attempt."""
        row = self.own(session, who, ref)
        given, earned = row.steps or [], None
        if row.ended_at is None and row.phase == ASSESSING and first <= len(given):
            row.steps = [*given[:first], *steps]
            if len(row.steps) == len(Axis):
                earned = self._finish(session, who, row, row.steps)
        return self.view.screen(session, who, row, earned)

    def own(self, session: Session, who: Caller, ref: DesignRef) -> DesignRow:
        """The member's interview, with the time given back in which the bot was down."""
        row = self._found(session, who, ref)
        self._phase_clock.credit_downtime(row)
        return row

    def _found(self, session: Session, who: Caller, ref: DesignRef) -> DesignRow:
        members.remember(session, who, self._clock())
        row = designs.own(session, who.member_id, ref.design)
        if row is None:  # a number that was deleted is given again
            raise GoneError if ref.member == who.member_id else NotYoursError
        return row

    def _turn(
        self, session: Session, who: Caller, ref: DesignRef, turn: TimerChange
    ) -> DesignScreen:
        """Change the timer of the phase that the card shows."""
        row = self.own(session, who, ref)
        if self._stands_at(row, ref) and is_open(row.phase):
            self._phase_clock.turn(row, turn)
        return self.view.screen(session, who, row)

    @staticmethod
    def _stands_at(row: DesignRow, ref: DesignRef) -> bool:
        return row.ended_at is None and row.phase == ref.phase

    def _enter(self, row: DesignRow, phase: int) -> None:
        """Open a phase, or the self-assessment where there is something to assess."""
        self._phase_clock.enter(row, phase)
        if phase == ASSESSING and not any(row.notes or ()):
            row.ended_at = self._clock()

    def _finish(
        self, session: Session, who: Caller, row: DesignRow, steps: Sequence[int]
    ) -> Earned | None:
        """Make the notes one attempt, with the grade that follows from the axes."""
        notes, row.notes = row.notes or [], None
        row.ended_at = self._clock()
        if not any(notes):
            return None  # they were kept as long as they may be
        return conclude(session, self._recorder, there(who, row), row.occasion, notes, steps)[1]
