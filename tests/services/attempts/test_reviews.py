"""Looking back: what is due, the last grade, past interviews."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine

from bot.domain.attempts.grading import Grade
from bot.domain.attempts.past import Sort
from bot.domain.choosing.request import Request, Review
from bot.domain.private.quick import Asked, Clash, Report
from bot.services.private.turns import NotYoursError
from tests.builders import ADA, GRACE, Practice, is_a, make_bank, make_question
from tests.refused import refused
from tests.services.private.interviewing import Player


@pytest.fixture
def practice(engine: Engine) -> Practice:
    return Practice(engine)


def test_nothing_is_due_before_anything_was_graded(practice: Practice) -> None:
    """A newcomer has nothing to repeat, no next date, and no grade to change."""
    overview = practice.do(practice.services.reviews.overview, ADA)
    assert (overview.due, overview.this_week, overview.next_at, overview.last) == (0, 0, None, None)
    with refused("Nothing is due"):
        practice.do(practice.services.interviews.start, ADA, Request(review=Review.DUE))


def test_what_is_due_is_counted_over_all_servers(practice: Practice) -> None:
    """What was graded in one server is due in another; missed ones are counted apart."""
    ada = Player(practice)
    first = ada.start(questions=2)
    ada.play(first.ref, Grade.MISSED)
    second = ada.next(first.ref)
    ada.play(second.ref, Grade.COULD_TEACH)
    ada.press("next", second.ref)
    elsewhere = replace(ADA, guild_id=701)
    reviews = practice.services.reviews
    soon = practice.do(reviews.overview, elsewhere)
    assert soon.due == 0
    assert soon.next_at is not None
    practice.clock.advance(days=40)
    overview = practice.do(reviews.overview, elsewhere)
    assert (overview.due, overview.missed, overview.this_week) == (2, 1, 2)
    assert overview.last == second.ref
    assert practice.do(reviews.overview, GRACE).due == 0


def test_a_review_of_many_asks_as_many_as_an_interview_may_have(engine: Engine) -> None:
    bank = make_bank(make_question(f"caching/{n}") for n in range(21))
    practice = Practice(engine, bank)
    for questions in (20, 1):
        Player(practice).play_through(Grade.MISSED, questions=questions)
    practice.clock.advance(days=40)
    assert practice.do(practice.services.reviews.overview, ADA).due == 21
    start = practice.services.interviews.start
    asked = is_a(Asked, practice.do(start, ADA, Request(review=Review.DUE)))
    assert (asked.total, asked.wanted) == (20, None)


def test_a_review_asks_what_is_due_the_longest_overdue_first(practice: Practice) -> None:
    """*Only what I missed* asks just those; each question once."""
    ada = Player(practice)
    report = ada.play_through(Grade.PARTLY, questions=3)
    solid = ada.play_through(Grade.SOLID, questions=2)
    practice.clock.advance(days=40)
    start = practice.services.interviews.start
    missed = is_a(Asked, practice.do(start, ADA, Request(review=Review.MISSED)))
    assert missed.total == 3
    ada.press("end", missed.ref)
    screen = practice.do(start, ADA, Request(review=Review.DUE))
    asked: list[str] = []
    while isinstance(screen, Asked):
        asked.append(screen.question.canonical_id)
        ada.play(screen.ref)
        screen = ada.press("next", screen.ref)
    expected = {line.question.canonical_id for line in (*report.lines, *solid.lines)}
    assert set(asked) == expected
    assert len(asked) == len(expected)
    assert {asked[0], asked[1], asked[2]} == {q.question.canonical_id for q in report.lines}


def test_a_review_does_not_end_a_running_interview_unasked(practice: Practice) -> None:
    """With an interview running, a review asks first, as other options do."""
    ada = Player(practice)
    ada.play_through(questions=1)
    practice.clock.advance(days=40)
    ada.start(questions=3)
    screen = practice.do(practice.services.interviews.start, ADA, Request(review=Review.DUE))
    assert isinstance(screen, Clash)
    assert screen.request.review is Review.DUE


def test_past_interviews_are_the_members_own_in_this_server(practice: Practice) -> None:
    """Listed the latest first; another's report is refused."""
    ada = Player(practice)
    ada.play_through(questions=3)
    practice.clock.advance(days=1)
    ada.play_through(topic="queues", questions=2)
    past = practice.do(practice.services.history.past, ADA)
    assert [(each.about, each.questions) for each in past] == [("Queues", 2), (None, 3)]
    assert practice.do(practice.services.history.past, replace(ADA, guild_id=701)) == ()
    opened = practice.do(practice.services.history.opened, ADA, Sort.QUICK, past[1].key)
    assert isinstance(opened.screen, Report)
    with pytest.raises(NotYoursError):
        practice.do(practice.services.history.opened, GRACE, Sort.QUICK, past[1].key)
