"""Attempts: writes them, grades them with all that a grade changes, and shows them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.db.attempts import attempts, familiarity, sketches
from bot.db.attempts.grade_basis import grade_basis
from bot.db.models import AttemptRow, OccasionRow
from bot.db.people import members, standings, streaks
from bot.domain.attempts.grading import Grade, Marks
from bot.domain.attempts.scoring import POINTS, Worth, is_written, points_for, shortfall
from bot.domain.attempts.screens import Earned, Graded, Revealed
from bot.domain.attempts.spaced_repetition import review
from bot.domain.people.caller import Caller
from bot.domain.people.standings import keys_of
from bot.domain.people.streaks import Advance, advance, as_of
from bot.domain.people.zones import day_end, local_date
from bot.domain.refusals import Refusal, RefusedError
from bot.services.attempts.values import FollowUp, Shown, attempt_value
from bot.services.clock import Clock
from bot.services.library import Library
from bot.services.people.streaks import streak_at
from bot.texts import said

__all__ = ["Recorder"]


def _typed(text: str) -> str:
    """An answer without the space around it.

    Raises:
        RefusedError: Nothing is left.
    """
    if not (text := said(text)):
        raise RefusedError(Refusal.EMPTY_ANSWER)
    return text


class Recorder:
    """Keeps attempts, inside a service's transaction."""

    def __init__(self, library: Library, clock: Clock, *, keep_texts: bool) -> None:
        self._library = library
        self._clock = clock
        self._keep_texts = keep_texts

    def write(
        self, session: Session, who: Caller, occasion: OccasionRow, text: str | None
    ) -> AttemptRow:
        """Write an attempt; no text means "I don't know".

        A channel's question counts as seen by those who answer it; a member's own was seen when
        it was asked.

        Raises:
            RefusedError: The answer is blank, or the question has left the bank.
        """
        text = None if text is None else _typed(text)
        question = self._library.question(occasion.question_key)
        row = AttemptRow(
            member_id=who.member_id,
            guild_id=occasion.guild_id,
            occasion_key=occasion.key,
            question_key=self._library.canonical_key(question),
            text=text,
            written=text is not None and is_written(text),
            gave_up=text is None,
            answered_at=self._clock(),
            points=0,
        )
        session.add(row)
        session.flush()
        if occasion.member_id is None:
            familiarity.see(session, who.member_id, row.question_key, row.answered_at)
        return row

    def rewrite(self, attempt: AttemptRow, text: str) -> None:
        """Put another answer in the place of one that is not graded yet.

        Raises:
            RefusedError: The answer is blank.
        """
        attempt.text = _typed(text)
        attempt.written = is_written(attempt.text)
        attempt.answered_at = self._clock()

    def grade(
        self,
        session: Session,
        who: Caller,
        attempt: AttemptRow,
        marks: Marks,
        *,
        worth: Worth = Worth.USUAL,
        follow_up: FollowUp | None = None,
    ) -> Earned:
        """Give or change an attempt's grade, and say what the attempt earned.

        A change of grade replaces the grade and the memory, and of ticks and note what the marks
        say something of; points and streak reward the attempt, whatever its grade, and stay.
        `follow_up`: what the interviewer goes on with now.
        """
        ticked = None if attempt.ticked is None else tuple(attempt.ticked)
        marks = marks.over(Marks(marks.grade, ticked, attempt.note, attempt.ticked_of))
        now, here = self._clock(), members.presence_of(session, who)
        if attempt.grade is None:
            step = self._count(session, who, here, attempt, now, worth)
        else:
            step = Advance(streak_at(session, who, now), counted=False)
        due_at = self._learn(session, attempt, marks.grade, now)
        attempts.mark(
            attempt,
            ticked=None if marks.ticked is None else list(marks.ticked),
            ticked_of=marks.of,
            note=said(marks.note or "") or None if self._keep_texts else None,
        )
        if follow_up is not None:
            attempts.mark(attempt, follow_up=follow_up.index, follow_up_asked=follow_up.asked)
        attempts.keep_grade(session, attempt)
        if not self._keep_texts:
            attempt.text = attempt.follow_up_answer = None
            sketches.forget(session, attempt.occasion_key, attempt.member_id)
        return self._earned(session, here, attempt, step, due_at)

    @property
    def keeps_texts(self) -> bool:
        """Whether texts are kept once they are graded."""
        return self._keep_texts

    def keep_follow_up(self, attempt: AttemptRow, text: str) -> None:
        """Keep the answer to a follow-up question, where texts are kept once they are graded.

        One that was said aloud leaves what was written before.
        """
        if self._keep_texts and attempt.follow_up is not None:
            attempt.follow_up_answer = said(text) or attempt.follow_up_answer

    @staticmethod
    def judge_follow_up(attempt: AttemptRow, *, had: bool) -> None:
        """Keep whether a member had what the bank says to their follow-up; it earns nothing."""
        if attempt.grade is not None and attempt.follow_up is not None:
            attempt.follow_up_had = had

    def show(
        self,
        session: Session,
        who: Caller,
        attempt: AttemptRow,
        shown: Shown,
        earned: Earned | None = None,
    ) -> Revealed | Graded:
        """An attempt as it stands: to be graded, or graded with what it earned."""
        value = attempt_value(attempt, shown.question)
        if value.grade is None:
            return self.ungraded(attempt, shown)
        if earned is None:
            step = Advance(streak_at(session, who, self._clock()), counted=False)
            here = members.presence_of(session, who)
            due = familiarity.due_dates(session, attempt.member_id, [attempt.question_key])
            earned = self._earned(session, here, attempt, step, due.get(attempt.question_key))
        return Graded(
            ref=shown.ref,
            question=shown.question,
            total=shown.total,
            again=shown.again,
            last=shown.last,
            attempt=value,
            earned=earned,
            peers=attempts.peers(session, attempt.guild_id, attempt.question_key, value.grade),
        )

    @staticmethod
    def ungraded(attempt: AttemptRow, shown: Shown) -> Revealed:
        """An attempt with the grades to choose from, whether or not it has one."""
        value = attempt_value(attempt, shown.question)
        return Revealed(shown.ref, shown.question, value, shown.total, shown.again)

    @staticmethod
    def _count(
        session: Session,
        who: Caller,
        here: members.Presence,
        attempt: AttemptRow,
        now: datetime,
        worth: Worth,
    ) -> Advance:
        """Points, streak and standings of a first grade, and the memory that it starts from."""
        today = local_date(now, here.zone)
        so_far = grade_basis(session, who, attempt.question_key, today)
        if worth is Worth.DESIGN and so_far.designed:
            worth = Worth.USUAL
        points = points_for(
            worth,
            written=attempt.written,
            repeated_today=so_far.repeated,
            earned_today=so_far.points,
        )
        attempts.mark(attempt, points=points, local_date=today, card_before=so_far.card)
        streak = streak_at(session, who, now)
        if not attempt.written:
            return Advance(streak, counted=False)
        step = advance(streak, now, here.zone)
        if step.streak != streak:
            streaks.save(session, who, step.streak)
            streaks.freeze(session, who, step.frozen)
        streaks.count_day(session, who, today, points)
        boards = keys_of(local_date(now, here.guild_zone))
        standings.add(session, who, boards, points, hidden=here.hidden)
        return step

    @staticmethod
    def _learn(session: Session, attempt: AttemptRow, grade: Grade, now: datetime) -> datetime:
        """When a question comes back after a grade; a change starts from the card as it was before.

        What the same question was graded since is learnt again on top of that.
        """
        since: Sequence[AttemptRow] = ()
        if attempt.grade is None:
            attempts.mark(attempt, graded_at=now)
        else:
            since = attempts.graded_since(session, attempt)
        card = attempt.card_before
        attempts.mark(attempt, grade=int(grade))
        for each in (attempt, *since):
            if each is not attempt:
                each.card_before = card
            given, at = Grade(each.grade or grade), each.graded_at or now
            memory = review(card, given, at)
            familiarity.learn(session, each.member_id, each.question_key, given, memory, at)
            card = memory.card
        return memory.due_at

    def _earned(
        self,
        session: Session,
        here: members.Presence,
        attempt: AttemptRow,
        step: Advance,
        due_at: datetime | None,
    ) -> Earned:
        now, points = self._clock(), attempt.points
        kept = as_of(step.streak, now, here.zone).streak
        is_less = attempt.written and points < POINTS
        return Earned(
            points=points,
            shortfall=shortfall(
                points,
                gave_up=attempt.gave_up,
                written=attempt.written,
                repeated_today=is_less and attempts.repeats(session, attempt),
            ),
            streak=kept.length,
            freezes=kept.freezes,
            day_ends_at=day_end(now, here.zone),
            frozen=step.frozen,
            earned_freeze=step.earned_freeze,
            due_at=due_at,
        )
