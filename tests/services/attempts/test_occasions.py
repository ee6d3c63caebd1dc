"""Whatever asks, an attempt at it is found, shown and graded again in one and the same way."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import Session

from bot.db.models import AttemptRow, OccasionRow
from bot.domain.attempts.grading import Grade, Marks
from bot.domain.attempts.occasions import (
    DesignRef,
    GroupRef,
    OccasionKind,
    PostRef,
    Ref,
    RoundRef,
    TurnRef,
)
from bot.domain.attempts.screens import Revealed
from bot.services.attempts.answering import Answering
from tests.builders import ADA, Practice
from tests.services.every_kind import answer_in_every_way, every_kind_bank

EVERY_REF = {TurnRef, PostRef, RoundRef, DesignRef, GroupRef}


@pytest.fixture
def practice(engine: Engine) -> Practice:
    """Ada has answered in every way."""
    practice = Practice(engine, every_kind_bank())
    answer_in_every_way(practice)
    return practice


def refs(practice: Practice) -> list[Ref]:
    """What Ada has answered and graded, as its buttons know it; "I don't know" is no answer."""

    def read(session: Session) -> list[Ref]:
        answered = (
            select(OccasionRow)
            .join(AttemptRow, AttemptRow.occasion_key == OccasionRow.key)
            .where(AttemptRow.member_id == ADA.member_id, AttemptRow.grade.is_not(None))
            .where(AttemptRow.gave_up.is_(False))
        )
        found = [
            practice.services.answers.kinds.ref_of(session, occasion)
            for occasion in session.scalars(answered)
        ]
        return [ref for ref in found if ref is not None]

    return practice.do(read)


def answerings(practice: Practice) -> Mapping[type[Ref], Answering[Ref, object]]:
    """The steps of attempts, by what their buttons carry."""
    answers = practice.services.answers
    return {
        TurnRef: answers.turns,  # type: ignore[dict-item]  # each takes the refs of its own kind
        PostRef: answers.posts,  # type: ignore[dict-item]  # as above
        RoundRef: answers.rounds,  # type: ignore[dict-item]  # as above
        DesignRef: answers.designs,  # type: ignore[dict-item]  # as above
        GroupRef: answers.groups,  # type: ignore[dict-item]  # as above
    }


def test_every_attempt_leads_back_to_what_it_answers(practice: Practice) -> None:
    """From the record to the numbers on the buttons, and from those to the grades again."""
    assert {type(ref) for ref in refs(practice)} == EVERY_REF
    for ref in refs(practice):
        answering = answerings(practice)[type(ref)]
        revealed = practice.do(answering.reconsider, ADA, ref)
        assert isinstance(revealed, Revealed)
        assert revealed.ref == ref
        practice.do(answering.grade, ADA, ref, Marks(Grade.COULD_TEACH))
        again = practice.do(answering.reconsider, ADA, ref)
        assert isinstance(again, Revealed)
        assert again.attempt.grade is Grade.COULD_TEACH


def test_review_offers_whatever_was_graded_last(practice: Practice) -> None:
    for ref in refs(practice):
        practice.clock.advance(minutes=1)
        grade_first(practice, ref)
        assert practice.do(practice.services.reviews.overview, ADA).last == ref


def test_review_offers_elsewhere_only_what_is_the_members_own(practice: Practice) -> None:
    """In another server the buttons of a channel, its daily question's too, are refused."""
    elsewhere = replace(ADA, guild_id=701)
    for ref in refs(practice):
        practice.clock.advance(minutes=1)
        grade_first(practice, ref)
        offered = practice.do(practice.services.reviews.overview, elsewhere).last
        assert offered == (ref if isinstance(ref, TurnRef | DesignRef) else None)


def grade_first(practice: Practice, ref: Ref) -> None:
    """Make an attempt the one that was graded last."""

    def note(session: Session) -> None:
        kinds = practice.services.answers.kinds
        for occasion in session.scalars(select(OccasionRow)):
            if kinds.ref_of(session, occasion) == ref:
                attempt = session.scalars(
                    select(AttemptRow).where(
                        AttemptRow.occasion_key == occasion.key,
                        AttemptRow.member_id == ADA.member_id,
                    )
                ).one()
                attempt.graded_at = practice.clock()

    practice.do(note)


def test_the_record_knows_no_other_kind(practice: Practice) -> None:
    """No CHECK says so, which SQLite would rebuild the table for: the enum does."""

    def write(session: Session) -> None:
        first = session.scalars(select(OccasionRow)).first()
        assert first is not None
        first.kind = "poll"  # type: ignore[assignment]  # what is tried
        session.flush()

    with pytest.raises(StatementError, match="poll"):
        practice.do(write)
    assert {OccasionKind(kind) for kind in practice.do(kinds)} == set(OccasionKind)


def kinds(session: Session) -> list[str]:
    return [*session.scalars(select(OccasionRow.kind).distinct())]
