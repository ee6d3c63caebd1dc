"""Interviews: one member, one question after the other, every step a transaction."""

from dataclasses import dataclass
from datetime import datetime
from random import Random

from sqlalchemy.orm import Session

from bot.bank import Level, Question
from bot.db import attempts, familiarity, interviews, members
from bot.db.models import AttemptRow, InterviewRow, TurnRow
from bot.domain.grading import Grade
from bot.domain.interview import (
    DEFAULT_QUESTIONS,
    Asked,
    Clash,
    Earned,
    Graded,
    Report,
    Request,
    Revealed,
    Screen,
    TurnRef,
)
from bot.domain.people import Caller
from bot.domain.scoring import is_written
from bot.domain.selection import History, pick
from bot.errors import WhiteboardError
from bot.services.clock import Clock
from bot.services.library import Library
from bot.services.recorder import Marks, Recorder
from bot.services.reports import attempt_value, report

__all__ = ["InterviewService", "NoQuestionsError", "NotYoursError"]


class NoQuestionsError(WhiteboardError):
    """The options leave nothing to ask."""


class NotYoursError(WhiteboardError):
    """A member pressed what belongs to another."""

    def __init__(self) -> None:
        super().__init__("This interview is not yours. Type /interview to start your own.")


@dataclass(frozen=True, slots=True)
class _Turn:
    """One turn of one's own interview, as the record has it."""

    interview: InterviewRow
    row: TurnRow
    attempt: AttemptRow | None


