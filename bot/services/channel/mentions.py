"""Messages that are notes of members in a channel's design interview."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from bot.db.attempts import familiarity
from bot.db.channel import designs, rounds
from bot.db.models import GroupNotesRow, RoundRow
from bot.domain.attempts.occasions import RoundRef
from bot.domain.people.caller import Caller
from bot.domain.phases.noting import NoteTaken, OpenThread, Taken
from bot.domain.phases.phases import ASSESSING, PHASES, is_open, no_room, require_phase
from bot.domain.refusals import Refusal, RefusedError
from bot.services.attempts.papers import Paper
from bot.services.channel.interview import ChannelInterview, ChannelInterviews
from bot.services.clock import Clock
from bot.services.library import Library
from bot.services.phases.noting import copy_message, take_message

__all__ = ["ChannelMentions"]


class GroupPaper(Paper):
    """What one member noted in a channel's design interview."""

    def __init__(self, row: GroupNotesRow, phase: int) -> None:
        self.row = row
        part = phase if is_open(phase) else None
        super().__init__(row, part, dict(enumerate(_notes(row), start=1)))

    def too_long(self, _part: int, characters: int) -> RefusedError | None:
        """Every phase has as much room as another."""
        return no_room(characters)

    def write(self, texts: Mapping[int, str]) -> None:
        """Other phases' notes stay."""
        notes = _notes(self.row)
        for part, text in texts.items():
            notes[part - 1] = text
        self.row.notes = notes


class ChannelMentions:
    """Works on rows inside the transaction of whoever knows where the interview is."""

    def __init__(self, library: Library, interviews: ChannelInterviews, clock: Clock) -> None:
        self._library = library
        self._interviews = interviews
        self._clock = clock

    def hear(
        self, session: Session, who: Caller, row: RoundRow, message: int, text: str
    ) -> NoteTaken:
        """Take in a message of the interview's thread, or follow it; whoever notes has joined.

        Raises:
            RefusedError: No phase is open.
        """
        interview = self._open(session, who, row)
        phases = interview.phases
        phases.heard_message_id = max(phases.heard_message_id or 0, message)
        paper = self._paper(session, who, interview)
        part, taken, refused = take_message(paper, phases.phase, message, text)
        return self._taken(session, who, interview, paper, part, taken, refused)

    def copy(
        self, session: Session, who: Caller, row: RoundRow, message: int, text: str
    ) -> NoteTaken:
        """Add what a message says, wherever it stands; whoever notes has joined.

        Raises:
            RefusedError: No phase is open, it says nothing, or there is no room for it.
        """
        interview = self._open(session, who, row)
        paper = self._paper(session, who, interview)
        copied = copy_message(paper, interview.phases.phase, message, text)
        return self._taken(session, who, interview, paper, *copied)

    def gone(self, session: Session, guild_id: int, place_id: int, message: int) -> bool:
        """Take out of somebody's notes what a message said that is deleted; whether it was one."""
        found = rounds.held_at(session, guild_id, place_id)
        row = None if found is None else rounds.round_by_key(session, found.key)
        phases = None if row is None else designs.phases_of(session, row.key)
        if row is None or row.ended_at is not None or phases is None:
            return False
        for notes in designs.noted_in(session, row.key, message):
            paper = GroupPaper(notes, phases.phase)
            if phases.phase < ASSESSING and paper.says(message):
                paper.put(message, "")
                paper.save()
                self._interviews.touch(row)
                return True
        return False

    def threads(self, session: Session) -> list[OpenThread]:
        """Where phases run."""
        found = []
        for row, phases in designs.in_phases(session):
            if phases.heard_message_id is not None:
                known: set[int] = set()
                for notes in designs.every_note(session, row.key):
                    paper = GroupPaper(notes, phases.phase)
                    known |= {message for message in paper.known if paper.says(message)}
                heard = phases.heard_message_id
                found.append(OpenThread(row.guild_id, row.talked_at, heard, frozenset(known)))
        return found

    def _open(self, session: Session, who: Caller, row: RoundRow) -> ChannelInterview:
        """The interview, while one of its phases is open."""
        interview = self._interviews.find(session, who, RoundRef(row.key, row.position, 0))
        if interview.round.ended_at is not None:
            raise RefusedError(Refusal.INTERVIEW_OVER_TO_JOIN)
        require_phase(interview.phases.phase)
        return interview

    def _paper(self, session: Session, who: Caller, interview: ChannelInterview) -> GroupPaper:
        key = interview.round.key
        notes = designs.noted(session, key, who.member_id)
        if notes is None:
            notes = GroupNotesRow(round_key=key, member_id=who.member_id, started_at=self._clock())
        return GroupPaper(notes, interview.phases.phase)

    def _taken(
        self,
        session: Session,
        who: Caller,
        interview: ChannelInterview,
        paper: GroupPaper,
        part: int,
        taken: Taken,
        refused: RefusedError | None = None,
    ) -> NoteTaken:
        if taken is not Taken.STOOD:
            session.add(paper.row)
        session.flush()
        question = self._library.question(interview.turn.question_key)
        if taken is not Taken.STOOD and refused is None:
            key = self._library.canonical_key(question)
            familiarity.see(session, who.member_id, key, self._clock())
            self._interviews.join(session, interview.round, who)
            self._interviews.touch(interview.round)
        phase, ref = PHASES[part - 1], interview.group_ref
        leads = ref if self._interviews.may_lead(session, who, interview) else None
        return NoteTaken(ref, question, phase, paper.text(part), taken, refused, leads)


def _notes(row: GroupNotesRow) -> list[str]:
    return list(row.notes or [""] * len(PHASES))
