"""What every step of an interview in a channel needs: finds it, and changes it."""

from dataclasses import dataclass

import structlog
from sqlalchemy.orm import Session

from bot.db.attempts import occasions
from bot.db.channel import designs, rounds
from bot.db.models import (
    GroupDesignRow,
    OccasionRow,
    RoundMemberRow,
    RoundRow,
    RoundTurnRow,
)
from bot.db.people import members
from bot.domain.attempts.occasions import ChannelRef, GroupRef, RoundRef
from bot.domain.channel import steps
from bot.domain.channel.interview import PATIENCE, EndReason, may_lead
from bot.domain.people.caller import Caller
from bot.domain.phases.phases import ASSESSING
from bot.domain.refusals import Refusal, RefusedError
from bot.services.clock import Clock

__all__ = ["ChannelInterview", "ChannelInterviews"]

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class ChannelInterview:
    """An interview, and one of its questions, as the record has them."""

    round: RoundRow
    turn: RoundTurnRow
    design: GroupDesignRow | None = None
    """How far its phases are, where it is a design interview."""

    @property
    def ref(self) -> RoundRef:
        """The numbers that its buttons carry."""
        return RoundRef(self.round.key, self.turn.position, self.turn.question_key)

    @property
    def is_current(self) -> bool:
        """Whether the interview runs and stands at this question."""
        return self.round.ended_at is None and self.round.position == self.turn.position

    @property
    def is_asking(self) -> bool:
        """Whether the question still waits for answers."""
        return self.is_current and self.turn.revealed_at is None and not self.turn.skipped

    @property
    def group_ref(self) -> GroupRef:
        """The numbers that the buttons of a design interview carry."""
        return GroupRef(self.round.key, self.phases.phase, self.turn.question_key)

    @property
    def phases(self) -> GroupDesignRow:
        """How far a design interview is.

        Raises:
            RefusedError: It is none: only a record that was taken back to an older version and
                forth again has cards of design interviews without their phases.
        """
        if self.design is None:
            raise RefusedError(Refusal.NOT_RECORDED)
        return self.design

    @property
    def reads(self) -> ChannelRef | None:
        """Where everyone may read the model answer; None until it was shown to all."""
        if self.turn.revealed_at is None:
            return None
        return self.ref if self.design is None else self.group_ref

    def is_read_at(self, place_id: int) -> bool:
        """Whether who sees a place has been shown the model answer there, or could have been."""
        return self.reads is not None and place_id in (self.round.channel_id, self.round.thread_id)

    def require_questions(self) -> None:
        """Let only an interview of questions pass: one in phases is answered by notes.

        Raises:
            RefusedError: It has phases.
        """
        if self.design is not None:
            raise RefusedError(Refusal.NOT_RECORDED)


