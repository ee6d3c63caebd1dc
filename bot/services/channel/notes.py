"""What members do in a channel's design interview: notes for themselves, and their assessment."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from bot.db.attempts import familiarity, occasions
from bot.db.channel import designs
from bot.db.models import GroupNotesRow
from bot.domain.attempts.occasions import GroupRef
from bot.domain.attempts.screens import Earned, Graded, Revealed
from bot.domain.channel.design import OwnNotes, OwnScreen
from bot.domain.channel.sharing import SharedAnswer, ToShare
from bot.domain.people.caller import Caller
from bot.domain.phases.axes import Axis
from bot.domain.phases.phases import (
    ASSESSING,
    OPENING,
    PHASES,
    Assessing,
    Scorecard,
    is_open,
    submitted,
)
from bot.domain.refusals import Refusal, RefusedError
from bot.services.attempts.papers import note_form
from bot.services.attempts.recorder import Recorder
from bot.services.attempts.values import Shown
from bot.services.channel.interview import ChannelInterview, ChannelInterviews
from bot.services.channel.sharing import Sharing
from bot.services.clock import Clock
from bot.services.library import Library
from bot.services.phases.assessment import conclude

__all__ = ["ChannelNotesService"]


class ChannelNotesService:
    """Notes are secret until their member shares them; every method is one transaction."""

    def __init__(
        self, library: Library, recorder: Recorder, interviews: ChannelInterviews, clock: Clock
    ) -> None:
        self._library = library
        self._recorder = recorder
        self._interviews = interviews
        self._sharing = Sharing(clock)
        self._clock = clock

    def add(
        self, session: Session, who: Caller, ref: GroupRef, text: str, since: int | None = None
    ) -> OwnScreen:
        """Add to the notes of the phase in which they were begun, also if it is over since.

        What a form brings twice is added once; `since` says how long the phase's notes were where
        it was opened, which the channel's card does not know.

        Raises:
            RefusedError: The text is blank, or the phase's notes become too long.
        """
        interview = self._interviews.find(session, who, ref.turn)
        if not is_open(ref.phase):
            return self.screen(session, who, interview)
        if occasions.attempt_at(session, interview.turn.occasion_key, who.member_id) is not None:
            raise RefusedError(Refusal.ASSESSED_ALREADY)
        row = self._row(session, who, ref)
        notes = list(row.notes or [""] * len(PHASES))
        before, after = notes[ref.phase - 1], submitted(notes[ref.phase - 1], text, since)
        if after != before:
            notes[ref.phase - 1] = after
            row.notes = notes
            note_form(row, ref.phase, text)
        session.flush()
        key = self._library.canonical_key(self._library.question(interview.turn.question_key))
        familiarity.see(session, who.member_id, key, self._clock())
        if interview.round.ended_at is None:
            self._interviews.join(session, interview.round, who)
            self._interviews.touch(interview.round)
        return self.screen(session, who, interview, added=ref.phase)

    def texts(self, session: Session, who: Caller, ref: GroupRef) -> Sequence[str]:
        """What a member noted in each phase; nothing where it is not kept."""
        row = designs.noted(session, ref.round, who.member_id)
        return tuple(row.notes or ()) if row is not None else ()

    def assess(
        self, session: Session, who: Caller, ref: GroupRef, first: Axis, steps: Sequence[int]
    ) -> OwnScreen:
        """Keep the steps of some axes; with the last of them the notes become an attempt."""
        interview = self._interviews.find(session, who, ref.turn)
        row, earned = designs.noted(session, ref.round, who.member_id), None
        if row is None or not any(row.notes or ()):
            return self._show(session, who, interview)
        given = row.steps or []
        if self._is_assessing(interview) and len(given) < len(Axis) and first <= len(given):
            row.steps = [*given[:first], *steps]
            if len(row.steps) == len(Axis):
                earned = self._conclude(session, who, interview, row)
        return self._show(session, who, interview, earned)

    def share(
        self, session: Session, who: Caller, ref: GroupRef, seen: int | None = None
    ) -> SharedAnswer:
        """Say what of their notes on the phase before a member would show, or take note of it.

        `seen` is the revision that they agreed to.

        Raises:
            RefusedError: There are none, or they cannot be shared, or are shared already.
        """
        interview = self._interviews.find(session, who, ref.turn)
        number = ref.phase - 1
        if not OPENING < number < min(ASSESSING, interview.phases.phase):
            raise RefusedError(Refusal.NOTES_NOT_YET)
        phase, row = PHASES[number - 1], designs.noted(session, ref.round, who.member_id)
        texts = self.texts(session, who, ref)
        if row is not None and not texts:
            raise RefusedError(Refusal.NO_NOTES_TO_SHARE)
        if not texts or not texts[number - 1]:
            raise RefusedError(Refusal.NO_NOTES_ON_PHASE, phase=phase.value)
        question, what = self._library.question(ref.question), f"notes on {phase.value}"
        own = ToShare(question, texts[number - 1], part=number, what=what)
        return replace(self._sharing.share(session, who, interview, own, seen), pressed=ref)

    def _row(self, session: Session, who: Caller, ref: GroupRef) -> GroupNotesRow:
        row = designs.noted(session, ref.round, who.member_id)
        if row is None:
            row = GroupNotesRow(
                round_key=ref.round, member_id=who.member_id, started_at=self._clock()
            )
            session.add(row)
        return row

    def _conclude(
        self, session: Session, who: Caller, interview: ChannelInterview, row: GroupNotesRow
    ) -> Earned:
        """Make the notes an attempt; they stay apart, to be shared, as long as its text is kept."""
        occasion, notes, steps = interview.turn.occasion, row.notes or (), row.steps or ()
        attempt, earned = conclude(session, self._recorder, who, occasion, notes, steps)
        if attempt.text is None:
            row.notes = None
        self._interviews.touch(interview.round)
        return earned

    def _show(
        self,
        session: Session,
        who: Caller,
        interview: ChannelInterview,
        earned: Earned | None = None,
    ) -> OwnScreen:
        attempt = occasions.attempt_at(session, interview.turn.occasion_key, who.member_id)
        if attempt is None:
            return self.screen(session, who, interview)
        ref, question = interview.group_ref, self._library.question(interview.turn.question_key)
        shown = self._recorder.show(session, who, attempt, Shown(ref, question), earned)
        return self.scorecard(session, who.member_id, interview, shown)

    def screen(
        self,
        session: Session,
        who: Caller,
        interview: ChannelInterview,
        *,
        added: int | None = None,
    ) -> OwnScreen:
        """A member's own notes, then their assessment, until it is an attempt.

        Raises:
            RefusedError: There is nothing to assess.
        """
        ref, question = interview.group_ref, self._library.question(interview.turn.question_key)
        row = designs.noted(session, ref.round, who.member_id)
        notes = tuple((row.notes if row else None) or [""] * len(PHASES))
        if not self._is_assessing(interview):
            return OwnNotes(ref, question, notes, None if added is None else PHASES[added - 1])
        if row is not None and row.notes is None:
            raise RefusedError(Refusal.NO_NOTES_TO_ASSESS)
        if row is None or not any(notes):
            raise RefusedError(Refusal.NOTHING_TO_ASSESS)
        return Assessing(ref, question, tuple(row.steps or ()), notes)

    @staticmethod
    def scorecard(
        session: Session, member_id: int, interview: ChannelInterview, shown: Revealed | Graded
    ) -> Scorecard[GroupRef]:
        """The attempt that a member's notes became."""
        assert isinstance(shown, Graded)  # noqa: S101 - it is written and graded in one step
        row = designs.noted(session, interview.round.key, member_id)
        steps = tuple(row.steps or ()) if row is not None else ()
        return Scorecard(interview.group_ref, shown.question, steps, shown)

    @staticmethod
    def _is_assessing(interview: ChannelInterview) -> bool:
        """Whether the phases are over, or the interview was ended before."""
        return interview.group_ref.phase == ASSESSING or interview.round.ended_at is not None
