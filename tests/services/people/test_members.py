"""What members may do with what is stored about them, and how long texts are kept."""

import json
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Engine, Table, func, select
from sqlalchemy.orm import Session

from bot.db.models import AttemptRow, Base, GuildRow, PostRow, ScheduleRow
from bot.domain.attempts.grading import Grade
from bot.domain.attempts.occasions import TurnRef
from bot.domain.attempts.screens import Graded
from tests.builders import ADA, CLUB, GRACE, MONA, WRITTEN, Practice, is_a, make_bank, make_question
from tests.services.populate import live
from tests.services.private.interviewing import Player

ELSEWHERE = 701
FOLLOWED_UP = make_bank([make_question("caching/q", follow_ups=("And then?",))])
"""A good answer to its question is followed up."""


def of_members() -> list[Table]:
    """The tables with a member in them, whichever those are by now."""
    return [table for table in Base.metadata.sorted_tables if "member_id" in table.c]


def rows(session: Session, column: str, value: int) -> dict[str, int]:
    """How many rows of each table have a value in a column."""
    return {
        table.name: session.scalar(
            select(func.count()).select_from(table).where(table.c[column] == value)
        )
        or 0
        for table in Base.metadata.sorted_tables
        if column in table.c
    }


@pytest.fixture
def practice(engine: Engine) -> Practice:
    """Ada and Grace have done everything, Ada in two servers."""
    practice = Practice(engine)
    live(practice, ADA, GRACE)
    live(practice, replace(ADA, guild_id=ELSEWHERE))
    return practice


def test_every_table_about_members_is_filled_by_a_full_life(practice: Practice) -> None:
    """Else the tests below would pass for a table that nobody thought of."""
    empty = [name for name, number in practice.do(rows, "member_id", 1).items() if number == 0]
    assert empty == []


def test_deleting_a_member_leaves_nothing_of_them_and_everything_of_others(
    practice: Practice,
) -> None:
    others = practice.do(rows, "member_id", GRACE.member_id)
    told = practice.do(practice.services.members.stored, ADA)
    assert practice.delete(ADA) == told
    assert told["members"] == 1
    assert set(told) >= {table.name for table in of_members()} | {"turns"}
    assert set(practice.do(rows, "member_id", ADA.member_id).values()) == {0}
    assert set(practice.do(practice.services.members.stored, ADA).values()) == {0}
    assert practice.do(rows, "member_id", GRACE.member_id) == others


def test_a_deleted_member_starts_as_a_newcomer(practice: Practice) -> None:
    practice.delete(ADA)
    settings = practice.do(practice.services.settings.show, ADA)
    assert (settings.zone, settings.hidden) == (None, False)
    player = Player(practice)
    assert player.play(player.start().ref).earned.streak == 1


def test_an_export_holds_every_row_about_a_member_and_none_about_others(
    practice: Practice,
) -> None:
    told: dict[str, Any] = json.loads(
        practice.do(practice.services.members.export, ADA).files(10**6)[0]
    )
    stored = practice.do(practice.services.members.stored, ADA)
    assert {name: len(told[name]) for name in stored} == stored
    assert told["member"] == str(ADA.member_id)
    for table in of_members():
        assert {row["member_id"] for row in told[table.name]} == {ADA.member_id}
        assert all(set(row) >= set(table.c.keys()) for row in told[table.name])
    assert WRITTEN in {row["text"] for row in told["attempts"]}
    assert {row["question"] for row in told["attempts"]} <= set(practice.bank.questions)
    assert {row["guild_id"] for row in told["memberships"]} == {CLUB, ELSEWHERE}


def test_an_export_survives_questions_that_left_the_bank(practice: Practice) -> None:
    after = practice.after_restart(make_bank([make_question("new/one")]))
    told = json.loads(after.do(after.services.members.export, ADA).files(10**6)[0])
    assert {row["question"] for row in told["attempts"]} == {None}


def test_forgetting_a_server_leaves_nothing_of_it_and_everything_of_others(
    practice: Practice,
) -> None:
    guilds = practice.services.servers
    kept = practice.do(rows, "guild_id", ELSEWHERE)
    assert min(practice.do(rows, "guild_id", CLUB).values()) > 0
    practice.do(guilds.left, CLUB)
    practice.clock.advance(days=29, hours=23)
    assert practice.forget_left() == 0
    practice.clock.advance(hours=2)
    assert practice.forget_left() == 1
    assert set(practice.do(rows, "guild_id", CLUB).values()) == {0}
    assert practice.do(rows, "guild_id", ELSEWHERE) == kept
    assert practice.forget_left() == 0
    left = practice.do(lambda s: s.scalars(select(GuildRow.id)).all())
    assert list(left) == [ELSEWHERE]
    assert practice.count(PostRow) == 1
    assert practice.count(ScheduleRow) == 1