class ChannelInterviews:
    """Works on rows inside a service's transaction."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def find(self, session: Session, who: Caller, ref: RoundRef) -> ChannelInterview:
        """A question of an interview in the caller's server.

        Raises:
            RefusedError: It is not recorded there.
        """
        if who.is_here:
            members.remember(session, who, self._clock())
        row = rounds.round_by_key(session, ref.round)
        turn = rounds.turn_at(session, ref.round, ref.position)
        if row is None or turn is None or row.guild_id != who.guild_id:
            raise RefusedError(Refusal.NOT_RECORDED)
        interview = ChannelInterview(row, turn, designs.phases_of(session, row.key))
        if who.is_here:
            self._welcome(session, who, interview)
        return interview

    def _welcome(self, session: Session, who: Caller, interview: ChannelInterview) -> None:
        """Whoever presses something is there: a host leads on, and the others need not end."""
        now = self._clock()
        if rounds.host_of(session, interview.round.key) == who.member_id:
            interview.round.host_seen_at = now
        if interview.design is not None and interview.round.due_at is not None:
            interview.round.due_at = max(interview.round.due_at, now + PATIENCE)

    def lead(self, session: Session, who: Caller, ref: RoundRef) -> ChannelInterview:
        """The same, for what is the host's.

        Raises:
            RefusedError: It is not recorded there, or the member may not lead it.
        """
        interview = self.find(session, who, ref)
        self.require_lead(session, who, interview)
        return interview

    def lead_out(self, session: Session, who: Caller, ref: RoundRef) -> ChannelInterview:
        """The same, for what ends it: those who manage the server may do that too.

        Raises:
            RefusedError: It is not recorded there, or the member may not end it.
        """
        interview = self.find(session, who, ref)
        if not who.manages:
            self.require_lead(session, who, interview)
        return interview

    def lead_questions(self, session: Session, who: Caller, ref: RoundRef) -> ChannelInterview:
        """The same, for a step that an interview in phases does not have.

        Raises:
            RefusedError: It has phases.
        """
        interview = self.lead(session, who, ref)
        interview.require_questions()
        return interview

    def require_lead(self, session: Session, who: Caller, interview: ChannelInterview) -> None:
        """Let only the host pass, or after ten minutes without them anyone who joined.

        Raises:
            RefusedError: The member may not lead it.
        """
        if not self.may_lead(session, who, interview):
            raise self.only_the_host(session, interview.round)

    def only_the_host(self, session: Session, row: RoundRow) -> RefusedError:
        """What others are told, who may not lead."""
        host = rounds.host_of(session, row.key)
        name = None if host is None else dict(rounds.joined(session, row)).get(host)
        return RefusedError(Refusal.ONLY_THE_HOST, host=name)

    def may_lead(self, session: Session, who: Caller, interview: ChannelInterview) -> bool:
        """Whether a member may do what is the host's."""
        row, host = interview.round, rounds.host_of(session, interview.round.key)
        joined = session.get(RoundMemberRow, (row.key, who.member_id)) is not None
        # A phase in which all talk needs no press: a host is missed once its time is up.
        talking = interview.design.ends_at if interview.design is not None else None
        seen = max(row.host_seen_at, talking or row.host_seen_at)
        if host is None:  # nobody needs to be waited for
            seen = row.started_at - PATIENCE
        is_host, now = host == who.member_id, self._clock()
        return may_lead(is_host=is_host, joined=joined, host_seen_at=seen, now=now)

    def join(self, session: Session, row: RoundRow, who: Caller, *, is_host: bool = False) -> bool:
        """Let a member join; returns whether they had not."""
        if session.get(RoundMemberRow, (row.key, who.member_id)) is not None:
            return False
        session.add(
            RoundMemberRow(
                round_key=row.key,
                member_id=who.member_id,
                joined_at=self._clock(),
                is_host=is_host,
            )
        )
        session.flush()
        self.touch(row)
        return True

    def is_out_of_sight(self, row: RoundRow) -> bool:
        """Whether nobody could tell whether its card is there, and nobody has pressed it since."""
        return row.message_id is None and row.edit_after > self._clock()

    def touch(self, row: RoundRow) -> None:
        """Note that the card shows less than the record has."""
        row.version += 1

    def settle(self, row: RoundRow) -> None:
        """Note that no card is being sent any more."""
        row.sending_step = row.sending_since = row.lease_until = None

    def lose(self, row: RoundRow, reason: EndReason) -> None:
        """End an interview whose card nobody sees any more: none is sent, nor edited."""
        self.end(row, reason)
        row.shown_version, row.card_step = row.version, row.step
        self.settle(row)
        _log.info("round.lost", round=row.key, reason=reason)

    def reveal(self, interview: ChannelInterview) -> None:
        """Show the answer; from now on the interview waits for people, but not for ever."""
        now, of_design = self._clock(), interview.design is not None
        step = steps.at_phase(ASSESSING) if of_design else steps.revealed(interview.turn.position)
        interview.turn.revealed_at, interview.round.step = now, step
        interview.round.due_at, interview.round.left_seconds = now + PATIENCE, None
        self.touch(interview.round)

    def end(self, row: RoundRow, reason: EndReason) -> None:
        """End an interview, once."""
        if row.ended_at is not None:
            return
        row.ended_at, row.end_reason, row.step = self._clock(), reason, steps.OVER
        row.due_at = row.left_seconds = None
        self.touch(row)
        _log.info("round.ended", round=row.key)

    def current(self, session: Session, row: RoundRow) -> ChannelInterview:
        """An interview at the question where it stands."""
        turn = rounds.turn_at(session, row.key, row.position)
        assert turn is not None  # noqa: S101 - a started interview has its current question
        return ChannelInterview(row, turn, designs.phases_of(session, row.key))

    def ref_of(self, session: Session, occasion: OccasionRow) -> RoundRef | GroupRef | None:
        """The numbers that the buttons of what asked carry."""
        turn = occasions.asked_by(session, RoundTurnRow, occasion)
        if turn is None:
            return None
        ref = RoundRef(turn.round_key, turn.position, turn.question_key)
        phases = designs.phases_of(session, turn.round_key)
        return ref if phases is None else GroupRef(ref.round, phases.phase, ref.question)
