"""The path of an interview: every step, from whatever card it is taken."""

from dataclasses import replace
from typing import get_args

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot.bank import Level
from bot.db.models import AttemptRow, InterviewRow, StandingRow, TurnRow
from bot.domain.attempts.grading import Grade
from bot.domain.attempts.screens import Graded, Revealed
from bot.domain.people.caller import DIRECT
from bot.domain.private.quick import Asked, Clash, Report
from bot.domain.refusals import RefusedError
from bot.services.private.turns import NotYoursError
from tests.builders import ADA, CLUB, GRACE, WRITTEN, Practice, make_bank, make_question
from tests.refused import refused
from tests.services.private.interviewing import Options, Player, Verb, as_a


@pytest.fixture
def ada(engine: Engine) -> Player:
    return Player(Practice(engine))


def servers(session: Session, table: type[AttemptRow | StandingRow]) -> set[int]:
    return set(session.scalars(select(table.guild_id)))


def test_a_plain_interview_asks_three_questions_and_ends_with_a_report(ada: Player) -> None:
    first = ada.start()
    assert (first.ref.position, first.total, first.hints, first.wanted) == (1, 3, 0, None)
    revealed = ada.answer(first.ref)
    assert (revealed.attempt.text, revealed.attempt.grade, revealed.total) == (WRITTEN, None, 3)
    graded = ada.grade(first.ref, Grade.PARTLY, ticked=(0, 2), note="Forgot staleness.")
    assert graded.attempt.ticked == (0, 2)
    assert graded.attempt.note == "Forgot staleness."
    assert (graded.earned.points, graded.earned.streak) == (3, 1)
    second = ada.next(first.ref)
    third = as_a(Asked, ada.press("skip", second.ref))
    as_a(Graded, ada.press("give_up", third.ref))
    report = as_a(Report, ada.press("next", third.ref))
    grades = [line.attempt.grade if line.attempt else None for line in report.lines]
    assert grades == [Grade.PARTLY, None, Grade.MISSED]
    assert (report.points, report.streak, len(report.missed)) == (3, 1, 2)
    assert report.lines[0].due_at is not None
    assert len({line.question.canonical_id for line in report.lines}) == 3


def test_options_narrow_what_is_asked(ada: Player) -> None:
    report = ada.play_through(topic="queues", questions=4)
    assert {line.question.topic.slug for line in report.lines} == {"queues"}
    report = ada.play_through(level=Level.SENIOR, questions=2)
    assert {line.question.level for line in report.lines} == {Level.SENIOR}


def test_a_topic_with_fewer_questions_asks_them_all_and_says_so(ada: Player) -> None:
    first = ada.start(topic="caching", questions=20)
    assert (first.total, first.wanted) == (4, 20)


def test_a_question_in_two_wordings_is_asked_once(engine: Engine) -> None:
    twins = [make_question("caching/a"), make_question("caching/b", alias_of="caching/a")]
    report = Player(Practice(engine, make_bank(twins))).play_through(questions=5)
    assert (len(report.lines), report.total) == (1, 1)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"topic": "knitting"}, "no such topic"),
        ({"practises": 12345}, "missed nothing"),
    ],
)
def test_options_that_leave_nothing_to_ask_are_answered_with_a_sentence(
    ada: Player, options: Options, sentence: str
) -> None:
    with refused(sentence):
        ada.type(**options)
    assert ada.practice.count(InterviewRow) == 0


def test_a_level_that_a_topic_lacks_is_answered_with_a_sentence(engine: Engine) -> None:
    ada = Player(Practice(engine, make_bank([make_question("caching/lru")])))
    with refused("“Caching” has no senior questions"):
        ada.type(topic="caching", level=Level.SENIOR)


def test_interview_again_shows_the_card_where_it_stands(ada: Player) -> None:
    first = ada.start()
    assert ada.type() == first
    revealed = ada.answer(first.ref)
    assert ada.type() == revealed
    graded = ada.grade(first.ref)
    assert ada.type() == graded
    assert ada.practice.do(ada.practice.services.interviews.resume, ADA, first.ref.interview) == (
        graded
    )