def texts(session: Session) -> set[tuple[str | None, str | None]]:
    found = session.execute(select(AttemptRow.text, AttemptRow.note))
    return {(text, note) for text, note in found}


def test_texts_and_notes_are_forgotten_after_their_days_and_grades_stay(practice: Practice) -> None:
    forget = practice.services.members.forget_texts
    practice.clock.advance(days=179, hours=23)
    assert practice.do(forget) == 0
    practice.clock.advance(hours=2)
    assert practice.do(forget) > 0
    assert practice.do(texts) == {(None, None)}
    assert practice.do(forget) == 0
    grades = practice.do(lambda s: s.scalars(select(AttemptRow.grade)).all())
    assert None not in grades


def test_where_none_is_kept_a_text_is_gone_once_it_is_graded(engine: Engine) -> None:
    player = Player(Practice(engine, keep_texts_days=0))
    asked = player.start()
    assert player.answer(asked.ref).attempt.text == WRITTEN
    graded = player.grade(asked.ref, Grade.SOLID, note="Mine.")
    assert (graded.attempt.text, graded.attempt.note) == (None, None)
    assert graded.earned.points == 3
    assert is_a(Graded, player.type()).attempt.text is None


def test_where_none_is_kept_a_text_that_is_never_graded_is_gone_after_a_day(
    engine: Engine,
) -> None:
    practice = Practice(engine, keep_texts_days=0)
    player = Player(practice)
    player.answer(player.start().ref)
    assert practice.do(practice.services.members.forget_texts) == 0
    practice.clock.advance(hours=25)
    assert practice.do(practice.services.members.forget_texts) == 1
    assert practice.do(texts) == {(None, None)}


def follow_up(practice: Practice, player: Player) -> TurnRef:
    """Answer a question and what the interviewer went on with."""
    ref = player.start(questions=1).ref
    assert player.play(ref).attempt.follow_up == 0
    practice.do(practice.services.answers.turns.follow_up, ADA, ref, "I would retry.")
    return ref


def test_the_answer_to_a_follow_up_is_forgotten_with_the_rest_also_where_it_came_late(
    engine: Engine,
) -> None:
    practice = Practice(engine, FOLLOWED_UP)
    forget, player = practice.services.members.forget_texts, Player(practice)
    ref = follow_up(practice, player)
    for _ in range(2):
        assert is_a(Graded, player.press("show", ref)).attempt.follow_up_answer == "I would retry."
        practice.clock.advance(days=181)
        assert practice.do(forget) == 1
        assert is_a(Graded, player.press("show", ref)).attempt.follow_up_answer is None
        practice.do(practice.services.answers.turns.follow_up, ADA, ref, "I would retry.")


def test_a_change_of_grade_forgets_what_is_no_longer_kept(engine: Engine) -> None:
    """The host kept texts when it was written, and keeps none any more."""
    practice = Practice(engine, FOLLOWED_UP)
    ref = follow_up(practice, Player(practice))
    stopped = Player(practice.after_restart(FOLLOWED_UP, keep_texts_days=0))
    changed = stopped.grade(ref, Grade.PARTLY, note="Mine.").attempt
    assert (changed.text, changed.note, changed.follow_up_answer) == (None, None, None)


def test_a_host_who_stops_keeping_texts_forgets_the_old_ones(practice: Practice) -> None:
    stopped = practice.after_restart(practice.bank, keep_texts_days=0)
    stopped.clock.advance(hours=25)
    stopped.do(stopped.services.members.forget_texts)
    assert practice.do(texts) == {(None, None)}


def test_a_member_who_never_came_has_nothing_to_delete(practice: Practice) -> None:
    nobody = replace(MONA, member_id=404)
    assert set(practice.delete(nobody).values()) == {0}


def test_where_none_is_kept_the_answer_to_a_follow_up_is_not_kept_either(engine: Engine) -> None:
    practice = Practice(engine, FOLLOWED_UP, keep_texts_days=0)
    ref = follow_up(practice, Player(practice))
    assert is_a(Graded, Player(practice).press("show", ref)).attempt.follow_up_answer is None
