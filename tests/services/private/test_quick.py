"""The path of an interview: every step, from whatever card it is taken."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine, event, select
from sqlalchemy.orm import Session

from bot.bank import Level
from bot.db.models import AttemptRow, InterviewRow, StandingRow
from bot.domain.attempts.grading import Grade
from bot.domain.attempts.screens import Graded
from bot.domain.people.caller import DIRECT
from bot.domain.private.quick import Asked, Clash, Report
from tests.builders import ADA, WRITTEN, Practice, is_a, make_bank, make_question
from tests.refused import refused
from tests.services.private.interviewing import Options, Player


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
    third = is_a(Asked, ada.press("skip", second.ref))
    is_a(Graded, ada.press("give_up", third.ref))
    report = is_a(Report, ada.press("next", third.ref))
    grades = [line.attempt.grade if line.attempt else None for line in report.lines]
    assert grades == [Grade.PARTLY, None, Grade.MISSED]
    assert (report.points, report.streak, len(report.missed)) == (3, 1, 2)
    assert report.lines[0].due_at is not None
    assert len({line.question.canonical_id for line in report.lines}) == 3


def test_a_new_interview_is_written_once(engine: Engine, ada: Player) -> None:
    """As it stands at its first question: `/interview` is what members wait for most."""
    written: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *heard: written.append(heard[2]))
    ada.start()
    of_it = [statement.split()[0] for statement in written if " interviews " in statement]
    assert sorted(of_it) == ["INSERT", "SELECT"]


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
        ({"practises": 12345}, "no longer recorded"),
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


def test_what_was_only_shown_is_not_asked_again_while_there_is_something_new(
    engine: Engine,
) -> None:
    """Skipped, or left behind unanswered."""
    ada = Player(Practice(engine, make_bank(make_question(f"caching/{n}") for n in range(9))))
    asked = [ada.start(questions=1, anew=True).question.id for _ in range(9)]
    assert len(set(asked)) == 9


def test_the_first_question_of_a_life_is_one_that_is_asked_often(
    engine: Engine,
) -> None:
    plain = [make_question(f"queues/{n}") for n in range(9)]
    known = [make_question("caching/a", often=True)]
    practice = Practice(engine, make_bank([*plain, *known]))
    for member_id in range(100, 109):
        newcomer = Player(practice, replace(ADA, member_id=member_id))
        assert newcomer.start().question.canonical_id == "caching/a"


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
    clash = is_a(Clash, ada.type(topic="queues"))
    assert (clash.interview, clash.position, clash.total) == (first.ref.interview, 1, 3)
    assert clash.request.scope.topic == "queues"
    assert ada.type(topic="caching", questions=3) == first
    anew = ada.start(topic="queues", anew=True)
    assert anew.ref.interview != first.ref.interview
    assert ada.type() == anew


@pytest.mark.parametrize("other", [{"topic": "queues"}, {"level": Level.SENIOR}, {"questions": 4}])
def test_any_option_that_differs_asks_first(ada: Player, other: Options) -> None:
    """One that was not given differs from nothing."""
    first = ada.start(topic="caching", level=Level.MID, questions=1)
    assert ada.type() == first
    is_a(Clash, ada.type(**other))


def test_each_server_and_direct_messages_have_an_interview_of_their_own(ada: Player) -> None:
    here = ada.start()
    alone = Player(ada.practice, replace(ADA, guild_id=DIRECT)).start()
    assert here.ref.interview != alone.ref.interview
    assert ada.type() == here
