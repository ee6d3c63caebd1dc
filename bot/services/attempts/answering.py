"""What members do with whatever they were asked: answer it, grade themselves, look again.

It stands here once. Who asked is told by a kind: how its occasion is found, for whom, and how the
attempt at it is shown.
"""

from dataclasses import replace
from typing import Any, Generic, TypeVar

from sqlalchemy.orm import Session

from bot.db.attempts import sketches
from bot.db.models import OccasionRow
from bot.domain.attempts.grading import Grade, Marks
from bot.domain.attempts.key_points import digest
from bot.domain.attempts.occasions import OccasionKind, Ref
from bot.domain.attempts.scoring import Worth
from bot.domain.attempts.screens import Attempt, Earned, Onlooking, Revealed
from bot.domain.drawing import Beside
from bot.domain.people.caller import Caller
from bot.domain.refusals import Refusal, RefusedError
from bot.services.attempts.kind import Found, Kind
from bot.services.attempts.recorder import Recorder
from bot.services.attempts.sketches import beside, sketched
from bot.services.attempts.values import Shown, attempt_value, new_follow_up
from bot.services.library import Library
from bot.texts import said

__all__ = ["Answering", "Kinds"]

R_contra = TypeVar("R_contra", bound=Ref, contravariant=True)
R = TypeVar("R", bound=Ref)
S = TypeVar("S")
S_co = TypeVar("S_co", covariant=True)


