"""Answers to a daily question: the path of an interview, with a bonus on the day."""

from dataclasses import replace
from datetime import time

import pytest
from sqlalchemy import Engine

from bot.db.attempts import familiarity
from bot.db.people import members, streaks
from bot.domain.attempts.grading import Grade, Marks
from bot.domain.attempts.screens import Graded, Revealed
from bot.domain.people.caller import Caller
from bot.domain.people.standings import Period
from bot.services.daily.schedules import ScheduleOptions
from tests.builders import ADA, GRACE, MONA, NOON, WRITTEN
from tests.refused import refused
from tests.services.daily.channel import TODAY, Channel
from tests.services.private.interviewing import Player


class Reader:
    """Members in front of one channel's daily question."""

    def __init__(self, channel: Channel) -> None:
        self.channel = channel
        self.practice = channel.practice
        self.ref = channel.sent().post.ref
        self._answers = self.practice.services.answers.posts

    def answer(self, who: Caller = ADA, text: str = WRITTEN) -> Revealed | Graded:
        """Answer the question."""
        return self.practice.do(self._answers.answer, who, self.ref, text)

    def grade(self, who: Caller = ADA, grade: Grade = Grade.SOLID) -> Graded:
        """Grade the answer."""
        screen = self.practice.do(self._answers.grade, who, self.ref, Marks(grade))
        assert isinstance(screen, Graded)
        return screen

    def shown(self) -> list[int]:
        """The numbers of answers that messages should be changed to."""
        outdated = self.practice.do(self.practice.services.post_outcomes.outdated, 9)
        return [closing.post.answers for closing in outdated]


@pytest.fixture
def daily(engine: Engine) -> Reader:
    return Reader(Channel(engine))


def test_who_has_answered_is_shown_that_instead_of_a_form(daily: Reader) -> None:
    """The first answer counts, and its model answer is shown: it is not to be changed."""
    answered = daily.practice.services.answers.posts.answered
    assert daily.practice.do(answered, ADA, daily.ref) is None
    daily.answer(ADA)
    shown = daily.practice.do(answered, ADA, daily.ref)
    assert isinstance(shown, Revealed)
    assert shown.again
    assert shown.attempt.text == WRITTEN
    daily.grade(ADA)
    assert isinstance(daily.practice.do(answered, ADA, daily.ref), Graded)
    assert daily.practice.do(answered, GRACE, daily.ref) is None


def test_an_answer_to_a_daily_question_tells_the_new_name(daily: Reader) -> None:
    """As everything does that a member does."""
    daily.answer(ADA)
    board = daily.practice.services.boards.board
    for name in ("Ada, Countess of Lovelace", "Lady Lovelace"):
        daily.grade(replace(ADA, name=name))
        shown = daily.practice.do(board, GRACE, Period.MONTH)
        assert [place.name for place in shown.places] == [name]


def test_a_daily_answer_earns_two_points_more_on_its_day(daily: Reader) -> None:
    revealed = daily.answer()
    assert isinstance(revealed, Revealed)
    assert (revealed.attempt.text, revealed.again, revealed.ref) == (WRITTEN, False, daily.ref)
    graded = daily.grade()
    assert (graded.earned.points, graded.earned.streak) == (5, 1)


def test_an_answered_question_counts_as_seen_before_it_is_graded(daily: Reader) -> None:
    """So an interview asks what the member has not met."""
    daily.answer()
    met = daily.practice.do(familiarity.known_to, ADA.member_id, daily.practice.clock())
    assert [known.seen_at for known in met.values()] == [daily.practice.clock.now]


def test_an_answer_of_that_day_keeps_its_bonus_when_it_is_graded_later(daily: Reader) -> None:
    daily.practice.clock.now = NOON.replace(hour=23, minute=59)
    daily.answer()
    daily.practice.clock.advance(minutes=2)
    assert daily.grade().earned.points == 5