@pytest.mark.parametrize(
    ("grade", "level"), [(Grade.MISSED, Level.JUNIOR), (Grade.COULD_TEACH, Level.SENIOR)]
)
def test_the_grade_before_decides_how_hard_the_next_question_is(
    engine: Engine, grade: Grade, level: Level
) -> None:
    bank = make_bank(make_question(f"caching/{each}", level=each) for each in Level)
    followed = set()
    for seed in range(9):
        newcomer = Player(Practice(engine, bank, seed=seed), replace(ADA, member_id=100 + seed))
        first = newcomer.start()
        if first.question.level is Level.MID:
            newcomer.play(first.ref, grade)
            followed.add(newcomer.next(first.ref).question.level)
    assert followed == {level}


def test_other_options_ask_whether_to_go_on_or_start_anew(ada: Player) -> None:
    first = ada.start(topic="caching")
    clash = as_a(Clash, ada.type(topic="queues"))
    assert (clash.interview, clash.position, clash.total) == (first.ref.interview, 1, 3)
    assert clash.request.scope.topic == "queues"
    assert ada.type(topic="caching", questions=3) == first
    anew = ada.start(topic="queues", anew=True)
    assert anew.ref.interview != first.ref.interview
    assert ada.type() == anew


def test_each_server_and_direct_messages_have_an_interview_of_their_own(ada: Player) -> None:
    here = ada.start()
    alone = Player(ada.practice, replace(ADA, guild_id=DIRECT)).start()
    assert here.ref.interview != alone.ref.interview
    assert ada.type() == here


def test_hints_are_shown_one_by_one_and_end(ada: Player) -> None:
    asked = ada.start()
    assert [as_a(Asked, ada.press("hint", asked.ref)).hints for _ in range(3)] == [1, 2, 2]
    ada.answer(asked.ref)
    assert isinstance(ada.press("hint", asked.ref), Revealed)


def test_a_second_answer_by_whatever_path_never_makes_a_second_attempt(ada: Player) -> None:
    asked = ada.start()
    ada.answer(asked.ref)
    again = ada.answer(asked.ref, "Something else entirely, and long enough to be written.")
    assert (again.again, again.attempt.text) == (True, WRITTEN)
    ada.grade(asked.ref)
    third = ada.practice.do(ada.practice.services.answers.turns.answer, ADA, asked.ref, "third")
    assert as_a(Graded, third).again
    assert ada.practice.count(AttemptRow) == 1


def test_i_do_not_know_after_an_answer_does_not_replace_it(ada: Player) -> None:
    asked = ada.start()
    ada.answer(asked.ref)
    shown = as_a(Revealed, ada.press("give_up", asked.ref))
    assert (shown.attempt.gave_up, shown.attempt.text) == (False, WRITTEN)


def test_what_is_answered_from_a_form_that_was_open_when_it_was_skipped_is_not_skipped(
    ada: Player,
) -> None:
    asked = ada.start(questions=2)
    ada.press("skip", asked.ref)
    ada.answer(asked.ref)
    turns = ada.practice.do(lambda s: s.scalars(select(TurnRow.skipped)).all())
    assert list(turns) == [False, False]


def test_skip_after_an_answer_does_not_lose_it(ada: Player) -> None:
    asked = ada.start()
    ada.answer(asked.ref)
    assert isinstance(ada.press("skip", asked.ref), Revealed)


def test_next_from_an_unfinished_card_goes_nowhere(ada: Player) -> None:
    asked = ada.start()
    assert ada.press("next", asked.ref) == asked
    revealed = ada.answer(asked.ref)
    assert ada.press("next", asked.ref) == revealed


def test_next_pressed_twice_asks_one_question(ada: Player) -> None:
    first = ada.start()
    ada.play(first.ref)
    second = ada.next(first.ref)
    assert ada.press("next", first.ref) == second
    assert ada.press("skip", first.ref) == second
    assert ada.practice.count(TurnRow) == 2