class InterviewService:
    """Starts interviews and carries them on; every method returns the card to show."""

    def __init__(self, library: Library, recorder: Recorder, clock: Clock, random: Random) -> None:
        self._library = library
        self._recorder = recorder
        self._clock = clock
        self._random = random

    def start(
        self, session: Session, who: Caller, request: Request, *, replace: bool = False
    ) -> Screen:
        """Start an interview, or show the one that is running.

        With other options than those of the running one, the member is asked to choose, unless
        `replace` says that they chose the new one.

        Raises:
            NoQuestionsError: The options leave nothing to ask.
        """
        now = self._clock()
        members.remember(session, who, now)
        pool = self._pool(session, who, request)
        running = interviews.running(session, who)
        if running is not None and not replace:
            if request.differs_from(_request_of(running)):
                return Clash(running.key, running.position, running.total, request)
            return self._current(session, who, running)
        if running is not None:
            running.ended_at = now
            session.flush()
        wanted = request.questions or (len(pool) if request.practises else DEFAULT_QUESTIONS)
        row = InterviewRow(
            guild_id=who.guild_id,
            member_id=who.member_id,
            topic=request.topic,
            level=request.level,
            wanted=wanted,
            total=min(wanted, len({question.canonical_id for question in pool})),
            practises=request.practises,
            position=0,
            started_at=now,
        )
        session.add(row)
        session.flush()
        return self._ask_next(session, who, row)

    def resume(self, session: Session, who: Caller, interview: int) -> Screen:
        """Show where an interview stands."""
        return self._current(session, who, self._own(session, who, interview))

    def show(self, session: Session, who: Caller, ref: TurnRef) -> Screen:
        """Show one turn as it stands."""
        return self._show(session, who, self._turn(session, who, ref))

    def hint(self, session: Session, who: Caller, ref: TurnRef) -> Screen:
        """Show one hint more."""
        turn = self._turn(session, who, ref)
        if turn.attempt is None and not turn.row.skipped:
            question = self._library.question(turn.row.question_key)
            turn.row.hints = min(turn.row.hints + 1, len(question.hints))
        return self._current(session, who, turn.interview)

    def skip(self, session: Session, who: Caller, ref: TurnRef) -> Screen:
        """Leave a question unanswered, and go on."""
        turn = self._turn(session, who, ref)
        if turn.attempt is None:
            turn.row.skipped = True
        return self._advance(session, who, turn)

    def answer(self, session: Session, who: Caller, ref: TurnRef, text: str) -> Screen:
        """Keep a member's answer and reveal the model answer.

        The first answer to a question counts; a later one, by whatever path, leads to its grade.
        An answer that was typed while the interview went on or ended elsewhere counts as well.
        """
        turn = self._turn(session, who, ref)
        if turn.attempt is None:
            turn = self._attempted(session, who, turn, text)
        return self._show(session, who, turn)

    def give_up(self, session: Session, who: Caller, ref: TurnRef) -> Screen:
        """Reveal the model answer to one who says "I don't know", and grade that Missed it."""
        turn = self._turn(session, who, ref)
        if turn.attempt is None:
            turn = self._attempted(session, who, turn, None)
            assert turn.attempt is not None  # noqa: S101 - it was made on the line above
            self._recorder.grade(session, who, turn.attempt, Marks(Grade.MISSED), self._clock())
        return self._show(session, who, turn)

    def grade(self, session: Session, who: Caller, ref: TurnRef, marks: Marks) -> Screen:
        """Give an attempt its grade, or change it."""
        turn = self._turn(session, who, ref)
        if turn.attempt is None:
            return self._current(session, who, turn.interview)
        earned = self._recorder.grade(session, who, turn.attempt, marks, self._clock())
        return self._graded(session, who, turn, turn.attempt, earned)

    def reconsider(self, session: Session, who: Caller, ref: TurnRef) -> Screen:
        """Show a graded attempt with its grades again."""
        turn = self._turn(session, who, ref)
        if turn.attempt is None:
            return self._current(session, who, turn.interview)
        return self._revealed(turn, turn.attempt)

    def next(self, session: Session, who: Caller, ref: TurnRef) -> Screen:
        """Go on to the next question, or to the report."""
        return self._advance(session, who, self._turn(session, who, ref))

    def end(self, session: Session, who: Caller, ref: TurnRef) -> Report:
        """End an interview early."""
        row = self._own(session, who, ref.interview)
        row.ended_at = row.ended_at or self._clock()
        return report(session, self._library, who, row, self._clock())

    # What the methods above share.

    def _own(self, session: Session, who: Caller, interview: int) -> InterviewRow:
        """An interview of this member's.

        Raises:
            NotYoursError: It is another's, or there is none.
        """
        members.remember(session, who, self._clock())
        row = session.get(InterviewRow, interview, populate_existing=True)
        if row is None or row.member_id != who.member_id:
            raise NotYoursError
        return row

    def _turn(self, session: Session, who: Caller, ref: TurnRef) -> _Turn:
        interview = self._own(session, who, ref.interview)
        row = interviews.turn_at(session, ref.interview, ref.position)
        if row is None:
            raise NotYoursError
        attempt = interviews.attempt_at(session, ref.interview, ref.position, who.member_id)
        return _Turn(interview, row, attempt)

    def _attempted(self, session: Session, who: Caller, turn: _Turn, text: str | None) -> _Turn:
        question = self._library.question(turn.row.question_key)
        attempt = AttemptRow(
            member_id=who.member_id,
            guild_id=turn.interview.guild_id,
            interview_key=turn.interview.key,
            position=turn.row.position,
            question_key=self._library.canonical_key(question),
            text=text,
            written=text is not None and is_written(text),
            gave_up=text is None,
            answered_at=self._clock(),
            points=0,
        )
        turn.row.skipped = False
        session.add(attempt)
        session.flush()
        return _Turn(turn.interview, turn.row, attempt)

    def _advance(self, session: Session, who: Caller, turn: _Turn) -> Screen:
        """From a finished turn to the next; from any other, to where the interview stands."""
        row = turn.interview
        done = turn.row.skipped or (turn.attempt is not None and turn.attempt.grade is not None)
        if row.ended_at is not None or not done or turn.row.position != row.position:
            return self._current(session, who, row)
        return self._ask_next(session, who, row)

    def _current(self, session: Session, who: Caller, row: InterviewRow) -> Screen:
        """Where an interview stands."""
        if row.ended_at is not None:
            return report(session, self._library, who, row, self._clock())
        turn = interviews.turn_at(session, row.key, row.position)
        assert turn is not None  # noqa: S101 - a running interview has its current turn
        attempt = interviews.attempt_at(session, row.key, row.position, who.member_id)
        return self._show(session, who, _Turn(row, turn, attempt))

    def _show(self, session: Session, who: Caller, turn: _Turn) -> Screen:
        if turn.attempt is None:
            return self._asked(turn.interview, turn.row)
        if turn.attempt.grade is None:
            return self._revealed(turn, turn.attempt)
        earned = self._recorder.earned(session, who, turn.attempt, self._clock())
        return self._graded(session, who, turn, turn.attempt, earned)

    def _ask_next(self, session: Session, who: Caller, row: InterviewRow) -> Screen:
        """Ask one more question, or end the interview where there is none."""
        now = self._clock()
        question = None
        if row.position < row.total:
            question = self._pick(session, who, row, now)
        if question is None:
            row.ended_at = now
            return report(session, self._library, who, row, now)
        turn = TurnRow(
            interview_key=row.key,
            position=row.position + 1,
            question_key=self._library.key(question),
            hints=0,
            skipped=False,
            asked_at=now,
        )
        row.position = turn.position
        session.add(turn)
        key = self._library.canonical_key(question)
        familiarity.see(session, who.member_id, key, now)
        return self._asked(row, turn)

    def _pick(
        self, session: Session, who: Caller, row: InterviewRow, now: datetime
    ) -> Question | None:
        asked = [
            self._library.question(turn.question_key)
            for turn in interviews.turns_of(session, row.key)
            if self._library.identity(turn.question_key) is not None
        ]
        known = {
            identity: value
            for key, value in familiarity.known_to(session, who.member_id).items()
            if (identity := self._library.identity(key)) is not None
        }
        return pick(
            self._pool(session, who, _request_of(row)),
            History(known, asked),
            now=now,
            random=self._random,
            well_known=self._library.well_known,
        )

    def _pool(self, session: Session, who: Caller, request: Request) -> tuple[Question, ...]:
        """What the options allow.

        Raises:
            NoQuestionsError: Nothing at all.
        """
        if request.practises is not None:
            source = session.get(InterviewRow, request.practises)
            if source is None or source.member_id != who.member_id:
                raise NotYoursError
            lines = report(session, self._library, who, source, self._clock()).missed
            pool = tuple(line.question for line in lines)
        else:
            pool = self._library.pool(request.topic, request.level)
        if not pool:
            raise NoQuestionsError(_nothing_to_ask(request, self._library))
        return pool

    def _ref(self, turn: TurnRow) -> TurnRef:
        return TurnRef(turn.interview_key, turn.position, turn.question_key)

    def _asked(self, row: InterviewRow, turn: TurnRow) -> Asked:
        return Asked(
            ref=self._ref(turn),
            question=self._library.question(turn.question_key),
            total=row.total,
            hints=turn.hints,
            wanted=row.wanted if row.wanted > row.total else None,
        )

    def _revealed(self, turn: _Turn, attempt: AttemptRow) -> Revealed:
        return Revealed(
            ref=self._ref(turn.row),
            question=self._library.question(turn.row.question_key),
            total=turn.interview.total,
            attempt=attempt_value(attempt),
        )

    def _graded(
        self, session: Session, who: Caller, turn: _Turn, attempt: AttemptRow, earned: Earned
    ) -> Graded:
        value = attempt_value(attempt)
        assert value.grade is not None  # noqa: S101 - callers have just graded it
        session.flush()
        return Graded(
            ref=self._ref(turn.row),
            question=self._library.question(turn.row.question_key),
            total=turn.interview.total,
            attempt=value,
            earned=earned,
            peers=attempts.peers(session, who.guild_id, attempt.question_key, value.grade),
        )


def _request_of(row: InterviewRow) -> Request:
    return Request(
        topic=row.topic,
        level=Level(row.level) if row.level else None,
        questions=row.wanted,
        practises=row.practises,
    )


def _nothing_to_ask(request: Request, library: Library) -> str:
    if request.practises is not None:
        return "You missed nothing in that interview. Type /interview for new questions."
    topic = library.bank.topics.get(request.topic or "")
    if topic is None:
        return "I have no such topic. Pick one from the list that appears while you type."
    return (
        f"The topic “{topic.title}” has no {request.level} questions. "
        "Leave out the level, or choose another."
    )