def test_a_late_answer_counts_without_the_bonus(daily: Reader) -> None:
    daily.practice.clock.now = NOON.replace(day=25, hour=0)
    daily.answer()
    assert daily.grade().earned.points == 3


def test_the_bonus_is_within_the_days_cap(daily: Reader) -> None:
    daily.practice.do(members.remember, ADA, NOON)
    daily.practice.do(streaks.count_day, ADA, TODAY, 38)
    daily.answer()
    assert daily.grade().earned.points == 2


def test_the_question_again_in_an_interview_of_that_day_earns_nothing(engine: Engine) -> None:
    channel = Channel(engine)
    daily = Reader(channel)
    daily.answer()
    daily.grade()
    report = Player(channel.practice).play_through(questions=20)
    question = channel.practice.library.question(daily.ref.question)
    [line] = [each for each in report.lines if each.question.canonical_id == question.canonical_id]
    assert line.points == 0


def test_the_first_answer_counts_and_the_channel_counts_members(daily: Reader) -> None:
    assert daily.shown() == []
    daily.answer()
    assert daily.answer(text="A second thought that is long enough to count, too.").again
    daily.answer(GRACE)
    assert daily.shown() == [2]
    assert daily.shown() == []
    daily.practice.do(daily.practice.services.post_outcomes.refreshed, daily.ref, 2)
    assert daily.shown() == []
    daily.answer(MONA)
    assert daily.shown() == [3]


def test_a_question_whose_day_is_over_is_closed_and_counts_no_more_answers(daily: Reader) -> None:
    """A late count would put the open card back."""
    daily.practice.clock.now = NOON.replace(day=25)
    daily.answer()
    assert daily.shown() == []
    assert len(daily.channel.closings()) == 1


def test_the_closing_shows_how_the_grades_fell(daily: Reader) -> None:
    for who, grade in ((ADA, Grade.SOLID), (GRACE, Grade.SOLID), (MONA, Grade.MISSED)):
        daily.answer(who)
        daily.grade(who, grade)
    daily.grade(MONA, Grade.PARTLY)
    daily.practice.clock.now = NOON.replace(day=25)
    [closing] = daily.channel.closings()
    assert closing.grades == {Grade.SOLID: 2, Grade.PARTLY: 1}
    assert closing.post.answers == 3


def test_grades_are_for_those_who_have_answered(daily: Reader) -> None:
    with refused("Press Answer first"):
        daily.grade()
    reconsider = daily.practice.services.answers.posts.reconsider
    with refused("Press Answer first"):
        daily.practice.do(reconsider, ADA, daily.ref)
    daily.answer()
    daily.grade(grade=Grade.MISSED)
    assert daily.practice.do(reconsider, ADA, daily.ref).attempt.grade is Grade.MISSED
    assert daily.grade(grade=Grade.SOLID).earned.points == 5


@pytest.mark.parametrize("wrong", ["post", "question", "server"])
def test_a_button_that_speaks_of_another_post_is_refused(daily: Reader, wrong: str) -> None:
    who, ref = ADA, daily.ref
    if wrong == "server":
        who = replace(ADA, guild_id=701)
    else:
        ref = replace(ref, **{wrong: 999})
    with refused("no longer recorded here"):
        daily.practice.do(daily.practice.services.answers.posts.answer, who, ref, WRITTEN)


def test_the_answers_of_a_removed_schedule_stay(daily: Reader) -> None:
    daily.answer()
    remove = daily.practice.services.schedules.remove
    daily.practice.do(remove, MONA, daily.channel.key)
    assert daily.grade().earned.points == 5


def test_the_day_of_a_question_is_that_of_its_channel(engine: Engine) -> None:
    """At 12:00 UTC the 25th has begun in Auckland; it is over there at 11:00 UTC."""
    options = ScheduleOptions(at=time(2), zone="Pacific/Auckland", channel_id=9)
    channel = Channel(engine, options)
    channel.at(NOON.replace(hour=13))
    [dispatch] = channel.claim()
    assert dispatch.post.closes_at == NOON.replace(day=25, hour=11)