def test_what_was_typed_while_the_interview_went_on_or_ended_still_counts(ada: Player) -> None:
    first = ada.start()
    second = as_a(Asked, ada.press("skip", first.ref))
    assert ada.play(first.ref).earned.points == 3
    as_a(Report, ada.press("end", second.ref))
    assert ada.play(second.ref).earned.points == 3
    assert isinstance(ada.press("next", second.ref), Report)


def test_an_interview_that_was_ended_stays_ended(ada: Player) -> None:
    first = ada.start()
    early = as_a(Report, ada.press("end", first.ref))
    assert (len(early.lines), early.points, early.total) == (1, 0, 3)
    assert ada.press("end", first.ref) == early
    assert ada.press("hint", first.ref) == early
    assert ada.press("skip", first.ref) == early
    assert ada.start().ref.interview != first.ref.interview


def test_a_change_of_grade_replaces_it_and_earns_nothing_more(ada: Player) -> None:
    asked = ada.start()
    ada.play(asked.ref, Grade.MISSED)
    shown = as_a(Revealed, ada.press("reconsider", asked.ref))
    assert shown.attempt.grade is Grade.MISSED
    changed = ada.grade(asked.ref, Grade.COULD_TEACH)
    assert (changed.attempt.grade, changed.earned.points) == (Grade.COULD_TEACH, 3)
    assert (changed.peers.members, changed.peers.percent) == (1, 100)


def test_a_grade_for_what_was_not_answered_leads_back_to_the_question(ada: Player) -> None:
    asked = ada.start()
    assert ada.press("reconsider", asked.ref) == asked
    with pytest.raises(AssertionError):
        ada.grade(asked.ref)
    assert ada.practice.count(AttemptRow) == 0


def test_an_interview_belongs_to_one_member(ada: Player) -> None:
    asked = ada.start()
    grace = Player(ada.practice, GRACE)
    for verb in get_args(Verb):
        with refused("not yours"):
            grace.press(verb, asked.ref)
    with pytest.raises(NotYoursError):
        grace.answer(asked.ref)
    with pytest.raises(NotYoursError):
        ada.answer(replace(asked.ref, position=9))
    with pytest.raises(NotYoursError):
        ada.answer(replace(asked.ref, interview=999))
    assert ada.type() == asked


def test_what_is_pressed_from_elsewhere_counts_in_the_server_of_its_interview(ada: Player) -> None:
    """/review offers the last grade in every server, and in direct messages."""
    asked = ada.start()
    abroad = Player(ada.practice, replace(ADA, guild_id=701))
    abroad.play(asked.ref)
    assert ada.practice.do(servers, AttemptRow) == ada.practice.do(servers, StandingRow) == {CLUB}
    assert abroad.grade(asked.ref, Grade.PARTLY).earned.streak == 1


def test_what_was_missed_can_be_practised_and_is_asked_in_the_same_words(ada: Player) -> None:
    report = ada.play_through(Grade.MISSED, topic="queues", questions=2)
    missed = {line.question.id for line in report.missed}
    again = ada.play_through(practises=report.interview)
    assert {line.question.id for line in again.lines} == missed
    assert again.points == 0


def test_a_member_practises_only_what_they_missed_themselves(ada: Player) -> None:
    report = ada.play_through(Grade.MISSED)
    with pytest.raises(RefusedError):
        Player(ada.practice, GRACE).type(practises=report.interview)


def test_what_is_solid_by_now_needs_no_more_practice(ada: Player) -> None:
    """A grade changed meanwhile leaves nothing to practise: the interview ends, and says so."""
    first = ada.start(questions=2)
    ada.play(first.ref, Grade.MISSED)
    second = ada.next(first.ref)
    ada.play(second.ref, Grade.MISSED)
    report = as_a(Report, ada.press("next", second.ref))
    practised = ada.start(practises=report.interview)
    ada.play(practised.ref)
    ada.grade(first.ref, Grade.SOLID)
    ada.grade(second.ref, Grade.SOLID)
    assert isinstance(ada.press("next", practised.ref), Report)
