"""What a grade changes: points, streak, standings and memory, in one transaction."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot.db.attempts import familiarity
from bot.db.models import (
    AttemptRow,
    DayRow,
    FamiliarityRow,
    MembershipRow,
    OccasionRow,
    StandingRow,
    StreakRow,
)
from bot.db.people import members, standings, streaks
from bot.domain.attempts.grading import Grade
from bot.domain.attempts.occasions import OccasionKind
from bot.domain.attempts.spaced_repetition import review
from bot.domain.private.quick import Asked, Report
from bot.services.attempts import recorder
from tests.builders import ADA, GRACE, NOON, Practice, is_a, make_bank, make_question
from tests.services.every_kind import answer_in_every_way, every_kind_bank
from tests.services.private.interviewing import Player

MANY = make_bank(make_question(f"caching/q{n:02}") for n in range(20))


@pytest.fixture
def ada(engine: Engine) -> Player:
    return Player(Practice(engine, MANY))


def totals(session: Session) -> dict[str, tuple[int, int]]:
    rows = session.scalars(select(StandingRow).where(StandingRow.member_id == ADA.member_id))
    return {row.period: (row.points, row.attempts) for row in rows}


def memory_of(session: Session, question: str) -> tuple[str | None, int | None]:
    row = session.scalars(select(FamiliarityRow)).one()
    assert question
    return row.card, row.grade


def points_of(player: Player, times: int) -> list[int]:
    """Play so many questions of one interview; what each earned."""
    asked = player.start(questions=times)
    points = []
    for _ in range(times):
        points.append(player.play(asked.ref).earned.points)
        screen = player.press("next", asked.ref)
        if isinstance(screen, Report):
            break
        asked = is_a(Asked, screen)
    return points


def test_a_day_earns_forty_points_at_most_and_its_attempts_still_count(ada: Player) -> None:
    assert points_of(ada, 15) == [3] * 13 + [1, 0]
    assert ada.practice.do(totals)["all"] == (40, 15)
    ada.practice.clock.advance(hours=24)
    assert points_of(ada, 1) == [3]


def test_the_cap_is_a_servers_own(ada: Player) -> None:
    points_of(ada, 15)
    assert points_of(Player(ada.practice, replace(ADA, guild_id=701)), 1) == [3]
    assert points_of(Player(ada.practice, GRACE), 1) == [3]


def test_the_same_question_in_other_words_earns_nothing_more_that_day(engine: Engine) -> None:
    bank = make_bank([make_question("caching/a"), make_question("queues/b", alias_of="caching/a")])
    ada = Player(Practice(engine, bank))
    assert [
        ada.play(ada.start(topic=topic, questions=1, anew=True).ref).earned.points
        for topic in ("caching", "queues", "caching")
    ] == [3, 0, 0]
    ada.practice.clock.advance(hours=12)  # the next local day
    asked = ada.start(topic="queues", questions=1, anew=True)
    assert ada.play(asked.ref).earned.points == 3


def test_the_same_question_in_another_server_is_no_repetition(engine: Engine) -> None:
    practice = Practice(engine, make_bank([make_question("caching/a")]))
    for server in (ADA, replace(ADA, guild_id=701)):
        ada = Player(practice, server)
        assert ada.play(ada.start().ref).earned.points == 3


def test_a_short_answer_is_graded_and_learnt_and_counts_for_nothing(ada: Player) -> None:
    asked = ada.start()
    graded = ada.play(asked.ref, Grade.SOLID, "A cache.")
    assert (graded.earned.points, graded.earned.streak) == (0, 0)
    assert ada.practice.do(totals) == {}
    assert ada.practice.do(memory_of, asked.question.id)[1] == Grade.SOLID


def test_i_do_not_know_first_does_not_make_a_later_answer_a_repetition(ada: Player) -> None:
    asked = ada.start(questions=1)
    ada.press("give_up", asked.ref)
    report = is_a(Report, ada.press("next", asked.ref))
    again = ada.start(practises=report.interview)
    assert again.question == asked.question
    assert ada.play(again.ref).earned.points == 3


def test_the_local_day_is_that_of_the_members_zone_else_the_servers(ada: Player) -> None:
    """At 12:00 UTC it is tomorrow in Auckland, and the month turns by the server's zone."""
    ada.practice.clock.now = NOON.replace(day=30)
    ada.practice.do(members.set_guild_zone, ADA.guild_id, "Pacific/Auckland")
    points_of(ada, 1)
    assert ada.practice.do(streaks.streak_of, ADA)[0].last_day == date(2026, 12, 1)
    assert set(ada.practice.do(totals)) == {"2026-W49", "2026-12", "all"}
    ada.practice.do(members.set_zone, ADA.member_id, "America/Los_Angeles")
    ada.practice.clock.advance(hours=36)
    points_of(ada, 1)
    assert ada.practice.do(streaks.streak_of, ADA)[0].last_day == date(2026, 12, 1)
    assert ada.practice.do(totals)["2026-12"] == (6, 2)


def test_a_streak_grows_day_by_day_and_shows_what_a_freeze_saved(ada: Player) -> None:
    for _ in range(7):
        points_of(ada, 1)
        ada.practice.clock.advance(days=1)
    ada.practice.clock.advance(days=1)
    earned = ada.play(ada.start(questions=1).ref).earned
    assert (earned.streak, earned.freezes) == (8, 0)
    assert earned.frozen == (date(2026, 12, 1),)
    frozen = ada.practice.do(
        lambda session: session.scalars(select(DayRow.day).where(DayRow.frozen)).all()
    )
    assert list(frozen) == [date(2026, 12, 1)]