class Answering(Generic[R_contra, S_co]):
    """The steps of an attempt at what one kind asks; every method is one transaction.

    Each returns the card to show, and raises what the kind raises where it finds nothing.
    """

    def __init__(
        self, kind: Kind[R_contra, Any, S_co], library: Library, recorder: Recorder
    ) -> None:
        self._kind = kind
        self._library = library
        self._recorder = recorder

    def answer(
        self, session: Session, who: Caller, ref: R_contra, text: str, sketch: str = ""
    ) -> S_co:
        """Keep a member's answer, and show what there is to compare it with.

        The first answer counts; a later one, by whatever path, leads to its grade. Where the model
        answer is not shown yet, it takes the place of the one before. The same that is sent again,
        after a late reply say, is the first. `sketch`: what was drawn to it, which goes with it.
        """
        found = self._kind.find(session, who, ref)
        known = found.attempt
        other = known is not None and known.text != said(text)
        counts = known is None or self._kind.kept(found) is not None
        if known is None:
            self._write(session, who, found, text)
        elif other and counts:
            self._recorder.rewrite(known, text)
        if sketch and counts and found.attempt is not None:
            at = found.attempt.answered_at
            sketches.keep(session, found.occasion.key, who.member_id, sketch, at)
        elif counts and known is not None:
            sketches.forget(session, found.occasion.key, who.member_id)
        return self._show(session, who, found, again=other)

    def give_up(self, session: Session, who: Caller, ref: R_contra) -> S_co:
        """Show the model answer to one who says "I don't know", and grade that Missed it."""
        found = self._kind.find(session, who, ref)
        if found.attempt is not None:
            return self._show(session, who, found)
        self._write(session, who, found, None)
        return self._grade(session, who, found, Marks(Grade.MISSED))

    def grade(self, session: Session, who: Caller, ref: R_contra, marks: Marks) -> S_co:
        """Give an attempt its grade, or change it.

        Raises:
            RefusedError: It is "I don't know", which is Missed it and nothing else.
        """
        return self._grade(session, who, self._kind.find(session, who, ref), marks)

    def reconsider(self, session: Session, who: Caller, ref: R_contra) -> S_co | Revealed:
        """A graded attempt with its grades again; "I don't know" as it stands: it has no other."""
        found = self._kind.find(session, who, ref)
        if found.attempt is None:
            return self._kind.unanswered(session, who, found)
        kept = self._kind.kept(found)
        if kept is not None:
            return kept
        if found.attempt.gave_up and found.attempt.grade is not None:
            return self._show(session, who, found)
        return self._recorder.ungraded(found.attempt, self._shown(found))

    def follow_up(self, session: Session, who: Caller, ref: R_contra, text: str) -> S_co:
        """Keep the answer to the question that the interviewer went on with; it is not graded."""
        found = self._kind.find(session, who, ref)
        if found.attempt is not None:
            self._recorder.keep_follow_up(found.attempt, text)
        return self._show(session, who, found)

    def judge_follow_up(self, session: Session, who: Caller, ref: R_contra, had: bool) -> S_co:
        """Keep whether the member had what the bank says to it."""
        found = self._kind.find(session, who, ref)
        if found.attempt is not None:
            self._recorder.judge_follow_up(found.attempt, had=had)
        return self._show(session, who, found)

    def standing(self, session: Session, who: Caller, ref: R_contra) -> Attempt:
        """A member's attempt, as a form shows it that is to change it.

        Raises:
            RefusedError: There is none.
        """
        found = self._kind.find(session, who, ref)
        if found.attempt is None:
            raise RefusedError(Refusal.NOT_ANSWERED)
        question = self._library.question(found.occasion.question_key)
        return attempt_value(found.attempt, question)

    def beside(self, session: Session, who: Caller, ref: R_contra) -> Beside:
        """What a member drew, and whether the bank's drawing may stand beside it."""
        found = self._kind.find(session, who, ref)
        question = self._library.question(found.occasion.question_key)
        own = sketched(session, found.occasion.key, who.member_id)
        return beside(found.ref, question, own, told=self._kind.tells(found))

    def show(self, session: Session, who: Caller, ref: R_contra) -> S_co:
        """A member's attempt as it stands."""
        return self._show(session, who, self._kind.find(session, who, ref))

    def answered(self, session: Session, who: Caller, ref: R_contra) -> S_co | None:
        """What is shown to one who would answer again; None of one who has not answered."""
        found = self._kind.find(session, who, ref)
        return None if found.attempt is None else self._show(session, who, found, again=True)

    def read(self, session: Session, who: Caller, ref: R_contra, place_id: int) -> S_co | Onlooking:
        """The same where the model answer is to be read: also by others who were shown it there."""
        found = self._kind.find(session, who, ref)
        looks_on = found.attempt is None and self._kind.lets_look_on(session, who, found, place_id)
        if not looks_on:
            return self._show(session, who, found)
        return Onlooking(found.ref, self._library.question(found.occasion.question_key))

    def _write(self, session: Session, who: Caller, found: Found[Any], text: str | None) -> None:
        found.attempt = self._recorder.write(session, who, found.occasion, text)
        self._kind.answered(session, who, found)

    def _grade(self, session: Session, who: Caller, found: Found[Any], marks: Marks) -> S_co:
        earned = None
        if found.attempt is not None and self._kind.kept(found) is None:
            if found.attempt.gave_up and marks.grade is not Grade.MISSED:
                raise RefusedError(Refusal.GAVE_UP)
            worth = Worth.DAILY if self._kind.is_on_its_day(found) else Worth.USUAL
            question = self._library.question(found.occasion.question_key)
            marks = marks.among(digest(question.key_points))
            earned = self._recorder.grade(
                session,
                _there(who, found),
                found.attempt,
                marks,
                worth=worth,
                follow_up=new_follow_up(found.attempt, question) if self._kind.goes_on else None,
            )
            self._kind.graded(session, found, marks)
        return self._show(session, who, found, earned)

    def _show(
        self,
        session: Session,
        who: Caller,
        found: Found[Any],
        earned: Earned | None = None,
        *,
        again: bool = False,
    ) -> S_co:
        if found.attempt is None:
            return self._kind.unanswered(session, who, found)
        kept = self._kind.kept(found, changed=again)
        if kept is not None:
            return kept
        shown = self._shown(found, again=again)
        there = _there(who, found)
        value = self._recorder.show(session, there, found.attempt, shown, earned)
        return self._kind.screen(session, found, value)

    def _shown(self, found: Found[Any], *, again: bool = False) -> Shown:
        question = self._library.question(found.occasion.question_key)
        return Shown(found.ref, question, found.total, again, found.last)


class Kinds:
    """Everything that asks, once it has registered itself."""

    def __init__(self, library: Library, recorder: Recorder) -> None:
        self._library = library
        self._recorder = recorder
        self._known: dict[OccasionKind, Kind[Any, Any, object]] = {}

    def register(self, kind: Kind[R, Any, S]) -> Answering[R, S]:
        """Know a kind, and return the steps of attempts at what it asks."""
        self._known[kind.name] = kind
        return Answering(kind, self._library, self._recorder)

    def ref_of(self, session: Session, occasion: OccasionRow) -> Ref | None:
        """The numbers by which buttons know an occasion."""
        return self._known[occasion.kind].ref_of(session, occasion)


def _there(who: Caller, found: Found[Any]) -> Caller:
    """The member where the occasion counts: nearly always where they press."""
    there = found.occasion.guild_id
    return who if who.guild_id == there else replace(who, guild_id=there)
