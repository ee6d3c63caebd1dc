"""What asks a channel in an interview: a question, and a design that is discussed in phases."""

from dataclasses import replace

from sqlalchemy.orm import Session

from bot.db.attempts import occasions
from bot.db.channel import rounds
from bot.db.models import OccasionRow
from bot.db.people import guilds
from bot.domain.attempts.grading import Marks
from bot.domain.attempts.occasions import GroupRef, OccasionKind, RoundRef
from bot.domain.attempts.screens import Graded, Revealed
from bot.domain.channel.design import OwnScreen
from bot.domain.channel.interview import OwnAnswer, Pending, everyone_answered
from bot.domain.people.caller import Caller
from bot.domain.phases.phases import ASSESSING
from bot.domain.refusals import Refusal, RefusedError
from bot.services.attempts.kind import Found, Kind
from bot.services.channel.interview import ChannelInterview, ChannelInterviews
from bot.services.channel.notes import ChannelNotesService
from bot.services.library import Library

__all__ = ["GroupKind", "RoundKind"]


class RoundKind(Kind[RoundRef, ChannelInterview, OwnAnswer]):
    """One question of an interview in a channel: answers are secret until the reveal.

    What was given counts then. A first answer that comes later comes from a form that was open at
    the reveal: it counts too, so that nothing typed is lost.
    """

    name = OccasionKind.ROUND

    def __init__(self, library: Library, interviews: ChannelInterviews) -> None:
        self._library = library
        self._interviews = interviews

    def find(self, session: Session, who: Caller, ref: RoundRef) -> Found[ChannelInterview]:
        """A question of an interview in the member's server."""
        interview = self._interviews.find(session, who, ref)
        interview.require_questions()
        occasion = interview.turn.occasion
        attempt = occasions.attempt_at(session, occasion.key, who.member_id)
        return Found(interview, interview.ref, occasion, attempt, interview.round.total)

    def ref_of(self, session: Session, occasion: OccasionRow) -> RoundRef | GroupRef | None:
        """The question, or the design interview where it stands."""
        return self._interviews.ref_of(session, occasion)

    def unanswered(
        self, session: Session, who: Caller, found: Found[ChannelInterview]
    ) -> OwnAnswer:
        """There is nothing of theirs."""
        raise RefusedError(Refusal.NOTHING_OF_YOURS)

    def kept(self, found: Found[ChannelInterview], *, changed: bool = False) -> Pending | None:
        """An answer that is kept, until the reveal."""
        interview, attempt = found.of, found.attempt
        if attempt is None or not interview.is_asking:
            return None
        due_at = None if interview.round.left_seconds is not None else interview.round.due_at
        question = self._library.question(found.occasion.question_key)
        return Pending(interview.ref, question, attempt.text, due_at, changed)

    def screen(
        self,
        session: Session,
        found: Found[ChannelInterview],
        shown: Revealed | Graded,
    ) -> OwnAnswer:
        """As it is; once it is graded, with the way to share it."""
        if isinstance(shown, Revealed) or shown.attempt.text is None:
            return shown
        return replace(shown, shares=guilds.lets_share(session, found.occasion.guild_id))

    def lets_look_on(
        self, session: Session, who: Caller, found: Found[ChannelInterview], place_id: int
    ) -> bool:
        """Whoever sees the channel, from the reveal on."""
        return found.of.is_read_at(place_id)

    def answered(self, session: Session, who: Caller, found: Found[ChannelInterview]) -> None:
        """Whoever answers has joined; where nobody is left to wait for, the answer is shown."""
        interview = found.of
        if interview.round.ended_at is None:
            self._interviews.join(session, interview.round, who)
        self._interviews.touch(interview.round)
        joined = len(rounds.joined(session, interview.round))
        answered = len(occasions.answered(session, found.occasion.key))
        if interview.is_asking and everyone_answered(joined, answered):
            self._interviews.reveal(interview)

    def graded(self, session: Session, found: Found[ChannelInterview], marks: Marks) -> None:
        """The card shows how the grades fell."""
        self._interviews.touch(found.of.round)


class GroupKind(Kind[GroupRef, ChannelInterview, OwnScreen]):
    """A design that a channel discusses: each member notes, and assesses, what they would say."""

    name = OccasionKind.ROUND
    goes_on = False

    def __init__(self, interviews: ChannelInterviews, notes: ChannelNotesService) -> None:
        self._interviews = interviews
        self._notes = notes

    def find(self, session: Session, who: Caller, ref: GroupRef) -> Found[ChannelInterview]:
        """A design interview in the member's server."""
        interview = self._interviews.find(session, who, ref.turn)
        occasion = interview.turn.occasion
        attempt = occasions.attempt_at(session, occasion.key, who.member_id)
        return Found(interview, interview.group_ref, occasion, attempt)

    def ref_of(self, session: Session, occasion: OccasionRow) -> RoundRef | GroupRef | None:
        """The question, or the design interview where it stands."""
        return self._interviews.ref_of(session, occasion)

    def unanswered(
        self, session: Session, who: Caller, found: Found[ChannelInterview]
    ) -> OwnScreen:
        """The member's notes, or their self-assessment as far as it is."""
        return self._notes.screen(session, who, found.of)

    def tells(self, found: Found[ChannelInterview]) -> bool:
        """Once the phases are over: then the answer stands on the channel's card."""
        return found.of.group_ref.phase == ASSESSING or found.of.round.ended_at is not None

    def lets_look_on(
        self, session: Session, who: Caller, found: Found[ChannelInterview], place_id: int
    ) -> bool:
        """Whoever sees the channel once the phases are over; who noted something assesses it."""
        noted = self._notes.texts(session, who, found.of.group_ref)
        return found.of.is_read_at(place_id) and not any(noted)

    def screen(
        self, session: Session, found: Found[ChannelInterview], shown: Revealed | Graded
    ) -> OwnScreen:
        """As a scorecard."""
        assert found.attempt is not None  # noqa: S101 - it is what is shown
        return self._notes.scorecard(session, found.attempt.member_id, found.of, shown)

    def graded(self, session: Session, found: Found[ChannelInterview], marks: Marks) -> None:
        """The card shows how the grades fell."""
        self._interviews.touch(found.of.round)