def test_a_frozen_day_that_is_done_after_all_is_no_frozen_one(ada: Player) -> None:
    """Whoever travels west may have a date again."""
    points_of(ada, 1)
    ada.practice.clock.advance(days=1)
    day = ada.practice.clock.now.date()
    ada.practice.do(streaks.freeze, ADA, [day])
    points_of(ada, 1)
    row = ada.practice.do(Session.get_one, DayRow, (ADA.guild_id, ADA.member_id, day))
    assert (row.frozen, row.points, row.attempts) == (False, 3, 1)


@pytest.mark.parametrize(
    ("module", "name"),
    [(standings, "add"), (streaks, "save"), (streaks, "count_day"), (familiarity, "learn")],
)
def test_a_failure_in_the_middle_of_a_grade_leaves_nothing_of_it(
    ada: Player, monkeypatch: pytest.MonkeyPatch, module: object, name: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ConnectionError("the cable was pulled")

    def rows() -> list[int | None]:
        counts = [ada.practice.count(table) for table in (StreakRow, DayRow, StandingRow)]
        return [*counts, ada.practice.do(Session.scalar, select(AttemptRow.grade))]

    asked = ada.start()
    ada.answer(asked.ref)
    with monkeypatch.context() as planted:
        planted.setattr(module, name, fail)
        with pytest.raises(ConnectionError):
            ada.grade(asked.ref)
    assert rows() == [0, 0, 0, None]
    assert ada.grade(asked.ref).earned.points == 3
    assert rows() == [1, 1, 3, 3]


def test_a_changed_grade_is_learnt_as_if_it_had_been_the_first(ada: Player) -> None:
    asked = ada.start()
    ada.play(asked.ref, Grade.COULD_TEACH)
    for days in (1, 5):
        ada.practice.clock.advance(days=days)
        ada.grade(asked.ref, Grade.PARTLY)
        expected = review(None, Grade.PARTLY, NOON)
        assert ada.practice.do(memory_of, asked.question.id) == (expected.card, Grade.PARTLY)


def test_a_changed_grade_keeps_what_was_learnt_after_it(ada: Player) -> None:
    first = ada.start(questions=1)
    ada.play(first.ref, Grade.MISSED)
    report = is_a(Report, ada.press("next", first.ref))
    ada.practice.clock.advance(days=3)
    again = ada.start(practises=report.interview)
    ada.play(again.ref, Grade.SOLID)
    ada.practice.clock.advance(days=1)
    ada.grade(first.ref, Grade.PARTLY)
    since = review(review(None, Grade.PARTLY, NOON).card, Grade.SOLID, NOON + timedelta(days=3))
    assert ada.practice.do(memory_of, first.question.id) == (since.card, Grade.SOLID)
    ada.grade(again.ref, Grade.MISSED)
    missed = review(review(None, Grade.PARTLY, NOON).card, Grade.MISSED, NOON + timedelta(days=3))
    assert ada.practice.do(memory_of, first.question.id) == (missed.card, Grade.MISSED)


def test_peers_are_counted_once_each_by_their_latest_grade(engine: Engine) -> None:
    practice = Practice(engine, make_bank([make_question("caching/a")]))
    ada, grace = Player(practice, ADA), Player(practice, GRACE)
    elsewhere = Player(practice, replace(GRACE, guild_id=701))
    elsewhere.play(elsewhere.start().ref, Grade.SOLID)
    ada.play(ada.start().ref, Grade.SOLID)
    ada.play(ada.start(anew=True).ref, Grade.MISSED)
    peers = grace.play(grace.start().ref, Grade.MISSED).peers
    assert (peers.members, peers.same_grade, peers.percent) == (2, 2, 100)


@pytest.mark.parametrize("kind", list(OccasionKind))
def test_the_record_itself_refuses_a_second_attempt(engine: Engine, kind: OccasionKind) -> None:
    """Were two presses ever to pass the service at once, the second would fail."""
    practice = Practice(engine, every_kind_bank())
    answer_in_every_way(practice)
    maker = recorder.Recorder(practice.library, practice.clock, keep_texts=True)

    def write(session: Session) -> None:
        answered = (
            select(OccasionRow)
            .join(AttemptRow, AttemptRow.occasion_key == OccasionRow.key)
            .where(OccasionRow.kind == kind, AttemptRow.member_id == ADA.member_id)
        )
        maker.write(session, ADA, session.scalars(answered).first() or OccasionRow(), "again")

    with pytest.raises(Exception, match=r"(?i)unique"):
        practice.do(write)


def test_the_name_seen_last_is_kept(ada: Player) -> None:
    ada.start()
    renamed = Player(ada.practice, replace(ADA, name="Countess " * 20))
    renamed.type()
    names = ada.practice.do(lambda session: session.scalars(select(MembershipRow.name)).all())
    assert list(names) == [("Countess " * 20)[:100]]


def test_a_turn_knows_the_words_it_was_asked_in_and_its_attempt_the_question(
    engine: Engine,
) -> None:
    bank = make_bank([make_question("a/x"), make_question("b/y", alias_of="a/x")])
    ada = Player(Practice(engine, bank))
    asked = ada.start(topic="b")
    assert asked.question.id == "b/y"
    ada.play(asked.ref)
    keys = ada.practice.do(
        lambda session: (
            session.scalar(select(OccasionRow.question_key)),
            session.scalar(select(AttemptRow.question_key)),
        )
    )
    library = ada.practice.library
    assert tuple(library.identity(key or 0) for key in keys) == ("b/y", "a/x")
